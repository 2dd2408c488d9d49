import "reflect-metadata";

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import pino from "pino";

import { Catalogue } from "../src/catalogue/catalogue";
import { CatalogueBounds } from "../src/server/limits/catalogue-bounds";
import { wholeGraph } from "../src/server/graph";
import { internalRequest } from "../src/server/request-context";
import { type QueryPath, readSettings } from "../src/server/settings";
import { fill } from "./fill";
import { Limits } from "./limit";
import { type Question, questions } from "./questions";

const { values } = parseArgs({
  options: {
    appearances: { type: "string", default: "100000" },
    seconds: { type: "string", default: "5" },
    // A database that is filled at the first run and kept for later ones. Without it, one is made and removed again.
    database: { type: "string" },
  },
});
const appearances = Number(values.appearances);
const size = {
  appearances,
  episodes: Math.ceil(appearances / 1.5),
  people: Math.ceil(appearances / 15),
  shows: Math.ceil(appearances / 150),
};

const [rounds, clients] = [5, 16];

type Ask = () => Promise<string>;

/** CPU of one request in microseconds, of all threads of this process, and requests a second. */
interface Measured {
  readonly cpu: number;
  readonly rate: number;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-bench-"));
  const file = values.database ?? join(folder, "bench.sqlite");
  const isFilled = existsSync(file);
  const catalogue = await Catalogue.open(`sqlite:${file}`);
  if (!isFilled) {
    await catalogue.migrate();
    const [began, rows] = [performance.now(), await fill(catalogue, size)];
    const seconds = (performance.now() - began) / 1_000;
    print(`${rows} rows written, with their projections, in ${seconds.toFixed(1)} s`);
  }
  print(
    `in process, ${clients} at a time, limits and prices on; CPU of one request in µs, of all threads, and its share of the limit's:`,
  );

  const limits = await Limits.open(file);
  const graphs = (["loaders", "compiled"] as const).map((path) => [path, askerOf(catalogue, path)] as const);
  for (const question of questions) {
    const asks: ReadonlyArray<readonly [string, Ask]> = [
      ["limit", limits.ask(question.limit, question.variables)],
      ...graphs.map(([path, ask]) => [path, () => ask(question)] as const),
    ];
    await assertSame(question, asks);
    print(question.name);
    await measure(asks);
  }

  await catalogue.close();
  await rm(folder, { recursive: true });
}

/** As shipped, but for a higher limit of the price, and without HTTP. */
function askerOf(catalogue: Catalogue, queryPath: QueryPath): (question: Question) => Promise<string> {
  const usual = readSettings({}).limits;
  const limits = usual && { ...usual, price: 100_000, nodes: 100_000 };
  const bounds = new CatalogueBounds(catalogue.reader);
  const log = pino({ level: "silent" });
  const { server, contextOf } = wholeGraph(catalogue, log, [], limits, bounds, { queryPath });
  return async ({ query, variables }) => {
    const { body } = await server.executeOperation(
      { query, variables },
      { contextValue: contextOf(internalRequest("bench")) },
    );
    if (body.kind !== "single" || body.singleResult.errors) throw new Error(JSON.stringify(body));
    return JSON.stringify(body.singleResult);
  };
}

async function assertSame({ name }: Question, asks: ReadonlyArray<readonly [string, Ask]>): Promise<void> {
  const answers = new Set<string>();
  for (const [, ask] of asks) {
    const { data } = JSON.parse(await ask(), withoutOrder) as { data: unknown };
    answers.add(JSON.stringify(data));
  }
  if (answers.size > 1) throw new Error(`${name}: not all answer the same.`);
}

/** In turns, so that all have the same load beside them. Medians. */
async function measure(asks: ReadonlyArray<readonly [string, Ask]>): Promise<void> {
  const found = new Map(asks.map(([name]) => [name, [] as Measured[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, ask] of asks) found.get(name)?.push(await requests(ask));
  }
  const medianIn = (name: string, of: keyof Measured) =>
    medianOf(found.get(name)?.map((one) => one[of]) ?? []);
  for (const [name] of asks) {
    const [cpu, rate] = [medianIn(name, "cpu"), medianIn(name, "rate")];
    const share = medianIn("limit", "cpu") / cpu;
    print(
      `  ${name.padEnd(10)}${cpu.toFixed(0).padStart(8)} µs ${share.toFixed(2).padStart(6)}${rate.toFixed(0).padStart(8)} a second`,
    );
  }
}

async function requests(ask: Ask): Promise<Measured> {
  const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
  const until = began + (Number(values.seconds) * 1_000) / rounds;
  let answers = 0;
  const client = async () => {
    while (performance.now() < until) {
      await ask();
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const { user, system } = process.cpuUsage(cpuBefore);
  return { cpu: (user + system) / answers, rate: answers / ((performance.now() - began) / 1_000) };
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Reasons and hosts are in no promised order in the limit's answer; everything else is. */
function withoutOrder(key: string, value: unknown): unknown {
  return ["because", "hosts"].includes(key) && Array.isArray(value)
    ? value.map((item) => JSON.stringify(item)).toSorted()
    : value;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
