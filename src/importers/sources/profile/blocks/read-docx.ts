import { Parts, type Relation } from "../../tables/xlsx/parts";
import type { SourceFile } from "../../source-file";
import { Unreadable } from "../../unreadable";
import type { XmlElement } from "../../xml/read-xml";
import { joined } from "../lines/joined";
import { type Block, blockOf, type Line, type MarkKind, type ReadDocument } from "./block";
import { LineBuilder } from "./line-builder";

const documentPart = "word/document.xml";

/** Whether a file is a document of Word, by its parts. */
export const isDocx = ({ parts }: SourceFile): boolean => parts?.has(documentPart) === true;

/** A document of Word as blocks: by the styles of its paragraphs, its lists and its tables. A place is the paragraph, counted from 1. */
export function readDocx({ parts }: SourceFile): ReadDocument {
  const all = new Parts(parts ?? new Map());
  const root = all.xml(documentPart);
  const body = root && childOf(root, "body");
  if (!body) throw new Unreadable("Expected a body, but got a document of Word (.docx) without one.");
  const properties = Object.fromEntries(
    textsOfCore(all.xml("docprops/core.xml")).map(([name, text]) => [
      name === "creator" ? "author" : name,
      text,
    ]),
  );
  const reading = new DocxReading(
    all.relationsOf(documentPart),
    stylesOf(all.xml("word/styles.xml")),
    numberedIn(all.xml("word/numbering.xml")),
  );
  reading.read(body.content);
  return { blocks: reading.blocks, properties };
}

const elementsIn = (element: XmlElement): XmlElement[] =>
  element.content.filter((part): part is XmlElement => typeof part !== "string");

/** The first child of this name; Word's names are the same in both of its namespaces. */
const childOf = (element: XmlElement, ...names: readonly string[]): XmlElement | undefined => {
  let found: XmlElement | undefined = element;
  for (const name of names) found = found && elementsIn(found).find((one) => one.name === name);
  return found;
};

/** The value of an element such as `<w:pStyle w:val="Heading1"/>`. */
const valueOf = (element: XmlElement | undefined, name = "val"): string | null =>
  element === undefined
    ? null
    : (Object.entries(element.attributes).find(([key]) => key.replace(/^.*:/, "") === name)?.[1] ?? null);

const textsOfCore = (core: XmlElement | null): Array<readonly [string, string]> =>
  (core === null ? [] : elementsIn(core)).flatMap(({ name, content }) => {
    const [text] = content;
    return ["title", "creator"].includes(name) && typeof text === "string" && text.trim() !== ""
      ? [[name, text.trim()] as const]
      : [];
  });

/** The levels of headings by the ids of styles; the title of a document is the first. */
function stylesOf(root: XmlElement | null): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const style of root === null ? [] : elementsIn(root).filter(({ name }) => name === "style")) {
    const name = (valueOf(childOf(style, "name")) ?? "").toLowerCase();
    const outline = valueOf(childOf(style, "pPr", "outlineLvl"));
    const level =
      name === "title"
        ? 1
        : (/^heading (\d)/.exec(name)?.[1] ?? (outline === null ? null : Number(outline) + 1));
    const id = valueOf(style, "styleId");
    if (id !== null && level !== null && Number(level) < 10) levels.set(id, Number(level));
  }
  return levels;
}

/** The lists whose items have numbers. */
function numberedIn(root: XmlElement | null): ReadonlySet<string> {
  const all = root === null ? [] : elementsIn(root);
  const formats = new Map(
    all
      .filter(({ name }) => name === "abstractNum")
      .map((one) => [valueOf(one, "abstractNumId"), valueOf(childOf(one, "lvl", "numFmt"))] as const),
  );
  return new Set(
    all
      .filter(({ name }) => name === "num")
      .flatMap((one) =>
        formats.get(valueOf(childOf(one, "abstractNumId"))) === "decimal"
          ? (valueOf(one, "numId") ?? [])
          : [],
      ),
  );
}

const marks: ReadonlyArray<readonly [name: string, kind: MarkKind]> = [
  ["b", "strong"],
  ["i", "emphasis"],
  ["strike", "struck"],
];

class DocxReading {
  readonly blocks: Block[] = [];
  readonly #relations: ReadonlyMap<string, Relation>;
  readonly #levels: ReadonlyMap<string, number>;
  readonly #numbered: ReadonlySet<string>;
  readonly #counts = new Map<string, number>();
  #paragraph = 0;

