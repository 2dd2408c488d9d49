import { openArchive } from "../../../src/importers/reading/archives/open-archive";
import type { ReadSource } from "../../../src/importers/records";
import { readMapped } from "../../../src/importers/sources/mapped/read-mapped";
import { readMapping } from "../../../src/importers/sources/mapped/read-mapping";
import { SourceFile } from "../../../src/importers/sources/source-file";
import { zipOf } from "../archives/making";
import { fileOf } from "./reading";

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

interface SheetXml {
  /** The XML within `sheetData`, or rows of texts. */
  readonly rows: string | ReadonlyArray<readonly string[]>;
  readonly state?: string;
  /** What stands after the cells: merged ones, hyperlinks. */
  readonly after?: string;
  /** The addresses of hyperlinks, by their ids. */
  readonly links?: Readonly<Record<string, string>>;
}

interface WorkbookXml {
  readonly sheets: Readonly<Record<string, SheetXml>>;
  /** The shared texts: `<si>` elements. */
  readonly texts?: string;
  /** The formats of numbers by style, from 1: a number of a built-in one, or a code. */
  readonly formats?: ReadonlyArray<number | string>;
  readonly properties?: string;
}

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A row of inline texts; an empty one has no cell. */
export const rowOf = (number: number, texts: readonly string[]): string => {
  const cells = texts.map((text, at) =>
    text === ""
      ? ""
      : `<c r="${String.fromCharCode(65 + at)}${number}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
  );
  return `<row r="${number}">${cells.join("")}</row>`;
};

const relation = (id: string, type: string, target: string, mode = ""): string =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${escaped(target)}"${mode}/>`;

const relationsOf = (all: readonly string[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;

function stylesOf(formats: ReadonlyArray<number | string>): string {
  const ids = formats.map((format, at) => (typeof format === "number" ? format : 164 + at));
  const codes = formats.map((format, at) =>
    typeof format === "number" ? "" : `<numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`,
  );
  const styles = [0, ...ids].map((id) => `<xf numFmtId="${id}"/>`);
  return `${head}<styleSheet ${main}><numFmts>${codes.join("")}</numFmts><cellXfs>${styles.join("")}</cellXfs></styleSheet>`;
}

/** The parts of a workbook. */
export function partsOf({ sheets, texts, formats = [], properties = "" }: WorkbookXml) {
  const all = Object.entries(sheets);
  const listed = all.map(
    ([name, { state }], at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ""}/>`,
  );
  return [
    { path: "[Content_Types].xml", text: `${head}<Types/>` },
    {
      path: "xl/workbook.xml",
      text: `${head}<workbook ${main} xmlns:r="${relations}"><workbookPr ${properties}/><sheets>${listed.join("")}</sheets></workbook>`,
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      text: relationsOf([
        ...all.map((_one, at) => relation(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
        relation("rIdStyles", "styles", "styles.xml"),
        relation("rIdTexts", "sharedStrings", "/xl/sharedStrings.xml"),
      ]),
    },
    { path: "xl/styles.xml", text: stylesOf(formats) },
    ...(texts === undefined
      ? []
      : [{ path: "xl/sharedStrings.xml", text: `${head}<sst ${main}>${texts}</sst>` }]),
    ...all.flatMap(([, { rows, after = "", links = {} }], at) => {
      const data = typeof rows === "string" ? rows : rows.map((cells, row) => rowOf(row + 1, cells)).join("");
      const external = Object.entries(links).map(([id, url]) =>
        relation(id, "hyperlink", url, ' TargetMode="External"'),
      );
      return [
        {
          path: `xl/worksheets/sheet${at + 1}.xml`,
          text: `${head}<worksheet ${main} xmlns:r="${relations}"><sheetData>${data}</sheetData>${after}</worksheet>`,
        },
        { path: `xl/worksheets/_rels/sheet${at + 1}.xml.rels`, text: relationsOf(external) },
      ];
    }),
  ];
}

export const workbookOf = (xml: WorkbookXml): Buffer => zipOf(partsOf(xml));

const limits = { maxInflatedBytes: 2 ** 26, maxFiles: 1_000 };

/** A file that is opened as the importer does. */
export async function openedFile(name: string, bytes: Uint8Array, bounds = limits): Promise<SourceFile> {
  const opened = await openArchive({ name, bytes }, bounds);
  if ("files" in opened) throw new Error("Expected one file, but got an archive.");
  return new SourceFile(name, opened.bytes, opened);
}

/** What a mapping makes of a workbook. */
export async function readWorkbookBy(mapping: string, xml: WorkbookXml): Promise<ReadSource> {
  const file = await openedFile("talks.xlsx", workbookOf(xml));
  return readMapped([file], readMapping(fileOf("talks.yaml", mapping)), "talks");
}
