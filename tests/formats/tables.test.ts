import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { readSheet } from "read-excel-file/node";

import { cellText, csvLine } from "../../src/domain/csv";
import { readCsv } from "../../src/importers/sources/tables/read-csv";
import { SourceFile } from "../../src/importers/sources/source-file";
import { xlsx } from "../../src/formats/tables/xlsx";
import { hostileTexts } from "../helpers/hostile-texts";
import { runsOf } from "../helpers/operations";

/** What a spreadsheet takes for a formula: the list of OWASP, and what begins so after spaces. */
const isFormula = (cell: string): boolean => /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u.test(cell);

const formulas = [
  "=1+1",
  "+49 30 1234",
  "-1",
  "@handle",
  "\t=1",
  "\r=1",
  "\n=1",
  " =1",
  "＝1",
  "＠ada",
  "'=1",
  "''=1",
  '=HYPERLINK("https://example.org","a, b")',
];

const anyCell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc
    .array(fc.constantFrom(..."'=+-@\t\r\n\",; a".split("")), { maxLength: 8 })
    .map((parts) => parts.join("")),
);

async function workbook(rows: ReadonlyArray<ReadonlyArray<string | number | null>>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const pages = (async function* () {
    yield rows;
  })();
  for await (const part of xlsx("Sheet", ["Title"], pages)) parts.push(part);
  return Buffer.concat(parts);
}

describe("a cell of CSV, read back by csv-parse", () => {
  it.each([...formulas, ...Object.values(hostileTexts).flat()])("is no formula: %j", (text) => {
    const [[cell = ""] = []] = parse(csvLine([text, "x"]), { relax_column_count: true });

    expect(isFormula(cell)).toBe(false);
    // UTF-8 has no half of a character.
    expect(cellText(cell)).toBe(Buffer.from(text).toString());
  });

  it("is the text, but for an apostrophe before what looks like a formula, which our import takes away", () => {
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 2, maxLength: 5 }), (texts) => {
        const line = csvLine([...texts, "end"]);
        const [cells = []] = parse(line);

        expect(cells.filter(isFormula)).toEqual([]);
        expect(cells.map(cellText)).toEqual([...texts, "end"]);
        const names = csvLine([...texts.map((_, at) => `c${at}`), "end"]);
        const file = new SourceFile("a.csv", new TextEncoder().encode(names + line));
        const { rows } = readCsv(file, { delimiter: ",", header: null });
        // Our import reads every line break of a file as one character.
        const read = texts.map((text) => text.replaceAll("\r\n", "\n"));
        expect(Object.values(rows[0]?.value as object)).toEqual([...read, "end"]);
      }),
      { numRuns: runsOf(1) },
    );
  });

  it("leaves numbers as they are", () => {
    expect(csvLine([-1, 2.5, null, "a"])).toBe("-1,2.5,,a\r\n");
  });
});

describe("a workbook, read back by read-excel-file", () => {
  it("has every text as it is, and none as a formula", async () => {
    const texts = [...formulas, ...Object.values(hostileTexts).flat()].filter(
      (text) => text.trim() === text && text !== "" && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text),
    );

    const rows = await readSheet(await workbook(texts.map((text) => [text])));

    expect(rows.map(([cell]) => String(cell))).toEqual(["Title", ...texts]);
  });

  it("has any text as it is", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1 }),
        async (texts) => {
          const written = texts.filter((text) => text.trim() === text && !/_x[\da-f]{4}_/i.test(text));

          const rows = await readSheet(await workbook([["first", ...written]]));

          expect(rows[1]?.slice(0, written.length + 1)).toEqual(["first", ...written]);
        },
      ),
      { numRuns: runsOf(4) },
    );
  });

  it("has numbers as numbers, and what is unknown as nothing", async () => {
    expect(await readSheet(await workbook([["a", 3.5, null, "b"]]))).toEqual([
      ["Title", null, null, null],
      ["a", 3.5, null, "b"],
    ]);
  });

  it("has the same bytes whenever it is made", async () => {
    const rows = [["a", 1]];

    expect((await workbook(rows)).equals(await workbook(rows))).toBe(true);
  });
});
