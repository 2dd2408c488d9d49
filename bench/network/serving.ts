import "reflect-metadata";

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";

import pino from "pino";

import { Catalogue } from "../../src/catalogue/catalogue";
import { betweenness } from "../../src/network/betweenness/betweenness";
import type { Network } from "../../src/network/network";
import { MeasurePool } from "../../src/network/worker/pool";
import { inSharedMemory } from "../../src/network/worker/shared-memory";
import { readSettings } from "../../src/server/settings";
import { startWhole } from "../../src/server/start";
import type { Measured } from "../attack/good-traffic";
import { fill } from "../fill";
import { withHubs } from "./networks";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "8" } } });
const [seconds, readers] = [Number(values.seconds), 8];

/** What a large network that is measured takes from those who read meanwhile. */
async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "rostrum-bench-"));
  const catalogue = await Catalogue.open(`sqlite:${join(folder, "bench.sqlite")}`);
  await catalogue.migrate();
  await fill(catalogue, { appearances: 5_000, episodes: 3_000, people: 500, shows: 50 });
  const settings = readSettings({ PORT: "0", POINTS_PER_MINUTE: "1000000000" });
  const log = pino({ level: "silent" });
  const server = await startWhole(catalogue, { settings, log, playgroundFolder: null });

  const network = inSharedMemory(withHubs(20_000, 100_000));
  const pool = new MeasurePool();
  const until = { isOver: false };
  const ways: Readonly<Record<string, () => Promise<void>>> = {
    "nothing is measured": async () => {},
    "in a thread of its own": async () => {
      while (!until.isOver) await pool.run("betweenness", network, slice);
    },
    "in the thread that serves": async () => {
      while (!until.isOver) await measureHere(network);
    },
  };
  print(`${readers} readers, while betweenness of ${network.size.toLocaleString()} people is measured\n`);
  print(
    `${"".padEnd(28)}${"event loop".padStart(12)}${"answered/s".padStart(12)}${"p50 ms".padStart(10)}${"p99 ms".padStart(10)}\n`,
  );
  for (const [name, measure] of Object.entries(ways)) {
    until.isOver = false;
    const before = performance.eventLoopUtilization();
    const measuring = measure();
    const { answered, p50, p99 } = await read(server.url);
    const { utilization } = performance.eventLoopUtilization(before);
    until.isOver = true;
    await measuring;
    const cells = [utilization.toFixed(2), (answered / seconds).toFixed(0), p50.toFixed(1), p99.toFixed(1)];
    print(`${name.padEnd(28)}${cells.map((cell, index) => cell.padStart(index < 2 ? 12 : 10)).join("")}\n`);
    await sleep(500);
  }
  await pool.close();
  await server.stop();
  await rm(folder, { recursive: true });
}

/** Half a second's worth. */
const slice = { end: 100 };

async function measureHere(network: Network): Promise<void> {
  betweenness(network, slice);
  await turn();
}

async function read(url: string): Promise<Measured> {
  const worker = new Worker(join(__dirname, "readers.js"), {
    workerData: { url: url, readers, seconds },
  });
  const [measured] = (await once(worker, "message")) as [Measured];
  return measured;
}

function print(text: string): void {
  process.stdout.write(text);
}

void main();
