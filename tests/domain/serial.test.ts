import * as fc from "fast-check";

import { serialOf } from "../../src/domain/serial";

const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

describe("the serial order of episodes", () => {
  it("goes by season, then by number, with 0 and decimals, and what is not known last", () => {
    const inOrder: Array<[season: string | null, number: number | null]> = [
      ["1", 0],
      ["1", 1],
      ["1", 1.5],
      ["1", 2],
      ["1", 10],
      ["1", null],
      ["2", 1],
      ["10", 1],
      ["2023", 1],
      ["2022/23", 1],
      ["2023/24", 1],
      ["Autumn", 1],
      ["Series 2", 1],
      ["Series 10", 1],
      ["Spring", 1],
      [null, 1],
      [null, null],
    ];
    const serials = inOrder.map(([season, number]) => serialOf(season, number));

    expect(serials.toReversed().toSorted(byBytes)).toEqual(serials);
    expect(serials).not.toContain("");
  });

  it("compares as numbers do", () => {
    const number = fc.integer({ min: 0, max: 999_999_999 }).map((thousandths) => thousandths / 1_000);
    fc.assert(
      fc.property(number, number, (one, other) => {
        expect(Math.sign(byBytes(serialOf("1", one), serialOf("1", other)))).toBe(Math.sign(one - other));
      }),
    );
  });
});
