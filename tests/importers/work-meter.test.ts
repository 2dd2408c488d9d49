import { setTimeout as sleep } from "node:timers/promises";

import { withinLimits, WorkMeter } from "../../src/importers/reading/work-meter";

const second = 1_000;
const megabyte = 2 ** 20;
const limits = { maxCpuMs: 60 * second, maxStillMs: 60 * second };

/** Why a reading is stopped that does so much of each second for so many seconds, and after how many; null where it is not. */
function stoppedAt(share: number, seconds: number, bytes = 0): readonly [second: number, why: string] | null {
  const meter = new WorkMeter(limits, bytes, { cpuMs: 0, atMs: 0 });
  for (let at = 1; at <= seconds; at += 1) {
    const why = meter.excess({ cpuMs: at * second * share, atMs: at * second });
    if (why !== null) return [at, why];
  }
  return null;
}

describe("A reading", () => {
  it("goes on for an hour on a machine that leaves it a sixtieth of its time", () => {
    expect(stoppedAt(1 / 61, 3_600)).toBeNull();
  });

  it("is stopped when it has computed for a minute, however long that took", () => {
    const why = "Reading it took more than 60 s of CPU time.";

    expect([stoppedAt(1, 3_600), stoppedAt(0.25, 3_600)]).toEqual([
      [60, why],
      [240, why],
    ]);
  });

  it("of a large source may take longer, in proportion to its size", () => {
    const [seconds] = stoppedAt(1, 3_600, 64 * megabyte) ?? [];

    expect(seconds).toBe(480);
  });

  it("is stopped when it has stood still for a minute", () => {
    expect(stoppedAt(0.001, 3_600)).toEqual([60, "Reading it stood still for 60 s."]);
  });

  it("that never ends is stopped, and one that fails says why itself", async () => {
    const failed = withinLimits(limits, 0, () => Promise.reject(new Error("Broken.")));
    await expect(failed).rejects.toThrow("Broken.");

    const stopped = withinLimits({ ...limits, maxStillMs: 1 }, 0, async (signal) => {
      await sleep(600 * second, null, { signal });
    });
    await expect(stopped).resolves.toBe("Reading it stood still for 0 s.");
  });
});
