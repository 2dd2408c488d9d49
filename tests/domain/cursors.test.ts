import * as fc from "fast-check";

import { decodeCursor, encodeCursor } from "../../src/domain/cursors";
import { RostrumError } from "../../src/domain/errors";
import { idForKey } from "../../src/domain/ids";
import { operations } from "../helpers/operations";

const position = { sortKey: "2023-04-29", id: idForKey("Appearance", "x") };
const noCursor = "Expected an `after` that came with an earlier page, but this is not a cursor.";
const encoded = (fields: unknown) => Buffer.from(JSON.stringify(fields)).toString("base64url");

const outcomeOf = (text: string) => {
  try {
    const { sortKey, id } = decodeCursor("episodes", "NEWEST_FIRST", text);
    return [sortKey, id].every((part) => typeof part === "string") ? "a place" : "something else";
  } catch (error) {
    return error instanceof RostrumError ? error.code : error;
  }
};

describe("a cursor", () => {
  it("leads back to where its page ended", () => {
    const anyText = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (list, order, sortKey, id) => {
        expect(decodeCursor(list, order, encodeCursor(list, order, { sortKey, id }))).toEqual({
          sortKey,
          id,
        });
      }),
    );
  });

  it("leads back after a title of ten thousand letters in a script of three bytes a letter", () => {
    const long = { sortKey: "語".repeat(10_000), id: position.id };

    expect(decodeCursor("shows", "A_TO_Z", encodeCursor("shows", "A_TO_Z", long))).toEqual(long);
  });

  it("says version, list, order, sort key and id, and nothing of the list's parent", () => {
    const cursor = encodeCursor("appearancesByPersonId", "NEWEST_FIRST", position);

    expect(JSON.parse(Buffer.from(cursor, "base64url").toString())).toEqual([
      1,
      "appearancesByPersonId",
      "NEWEST_FIRST",
      position.sortKey,
      position.id,
    ]);
  });

  it("needs no escaping in an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (sortKey) => {
        expect(encodeCursor("shows", "A_TO_Z", { ...position, sortKey })).toMatch(/^[\w-]+$/);
      }),
    );
  });
});

describe("a cursor that does not belong here", () => {
  const cursor = encodeCursor("episodes", "NEWEST_FIRST", position);

  it.each([
    ["another list", "appearances", "NEWEST_FIRST"],
    ["another order", "episodes", "OLDEST_FIRST"],
  ])("because it comes from %s is refused, and told from which", (_, list, order) => {
    expect(() => decodeCursor(list, order, cursor)).toThrow(
      expect.objectContaining({
        code: "BAD_CURSOR",
        message: `Expected a cursor of ${list} in order ${order}, but got one of "episodes" in order "NEWEST_FIRST".`,
      }),
    );
  });

  it("because it comes from another version is refused", () => {
    const later = encoded([2, "episodes", "NEWEST_FIRST", position.sortKey, position.id]);

    expect(() => decodeCursor("episodes", "NEWEST_FIRST", later)).toThrow(
      expect.objectContaining({ code: "BAD_CURSOR" }),
    );
  });

  it.each([
    ["nothing", ""],
    ["a word", "abc"],
    ["an id", position.id],
    ["an object", encoded({ sortKey: "", id: "" })],
    ["null", encoded(null)],
    ["too few fields", encoded([1, "episodes", "NEWEST_FIRST", ""])],
    ["too many fields", encoded([1, "episodes", "NEWEST_FIRST", "", "", "person_x"])],
    ["a sort key that is no text", encoded([1, "episodes", "NEWEST_FIRST", null, "x"])],
    ["an id that is no text", encoded([1, "episodes", "NEWEST_FIRST", "", { toString: 1 }])],
    ["a version that is no number", encoded(["1", "episodes", "NEWEST_FIRST", "", "x"])],
    ["a megabyte", encoded([1, "episodes", "NEWEST_FIRST", "x".repeat(1_000_000), "x"])],
    ["a deep nest", Buffer.from("[".repeat(30_000)).toString("base64url")],
    ["half of itself", cursor.slice(0, cursor.length / 2)],
  ])("because it is %s is refused", (_, text) => {
    expect(() => decodeCursor("episodes", "NEWEST_FIRST", text)).toThrow(
      expect.objectContaining({ code: "BAD_CURSOR", message: noCursor }),
    );
  });

  it("is either refused by name or read as a place, however it was tampered with", () => {
    const tampered = fc
      .tuple(fc.nat(cursor.length - 1), fc.string({ unit: "binary", maxLength: 3 }))
      .map(([place, text]) => cursor.slice(0, place) + text + cursor.slice(place + 1));

    fc.assert(
      fc.property(fc.oneof(tampered, fc.string()), (text) => {
        expect(["a place", "BAD_CURSOR"]).toContain(outcomeOf(text));
      }),
      { numRuns: 10 * operations },
    );
  });
});
