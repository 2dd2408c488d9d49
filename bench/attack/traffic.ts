import { type Answers, measured, type Measured, readGoodTraffic } from "./good-traffic";
import type { Outcomes } from "./hostile";
import { attack, startServer } from "./running";

export interface Traffic {
  readonly readers: number;
  readonly quiet: Measured;
  readonly attacked: Measured;
  readonly outcomes: Outcomes;
}

export interface TrafficOptions {
  /** Half of them are hostile. */
  readonly connections: number;
  /** Of each of the two, in all. */
  readonly seconds: number;
  /** Only the attacks whose name has this; empty for all. */
  readonly only: string;
}

/** Quiet and attacked in turn, so that what else the machine does falls on both. */
const rounds = 4;

/** Good traffic by itself, and with as many hostile connections beside it. */
export async function trafficUnderAttack(
  file: string,
  { connections, seconds, only }: TrafficOptions,
): Promise<Traffic> {
  const half = Math.ceil(connections / 2);
  const server = await startServer(file);
  const [quiet, attacked, all]: [Answers[], Answers[], Outcomes[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    // Not counted: the server warms up, or ends what the attack has left.
    await readGoodTraffic(server.url, half, 2);
    quiet.push(await readGoodTraffic(server.url, half, seconds / rounds));
    const [answers, outcomes] = await Promise.all([
      readGoodTraffic(server.url, half, seconds / rounds),
      attack(server.url, { connections: half, seconds: seconds / rounds, only }),
    ]);
    attacked.push(answers);
    all.push(outcomes);
  }
  server.stop();
  return { readers: half, quiet: measured(quiet), attacked: measured(attacked), outcomes: sum(all) };
}

function sum(all: readonly Outcomes[]): Outcomes {
  const total: Outcomes = {};
  for (const [name, counts] of all.flatMap((outcomes) => Object.entries(outcomes))) {
    const own = (total[name] ??= {});
    for (const [outcome, count] of Object.entries(counts)) own[outcome] = (own[outcome] ?? 0) + count;
  }
  return total;
}

export function describeTraffic({ readers, quiet, attacked, outcomes }: Traffic): string[] {
  return [
    `good traffic of ${readers} readers, then as many hostile connections beside them:`,
    ...Object.entries({ quiet, attacked }).map(
      ([name, { asked, answered, p50, p99 }]) =>
        `  ${name.padEnd(10)}${asked} asked, ${percent(answered / asked)} answered, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    ),
    `  success under attack ${percent(attacked.answered / attacked.asked)} (aim: 99.9 %)`,
    `  p99 under attack ÷ quiet ${(attacked.p99 / quiet.p99).toFixed(1)} (aim: 5)`,
    "what became of the attacks, by status:",
    ...Object.entries(outcomes).map(([name, counts]) => {
      const told = Object.entries(counts).map(([status, count]) => `${status}: ${count}`);
      return `  ${name.padEnd(42)}${told.join(", ")}`;
    }),
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
