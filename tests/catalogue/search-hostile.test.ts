import * as fc from "fast-check";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { thingTypes } from "../../src/catalogue/read-models/search";
import type { Reader } from "../../src/catalogue/statements";
import { mostWords } from "../../src/domain/words";
import { contentOf } from "../helpers/database-content";
import * as make from "../helpers/make-entities";
import { put } from "../helpers/put";
import { openedCatalogue } from "../helpers/temporary-database";
import { found, foundNames } from "./searching";

const times = (text: string, count: number) => text.repeat(count);

/** In the manner of the big list of naughty strings: by what each class has broken elsewhere. */
const hostile: Record<string, readonly string[]> = {
  SQL: [
    "'",
    "''",
    '"',
    "';--",
    "1' or '1'='1",
    "'; drop table person; --",
    "' union select * from sqlite_schema --",
    "army') or 1=1 --",
    "1;select load_extension('x')",
    "/* comment */",
    "-- comment",
    "$text",
    ":name",
    "?1",
    "@p",
    "\\",
    "\\'",
    "%",
    "_",
    "%_%",
    "[a-z]*",
    "x' and randomblob(1000000000) --",
  ],
  "the syntax of FTS5": [
    "NEAR(",
    "NEAR(army choir, 2)",
    "NEAR/2",
    "army NEAR choir",
    "AND",
    "OR",
    "NOT",
    "NOT army",
    "army AND",
    "army OR",
    "OR OR OR",
    "^army",
    "*",
    "army*",
    "**",
    "-army",
    "army -choir",
    "+army",
    "names:army",
    "{names prose}:army",
    "col:",
    ":",
    '"army',
    'army"',
    '"""',
    "(",
    ")",
    "((((",
    "(army",
    "army)",
    "rank",
    "search_word",
  ],
  length: [
    times("a", 50_000),
    times("army ", 10_000),
    times("army OR ", 2_250),
    times("(", 18_000),
    times('"', 50_000),
    times(" ", 50_000),
    times("é", 25_000),
    times("\u0301", 25_000),
    times("a\u0301", 15_000),
    times("👩‍👩‍👧‍👦", 2_000),
    times("ﷺ", 16_000),
    times("日", 16_000),
    times("'", 50_000),
    `${times("x", 64)} ${times("x", 65)}`,
    Array.from({ length: 5_000 }, (_, index) => `w${index}`).join(" "),
  ],
  "bytes that are no text": [
    "\u0000",
    "army\u0000choir",
    "\u0000army",
    "\uD800",
    "\uDC00",
    "army\uD83D",
    "\uDE00army",
    "\uFFFD",
    "\uFFFE\uFFFF",
    "\uFEFFarmy",
    "\u0001\u0002\u001F\u007F",
    "\u0085\u2028\u2029",
    "\u200Barmy\u200B",
    "ar\u00ADmy",
  ],
  "scripts and directions": [
    "\u202Eymra",
    "\u2066army\u2069",
    "مرحبا بالعالم",
    "שלום עולם",
    "ΑΡΜΥ ΣΑΣ",
    "İstanbul ıI",
    "ǆ Ǆ ǅ",
    "ß ẞ SS",
    "Ａｒｍｙ",
    "𝓐𝓻𝓶𝔂",
    "Ⓐⓡⓜⓨ",
    "ａｒｍｙ　ｃｈｏｉｒ",
    "한국어",
    "ภาษาไทย",
    "हिन्दी",
    "नमस्ते दुनिया",
    "ÁRMY",
    "A\u0308\u0327\u0301rmy",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "½ ⅓ ①②③ Ⅷ",
    "٣ ३ ๓",
  ],
  emoji: ["😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇬🇧", "👍🏽", "❤️", "1️⃣", "\u200D", "\uFE0F", "army 🎖️ choir"],
  "markup and templates": [
    "<script>alert(1)</script>",
    "<b>army</b>",
    "&lt;b&gt;",
    "&amp;#39;",
    "{{7*7}}",
    "${7*7}",
    "<%= 7 %>",
    "javascript:alert(1)",
    "]]>",
    '{"army": 1}',
    "[1, 2]",
    "null",
    "undefined",
    "NaN",
    "true",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
  ],
  "paths, commands and numbers": [
    "../../etc/passwd",
    "C:\\CON",
    "; ls",
    "| cat",
    "`id`",
    "$(id)",
    "\r\nSet-Cookie: a=b",
    "0",
    "-1",
    "1e309",
    "0x0",
    "9223372036854775808",
    "1/0",
    "00",
    "1,000.00",
  ],
  nothing: ["", " ", "\t", "\n", "\r\n", "\u00A0", "\u3000", ".", "…", "—", "'", "’"],
};
const inputs = Object.values(hostile).flat();

describe("Whatever is looked for", () => {
  let catalogue: Catalogue;
  let reader: Reader;

  beforeAll(async () => {
    ({ catalogue, reader } = await openedCatalogue());
    await put(
      catalogue,
      make.makeOrganisation({ name: "Army Choir", description: "Sings <b>aloud</b>." }),
      ...inputs
        .filter((name) => name.length < 1_000)
        .map((name, index) => make.makeTopic({ key: `topic-${index}`, label: name, description: name })),
    );
  });

  async function searchAll(text: string): Promise<void> {
    const search = await catalogue.discovery.lookUp(text, thingTypes);
    expect(search.sought.words.length).toBeLessThanOrEqual(mostWords);
    await catalogue.discovery.suggestionsFor(search);
    const asks = search.groups.map(({ ask }) => ask);
    const pages = await catalogue.discovery.pagesOfHits(
      search.sought,
      asks,
      { first: 100, after: null },
      async () => 0,
    );
    await catalogue.discovery.countsOfHits(search.sought, asks);
    expect(pages.size).toBe(thingTypes.length);
    const isNothing = search.sought.words.length === 0;
    expect(isNothing && [...pages.values()].some(({ nodes }) => nodes.length > 0)).toBe(false);
  }

  it("is tried in more than a hundred ways", () => {
    expect(new Set(inputs).size).toBeGreaterThan(150);
  });

  it.each(Object.keys(hostile))("an answer comes without an error: %s", async (kind) => {
    const before = await contentOf(reader);

    for (const text of hostile[kind] ?? []) {
      await searchAll(text);
      // Also as the middle of something that is found, and as what is being typed.
      await searchAll(`army ${text} choir`);
    }

    expect(await contentOf(reader)).toEqual(before);
  });

  it("an answer comes without an error: anything at all", async () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.string({ unit: fc.constantFrom("'", '"', "*", "(", "-", ":", "a", " ", "\uD800", "\u0000") }),
    );
    await fc.assert(fc.asyncProperty(anything, searchAll), { numRuns: 300 });
  });

  it("nothing of it means anything but its words", async () => {
    const expected = ["EXACT_NAME [Army] [Choir]"];

    for (const text of [
      "army* NEAR(choir".replace("NEAR", ""),
      '"army" -choir',
      "army:choir",
      "(army) ^choir",
    ])
      expect(await foundNames(catalogue, text, "Organisation")).toEqual(expected);
    expect(await foundNames(catalogue, "army OR nobody", "Organisation")).toEqual([]);
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
      catalogue.discovery.resolveLink(url).then(
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
      { numRuns: 300 },
    );
  });

  it("is refused before its length costs time", async () => {
    const { catalogue } = await openedCatalogue();

    await expect(
      catalogue.discovery.resolveLink(`https://example.org/${times("/", 50_000)}x`),
    ).rejects.toThrow("Expected an http or https address of at most 4000 characters, but got 50021");
  });
});
