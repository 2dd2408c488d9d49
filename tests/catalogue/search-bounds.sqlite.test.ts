import { existsSync, readFileSync } from "node:fs";

import { Catalogue } from "../../src/catalogue/catalogue";
import { lookUpForgivingly } from "../../src/catalogue/queries/forgiving-search";
import { maxRead } from "../../src/catalogue/queries/search";
import { suggestionsFor } from "../../src/catalogue/queries/suggestions";
import { raw, sql, type Sql } from "../../src/database/sql/sql";
import type { Reader } from "../../src/database/statements";
import { thingTypes } from "../../src/projections/search";
import { catalogueOf, many, searchOver, texts } from "./same-names";
import { found } from "./searching";

describe("Among fifty thousand who go by the same names, a search on SQLite", () => {
  let large: Awaited<ReturnType<typeof catalogueOf>>;
  beforeAll(async () => {
    large = await catalogueOf(many);
  });

  it("reads every table by a range of its key, and each range no further than a limit", async () => {
    const { reader } = large;
    const plans = new Map<string, string[]>();
    const watched: Reader = {
      textOf: (statement) => reader.textOf(statement),
      async all<T extends Record<string, unknown>>(statement: Sql) {
        const steps = await reader.all<{ detail: string }>(sql`explain query plan ${statement}`);
        plans.set(
          reader.textOf(statement),
          steps.map(({ detail }) => detail),
        );
        return reader.all<T>(statement);
      },
    };
    for (const text of texts) await searchOver(watched, text);
    const details = [...plans.values()].flat().filter((detail) => / (n|s|e|p|w) |search_|link_/.test(detail));

    expect(plans.size).toBe(5);
    expect(new Set(details.filter((detail) => !detail.includes("VIRTUAL TABLE")))).toEqual(
      new Set([
        "SEARCH s USING PRIMARY KEY (type=? AND word>? AND word<?)",
        "SEARCH n USING PRIMARY KEY (type=? AND name>? AND name<?)",
        "SEARCH e USING INDEX sqlite_autoindex_search_entry_1 (id=?)",
        "SEARCH p USING PRIMARY KEY (part=? AND word=?)",
        "SEARCH s USING PRIMARY KEY (part=?)",
        "SEARCH w USING PRIMARY KEY (type=? AND word=? AND inProse=?)",
      ]),
    );
    for (const text of plans.keys())
      for (const range of text.matchAll(/from "search_(?:name|word|spelling)" [ns]\b(?:\([^)]*\)|[^()])*/g))
        expect(range[0]).toMatch(/limit \? \+ 0$/);
  });

  it("reads those that bear an address by a range of a key", async () => {
    const [plan] = await large.reader.all<{ detail: string }>(
      raw(
        `explain query plan select id, rank from link_entry where "canonicalUrl" = '' order by rank, id limit 5`,
      ),
    );

    expect(plan?.detail).toBe("SEARCH link_entry USING PRIMARY KEY (canonicalUrl=?)");
  });

  it("reads no more pages of the file than there are things that it may look at", async () => {
    if (!tellsReads) return;
    for (const text of texts) {
      // A connection of its own has nothing in its memory, so that each page that it looks at is a read.
      const catalogue = await Catalogue.open(large.url, { readers: 1 });
      await catalogue.isEmpty();
      const before = bytesRead();
      await found(catalogue, text, "Person", 5);
      await suggestionsFor(catalogue.reader, await lookUpForgivingly(catalogue.reader, text, thingTypes));
      const pages = (bytesRead() - before) / 4_096;
      await catalogue.close();

      // Otherwise it shows nothing.
      expect(pages).toBeGreaterThan(10);
      expect([text, pages < 2 * maxRead + 60]).toEqual([text, true]);
    }
  });
});

/** Linux counts what a process reads; elsewhere nothing does, and the plans must do. */
const tellsReads = existsSync("/proc/self/io");

function bytesRead(): number {
  return Number(/rchar: (\d+)/.exec(readFileSync("/proc/self/io", "utf8"))?.[1]);
}
