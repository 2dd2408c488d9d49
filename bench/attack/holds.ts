import { monitorEventLoopDelay } from "node:perf_hooks";

import { mergedSchema } from "../../src/subgraphs/merged";
import { knownIn } from "../../tests/helpers/known-in";
import { everyField } from "./every-field";
import { median, type MeasuredServer } from "./measured-server";
import { operation } from "./sent";

export interface Hold {
  /** A field, and its argument where one is given: `Network.windows(years: 1)`. */
  readonly name: string;
  /** The longest that the event loop was held, as a multiple of the calibration loop. */
  readonly hold: number;
  readonly ms: number;
  readonly status: number;
}

/** A loop of about 30 ms on one core of 2024, which allocates nothing. */
function calibrationLoop(): number {
  let state = 1;
  for (let step = 0; step < 12_000_000; step += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state;
}

const calibratedEach = 25;

function calibratedMs(): number {
  return median(
    Array.from({ length: 5 }, () => {
      const began = performance.now();
      calibrationLoop();
      return performance.now() - began;
    }),
  );
}

/** The longest hold of the event loop by each field and argument of the schema, longest first. */
export async function holdsOf(server: MeasuredServer): Promise<Hold[]> {
  const operations = everyField(mergedSchema(), await knownIn(server.catalogue));
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const holds: Hold[] = [];
  let calibration = 0;
  for (const [index, { name, query }] of operations.entries()) {
    // What else the machine does changes meanwhile.
    if (index % calibratedEach === 0) calibration = calibratedMs();
    loop.enable();
    loop.reset();
    const { status } = await server.ask(operation(query));
    loop.disable();
    const ms = loop.max / 1e6;
    holds.push({ name, hold: ms / calibration, ms, status });
  }
  return holds.toSorted((one, other) => other.hold - one.hold);
}

export function describeHolds(holds: readonly Hold[]): string[] {
  const answered = holds.filter(({ status }) => status === 200).length;
  return [
    `the longest hold of the event loop ÷ a calibration loop, over ${holds.length} fields and arguments, ${answered} of them answered: ${holds[0]?.hold.toFixed(1) ?? "unknown"} (aim: 5)`,
    ...holds
      .slice(0, 15)
      .map(
        ({ name, hold, ms, status }) =>
          `  ${name.padEnd(64)}${hold.toFixed(1).padStart(7)} ${ms.toFixed(0).padStart(6)} ms  ${status}`,
      ),
  ];
}
