import { Parser } from "htmlparser2";

import { lineCounter } from "../../html/line-counter";
import type { SourceFile } from "../../source-file";
import { Unreadable } from "../../unreadable";
import { type Block, blockOf, type Line, type MarkKind, type ReadDocument } from "./block";
import { joined } from "../lines/joined";
import { LineBuilder } from "./line-builder";

/** Elements of which nothing is text of the document. */
const silent = new Set(
  "script style template noscript iframe object svg nav head select button form".split(" "),
);
/** Elements that begin and end a block. */
const blocks = new Set(
  "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody thead tfoot tr ul".split(
    " ",
  ),
);
const marks: Readonly<Record<string, MarkKind>> = {
  b: "strong",
  strong: "strong",
  em: "emphasis",
  i: "emphasis",
  cite: "emphasis",
  q: "quote",
  s: "struck",
  del: "struck",
  strike: "struck",
};

/** Deeper than any page that people write. */
const maxDepth = 500;

/** A page as blocks: what a reader sees of it, with the line of each. */
export function readHtml({ text }: SourceFile): ReadDocument {
  const reading = new HtmlReading(lineCounter(text));
  const parser = new Parser({
    onopentag: (name, attributes) => reading.open(name, attributes, parser.startIndex),
    onclosetag: (name) => reading.close(name, parser.startIndex),
    ontext: (said) => reading.text(said, parser.startIndex),
  });
  parser.end(text);
  return { blocks: reading.finish(), properties: reading.properties };
}

interface OpenList {
  /** The next number; null of a list without numbers. */
  next: number | null;
  readonly step: number;
}

class HtmlReading {
  readonly properties: Record<string, string> = {};
  readonly #blocks: Block[] = [];
  readonly #lineOf: (index: number) => number;
  readonly #lists: OpenList[] = [];
  #depth = 0;
  #silenced = 0;
  #quotations = 0;
  #isTitle = false;
  #heading: number | null = null;
  #isItem = false;
  #marker: string | null = null;
  #term: readonly Line[] | null = null;
  #cells: Line[] | null = null;
  #isHeader = false;
  #builder: LineBuilder;

  constructor(lineOf: (index: number) => number) {
    this.#lineOf = lineOf;
    this.#builder = new LineBuilder(1);
  }

  open(name: string, attributes: Readonly<Record<string, string>>, index: number): void {
    this.#depth += 1;
    if (this.#depth > maxDepth)
      throw new Unreadable(`Expected elements at most ${maxDepth} deep, but got more.`, this.#lineOf(index));
    if (name === "title") this.#isTitle = true;
    if (name === "meta" && /^(?:author|title)$/i.test(attributes["name"] ?? "") && attributes["content"])
      this.properties[(attributes["name"] ?? "").toLowerCase()] = attributes["content"];
    if (silent.has(name)) this.#silenced += 1;
    if (this.#silenced > 0) return;
    const line = this.#lineOf(index);
    if (name === "br") this.#builder.break(line);
    if (name === "th" || name === "td") {
      this.#builder = new LineBuilder(line);
      if (name === "th") this.#isHeader = true;
    }
    if (blocks.has(name)) this.#begin(name, attributes, line);
    const kind = marks[name];
    if (kind !== undefined) this.#builder.open(kind);
    if (name === "a") this.#builder.open("link", attributes["href"] ?? "");
  }

  #begin(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    // A cell may hold paragraphs: they are lines of it.
    if (this.#cells !== null && name !== "tr") {
      this.#builder.break(line);
      return;
    }
    this.#end(line);
    if (/^h[1-6]$/.test(name)) this.#heading = Number(name.slice(1));
    if (name === "blockquote") this.#quotations += 1;
    if (name === "ol" || name === "ul") {
      const start = Number(attributes["start"] ?? 1);
      this.#lists.push({ next: name === "ol" && !("reversed" in attributes) ? start : null, step: 1 });
    }
    if (name === "li") {
      const list = this.#lists.at(-1);
      this.#isItem = true;
      this.#marker = list === undefined || list.next === null ? null : String(list.next);
      if (list !== undefined && list.next !== null) list.next += list.step;
    }
    if (name === "tr") {
      this.#cells = [];
      this.#isHeader = false;
    }
  }

  close(name: string, index: number): void {
    this.#depth -= 1;
    if (name === "title") this.#isTitle = false;
    if (silent.has(name)) {
      this.#silenced -= 1;
      return;
    }
    if (this.#silenced > 0) return;
    const line = this.#lineOf(index);
    const kind = marks[name];
    if (kind !== undefined) this.#builder.close(kind);
    if (name === "a") this.#builder.close("link");
    if ((name === "td" || name === "th") && this.#cells !== null) {
      this.#cells.push(joined(this.#builder.finish(), line));
      this.#builder = new LineBuilder(line);
    }
    if (!blocks.has(name) || (this.#cells !== null && name !== "tr")) return;
    if (name === "tr" && this.#cells !== null) {
      if (this.#cells.length > 0)
        this.#blocks.push(blockOf("row", this.#cells, { isHeader: this.#isHeader }));
      this.#cells = null;
      this.#builder = new LineBuilder(line);
      return;
    }
    if (name === "dt") {
      this.#term = this.#builder.finish();
      this.#builder = new LineBuilder(line);
      return;
    }
    this.#end(line);
    if (/^h[1-6]$/.test(name)) this.#heading = null;
    if (name === "blockquote") this.#quotations -= 1;
    if (name === "ol" || name === "ul") this.#lists.pop();
    if (name === "dl") this.#endTerm();
  }

  text(said: string, index: number): void {
    if (this.#isTitle)
      this.properties["title"] = `${this.properties["title"] ?? ""}${said}`.replaceAll(/\s+/g, " ");
    if (this.#silenced > 0 || this.#isTitle) return;
    this.#builder.startAt(this.#lineOf(index));
    this.#builder.add(said);
  }

  finish(): Block[] {
    this.#end(0);
    this.#endTerm();
    return this.#blocks;
  }

  #endTerm(): void {
    if (this.#term) this.#blocks.push(blockOf("item", this.#term, { depth: 1 }));
    this.#term = null;
  }

  #end(line: number): void {
    const lines = this.#builder.finish();
    this.#builder = new LineBuilder(line);
    if (lines.length === 0) return;
    const [depth, marker] = [this.#lists.length, this.#marker];
    if (this.#quotations > 0) this.#blocks.push(blockOf("quotation", lines));
    else if (this.#heading !== null) this.#blocks.push(blockOf("heading", lines, { depth: this.#heading }));
    else if (this.#term) {
      this.#blocks.push(blockOf("item", [...this.#term, ...lines], { depth: 1 }));
      this.#term = null;
    } else if (this.#isItem) this.#blocks.push(blockOf("item", lines, { depth, marker }));
    else this.#blocks.push(blockOf("paragraph", lines, { depth }));
    this.#isItem = false;
    this.#marker = null;
  }
}
