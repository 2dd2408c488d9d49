import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { readSettings } from "../../../src/server/settings";
import { startWhole } from "../../../src/server/start";
import { Metrics } from "../../../src/server/telemetry/metrics";
import { RequestRecord } from "../../../src/server/telemetry/request-record";
import { readExposition } from "../../helpers/exposition";
import { federatedServers, post } from "../../helpers/federated-servers";
import { makeTopic } from "../../helpers/make-entities";
import { rostrum } from "../../helpers/command-line";
import { logTo } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { afterTests, temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { upsert } from "../../helpers/upsert";

/** The address of the metrics, from the log. */
const addressIn = (lines: readonly string[]) => /"url":"([^"]+)"/.exec(lines.join(""))?.[1] ?? "";

async function metricsAt(address: string) {
  const response = await fetch(address);
  return readExposition(await response.text());
}

const oursIn = (samples: ReadonlyMap<string, number>) =>
  [...samples.keys()].filter((name) => name.startsWith("rostrum_"));

describe("the metrics of a server", () => {
  const lines: string[] = [];
  let url: string;
  beforeAll(async () => {
    const catalogue = await startingCatalogue();
    // The write-ahead log is empty until something is written.
    await upsert(catalogue, makeTopic());
    const server = await startWhole(catalogue, {
      // One statement with one row would answer the whole query otherwise.
      settings: readSettings({ PORT: "0", METRICS_PORT: "0", QUERY_PATH: "loaders" }),
      log: logTo(lines),
      playgroundFolder: "nowhere",
    });
    afterTests(() => server.stop());
    ({ url } = server);
  });

  const ask = (query: string) => post(`${url}/graphql`, query);
  const samples = async () => (await metricsAt(addressIn(lines))).samples;
  /** A request is counted when its answer was sent, so the count may come slightly later. */
  const settled = async (count: number) => {
    let seen = await samples();
    while ((seen.get('rostrum_request_duration_seconds_count{type="query"}') ?? 0) < count) {
      seen = await samples();
    }
    return seen;
  };

  it("count requests, prices, statements and rows", async () => {
    await ask("{ people(first: 2) { nodes { id } } }");
    await ask("{ people(first: 0) { totalCount } }");
    await ask(
      "{ appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { id } } } } } } } } }",
    );

    const seen = await settled(3);

    const of = (status: number, code: string) =>
      seen.get(`rostrum_requests_total{type="query",status="${status}",code="${code}"}`);
    expect([of(200, "none"), of(200, "BAD_USER_INPUT"), of(400, "LIMIT_EXCEEDED")]).toEqual([1, 1, 1]);
    expect(seen.get('rostrum_refused_total{limit="nodes"}')).toBe(1);
    expect(seen.get('rostrum_price_points_count{kind="requested"}')).toBe(3);
    expect(seen.get('rostrum_price_points_count{kind="actual"}')).toBe(2);
    expect(seen.get("rostrum_statements_total")).toBe(1);
    expect(seen.get("rostrum_rows_total")).toBe(3);
    expect(seen.get("rostrum_statement_seconds_total")).toBeGreaterThan(0);
  });

  it("include the database, the event loop, memory and open files", async () => {
    const seen = await samples();

    expect(seen.get('rostrum_database_bytes{file="database"}')).toBeGreaterThan(0);
    expect(seen.get('rostrum_database_bytes{file="wal"}')).toBeGreaterThan(0);
    expect(seen.get("rostrum_edits_waiting")).toBe(0);
    for (const name of [
      "nodejs_eventloop_lag_p99_seconds",
      "process_resident_memory_bytes",
      "process_open_fds",
    ]) {
      expect(seen.get(name)).toBeGreaterThanOrEqual(0);
    }
  });

  it("do not grow with client-chosen names", async () => {
    await ask("query First { __typename }");
    const before = oursIn(await settled(4));

    for (let number = 0; number < 30; number += 1) await ask(`query Mine${number} { __typename }`);
    await settled(34);

    expect(oursIn(await samples())).toEqual(before);
  });

  it("case 24: are only on their own port, which does not serve the graph", async () => {
    const onTheGraphs = await fetch(`${url}/metrics`);
    const elsewhere = await fetch(addressIn(lines).replace("/metrics", "/graphql"));

    expect([onTheGraphs.status, elsewhere.status]).toEqual([404, 404]);
    expect(new URL(addressIn(lines)).hostname).toBe("127.0.0.1");
  });
});

