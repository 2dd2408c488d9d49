import { networkOf } from "../../src/network/network";
import { pastOneMachine } from "../../src/reports/past-one-machine";

const tied = (from: number[], to: number[]) => ({ from: Uint32Array.from(from), to: Uint32Array.from(to) });
const gigabyte = 2 ** 30;

describe("Past one machine", () => {
  it("begins where ties like these would fill half of the memory", () => {
    // Five offsets, and each of the four ties from both of its ends: 20 + 32 bytes.
    const square = networkOf(4, tied([0, 1, 2, 3], [1, 2, 3, 0]));

    expect(pastOneMachine(square, 26 * gigabyte)).toBe(
      "A tie takes 13.0 bytes here. An engine for many machines pays from some 1073 million ties on: they would fill half of the 26 GB of this one.",
    );
  });

  it("is nowhere for a network without ties", () => {
    expect(pastOneMachine(networkOf(2, tied([], [])), gigabyte)).toBeNull();
  });
});
