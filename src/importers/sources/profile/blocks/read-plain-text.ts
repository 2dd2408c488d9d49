import type { SourceFile } from "../../source-file";
import { type Block, blockOf, type Line, type ReadDocument } from "./block";
import { plainLine } from "./line-builder";
import { largestOf, leastOf } from "../../../../domain/extremes";

const marker =
  /^(\s*)(?:(?<bullet>[-*•‣◦–])|\(?(?<number>\d{1,3})[.)](?!\s*(?:jan|feb|m[aä]r|apr|mai|may|jun|jul|aug|sep|o[kc]t|nov|de[cz]))|#(?<hash>\d{1,3})(?=\s))\s+(?=\S)/iu;
const underline = /^\s*(?:={3,}|-{3,}|~{3,})\s*$/;

/** Plain text as blocks: lines in capitals and underlined ones are headings, empty lines end a paragraph. */
export const readPlainText = ({ text }: SourceFile): ReadDocument => ({
  properties: {},
  blocks: blocksOfLines(
    text
      .replace(/^\uFEFF/, "")
      .split(/\r\n|\n|\r/)
      .map((one, at) => ({ text: one, line: at + 1 })),
  ),
});

/** A line as it is written, with its spaces. */
export interface WrittenLine {
  readonly text: string;
  readonly line: number;
  readonly page?: number;
}

export function blocksOfLines(lines: readonly WrittenLine[]): Block[] {
  const blocks: Block[] = [];
  let paragraph: WrittenLine[] = [];
  const end = () => {
    blocks.push(...blocksOfParagraph(paragraph));
    paragraph = [];
  };
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]?.text ?? "";
    if (line.text.trim() === "") end();
    else if (underline.test(line.text)) {
      if (paragraph.length > 0) end();
    } else if (isHeading(line.text, lines[at - 1]?.text ?? "", next)) {
      end();
      blocks.push(blockOf("heading", [lineOf(line)], { depth: 2 }));
    } else paragraph.push(line);
  }
  end();
  return blocks;
}

/** A first column in words, apart by a wide gap: “Herbst      Volkshochschule …”. */
const firstColumn = /^(\s*\p{L}[\p{L}.]*(?: [\p{L}.]+)?) {3,}(?=\S)/u;

const lineOf = ({ text, line, page }: WrittenLine): Line =>
  plainLine(text.replace(firstColumn, "$1 | "), line, page);

function isHeading(text: string, before: string, next: string): boolean {
  const said = text.trim();
  if (said.length > 60 || /https?:|@/.test(said) || marker.test(text)) return false;
  if (underline.test(next) && before.trim() === "") return true;
  const letters = said.replaceAll(/\([^)]*\)|[^\p{L}]/gu, "");
  return (
    letters.length > 3 &&
    letters === letters.toUpperCase() &&
    letters !== letters.toLowerCase() &&
    before.trim() === ""
  );
}

/** A paragraph is prose where its lines were broken to be of one length; else each line that is not further in begins an item. */
function blocksOfParagraph(lines: readonly WrittenLine[]): Block[] {
  if (lines.length === 0) return [];
  const isListed = lines.some(({ text }) => marker.test(text));
  if (!isListed && (lines.length === 1 || isWrapped(lines))) return [blockOf("paragraph", lines.map(lineOf))];
  const least = leastOf(lines.map(({ text }) => text.length - text.trimStart().length));
  const items: Array<{ marker: string | null; depth: number; lines: WrittenLine[] }> = [];
  for (const line of lines) {
    const found = marker.exec(line.text);
    const indent = line.text.length - line.text.trimStart().length;
    if (found) {
      const { number, hash } = found.groups ?? {};
      const rest = { ...line, text: line.text.slice(found[0].length) };
      items.push({ marker: number ?? hash ?? null, depth: indent > least ? 2 : 1, lines: [rest] });
    } else if (items.length === 0 || (!isListed && indent === least && !goesOn(line.text)))
      items.push({ marker: null, depth: 1, lines: [line] });
    else items.at(-1)?.lines.push(line);
  }
  return items.map((item) =>
    blockOf("item", item.lines.map(lineOf), { marker: item.marker, depth: item.depth }),
  );
}

/** A label, or an address alone, is of the line before it. */
const goesOn = (text: string): boolean =>
  /^\s*(?:https?:\/\/\S+|\p{Lu}[\p{L} ]{2,20}:\s.+)$/u.test(text) && !/\d/.test(text.split(":")[0] ?? "");

function isWrapped(lines: readonly WrittenLine[]): boolean {
  const lengths = lines.slice(0, -1).map(({ text }) => text.trimEnd().length);
  const widest = largestOf(lines.map(({ text }) => text.trimEnd().length));
  // The next word had no place on its line.
  const isFull = lengths.every(
    (length, at) => length + 1 + (/^\S+/.exec(lines[at + 1]?.text.trim() ?? "")?.[0].length ?? 0) > widest,
  );
  const flush = lines.every(({ text }) => !/^\s/.test(text) || /^\s/.test(lines[0]?.text ?? ""));
  const isListed = lines.every(({ text }) => /\b(?:19|20)\d\d\b/.test(text));
  return !isListed && flush && isFull && lengths.length > 0 && lengths.every((length) => length > 60);
}
