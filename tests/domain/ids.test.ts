import { base58 } from "@scure/base";

import { expectId, idForKey, idPrefixes, isId, newId, typeOfId, type TypeName } from "../../src/domain/ids";
import { answersInOwnProcess } from "./own-process";

const types = Object.keys(idPrefixes) as TypeName[];

describe("an id made from a key", () => {
  it("never changes: that of Victoria Carr is on every database that ever was", () => {
    expect(idForKey("Person", "victoria-carr")).toBe("person_MbMtWqPGnsya87PphMtMAw");
  });

  it.each(types)("of a %s begins with its type, and then has 22 letters without 0, O, I and l", (type) => {
    const id = idForKey(type, "a-key");

    expect(id.slice(0, -22)).toBe(`${idPrefixes[type]}_`);
    expect(id.slice(-22)).toMatch(/^[1-9A-HJ-NP-Za-km-z]{22}$/);
    expect(typeOfId(id)).toBe(type);
  });

  it("is the same for the same key, another for another key or another type", () => {
    const parts = ["a", "b"].flatMap((key) => types.map((type) => idForKey(type, key).slice(-22)));

    expect(idForKey("Show", "a")).toBe(idForKey("Show", "a"));
    expect(new Set(parts).size).toBe(2 * types.length);
  });

  it("keeps to 22 letters where its number begins with zero bytes", () => {
    const small = Array.from({ length: 2_000 }, (_, index) => idForKey("Person", `person-${index}`)).filter(
      (id) => id.startsWith("person_1"),
    );

    expect(small.length).toBeGreaterThan(0);
    for (const id of small) {
      expect(id).toHaveLength("person_".length + 22);
      expect(isId(id)).toBe(true);
    }
    expect(new Set(small).size).toBe(small.length);
  });
});

describe("a new id", () => {
  it("is like no other of a hundred thousand", () => {
    const hundredThousand = Array.from({ length: 100_000 }, () => "Episode");
    const ids = answersInOwnProcess({ module: "domain/ids.ts", name: "newId" }, hundredThousand) as string[];

    expect(new Set(ids).size).toBe(100_000);
    expect(ids.filter((id) => typeOfId(id) !== "Episode")).toEqual([]);
  });

  it("sorts behind those made before it", async () => {
    const number = (id: string) => BigInt(`0x${Buffer.from(base58.decode(id.slice(-22))).toString("hex")}`);
    const first = number(newId("Episode"));
    await new Promise((resolve) => setTimeout(resolve, 2));

    expect(number(newId("Episode")) > first).toBe(true);
  });
});

describe("what is no id", () => {
  const letters = "MbMtWqPGnsya87PphMtMAw";

  it.each([
    "",
    "person",
    "person_",
    letters,
    `_${letters}`,
    `nobody_${letters}`,
    `Person_${letters}`,
    `person-${letters}`,
    `person_${letters}1`,
    `person_${letters.slice(1)}`,
    `person_${letters}\n`,
    ` person_${letters}`,
    `person_0${letters.slice(1)}`,
    `person_O${letters.slice(1)}`,
    `person_é${letters.slice(1)}`,
    `__proto___${letters}`,
    `constructor_${letters}`,
    "victoria-carr",
    "person_victoria-carr",
  ])("%j has no type", (text) => {
    expect(typeOfId(text)).toBeNull();
    expect(isId(text)).toBe(false);
  });

  it("is refused where an id of one type is expected, with what was expected and what came", () => {
    expect(() => expectId("Person", "victoria-carr")).toThrow(
      expect.objectContaining({
        code: "BAD_ID",
        message: 'Expected an id that begins "person_", but got "victoria-carr".',
      }),
    );
  });

  it("is refused when it is one of another type", () => {
    const id = idForKey("ShowOrganisation", "x");

    expect(expectId("ShowOrganisation", id)).toBe(id);
    expect(() => expectId("Show", id)).toThrow(`Expected an id that begins "show_", but got "${id}".`);
  });
});
