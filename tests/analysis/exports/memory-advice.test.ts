import { networkOf } from "../../../src/network/network";
import { memoryAdvice } from "../../../src/analysis/exports/memory-advice";

const tied = (from: number[], to: number[]) => ({ from: Uint32Array.from(from), to: Uint32Array.from(to) });
const gigabyte = 2 ** 30;

describe("The memory advice", () => {
  it("names the number of ties that would fill half of the memory", () => {
    // Five offsets, and two entries for each of the four ties: 20 + 32 bytes.
    const square = networkOf(4, tied([0, 1, 2, 3], [1, 2, 3, 0]));

    expect(memoryAdvice(square, 26 * gigabyte)).toBe(
      "One tie takes 13.0 bytes. A distributed engine pays above about 1073 million ties: they would fill half of this machine's 26 GB.",
    );
  });

  it("is null for a network without ties", () => {
    expect(memoryAdvice(networkOf(2, tied([], [])), gigabyte)).toBeNull();
  });
});
