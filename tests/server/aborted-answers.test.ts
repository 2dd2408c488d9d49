import { connect } from "node:net";

import { subgraphGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import { startRouter } from "../../src/server/start-router";
import { logOnly } from "../../src/server/telemetry/telemetry";
import { discovery } from "../../src/subgraphs/discovery";
import { afterTests } from "../helpers/after-tests";
import { silent } from "../helpers/graph-over";
import { logTo, served } from "../helpers/running-server";
import { startServer } from "../helpers/server-process";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { until } from "../helpers/until";

const [streams, answers] = [30, 10];
const settings = { LOG_LEVEL: "info", MAX_STREAMS: "100", MAX_STREAMS_PER_CLIENT: "100" };

/** Asks by a connection of its own, and resets it at the first byte of the answer. */
async function abortAtFirstByte(url: string, query: string, accept: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query });
  const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: ${accept}`;
  const socket = connect(Number(port), hostname);
  socket.write(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  socket.once("data", () => socket.resetAndDestroy()).on("error", () => {});
  await new Promise((resolve) => socket.once("close", resolve));
}

async function abortAll(url: string): Promise<void> {
  const progress = "subscription { networkProgress(of: PEOPLE, work: BETWEENNESS) { done } }";
  const page = "{ people(first: 50) { nodes { name description } } }";
  for (let count = 0; count < streams; count += 10)
    await Promise.all(Array.from({ length: 10 }, () => abortAtFirstByte(url, progress, "text/event-stream")));
  for (let count = 0; count < answers; count += 10)
    await Promise.all(Array.from({ length: 10 }, () => abortAtFirstByte(url, page, "application/json")));
}

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly codes?: readonly string[];
}

const answeredIn = (lines: readonly string[]) => lines.filter((line) => line.includes('"msg":"answered"'));

describe("answers that their clients abort at the first byte", () => {
  it("are no faults, and nothing but log lines is on standard error", async () => {
    const { url, end } = await startServer(settings);

    await abortAll(url);
    const { log } = await end("SIGINT");

    // Each line is JSON, or this throws.
    const lines = log
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Line);
    expect(lines.filter(({ level }) => level > 30)).toEqual([]);
    const answered = lines.filter(({ msg }) => msg === "answered");
    expect(answered).toHaveLength(streams + answers);
    expect(answered.flatMap(({ codes }) => codes)).toEqual([]);
  });

  it("are no faults at the router, nor at its subgraph", async () => {
    const [routerLines, subgraphLines]: [string[], string[]] = [[], []];
    const catalogue = await startingCatalogue();
    const subgraph = await served((plugins) => subgraphGraph(discovery, catalogue, silent, plugins), {
      telemetry: logOnly(logTo(subgraphLines)),
    });
    const router = await startRouter(`${projectFolder}/schema/supergraph.graphql`, {
      settings: readSettings({ ...settings, PORT: "0", SUBGRAPHS: `discovery=${subgraph.url}/graphql` }),
      log: logTo(routerLines),
      playgroundFolder: null,
    });
    afterTests(() => router.stop());

    await abortAll(router.url);
    await until(
      () => answeredIn(routerLines).length,
      (count) => count === streams + answers,
    );

    expect([...answeredIn(routerLines), ...subgraphLines].join("")).not.toContain("INTERNAL_SERVER_ERROR");
  });
});
