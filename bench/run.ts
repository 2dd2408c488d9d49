import "reflect-metadata";

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import pino from "pino";

import { Catalogue } from "../src/catalogue/catalogue";
import { idForKey } from "../src/domain/ids";
import { wholeGraph } from "../src/server/graph";
import { internalRequest } from "../src/server/request-context";
import { fill, topOrganisationKey } from "./fill";
import { openLimit } from "./limit";

const { values } = parseArgs({
  options: { appearances: { type: "string", default: "100000" }, seconds: { type: "string", default: "5" } },
});
const appearances = Number(values.appearances);
const size = {
  appearances,
  episodes: Math.ceil(appearances / 1.5),
  people: Math.ceil(appearances / 15),
  shows: Math.ceil(appearances / 150),
};

const [rounds, clients] = [5, 16];

const question = `query ($subject: ID!) {
  appearances(filter: { relatedTo: { organisation: $subject } }, first: 50) { edges {
    because { reason }
    node { person { name } episode { displayTitle show { displayTitle } hosts { person { name } } } }
  } }
}`;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-bench-"));
  const file = join(folder, "bench.sqlite");
  const catalogue = await Catalogue.open(`sqlite:${file}`);
  await catalogue.migrate();

  const began = performance.now();
  const rows = await fill(catalogue, size);
  print(
    `${rows} rows written, with their projections, in ${((performance.now() - began) / 1_000).toFixed(1)} s`,
  );

  const subject = idForKey("Organisation", topOrganisationKey);
  const { server, contextOf } = wholeGraph(catalogue, pino({ level: "silent" }));
  const ask = async () => {
    const { body } = await server.executeOperation(
      { query: question, variables: { subject } },
      { contextValue: contextOf(internalRequest("bench")) },
    );
    return body.kind === "single" ? JSON.stringify(body.singleResult) : "";
  };
  const limit = await openLimit(file, subject);
  if (JSON.stringify(withoutOrder(await ask())) !== JSON.stringify(withoutOrder(await limit()))) {
    throw new Error("The graph and the limit do not answer the same.");
  }

  // In turns, so that both meet the same weather.
  const rates: Record<"graph" | "limit", number[]> = { graph: [], limit: [] };
  for (let round = 0; round < rounds; round += 1) {
    rates.limit.push(await rateOf(limit));
    rates.graph.push(await rateOf(ask));
  }
  print(`the Army question, 50 appearances, five levels, in process, ${clients} at a time:`);
  print(
    `  limit (one statement that concatenates the JSON)  ${medianOf(rates.limit).toFixed(0)} a second  1.00`,
  );
  const ratio = medianOf(rates.graph) / medianOf(rates.limit);
  print(
    `  the graph                                         ${medianOf(rates.graph).toFixed(0)} a second  ${ratio.toFixed(2)}`,
  );

  await server.stop();
  await catalogue.close();
  await rm(folder, { recursive: true });
}

/** Answers a second, with as many requests under way as a busy server has. */
async function rateOf(ask: () => Promise<string>): Promise<number> {
  const began = performance.now();
  const until = began + (Number(values.seconds) * 1_000) / rounds;
  let answers = 0;
  const client = async () => {
    while (performance.now() < until) {
      await ask();
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return answers / ((performance.now() - began) / 1_000);
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Reasons and hosts are told in no promised order here; everything else is. */
function withoutOrder(answer: string): unknown {
  return JSON.parse(answer, (key, value: unknown) =>
    ["because", "hosts"].includes(key) && Array.isArray(value)
      ? value.map((item) => JSON.stringify(item)).toSorted()
      : value,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
