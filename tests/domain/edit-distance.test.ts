import * as fc from "fast-check";

import { editDistance, spellingPartsOf } from "../../src/domain/edit-distance";
import { operations } from "../helpers/operations";

describe("slips of the hand between two words", () => {
  it.each([
    ["army", "army", 0],
    ["army", "amry", 1],
    ["army", "arm", 1],
    ["army", "armys", 1],
    ["army", "arty", 1],
    ["leadership", "leedershp", 2],
    ["", "abc", 3],
    ["ca", "abc", 3],
    ["𐐷a", "a𐐷", 1],
  ])("from %s to %s are %d", (one, other, slips) => {
    expect(editDistance(one, other)).toBe(slips);
    expect(editDistance(other, one)).toBe(slips);
  });

  it("are counted to the nearest beginning, where the word is still being typed", () => {
    expect(editDistance("leedersh", "leadership", true)).toBe(1);
    expect(editDistance("leadership", "lead", true)).toBe(6);
  });
});

/** A word, and the same after so many slips. */
const anySlip = fc.record({ at: fc.nat(11), letter: fc.constantFrom("a", "b", "c", "d"), kind: fc.nat(3) });
const slipped = (word: string, { at, letter, kind }: { at: number; letter: string; kind: number }) => {
  const place = at % Math.max(1, word.length);
  const [before, here, after] = [word.slice(0, place), word.slice(place, place + 1), word.slice(place + 1)];
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + after;
  if (kind === 2) return before + letter + here + after;
  return before + after.slice(0, 1) + here + after.slice(1);
};

describe("the parts by which words are found", () => {
  it("are at most 22", () => {
    expect(spellingPartsOf("leadership")).toHaveLength(22);
    expect(spellingPartsOf("a")).toEqual(["a", ""]);
  });

  it("are shared by any two words within two slips, also at their beginnings", () => {
    const property = fc.property(
      fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 3, maxLength: 12 }),
      fc.array(anySlip, { maxLength: 2 }),
      (word, slips) => {
        const other = slips.reduce(slipped, word);
        const shared = new Set(spellingPartsOf(word));

        expect(spellingPartsOf(other).some((part) => shared.has(part))).toBe(true);
        // A second slip may touch what the first has touched.
        expect(editDistance(word, other)).toBeLessThanOrEqual([0, 1, 3][slips.length] ?? 0);
      },
    );
    fc.assert(property, { numRuns: 10 * operations });
  });
});
