import { wellFormed } from "../../src/domain/well-formed";

describe("wellFormed", () => {
  it.each([
    ["a lone first half", "a\ud83cb", "a\ufffdb"],
    ["a lone second half", "\udfa4", "\ufffd"],
    ["halves in the wrong order", "\udfa4\ud83c", "\ufffd\ufffd"],
    ["a first half before a pair", "\ud83c\ud83c\udfa4", "\ufffd\ud83c\udfa4"],
    ["a pair", "\ud83c\udfa4", "\ud83c\udfa4"],
    ["a text that speaks of one", "\\ud83c", "\\ud83c"],
  ])("replaces %s as it should", (_, text, expected) => {
    expect(wellFormed(text)).toBe(expected);
    expect(wellFormed({ a: [text, 1, null] })).toEqual({ a: [expected, 1, null] });
  });
});
