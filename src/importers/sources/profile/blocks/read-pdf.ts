import { linesOfPdf, type PdfLine } from "../../pdf-text";
import type { SourceFile } from "../../source-file";
import { joined } from "../lines/joined";
import { type Block, blockOf, type Line, type MarkKind, type ReadDocument } from "./block";
import { LineBuilder } from "./line-builder";
import { largestOf } from "../../../../domain/extremes";

const marker = /^\s*(?:[-*•‣◦–▪]|(\d{1,3})[.)])\s+(?=\S)/u;

/** So many numbers a list may leave out. */
const maxSkipped = 5;

/** The text of a PDF as blocks: lines that are further apart are paragraphs, those in another font than the text headings. A place is the page. */
export function readPdf({ pages }: SourceFile): ReadDocument {
  const lines = linesOfPdf(pages);
  const body = mostOf(
    lines.flatMap(({ runs }) => runs.flatMap(({ font, text }) => Array.from(text.trim(), () => font))),
  );
  const pitch = pitchOf(lines.flatMap((line, at) => gapBefore(line, lines[at - 1]) ?? []));
  const right = largestOf(lines.map(({ runs }) => runs.at(-1)?.right ?? 0));
  const paragraphs: PdfLine[][] = [];
  let number = 0;
  for (const [at, line] of lines.entries()) {
    const gap = gapBefore(line, lines[at - 1]);
    const found = marker.exec(textOf(line));
    const own = Number(found?.[1] ?? number);
    // “…, Journal 31, / 112. https://…”: a number that no list has come to goes on with the full line before it.
    const isMarked = found !== null && (own <= number + maxSkipped || !isFull(lines[at - 1], right));
    if (isMarked) number = own;
    const isNew =
      at === 0 ||
      gap === null ||
      gap > pitch * 1.25 ||
      isMarked ||
      isOfOtherFont(line, body) !== isOfOtherFont(lines[at - 1], body);
    if (isNew) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  const strong = mostOf(
    paragraphs.flatMap(([first]) => (first && isOfOtherFont(first, body) ? [first.runs[0]?.font ?? ""] : [])),
  );
  return {
    properties: {},
    blocks: paragraphs.map((paragraph, at) => blockOfParagraph(paragraph, at, { body, strong, right })),
  };
}

interface Look {
  readonly body: string | undefined;
  readonly strong: string | undefined;
  /** Where full lines end. */
  readonly right: number;
}

function blockOfParagraph(paragraph: readonly PdfLine[], at: number, look: Look): Block {
  const [first] = paragraph;
  const lines = unbroken(paragraph, look);
  const isHeading =
    first !== undefined &&
    paragraph.length === 1 &&
    isOfOtherFont(first, look.body) &&
    textOf(first).length < 80 &&
    first.runs[0]?.font === look.strong;
  if (isHeading) return blockOf("heading", lines, { depth: at === 0 ? 1 : 2 });
  const found = first && marker.exec(textOf(first));
  return found ? blockOf("item", lines, { depth: 1, marker: found[1] ?? null }) : blockOf("paragraph", lines);
}

/** Lines that end where the page does go on in the next one. */
function unbroken(paragraph: readonly PdfLine[], look: Look): Line[] {
  const groups: Line[][] = [];
  for (const [at, line] of paragraph.entries()) {
    const before = paragraph[at - 1];
    const written = lineOf(line, look, at === 0);
    if (isFull(before, look.right) || /^https?:/.test(written.text)) groups.at(-1)?.push(written);
    else groups.push([written]);
    if (groups.length === 0) groups.push([written]);
  }
  return groups.map((group) => joined(group)).filter(({ text }) => text !== "");
}

function lineOf(line: PdfLine, { body, strong }: Look, isFirst: boolean): Line {
  const builder = new LineBuilder(line.page, { page: line.page });
  const mark = isFirst ? (marker.exec(textOf(line))?.[0].length ?? 0) : 0;
  let left = mark;
  for (const { text, font, url } of line.runs) {
    const said = text.slice(Math.min(left, text.length));
    left = Math.max(0, left - text.length);
    const kinds: MarkKind[] =
      font === body || text.trim() === "" ? [] : [font === strong ? "strong" : "emphasis"];
    for (const kind of kinds) builder.open(kind);
    if (url !== null) builder.open("link", url);
    builder.add(said);
    if (url !== null) builder.close("link");
    for (const kind of kinds) builder.close(kind);
  }
  return builder.finish()[0] ?? { line: line.page, page: line.page, text: "", marks: [], indent: 0 };
}

const isFull = (line: PdfLine | undefined, right: number): boolean =>
  (line?.runs.at(-1)?.right ?? 0) > right * 0.75;

const textOf = ({ runs }: PdfLine): string => runs.map(({ text }) => text).join("");

const isOfOtherFont = (line: PdfLine | undefined, body: string | undefined): boolean =>
  line !== undefined && line.runs.every(({ font, text }) => text.trim() === "" || font !== body);

/** Rounded; null on another page. */
const gapBefore = (line: PdfLine, before: PdfLine | undefined): number | null =>
  before === undefined || before.page !== line.page || before.y <= line.y
    ? null
    : Math.round(before.y - line.y);

/** How far the lines of one paragraph are apart: the least that comes again. */
const pitchOf = (gaps: readonly number[]): number =>
  Math.min(...gaps.filter((gap) => gap > 5 && gaps.filter((one) => one === gap).length > 1), 100);

function mostOf<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
