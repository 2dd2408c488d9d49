import { Page } from "../../src/catalogue/pages/page";
import { byId } from "../../src/entities/orders";
import { pageByKey, valueByKey } from "../../src/loaders/makers";

describe("valueByKey", () => {
  it("asks once for all keys of a tick, each once, and answers in their order", async () => {
    const batches: string[][] = [];
    const loader = valueByKey(async (keys) => {
      batches.push([...keys]);
      return new Map(keys.map((key) => [key, key.toUpperCase()]));
    });

    const values = await Promise.all(["b", "a", "b"].map((key) => loader.load(key)));

    expect(values).toEqual(["B", "A", "B"]);
    expect(batches).toEqual([["b", "a"]]);
  });

  it("answers null for what is not found", async () => {
    const loader = valueByKey(async () => new Map<string, string>());

    expect(await loader.load("nobody")).toBeNull();
  });

  it("takes lists as keys, and compares them by what is in them", async () => {
    const batches: unknown[] = [];
    const loader = valueByKey<number, readonly [string, number]>(async (keys) => {
      batches.push(...keys);
      return new Map(keys.map((key) => [key, key[1] * 2]));
    });

    expect(await Promise.all([loader.load(["a", 1]), loader.load(["a", 1]), loader.load(["a", 2])])).toEqual([
      2, 2, 4,
    ]);
    expect(batches).toEqual([
      ["a", 1],
      ["a", 2],
    ]);
  });
});

describe("pageByKey", () => {
  const pageOf = (key: string, first: number, count: () => Promise<number>) =>
    new Page(
      { list: "test", order: byId },
      { first, after: null },
      { rows: [key], sortKeys: [key], ids: [key] },
      count,
    );

  it("asks once for all keys that want the same page, and once more for another page", async () => {
    const batches: unknown[] = [];
    const loader = pageByKey<string, string>({
      async pages(keys, { first }, question, count) {
        batches.push([first, question, [...keys]]);
        return new Map(keys.map((key) => [key, pageOf(key, first, () => count(key))]));
      },
      counts: async () => new Map(),
    });

    await Promise.all([
      loader.page("a", { first: 5, after: null }, "x"),
      loader.page("b", { first: 5, after: null }, "x"),
      loader.page("a", { first: 6, after: null }, "x"),
      loader.page("a", { first: 5, after: null }, "y"),
    ]);

    expect(batches).toEqual([
      [5, "x", ["a", "b"]],
      [6, "x", ["a"]],
      [5, "y", ["a"]],
    ]);
  });

  it("counts only when requested, and then once for all keys", async () => {
    const counted: string[][] = [];
    const loader = pageByKey<string>({
      pages: async (keys, { first }, _question, count) =>
        new Map(keys.map((key) => [key, pageOf(key, first, () => count(key))])),
      async counts(keys) {
        counted.push([...keys]);
        return new Map([["a", 7]]);
      },
    });
    const pages = await Promise.all(["a", "b"].map((key) => loader.page(key, { first: 5, after: null })));
    expect(counted).toEqual([]);

    const totals = await Promise.all(pages.map(({ totalCount }) => totalCount));

    expect(totals).toEqual([7, 0]);
    expect(counted).toEqual([["a", "b"]]);
  });
});
