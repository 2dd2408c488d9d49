import pino from "pino";

import { Catalogue } from "../../src/catalogue/catalogue";
import { wholeGraph } from "../../src/server/graph";
import { serve } from "../../src/server/serve";
import { readSettings } from "../../src/server/settings";
import { logOnly } from "../../src/server/telemetry/telemetry";
import { attacks, type Post } from "./attacks";
import { Client } from "./client";

export interface Cost {
  readonly name: string;
  readonly isRefused: boolean;
  readonly status: number;
  /** Of the processor, the client's little share included: the median of five, as a ratio of a normal page's. */
  readonly time: number;
  /** Bytes of the answer for each of the request. */
  readonly amplification: number;
  readonly statements: number;
}

const rounds = 5;

const normalPage: Post = {
  body: JSON.stringify({
    query:
      "{ people(first: 20) { nodes { id slug name affiliations(first: 5) { nodes { organisation { name } } } } } }",
  }),
};

/** What each attack takes of a server that does nothing else, one request at a time. */
export async function costsOfAttacks(file: string): Promise<Cost[]> {
  let statements = 0;
  const catalogue = await Catalogue.open(`sqlite:${file}`, { onStatement: () => (statements += 1) });
  const log = pino({ level: "silent" });
  const settings = readSettings({ PORT: "0", POINTS_PER_MINUTE: "1000000000" });
  const server = await serve((plugins) => wholeGraph(catalogue, log, plugins, settings.limits), {
    ...settings,
    telemetry: logOnly(log),
    readiness: async () => ({ reasons: [] }),
    playgroundFolder: null,
    close: () => catalogue.close(),
  });
  const client = new Client(`${server.url}/graphql`, "127.0.0.1");
  const measure = async (next: () => Post) => {
    const times: number[] = [];
    let last = { status: 0, text: "", asked: 0, body: "" as Post["body"] };
    for (let round = 0; round < rounds; round += 1) {
      const post = next();
      statements = 0;
      const before = process.cpuUsage();
      const { status, text } = await client.post(post);
      const { user, system } = process.cpuUsage(before);
      last = { status, text, asked: statements, body: post.body };
      times.push(user + system);
    }
    return { ...last, time: times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0 };
  };

  for (let warming = 0; warming < 20; warming += 1) await client.post(normalPage);
  const page = await measure(() => normalPage);
  const costs: Cost[] = [];
  for (const { name, isRefused, next } of attacks) {
    const { status, text, asked, body, time } = await measure(next);
    const amplification = Buffer.byteLength(text) / Buffer.byteLength(body);
    costs.push({ name, isRefused, status, time: time / page.time, amplification, statements: asked });
  }
  client.close();
  await server.stop();
  return costs;
}
