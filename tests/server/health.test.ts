import { databaseReadiness } from "../../src/server/health/readiness";
import { subgraphGraph } from "../../src/server/graph";
import { logOnly } from "../../src/server/telemetry/telemetry";
import { subgraphs } from "../../src/subgraphs";
import { federatedServers, subgraphNames } from "../helpers/federated-servers";
import { logTo, runningServer, served } from "../helpers/running-server";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

const read = async (url: string) => {
  const response = await fetch(url);
  const body: unknown = await response.json();
  return { status: response.status, body };
};

describe("/livez", () => {
  it("answers without asking the database", async () => {
    const statements: string[] = [];
    const { url } = await runningServer(
      await temporaryCatalogue({ onStatement: (sql) => statements.push(sql) }),
    );
    statements.length = 0;

    const live = await read(`${url}/livez`);

    expect(live).toEqual({ status: 200, body: { live: true } });
    expect(statements).toEqual([]);
  });
});

describe("/readyz", () => {
  const unready = (reason: string) => ({ status: 503, body: { ready: false, reasons: [reason] } });

  it("answers ready", async () => {
    const { url } = await runningServer(await temporaryCatalogue());

    expect(await read(`${url}/readyz`)).toEqual({ status: 200, body: { ready: true, reasons: [] } });
  });

  it("answers ready for a subgraph too", async () => {
    const subgraph = subgraphs[0] as (typeof subgraphs)[number];
    const catalogue = await temporaryCatalogue();
    const log = logTo([]);
    const { url } = await served((plugins) => subgraphGraph(subgraph, catalogue, log, plugins), {
      readiness: databaseReadiness(catalogue),
      telemetry: logOnly(log),
    });

    expect(await read(`${url}/readyz`)).toEqual({ status: 200, body: { ready: true, reasons: [] } });
    expect((await read(`${url}/livez`)).status).toBe(200);
  });

  it("reports that the database does not answer, and logs the change", async () => {
    const { catalogue } = await openedCatalogue();
    const lines: string[] = [];
    const { url } = await runningServer(catalogue, lines);
    await catalogue.close();

    const [first, second] = [await read(`${url}/readyz`), await read(`${url}/readyz`)];

    expect([first, second]).toEqual([unready("DATABASE_UNREACHABLE"), unready("DATABASE_UNREACHABLE")]);
    expect(lines.filter((line) => line.includes("not ready"))).toHaveLength(1);
  });

  it("reports pending migrations", async () => {
    const { catalogue, url: databaseUrl } = await openedCatalogue();
    const raw = await rawConnection(databaseUrl);
    await raw.run("delete from migration");
    const { url } = await runningServer(catalogue);

    expect(await read(`${url}/readyz`)).toEqual(unready("MIGRATIONS_PENDING"));
  });

  it("reports unknown migrations of a newer version", async () => {
    const { catalogue, url: databaseUrl } = await openedCatalogue();
    const raw = await rawConnection(databaseUrl);
    await raw.run("insert into migration (timestamp, name) values (9999999999999, 'Later9999999999999')");
    const { url } = await runningServer(catalogue);

    expect(await read(`${url}/readyz`)).toEqual(unready("MIGRATIONS_UNKNOWN"));
  });

  it("asks the database once for concurrent probes", async () => {
    const statements: string[] = [];
    const catalogue = await temporaryCatalogue({ onStatement: (sql) => statements.push(sql) });
    const { url } = await runningServer(catalogue);
    statements.length = 0;

    const seen = await Promise.all(Array.from({ length: 40 }, () => read(`${url}/readyz`)));

    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200]));
    expect(statements.length).toBeLessThan(20);
  });
});

describe("/readyz of a router", () => {
  it("is ready while any subgraph answers, and names those that do not", async () => {
    const { proxies, router } = await federatedServers();
    await proxies.works.refuse();

    const ready = await read(router.replace("/graphql", "/readyz"));

    expect(ready).toEqual({ status: 200, body: { ready: true, reasons: [], unreachable: ["works"] } });
  });

  it("is not ready when none answers", async () => {
    const { proxies, router } = await federatedServers();
    await Promise.all(subgraphNames.map((name) => proxies[name].refuse()));

    const { status, body } = await read(router.replace("/graphql", "/readyz"));

    expect(status).toBe(503);
    expect(body).toEqual({
      ready: false,
      reasons: ["SUBGRAPHS_UNREACHABLE"],
      unreachable: expect.arrayContaining([...subgraphNames]) as unknown,
    });
  });
});