  constructor(
    relations: ReadonlyMap<string, Relation>,
    levels: ReadonlyMap<string, number>,
    numbered: ReadonlySet<string>,
  ) {
    this.#relations = relations;
    this.#levels = levels;
    this.#numbered = numbered;
  }

  read(content: XmlElement["content"]): void {
    for (const part of content) {
      if (typeof part === "string") continue;
      if (part.name === "p") this.#addParagraph(part);
      else if (part.name === "tbl") this.#addTable(part);
      else if (part.name === "sdt") this.read(childOf(part, "sdtContent")?.content ?? []);
    }
  }

  #addParagraph(paragraph: XmlElement): void {
    const lines = this.#linesOf(paragraph);
    if (lines.length === 0) return;
    const style = valueOf(childOf(paragraph, "pPr", "pStyle")) ?? "";
    const level = this.#levels.get(style) ?? null;
    const list = valueOf(childOf(paragraph, "pPr", "numPr", "numId"));
    if (level !== null) this.blocks.push(blockOf("heading", lines, { depth: level }));
    else if (list !== null && list !== "0") {
      const depth = Number(valueOf(childOf(paragraph, "pPr", "numPr", "ilvl")) ?? 0) + 1;
      this.blocks.push(blockOf("item", lines, { depth, marker: depth === 1 ? this.#markerOf(list) : null }));
    } else this.blocks.push(blockOf(/quote|block ?text/i.test(style) ? "quotation" : "paragraph", lines));
  }

  #markerOf(list: string): string | null {
    if (!this.#numbered.has(list)) return null;
    const count = (this.#counts.get(list) ?? 0) + 1;
    this.#counts.set(list, count);
    return String(count);
  }

  #addTable(table: XmlElement): void {
    for (const [at, row] of elementsIn(table)
      .filter(({ name }) => name === "tr")
      .entries()) {
      const cells = elementsIn(row)
        .filter(({ name }) => name === "tc")
        .map((cell) => {
          const first = this.#paragraph + 1;
          const paragraphs = elementsIn(cell).filter(({ name }) => name === "p");
          return joined(
            paragraphs.flatMap((one) => this.#linesOf(one)),
            first,
          );
        });
      const isHeader = childOf(row, "trPr", "tblHeader") !== undefined || (at === 0 && hasHeaderLook(table));
      this.blocks.push(blockOf("row", cells, { isHeader }));
    }
  }

  #linesOf(paragraph: XmlElement): Line[] {
    this.#paragraph += 1;
    const builder = new LineBuilder(this.#paragraph);
    this.#addRuns(paragraph, builder);
    return builder.finish();
  }

  #addRuns(element: XmlElement, builder: LineBuilder): void {
    for (const part of elementsIn(element)) {
      if (part.name === "hyperlink") {
        const relation = this.#relations.get(valueOf(part, "id") ?? "");
        builder.open("link", relation?.target ?? "#");
        this.#addRuns(part, builder);
        builder.close("link");
      } else if (part.name === "r") this.#addRun(part, builder);
      else if (["ins", "smartTag", "sdt", "sdtContent"].includes(part.name)) this.#addRuns(part, builder);
    }
  }

  #addRun(run: XmlElement, builder: LineBuilder): void {
    const kinds = marks.filter(([name]) => {
      const found = childOf(run, "rPr", name);
      return found !== undefined && !["0", "false"].includes(valueOf(found) ?? "1");
    });
    for (const [, kind] of kinds) builder.open(kind);
    for (const { name, content } of elementsIn(run)) {
      if (name === "t") builder.add(content.filter((part) => typeof part === "string").join(""));
      else if (name === "tab") builder.add("\t");
      else if (name === "br" || name === "cr") builder.break(this.#paragraph);
      else if (name === "noBreakHyphen") builder.add("-");
    }
    for (const [, kind] of kinds.toReversed()) builder.close(kind);
  }
}

/** Whether a table says that its first row is a header, as Word does for its looks. */
function hasHeaderLook(table: XmlElement): boolean {
  const look = childOf(table, "tblPr", "tblLook");
  return valueOf(look, "firstRow") === "1" || (Number.parseInt(valueOf(look) ?? "0", 16) & 0x20) !== 0;
}
