import { existsSync, readFileSync } from "node:fs";

import { Catalogue } from "../../src/catalogue/catalogue";
import { mostRead } from "../../src/catalogue/queries/search";
import { thingTypes } from "../../src/catalogue/read-models/search";
import type { Parameters, Reader } from "../../src/catalogue/statements";
import * as searching from "../../src/catalogue/queries/search";
import { suggestionsFor } from "../../src/catalogue/queries/suggestions";
import * as make from "../helpers/make-entities";
import { put } from "../helpers/put";
import { openedCatalogue } from "../helpers/temporary-database";
import { found } from "./searching";

const many = 50_000;
/** What everybody is called, so that each text below is the worst of its kind. */
const nameAt = (index: number) =>
  `Anna A${String(index).padStart(6, "0")} ${index % 3 === 0 ? "Ashby Applegarth" : "Ashby"}`;

const idAt = (index: number) =>
  `person_${index
    .toString(9)
    .replace(/\d/g, (digit) => String(Number(digit) + 1))
    .padStart(22, "1")}`;

async function catalogueOf(people: number): Promise<{ catalogue: Catalogue; file: string; reader: Reader }> {
  const opened = await openedCatalogue();
  // Copies of one, since making fifty thousand takes longer than all the rest.
  const somebody = make.makePerson({
    description: "An advocate of apples.",
    links: [make.makeLink({ url: "https://example.org/all" })],
  });
  const everybody = Array.from({ length: people }, (_, index) =>
    make.changed(somebody, { id: idAt(index), slug: `person-${index}`, name: nameAt(index) }),
  );
  await put(opened.catalogue, ...everybody);
  return opened;
}

/** One letter, one name, two names, the other way round, prose, and a word that nothing holds. */
const texts = [
  "a",
  "anna",
  "anna ",
  "anna a0",
  "ashby anna ",
  "apples of an ",
  "anna a049999 ashby ",
  "amna ",
];

describe("Among fifty thousand who go by the same names, a search", () => {
  let large: Awaited<ReturnType<typeof catalogueOf>>;
  beforeAll(async () => {
    large = await catalogueOf(many);
  }, 120_000);

  it("has the first five of all, not of some, where a beginning of the name decides", async () => {
    for (const text of ["a", "anna", "anna a", "Anna A0"]) {
      const { hits, isCapped } = await found(large.catalogue, text, "Person");

      expect(hits.slice(0, 5).map(({ name }) => name.map((part) => part.text).join(""))).toEqual(
        [0, 1, 2, 3, 4].map(nameAt),
      );
      expect(isCapped).toBe(true);
    }
  });

  it("finds one of them exactly, wherever it stands among them", async () => {
    for (const text of [nameAt(49_999), "a049999 ", "ashby a049999 "]) {
      const { hits, isCapped } = await found(large.catalogue, text, "Person");

      expect(hits).toHaveLength(1);
      expect(isCapped).toBe(false);
    }
  });

  it("counts no further than its bound, and says so", async () => {
    for (const text of ["anna ", "ashby ", "apples ", "ashby anna "]) {
      const { hits, totalCount, isCapped } = await found(large.catalogue, text, "Person");

      expect([text, totalCount, isCapped]).toEqual([text, hits.length, true]);
      // So many by their names, and so many by a word.
      expect(hits.length).toBeGreaterThanOrEqual(mostRead);
      expect(hits.length).toBeLessThanOrEqual(2 * mostRead);
    }
  });

  it("counts exactly up to its bound", async () => {
    const catalogue = (await catalogueOf(mostRead)).catalogue;

    expect(await found(catalogue, "anna", "Person")).toMatchObject({ totalCount: mostRead, isCapped: false });
    await put(catalogue, make.makePerson({ name: "Anna" }));
    expect(await found(catalogue, "anna", "Person")).toMatchObject({ isCapped: true });
  });

  it("reads every table by a range of its key, and each range no further than a limit", async () => {
    const { reader } = large;
    const plans = new Map<string, string[]>();
    const watched: Reader = {
      async all<T extends Record<string, unknown>>(sql: string, parameters?: Parameters) {
        const steps = await reader.all<{ detail: string }>(`explain query plan ${sql}`, parameters);
        plans.set(
          sql,
          steps.map(({ detail }) => detail),
        );
        return reader.all<T>(sql, parameters);
      },
    };
    for (const text of texts) await searchOver(watched, text);
    const details = [...plans.values()].flat().filter((detail) => / (n|s|e|p|w) |search_|link_/.test(detail));

    expect(plans.size).toBe(4);
    expect(new Set(details.filter((detail) => !detail.includes("VIRTUAL TABLE")))).toEqual(
      new Set([
        "SEARCH s USING PRIMARY KEY (type=? AND word>? AND word<?)",
        "SEARCH n USING PRIMARY KEY (type=? AND name>? AND name<?)",
        "SEARCH e USING INDEX sqlite_autoindex_search_entry_1 (id=?)",
        "SEARCH p USING PRIMARY KEY (part=? AND word=?)",
        "SEARCH s USING PRIMARY KEY (part=?)",
        "SEARCH w USING PRIMARY KEY (type=? AND word=? AND place=?)",
      ]),
    );
    for (const sql of plans.keys())
      for (const range of sql.matchAll(/from search_(?:name|word|spelling) [ns]\b[^)]*/g))
        expect(range[0]).toMatch(/limit (\$most|50)$/);
  });

  it("tells that an address is no single one’s without reading all that bear it", async () => {
    const { catalogue, reader } = large;
    const [plan] = await reader.all<{ detail: string }>(
      "explain query plan select id, rank from link_entry where canonicalUrl = '' order by rank, id limit 5",
    );

    expect(plan?.detail).toBe("SEARCH link_entry USING PRIMARY KEY (canonicalUrl=?)");
    expect((await catalogue.discovery.resolveLink("http://www.example.org/all/")).kind).toBe("SEVERAL");
    const page = await catalogue.discovery.listLinkBearers("https://example.org/all", {
      first: 5,
      after: null,
    });
    expect(page.nodes.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4].map(idAt));
  });

  it("reads no more pages of the file than there are things that it may look at", async () => {
    if (!tellsReads) return;
    for (const text of texts) {
      // A connection of its own has nothing in its memory, so that each page that it looks at is a read.
      const catalogue = await Catalogue.open(large.file, { readers: 1 });
      await catalogue.isEmpty();
      const before = bytesRead();
      await found(catalogue, text, "Person", 5);
      await catalogue.discovery.suggestionsFor(await catalogue.discovery.lookUp(text, thingTypes));
      const pages = (bytesRead() - before) / 4_096;
      await catalogue.close();

      // Otherwise it shows nothing.
      expect(pages).toBeGreaterThan(10);
      expect([text, pages < 2 * mostRead + 60]).toEqual([text, true]);
    }
  });
});

/** Linux counts what a process reads; elsewhere nothing does, and the plans must do. */
const tellsReads = existsSync("/proc/self/io");

async function searchOver(reader: Reader, text: string): Promise<void> {
  const search = await searching.lookUp(reader, text, thingTypes);
  const asks = search.groups.map(({ ask }) => ask);
  await searching.pagesOfHits(reader, search.sought, asks, { first: 5, after: null }, async () => 0);
  await searching.countsOfHits(reader, search.sought, asks);
  await suggestionsFor(reader, search);
}

function bytesRead(): number {
  return Number(/rchar: (\d+)/.exec(readFileSync("/proc/self/io", "utf8"))?.[1]);
}
