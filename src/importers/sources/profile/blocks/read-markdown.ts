import MarkdownIt, { type Token } from "markdown-it";

import { isJsonObject } from "../../../../domain/json-object";
import { beginsAsFrontMatter, readFrontMatter } from "../../tables/read-front-matter";
import type { SourceFile } from "../../source-file";
import { Unreadable } from "../../unreadable";
import { linesOfHtml } from "../../html/text-of-html";
import { type Block, blockOf, type Line, type MarkKind, type ReadDocument } from "./block";
import { joined } from "../lines/joined";
import { LineBuilder } from "./line-builder";

const markdown = new MarkdownIt({ html: true });

const marks: Readonly<Record<string, MarkKind>> = { strong: "strong", em: "emphasis", s: "struck" };

/** Markdown as blocks, by CommonMark with tables and struck texts. Front matter says what the document is of. */
export function readMarkdown(file: SourceFile): ReadDocument {
  const { properties, body } = withoutFrontMatter(file);
  return { properties, blocks: new MarkdownReading(markdown.parse(body, {})).blocks };
}

/** The text with empty lines in place of the front matter, so that lines are counted as they stand. */
function withoutFrontMatter(file: SourceFile): {
  readonly properties: ReadDocument["properties"];
  readonly body: string;
} {
  const text = file.text.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  if (!beginsAsFrontMatter(file)) return { properties: {}, body: text };
  const lines = text.split("\n");
  const fence = (lines[0] ?? "").trim().slice(0, 3);
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === fence);
  try {
    const { value } = readFrontMatter(file);
    const given = isJsonObject(value) ? Object.entries(value) : [];
    const properties = Object.fromEntries(
      given.flatMap(([name, one]) => (typeof one === "string" ? [[name.toLowerCase(), one]] : [])),
    );
    return {
      properties,
      body: [...lines.slice(0, end + 1).map(() => ""), ...lines.slice(end + 1)].join("\n"),
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { properties: {}, body: text };
  }
}

/** The tokens of a document, one after the other. */
class MarkdownReading {
  readonly blocks: Block[] = [];
  readonly #lists: Array<{ readonly isNumbered: boolean }> = [];
  /** The number of the item that begins; null behind its first paragraph. */
  #item: { readonly marker: string | null } | null = null;
  #quotations = 0;
  #isHeader = false;
  #cells: Line[] | null = null;
  #heading: number | null = null;
  #at = 0;

  constructor(tokens: readonly Token[]) {
    for (const token of tokens) this.#read(token);
  }

  #read(token: Token): void {
    if (token.map) this.#at = token.map[0] + 1;
    switch (token.type) {
      case "bullet_list_open":
      case "ordered_list_open":
        this.#lists.push({ isNumbered: token.type === "ordered_list_open" });
        break;
      case "bullet_list_close":
      case "ordered_list_close":
        this.#lists.pop();
        break;
      case "list_item_open":
        this.#item = { marker: this.#lists.at(-1)?.isNumbered === true ? token.info : null };
        break;
      case "blockquote_open":
        this.#quotations += 1;
        break;
      case "blockquote_close":
        this.#quotations -= 1;
        break;
      case "heading_open":
        this.#heading = Number(token.tag.slice(1));
        break;
      case "heading_close":
        this.#heading = null;
        break;
      case "thead_open":
      case "thead_close":
        this.#isHeader = token.type === "thead_open";
        break;
      case "tr_open":
        this.#cells = [];
        break;
      case "tr_close":
        if (this.#cells) this.blocks.push(blockOf("row", this.#cells, { isHeader: this.#isHeader }));
        this.#cells = null;
        break;
      case "inline":
        this.#inline(token);
        break;
      case "code_block":
        this.#add(linesOf(token.content, this.#at));
        break;
      case "html_block":
        this.#add(linesOf(linesOfHtml(token.content).join("\n"), this.#at));
        break;
      default:
    }
  }

  #inline(token: Token): void {
    const lines = linesOfInline(token, this.#at);
    if (this.#cells) {
      this.#cells.push(joined(lines, this.#at));
    } else this.#add(lines);
  }

  #add(lines: readonly Line[]): void {
    const item = this.#item;
    this.#item = null;
    if (lines.length === 0) return;
    if (this.#quotations > 0) this.blocks.push(blockOf("quotation", lines));
    else if (this.#heading !== null) this.blocks.push(blockOf("heading", lines, { depth: this.#heading }));
    else if (item) this.blocks.push(blockOf("item", lines, { ...item, depth: this.#lists.length }));
    else this.blocks.push(blockOf("paragraph", lines, { depth: this.#lists.length }));
  }
}

const linesOf = (text: string, first: number): Line[] =>
  text.split("\n").flatMap((one, at) => {
    const builder = new LineBuilder(first + at);
    builder.add(one);
    return builder.finish();
  });

function linesOfInline(token: Token, first: number): Line[] {
  let line = first;
  const builder = new LineBuilder(line);
  for (const child of token.children ?? []) {
    const [, tag = "", side] = /^(\w+)_(open|close)$/.exec(child.type) ?? [];
    const kind = marks[tag];
    if (kind !== undefined) builder[side === "open" ? "open" : "close"](kind);
    else if (child.type === "link_open") builder.open("link", String(child.attrGet("href") ?? ""));
    else if (child.type === "link_close") builder.close("link");
    else if (child.type === "text" || child.type === "code_inline") builder.add(child.content);
    else if (child.type === "softbreak" || child.type === "hardbreak") builder.break((line += 1));
    else if (child.type === "html_inline" && /^<br\b/i.test(child.content)) builder.break(line);
  }
  return builder.finish();
}
