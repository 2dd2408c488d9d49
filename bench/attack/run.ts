import "reflect-metadata";

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { Catalogue } from "../../src/catalogue/catalogue";
import { fill } from "../fill";
import { type Cost, costsOfAttacks } from "./cost";
import { measureGoodTraffic, type Measured } from "./good-traffic";
import type { Outcomes } from "./hostile";
import { attack, startServer } from "./running";

const { values } = parseArgs({
  options: {
    appearances: { type: "string", default: "30000" },
    seconds: { type: "string", default: "20" },
    connections: { type: "string", default: "32" },
    /** Fails where good traffic does not succeed, or a refused request has asked the database. Times are printed only. */
    check: { type: "boolean", default: false },
  },
});
const [appearances, seconds] = [Number(values.appearances), Number(values.seconds)];
const half = Math.ceil(Number(values.connections) / 2);

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-attack-"));
  const file = join(folder, "bench.sqlite");
  const catalogue = await Catalogue.open(`sqlite:${file}`);
  await catalogue.migrate();
  await fill(catalogue, {
    appearances,
    episodes: Math.ceil(appearances / 1.5),
    people: Math.ceil(appearances / 15),
    shows: Math.ceil(appearances / 150),
  });
  await catalogue.close();

  const server = await startServer(file);
  await measureGoodTraffic(server.url, half, 2);
  const quiet = await measureGoodTraffic(server.url, half, seconds);
  const [attacked, outcomes] = await Promise.all([
    measureGoodTraffic(server.url, half, seconds),
    attack(server.url, half, seconds),
  ]);
  const after = await measureGoodTraffic(server.url, half, 2);
  server.stop();
  const costs = await costsOfAttacks(file);
  await rm(folder, { recursive: true });

  tellTraffic({ quiet, attacked, after });
  tellOutcomes(outcomes);
  tellCosts(costs);
  if (values.check) check(attacked, costs);
}

function tellTraffic({
  quiet,
  attacked,
  after,
}: Readonly<Record<"quiet" | "attacked" | "after", Measured>>): void {
  print(`good traffic, ${half} readers, ${seconds} s; then as many hostile connections beside them:`);
  for (const [name, { asked, answered, p50, p99 }] of Object.entries({ quiet, attacked, after })) {
    print(
      `  ${name.padEnd(10)}${asked} asked, ${percent(answered / asked)} answered, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    );
  }
  print(`  success under attack ${percent(attacked.answered / attacked.asked)} (aim: 99.9 %)`);
  print(`  p99 under attack ÷ quiet ${(attacked.p99 / quiet.p99).toFixed(1)} (aim: 3)`);
}

function tellOutcomes(outcomes: Outcomes): void {
  print("what became of the attacks, by status:");
  for (const [name, counts] of Object.entries(outcomes)) {
    const told = Object.entries(counts).map(([status, count]) => `${status}: ${count}`);
    print(`  ${name.padEnd(36)}${told.join(", ")}`);
  }
}

function tellCosts(costs: readonly Cost[]): void {
  print(
    "one at a time, medians of five: time of the processor ÷ a normal page's, bytes of the answer ÷ of the request, statements:",
  );
  for (const { name, isRefused, status, time, amplification, statements } of costs) {
    const ratios = `${time.toFixed(1).padStart(6)} ${amplification.toFixed(1).padStart(7)} ${String(statements).padStart(4)}`;
    print(`  ${name.padEnd(36)}${ratios}  ${isRefused ? "refused" : "answered"} with ${status}`);
  }
  const refused = costs.filter(({ isRefused }) => isRefused);
  const worst = (of: (cost: Cost) => number, all = refused) => Math.max(...all.map(of));
  print(`  worst refused ÷ a normal page ${worst(({ time }) => time).toFixed(1)} (aim: 5)`);
  print(`  worst amplification ${worst(({ amplification }) => amplification, costs.slice()).toFixed(0)}`);
  print(`  statements before a refusal ${worst(({ statements }) => statements)} (aim: 0)`);
}

function check({ asked, answered }: Measured, costs: readonly Cost[]): void {
  const tooMany = costs.filter(({ isRefused, statements }) => isRefused && statements > 0);
  const problems = [
    ...(answered / asked >= 0.999
      ? []
      : [`Expected 99.9 % of good traffic to succeed, but ${answered} of ${asked} did.`]),
    ...tooMany.map(({ name }) => `Expected to refuse ${name} before the database is asked.`),
  ];
  for (const problem of problems) print(problem);
  if (problems.length > 0) process.exitCode = 1;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
