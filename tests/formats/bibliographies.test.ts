import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import * as fc from "fast-check";

import { IdentifierScheme } from "../../src/domain/identifiers";
import { ContributionRole } from "../../src/entities/contribution";
import { PublicationKind } from "../../src/entities/publication";
import { Standing } from "../../src/entities/standing";
import { bibtex } from "../../src/formats/bibliographies/bibtex";
import { cslJson } from "../../src/formats/bibliographies/csl-json";
import { ris } from "../../src/formats/bibliographies/ris";
import type { CitedWork } from "../../src/formats/bibliographies/works";
import { type ListText, piecesOf } from "../../src/formats/list-text";
import { inOneLine } from "../../src/formats/one-line";
import { hostileTexts } from "../helpers/hostile-texts";
import { runsOf } from "../helpers/operations";
import { site } from "./episode-rows";
import { byBody, byPerson, dated, recordingAt, topic, workRow } from "./work-rows";

type Item = Record<string, unknown>;

const formats = { bibtex, ris, cslJson } as const;
type Format = keyof typeof formats;

async function written(format: Format, ...works: CitedWork[]): Promise<string> {
  let text = "";
  const list: ListText<unknown, CitedWork> = formats[format];
  for await (const piece of piecesOf(list, site, null, [works])) text += piece;
  return text;
}

/** What citation-js reads, without what it keeps of the text. */
async function readBack(format: Format, ...works: CitedWork[]): Promise<Item[]> {
  // It says by its type what a text is, and would fetch what looks like an address.
  const forceType = { bibtex: "@biblatex/text", ris: "@ris/file", cslJson: "@else/json" }[format];
  return (new Cite(await written(format, ...works), { forceType }).data as Item[]).map(
    ({ _graph, ...item }) => item,
  );
}

const allFormats = Object.keys(formats) as Format[];
/** Letters of all scripts, and the signs of TeX, RIS and JSON as often. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 }),
      fc.constantFrom(..."\\{}~^&%$#_-'`\"<>@,;=!?|[]()/ \t\n".split("")),
      fc.constantFrom(
        "--",
        "``",
        "''",
        "\\'e",
        "\\LaTeX",
        "@book{a,",
        "ER  - ",
        "TY  - BOOK",
        " and ",
        "NASA",
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => inOneLine(parts.join("")))
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

/** citation-js says by an element what braces keep from changing, and that a text is HTML; `&` and `<` are as they were. */
const plain = (text: unknown): string =>
  String(text)
    .replaceAll(/<\/?span[^>]*>/g, "")
    .normalize("NFC");

