import { betweennessOf } from "../../../src/analysis/facts/betweenness-of";
import { runHere } from "../../../src/analysis/worker/run-here";
import { networkOf, type Network } from "../../../src/network/network";

/** Each of `size` nodes is tied to the next, and to others by fixed steps. */
function ringWithChords(size: number, steps: readonly number[]): Network {
  const [from, to] = [[] as number[], [] as number[]];
  for (let node = 0; node < size; node += 1)
    for (const step of steps) {
      from.push(node);
      to.push((node + step * step) % size);
    }
  return networkOf(size, { from: Uint32Array.from(from), to: Uint32Array.from(to) });
}

describe("Betweenness", () => {
  it("is exact where members times ties are 100,000,000 at most", async () => {
    const { error, samples } = await betweennessOf(ringWithChords(2_000, [1, 7, 13]), runHere());

    expect([error, samples]).toEqual([0, 0]);
  });

  it("is sampled above that, also with few members, each value within the error; exact if asked", async () => {
    const dense = ringWithChords(3_700, [1, 3, 5, 7, 11, 13, 17, 19]);

    const sampled = await betweennessOf(dense, runHere());
    const exact = await betweennessOf(dense, runHere(), { isExact: true });

    expect(sampled.samples).toBeGreaterThan(3_700);
    expect([exact.error, exact.samples]).toEqual([0, 0]);
    const apart = Array.from(sampled.scores, (score, node) => Math.abs(score - (exact.scores[node] ?? NaN)));
    expect(apart.filter((each) => !(each <= sampled.error))).toEqual([]);
  });
});
