import { Readable } from "node:stream";

import { ZipFile } from "yazl";

import { columnName } from "../../domain/column-names";
import type { Cell } from "../../domain/csv";
import { BadInput } from "../../domain/errors";
import { escapeXml, tag } from "../../domain/xml";

export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The second style is of text that stays text when it is edited (`quotePrefix`), the third of the first row. */
const styles = { quoted: 1, head: 2 } as const;

const relationship = (id: string, type: string, target: string): string =>
  tag("Relationship", { Id: id, Type: `${office}/${type}`, Target: target });

const override = (part: string, type: string): string =>
  tag("Override", { PartName: part, ContentType: `${contentType}.${type}+xml` });

/** All parts of a workbook (ECMA-376) of one sheet, but the sheet. */
const parts = (name: string): Readonly<Record<string, string>> => ({
  "[Content_Types].xml": tag(
    "Types",
    { xmlns: `${packages}/content-types` },
    tag("Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    override("/xl/workbook.xml", "sheet.main"),
    override("/xl/worksheets/sheet1.xml", "worksheet"),
    override("/xl/styles.xml", "styles"),
  ),
  "_rels/.rels": tag(
    "Relationships",
    { xmlns: `${packages}/relationships` },
    relationship("rId1", "officeDocument", "xl/workbook.xml"),
  ),
  "xl/workbook.xml": tag(
    "workbook",
    { xmlns: main, "xmlns:r": office },
    tag("sheets", {}, tag("sheet", { name, sheetId: 1, "r:id": "rId1" })),
  ),
  "xl/_rels/workbook.xml.rels": tag(
    "Relationships",
    { xmlns: `${packages}/relationships` },
    relationship("rId1", "worksheet", "worksheets/sheet1.xml"),
    relationship("rId2", "styles", "styles.xml"),
  ),
  "xl/styles.xml": tag(
    "styleSheet",
    { xmlns: main },
    tag("fonts", { count: 2 }, "<font/>", "<font><b/></font>"),
    tag(
      "fills",
      { count: 2 },
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
    ),
    tag("borders", { count: 1 }, "<border/>"),
    tag("cellStyleXfs", { count: 1 }, "<xf/>"),
    tag(
      "cellXfs",
      { count: 3 },
      '<xf xfId="0"/>',
      '<xf xfId="0" quotePrefix="1"/>',
      '<xf xfId="0" fontId="1" applyFont="1"/>',
    ),
  ),
});

/** More rows than this no spreadsheet opens. */
const maxSheetRows = 1_048_576;

/** A workbook of one sheet, in pieces. Texts are inline strings, and so never formulas. The rows are read as they are written. */
export function xlsx(
  name: string,
  titles: readonly string[],
  pages: AsyncIterable<ReadonlyArray<readonly Cell[]>>,
): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  // A file has the same bytes whenever it is made.
  const options = { mtime: new Date("2000-01-01T00:00:00Z"), forceDosTimestamp: true };
  for (const [path, xml] of Object.entries(parts(name)))
    zip.addBuffer(Buffer.from(head + xml), path, options);
  const sheet = Readable.from(sheetOf(titles, pages));
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml", options);
  zip.end();
  const output = zip.outputStream as Readable;
  sheet.on("error", (error) => output.destroy(error));
  return output;
}

async function* sheetOf(
  titles: readonly string[],
  pages: AsyncIterable<ReadonlyArray<readonly Cell[]>>,
): AsyncGenerator<string> {
  let count = 1;
  yield (
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetData>${rowOf(titles, count, styles.head)}`
  );
  for await (const page of pages) {
    const first = count + 1;
    count += page.length;
    if (count > maxSheetRows)
      throw new BadInput(
        `Expected at most ${maxSheetRows} rows, as a sheet can have: CSV has no such limit.`,
      );
    yield page.map((cells, at) => rowOf(cells, first + at, null)).join("");
  }
  yield "</sheetData></worksheet>";
}

const rowOf = (cells: readonly Cell[], row: number, style: number | null): string =>
  tag("row", { r: row }, ...cells.map((cell, at) => cellOf(cell, `${columnName(at + 1)}${row}`, style)));

function cellOf(value: Cell, r: string, style: number | null): string {
  if (value === null || value === "") return "";
  if (typeof value === "number") return tag("c", { r, s: style }, tag("v", {}, String(value)));
  const isLikeFormula = /^\s*[=+\-@'\uff1d\uff0b\uff0d\uff20]/u.test(value);
  // Spreadsheets read _x000D_ as a character by its number.
  const text = escapeXml(value.replaceAll(/_(?=x[\da-f]{4}_)/gi, "_x005F_"));
  return tag(
    "c",
    { r, t: "inlineStr", s: style ?? (isLikeFormula ? styles.quoted : null) },
    tag("is", {}, tag("t", { "xml:space": "preserve" }, text)),
  );
}
