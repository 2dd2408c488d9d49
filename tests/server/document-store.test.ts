import { parse } from "graphql";

import { documentStore } from "../../src/server/document-store";

/** A document of a thousand characters. */
const documentOf = (index: number) => parse(`{ a${index}: __typename } #`.padEnd(1_000));

describe("Parsed documents", () => {
  it("are kept up to a number of characters, however many come: the most recently used", async () => {
    const store = documentStore();
    const first = documentOf(0);
    await store.set("0", first);
    for (let index = 1; index < 1_000; index += 1) {
      await store.set(String(index), documentOf(index));
      await store.get("0");
    }

    const kept = await Promise.all(Array.from({ length: 1_000 }, (_, index) => store.get(String(index))));

    expect(kept[0]).toBe(first);
    expect(kept.filter((document) => document !== undefined).length).toBeLessThan(100);
    expect(kept.at(-1)).toBeDefined();
  });
});