describe("a bibliography, read back by citation-js", () => {
  it.each(allFormats)(
    "has the titles, containers and abstracts of works as %s, whatever stands in them",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyText, { minLength: 3, maxLength: 3 }), async (texts) => {
          const [title = "", containerTitle = "", abstract = ""] = texts;
          const [item] = await readBack(format, workRow({ title, containerTitle, abstract }));

          expect([item?.["title"], item?.["container-title"], item?.["abstract"]].map(plain)).toEqual(
            texts.map((text) => text.normalize("NFC")),
          );
        }),
        { numRuns: runsOf(1) },
      );
    },
  );

  it.each(allFormats)("has every hostile title as %s", async (format) => {
    const titles = Object.values(hostileTexts)
      .flat()
      .map(inOneLine)
      .filter((title) => title !== "" && !/[\p{Cc}\p{Cs}]/u.test(title));

    const items = await readBack(
      format,
      ...titles.map((title, at) => workRow({ title, slug: `work-${at}` })),
    );

    expect(items.map(({ title }) => plain(title))).toEqual(titles.map((title) => title.normalize("NFC")));
  });

  it.each(allFormats)(
    "has people by the parts of their names and bodies as one, in their order, as %s",
    async (format) => {
      const [item] = await readBack(
        format,
        workRow({
          publicationKind: PublicationKind.BOOK,
          contributions: {
            nodes: [
              byPerson("Ludwig van Beethoven"),
              byPerson("Gabriel García Márquez", ContributionRole.AUTHOR, "García Márquez, Gabriel"),
              byPerson("Martin Luther King Jr."),
              byBody("Maps and Charts, Inc."),
              byPerson("Ann Lee", ContributionRole.EDITOR),
              byPerson("Bo Ray", ContributionRole.QUOTED),
              { ...byPerson("Cy Fox"), standing: Standing.DISPUTED },
            ],
          },
        }),
      );

      const particle =
        format === "bibtex"
          ? { "non-dropping-particle": "van", family: "Beethoven" }
          : { family: "van Beethoven" };
      expect(item?.["author"]).toMatchObject([
        { ...particle, given: "Ludwig" },
        { family: "García Márquez", given: "Gabriel" },
        { family: "King", given: "Martin Luther", suffix: "Jr." },
        // RIS has no bodies: a comma is always between a family name and a given name.
        format === "ris"
          ? { family: "Maps and Charts", given: "Inc." }
          : { [format === "bibtex" ? "family" : "literal"]: "Maps and Charts, Inc." },
      ]);
      expect(item?.["editor"]).toMatchObject([{ family: "Lee", given: "Ann" }]);
      expect(JSON.stringify(item)).not.toMatch(/Ray|Fox/);
    },
  );

  it.each(allFormats)("has identifiers, address, publisher and numbers as %s", async (format) => {
    const stated = { standing: Standing.STATED };
    const [item] = await readBack(
      format,
      workRow({
        containerTitle: "Journal of Maps",
        volume: "7",
        issue: "2-3",
        language: "en-GB",
        links: [recordingAt("https://example.org/a_b?c=%20d&e=~f#g")],
        publisher: { __typename: "Organisation", id: "", slug: "p", name: "Map & Co", kind: null },
        identifiers: [{ scheme: IdentifierScheme.DOI, value: "10.1000/a_b(c)<d>", ...stated }],
        about: { nodes: [topic("Old maps"), topic("50 % off & more")] },
      }),
    );

    expect(item).toMatchObject({
      type: "article-journal",
      "container-title": "Journal of Maps",
      volume: "7",
      issue: "2-3",
      URL: "https://example.org/a_b?c=%20d&e=~f#g",
      // citation-js takes no publisher of an article from RIS.
      ...(format === "ris" ? {} : { publisher: "Map & Co" }),
      DOI: "10.1000/a_b(c)<d>",
      language: "en-GB",
    });
    expect(String(item?.["keyword"]).split(/,\s*/)).toEqual(["Old maps", "50 % off & more"]);
  });

  it.each([
    ["2019", [[2019]], false],
    ["2019-03", [[2019, 3]], false],
    ["2019-03-14", [[2019, 3, 14]], false],
    ["2019-03-14T16:00Z", [[2019, 3, 14]], false],
    ["2019~", [[2019]], true],
    ["2019-03?", [[2019, 3]], true],
    [
      "2018-12/2019-02",
      [
        [2018, 12],
        [2019, 2],
      ],
      false,
    ],
  ])("has the date %s as parts in CSL-JSON", async (edtf, parts, isCirca) => {
    const [item] = JSON.parse(await written("cslJson", workRow({ publishedOn: dated(edtf) }))) as Item[];

    expect(item?.["issued"]).toEqual({ "date-parts": parts, ...(isCirca ? { circa: true } : {}) });
  });

  it.each(["2019/..", "/2019", "2018~/2019"])("says the date %s as it is in CSL-JSON", async (edtf) => {
    const [item] = JSON.parse(await written("cslJson", workRow({ publishedOn: dated(edtf) }))) as Item[];

    expect(item?.["issued"]).toEqual({ literal: edtf });
  });

  it("has dates as EDTF in biblatex, and as the numbers of RIS", async () => {
    const work = workRow({ publishedOn: dated("2018-12/2019-02~") });

    expect(await written("bibtex", work)).toContain("  date = {2018-12/2019-02~},\n");
    expect(await written("ris", work)).toContain("DA  - 2018/12//2018-12/2019-02~\r\n");
    expect(await readBack("bibtex", workRow({ publishedOn: dated("2019-03-14") }))).toMatchObject([
      { issued: { "date-parts": [[2019, 3, 14]] } },
    ]);
  });

  it("keeps capitals in braces, but for the first letter of a sentence", async () => {
    const text = await written("bibtex", workRow({ title: "Maps of NASA: how iPhones, and Ann, see" }));

    expect(text).toContain("title = {Maps of {NASA}: how {iPhones}, and {Ann}, see}");
  });

  it("has one key for each work, its slug", async () => {
    const items = await readBack("bibtex", workRow({ slug: "maps" }), workRow({ slug: "maps-2" }));

    expect(items.map(({ id }) => id)).toEqual(["maps", "maps-2"]);
  });
});
