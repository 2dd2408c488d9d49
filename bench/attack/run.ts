import "reflect-metadata";

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { Catalogue } from "../../src/catalogue/catalogue";
import { fill } from "../fill";
import { describeHolds, holdsOf } from "./holds";
import { MeasuredServer } from "./measured-server";
import { describePrices, type Price, pricesOf } from "./prices";
import { describeTraffic, type Traffic, trafficUnderAttack } from "./traffic";
import { describeWorst, worstOperations } from "./worst";

const help = `npm run bench:attack -- [options]

  --only LIST         of traffic,prices,worst,holds: good traffic under attack, CPU per point of every kind of
                      question, a search for the most CPU per point, the longest hold of the event loop; all
  --appearances N     size of the graph; 30000
  --seconds N         of quiet and of attacked traffic; 20
  --connections N     half of them hostile; 32
  --attack NAME       only the attacks whose name has this
  --tries N           operations that the search tries; 300
  --seed N            of the search; 1
  --max-price N       of an operation that is measured for prices, worst and holds; 1000
  --check             fails where good traffic does not succeed, or a refused request has asked the database
  --json              one object, for other programs
  --help
`;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "traffic,prices,worst,holds" },
    appearances: { type: "string", default: "30000" },
    seconds: { type: "string", default: "20" },
    connections: { type: "string", default: "32" },
    attack: { type: "string", default: "" },
    tries: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    "max-price": { type: "string", default: "1000" },
    check: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) return print(help);
  const folder = await mkdtemp(join(tmpdir(), "rostrum-attack-"));
  const file = join(folder, "bench.sqlite");
  await fillFile(file, Number(values.appearances));
  const results: Record<string, unknown> = {};
  const problems: string[] = [];
  const tell = (name: string, result: unknown, lines: readonly string[]) => {
    results[name] = result;
    if (!values.json) print(`${lines.join("\n")}\n`);
  };

  if (isWanted("traffic")) {
    const [connections, seconds] = [Number(values.connections), Number(values.seconds)];
    const traffic = await trafficUnderAttack(file, { connections, seconds, only: values.attack });
    tell("traffic", traffic, describeTraffic(traffic));
    problems.push(...problemsOfTraffic(traffic));
  }
  // Each has a server of its own: nothing is cached, compiled or kept from what was measured before.
  if (isWanted("prices")) {
    const prices = await withServer(file, pricesOf);
    tell("prices", prices, describePrices(prices));
    problems.push(...problemsOfPrices(prices));
  }
  if (isWanted("worst")) {
    const [tries, seed] = [Number(values.tries), Number(values.seed)];
    const worst = await withServer(file, (server) => worstOperations(server, { tries, seed }));
    tell("worst", worst, describeWorst(worst));
  }
  if (isWanted("holds")) {
    const holds = await withServer(file, holdsOf);
    tell("holds", holds, describeHolds(holds));
  }
  await rm(folder, { recursive: true });
  if (values.json) print(`${JSON.stringify(results)}\n`);
  if (!values.check || problems.length === 0) return;
  process.stderr.write(`${problems.join("\n")}\n`);
  process.exitCode = 1;
}

function isWanted(section: string): boolean {
  return values.only.split(",").includes(section);
}

async function fillFile(file: string, appearances: number): Promise<void> {
  const catalogue = await Catalogue.open(`sqlite:${file}`);
  await catalogue.migrate();
  await fill(catalogue, {
    appearances,
    episodes: Math.ceil(appearances / 1.5),
    people: Math.ceil(appearances / 15),
    shows: Math.ceil(appearances / 150),
  });
  await catalogue.close();
}

async function withServer<T>(file: string, measure: (server: MeasuredServer) => Promise<T>): Promise<T> {
  const server = await MeasuredServer.open(file, values["max-price"]);
  try {
    return await measure(server);
  } finally {
    await server.close();
  }
}

function problemsOfTraffic({ attacked: { asked, answered } }: Traffic): string[] {
  if (answered / asked >= 0.999) return [];
  return [`Expected 99.9 % of good traffic to succeed, but ${answered} of ${asked} did.`];
}

function problemsOfPrices(prices: readonly Price[]): string[] {
  const tooMany = prices.filter(({ isRefused, statements }) => isRefused && statements > 0);
  return tooMany.map(({ name }) => `Expected to refuse ${name} before the database is asked.`);
}

function print(text: string): void {
  process.stdout.write(text);
}

void main();
