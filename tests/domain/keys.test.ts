import { digestOf, isKey, newKey } from "../../src/domain/keys";
import { includesRole, Role } from "../../src/domain/roles";

describe("a key", () => {
  it("has a prefix that secret scanners can look for, 256 random bits, and no characters that are mistaken", () => {
    const keys = Array.from({ length: 200 }, newKey);

    for (const key of keys) {
      expect(key).toMatch(/^rostrum_[1-9A-HJ-NP-Za-km-z]{50}$/);
      expect(isKey(key)).toBe(true);
    }
    expect(new Set(keys).size).toBe(200);
  });

  it("is found malformed by its checksum alone when one character is another, missing, or one too many", () => {
    const key = newKey();
    const typos = key
      .split("")
      .flatMap((character, index) => [
        key.slice(0, index) + (character === "x" ? "y" : "x") + key.slice(index + 1),
        key.slice(0, index) + key.slice(index + 1),
        `${key.slice(0, index)}x${key.slice(index)}`,
      ]);

    expect(typos.filter(isKey)).toEqual([]);
    expect(["", "rostrum_", key.toUpperCase(), ` ${key}`, `${key}\n`].filter(isKey)).toEqual([]);
  });

  it("has the digest that `sha256sum` computes", () => {
    expect(digestOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

describe("a role", () => {
  it("may do what those before it may", () => {
    const allowed = [null, ...Object.values(Role)].map((role) =>
      Object.values(Role).filter((needed) => includesRole(role, needed)),
    );

    expect(allowed).toEqual([[], ["READER"], ["READER", "EDITOR"], ["READER", "EDITOR", "ADMIN"]]);
  });
});