describe("metrics", () => {
  it("are off by default", async () => {
    const lines: string[] = [];
    const server = await startWhole(await temporaryCatalogue(), {
      settings: readSettings({ PORT: "0" }),
      log: logTo(lines),
      playgroundFolder: "nowhere",
    });
    await server.stop();

    expect(lines).toEqual([]);
  });

  it("fail the start with advice when their port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    afterTests(async () => other.close());
    const { port } = other.address() as AddressInfo;

    const starting = startWhole(await temporaryCatalogue(), {
      settings: readSettings({ PORT: "0", METRICS_PORT: String(port) }),
      log: logTo([]),
      playgroundFolder: "nowhere",
    });

    await expect(starting).rejects.toMatchObject({
      code: "BAD_SETTING",
      message: `Another process listens on 127.0.0.1:${port} already. Give METRICS_PORT another number: each process takes one of its own.`,
    });
  });

  it("do not keep a process alive after a failed start", async () => {
    const { code, err } = await rostrum(["serve", "--router", "--supergraph", "not-there.graphql"], {
      METRICS_PORT: "0",
      LOG_LEVEL: "error",
    });

    expect(code).toBe(2);
    expect(err).toContain("Expected a supergraph in not-there.graphql");
  });

  it("limit the number of error codes from foreign subgraphs", async () => {
    const metrics = new Metrics();
    for (let number = 0; number < 200; number += 1) {
      const record = new RequestRecord();
      record.failed([{ extensions: { code: `CODE_${number}` } }, { extensions: { code: "x y" } }]);
      metrics.ended(record.ended("request", null, 200));
    }

    const { samples } = readExposition(await metrics.text());

    const codes = [...samples.keys()].filter((name) => name.startsWith("rostrum_requests_total"));
    expect(codes).toHaveLength(51);
    expect(samples.get('rostrum_requests_total{type="none",status="200",code="other"}')).toBe(150);
  });
});

describe("the metrics of a router", () => {
  it("report which subgraph failed, and why", async () => {
    const { ask, log, proxies } = await federatedServers({ settings: { METRICS_PORT: "0" } });
    await ask("{ awards { totalCount } }");
    await proxies.works.refuse();
    await ask("{ awards { totalCount } people { totalCount } }");
    const before = await metricsAt(addressIn(log));
    for (let time = 0; time < 3; time += 1) await ask("{ awards { totalCount } }");

    const { samples } = await metricsAt(addressIn(log));

    expect(before.samples.get('rostrum_subgraph_faults_total{subgraph="works",reason="UNREACHABLE"}')).toBe(
      1,
    );
    expect(before.samples.get('rostrum_subgraph_request_duration_seconds_count{subgraph="works"}')).toBe(2);
    expect(before.samples.get('rostrum_subgraph_request_duration_seconds_count{subgraph="people"}')).toBe(1);
    const open = "rostrum_subgraph_circuit_open";
    expect(before.samples.get(`${open}{subgraph="works"}`)).toBe(0);
    expect([samples.get(`${open}{subgraph="works"}`), samples.get(`${open}{subgraph="people"}`)]).toEqual([
      1, 0,
    ]);
    expect(samples.get('rostrum_subgraph_faults_total{subgraph="works",reason="CIRCUIT_OPEN"}')).toBe(1);
  });
});
