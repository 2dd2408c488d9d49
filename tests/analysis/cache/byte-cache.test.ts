import { ByteCache } from "../../../src/analysis/cache/byte-cache";

const numbers = (count: number) => ({ of: new Float64Array(count) });

describe("A cache bounded by bytes", () => {
  it("counts a buffer once, however many entries refer to it, until the last has left", () => {
    const cache = new ByteCache(100_000);
    const shared = numbers(5_000);
    cache.set("one", { shared, own: numbers(100) });
    const alone = cache.bytes;
    cache.set("other", { shared });

    expect(alone).toBeGreaterThan(40_800);
    expect(cache.bytes - alone).toBeLessThan(1_000);

    cache.set("one", {});
    expect(cache.bytes).toBeGreaterThan(40_000);
    cache.set("other", {});
    expect(cache.bytes).toBeLessThan(1_000);
  });

  it("drops the least recently used entries first, and never takes more than its bound", () => {
    const cache = new ByteCache(25_000);
    for (const key of ["a", "b", "c"]) cache.set(key, numbers(1_000));
    cache.get("a");
    cache.set("d", numbers(1_000));

    expect(["a", "b", "c", "d"].filter((key) => cache.get(key) !== undefined)).toEqual(["a", "c", "d"]);
    expect(cache.bytes).toBeLessThanOrEqual(25_000);
  });

  it("counts texts and objects too", () => {
    const cache = new ByteCache(10_000);
    for (let index = 0; index < 1_000; index += 1) cache.set(`key ${index}`, { name: `name ${index}` });

    expect(cache.bytes).toBeLessThanOrEqual(10_000);
    expect(cache.get("key 999")).toEqual({ name: "name 999" });
    expect(cache.get("key 900")).toBeUndefined();
  });

  it("keeps nothing that alone takes more than its bound", () => {
    const cache = new ByteCache(1_000);
    cache.set("large", numbers(1_000));

    expect(cache.get("large")).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });
});
