import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { resolveLink } from "../../src/catalogue/queries/resolve";
import { countsOfHits, lookUp, pagesOfHits } from "../../src/catalogue/queries/search";
import { suggestionsFor } from "../../src/catalogue/queries/suggestions";
import { thingTypes } from "../../src/projections/search";
import type { Reader } from "../../src/database/statements";
import { maxWords } from "../../src/domain/words";
import { contentOf } from "../helpers/database-content";
import { hostileTexts as hostile } from "../helpers/hostile-texts";
import * as make from "../helpers/make-entities";
import { operations } from "../helpers/operations";
import { upsert } from "../helpers/upsert";
import { openedCatalogue } from "../helpers/temporary-database";
import { found, foundNames } from "./searching";

const inputs = Object.values(hostile).flat();

describe("Whatever is looked for", () => {
  let catalogue: Catalogue;
  let reader: Reader;

  beforeAll(async () => {
    ({ catalogue, reader } = await openedCatalogue());
    await upsert(
      catalogue,
      make.makeOrganisation({ name: "Army Choir", description: "Sings <b>aloud</b>." }),
      make.makeOrganisation({ name: "Now or Nothing" }),
      ...inputs
        // Nothing with NUL is ever stored.
        .filter((name) => name.length < 1_000 && !name.includes("\0"))
        .map((name, index) => make.makeTopic({ key: `topic-${index}`, label: name, description: name })),
    );
  });

  async function searchAll(text: string): Promise<void> {
    const search = await lookUp(catalogue.reader, text, thingTypes);
    expect(search.sought.words.length).toBeLessThanOrEqual(maxWords);
    await suggestionsFor(catalogue.reader, { typed: search, search, changes: [] });
    const asks = search.groups.map(({ ask }) => ask);
    const pages = await pagesOfHits(
      catalogue.reader,
      search.sought,
      asks,
      { first: 100, after: null },
      async () => 0,
    );
    await countsOfHits(catalogue.reader, search.sought, asks);
    expect(pages.size).toBe(thingTypes.length);
    const isNothing = search.sought.words.length === 0;
    expect(isNothing && [...pages.values()].some(({ nodes }) => nodes.length > 0)).toBe(false);
  }

  it("is tried in more than a hundred ways", () => {
    expect(new Set(inputs).size).toBeGreaterThan(150);
  });

  it.each(Object.keys(hostile))("case 28: an answer comes without an error: %s", async (kind) => {
    const before = await contentOf(reader);

    for (const text of hostile[kind] ?? []) {
      await searchAll(text);
      // Also as the middle of something that is found, and as what is being typed.
      await searchAll(`army ${text} choir`);
    }

    expect(await contentOf(reader)).toEqual(before);
  });

  it("case 28: an answer comes without an error: anything at all", async () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.string({ unit: fc.constantFrom("'", '"', "*", "(", "-", ":", "a", " ", "\uD800", "\u0000") }),
    );
    await fc.assert(fc.asyncProperty(anything, searchAll), { numRuns: operations });
  });

  it("case 28: nothing of it means anything but its words", async () => {
    const expected = ["EXACT_NAME [Army] [Choir]"];

    for (const text of [
      "army* NEAR(choir".replace("NEAR", ""),
      '"army" -choir',
      "army:choir",
      "(army) ^choir",
    ])
      expect(await foundNames(catalogue, text, "Organisation")).toEqual(expected);
    // Something holds each of these words, and nothing holds them all.
    expect(await foundNames(catalogue, "army OR nothing", "Organisation")).toEqual([]);
    expect(await foundNames(catalogue, "arm%", "Organisation")).toEqual([]);
  });

  it("what is stored comes back as it was stored, and is found by its words", async () => {
    const text = "<script>alert(1)</script>";
    const { hits } = await found(catalogue, text, "Topic");

    expect(hits[0]?.name.map((part) => part.text).join("")).toBe(text);
    expect(hits[0]?.name.filter(({ isMatch }) => isMatch).map((part) => part.text)).toEqual([
      "script",
      "alert",
      "1",
      "script",
    ]);
  });

  it("and whatever is stored, the tables are what their definition says", async () => {
    expect(await catalogue.check()).toEqual([]);
  });
});

describe("Whatever is resolved", () => {
  it("is an address or BAD_LINK, and nothing else", async () => {
    const { catalogue } = await openedCatalogue();
    const outcome = (url: string) =>
      resolveLink(catalogue.reader, url).then(
        ({ kind }) => kind as string,
        (error: { code?: string }) => error.code,
      );

    for (const text of inputs) {
      expect([text.slice(0, 50), await outcome(text)]).toEqual([text.slice(0, 50), "BAD_LINK"]);
      const asPath = await outcome(`https://example.org/${text}`);
      expect([text.slice(0, 50), ["NONE", "BAD_LINK"].includes(asPath ?? "")]).toEqual([
        text.slice(0, 50),
        true,
      ]);
    }
    const anyUrl = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string());
    await fc.assert(
      fc.asyncProperty(anyUrl, async (url) => {
        expect(["NONE", "BAD_LINK"]).toContain(await outcome(url));
      }),
      { numRuns: operations },
    );
  });

  it("is refused before its length costs time", async () => {
    const { catalogue } = await openedCatalogue();

    await expect(resolveLink(catalogue.reader, `https://example.org/${"/".repeat(50_000)}x`)).rejects.toThrow(
      "Expected an http or https address of at most 2000 characters, but got 50021",
    );
  });
});
