import type { FileFormat } from "../format";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import type { ReadDocument } from "./blocks/block";
import { isDocx, readDocx } from "./blocks/read-docx";
import { readHtml } from "./blocks/read-html";
import { readMarkdown } from "./blocks/read-markdown";
import { readPdf } from "./blocks/read-pdf";
import { readPlainText } from "./blocks/read-plain-text";
import { readRows } from "./blocks/read-rows";
import { readProfile } from "./read-profile";
import { splitDocument } from "./sections/split-document";

const readers: ReadonlyArray<readonly [ending: RegExp, read: (file: SourceFile) => ReadDocument]> = [
  [/\.(?:md|markdown|mdx)$/i, readMarkdown],
  [/\.(?:txt|text)$/i, readPlainText],
  [/\.x?html?$/i, readHtml],
  [/\.ya?ml$/i, readRows],
];

/** A document about a person: what they appeared on, wrote and were awarded. */
export const profile: FileFormat = {
  name: "profile",
  recognise(file) {
    if (readerOf(file) === undefined) return null;
    const { known } = splitDocument(documentOf(file));
    if (known.length === 0) return null;
    const shown = known
      .slice(0, 3)
      .map((title) => `“${title}”`)
      .join(", ");
    return `it is a document with ${known.length} ${known.length === 1 ? "heading" : "headings"} of a profile: ${shown}`;
  },
  read: (file, { person }) => readProfile(file, documentOf(file), person ?? null),
};

/** Whether a file is a document without a text of its own. */
export const isWordOrPdf = (file: SourceFile): boolean => isDocx(file) || file.pages !== null;

const readerOf = (file: SourceFile) =>
  isDocx(file)
    ? readDocx
    : file.pages !== null
      ? readPdf
      : readers.find(([ending]) => ending.test(file.name.replace(/[?#].*$/, "")))?.[1];

const read = new WeakMap<SourceFile, ReadDocument>();

function documentOf(file: SourceFile): ReadDocument {
  const reader = readerOf(file) ?? readMarkdown;
  const found = read.get(file) ?? reader(file);
  if (found.blocks.length === 0) throw new Unreadable("Expected a document, but there is no text in it.", 1);
  read.set(file, found);
  return found;
}
