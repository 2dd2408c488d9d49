/** The parts of a file that is a ZIP itself, by their paths in lower case: their bytes, or why there are none. */
export type PartsOfFile = ReadonlyMap<string, Uint8Array | string>;

/** How files of the old Office begin, and workbooks with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** By what they hold, and what to do with them. */
const packages: ReadonlyArray<readonly [part: string, sentence: string]> = [
  ["xl/workbook.xml", "a workbook (.xlsx). What its rows and columns are, a mapping says: --mapping FILE."],
  ["xl/workbook.bin", "a binary workbook (.xlsb): save it as .xlsx or .csv."],
  ["word/document.xml", "a document of Word (.docx): save its tables as .xlsx or .csv."],
  ["ppt/presentation.xml", "slides (.pptx), of which nothing can be read."],
];

const spreadsheet = "application/vnd.oasis.opendocument.spreadsheet";

/** What a file is that is of an office program and no text, and what to do with it; null for any other file. */
export function officeFileIn(bytes: Uint8Array, parts: PartsOfFile | null): string | null {
  if (parts === null) return compound.every((byte, at) => bytes[at] === byte) ? compoundIn(bytes) : null;
  const found = packages.find(([part]) => parts.has(part));
  if (found) return found[1];
  const written = parts.get("mimetype");
  const mimetype = typeof written === "object" ? Buffer.from(written).toString("latin1").trim() : "";
  if (mimetype.startsWith(spreadsheet))
    return "a spreadsheet of OpenDocument (.ods): save it as .xlsx or .csv.";
  return mimetype === ""
    ? "a file of an office program that is not known."
    : `a file of the type ${mimetype.slice(0, 100)}.`;
}

/** The names of what it holds are in UTF-16. */
function compoundIn(bytes: Uint8Array): string {
  const holds = (name: string) => Buffer.from(bytes).includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage"))
    return "a workbook or document that is encrypted: save it without a password.";
  if (holds("Workbook") || holds("Book"))
    return "a workbook of the old Excel (.xls): save it as .xlsx or .csv.";
  return "a file of the old Office: save it as .xlsx or .csv.";
}
