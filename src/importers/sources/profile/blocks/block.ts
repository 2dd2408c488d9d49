/** What a run of a line is beside its text. */
export type MarkKind = "strong" | "emphasis" | "quote" | "struck" | "link";

export interface Mark {
  readonly kind: MarkKind;
  /** Indexes in the text of the line. */
  readonly start: number;
  readonly end: number;
  /** Of a link: as it is written; a placeholder such as `#` is none that can be followed. */
  readonly url?: string;
}

/** A line of text, as a reader sees it: the marks of its format are apart. */
export interface Line {
  /** Counted from 1; in a format without lines the paragraph, or the line of its page. */
  readonly line: number;
  /** Absent where the format has none. */
  readonly page?: number;
  readonly text: string;
  readonly marks: readonly Mark[];
  /** How many characters stand before it. */
  readonly indent: number;
}

/** A piece of a document, whatever its format. They follow one another as in the document. */
export interface Block {
  readonly kind: "heading" | "paragraph" | "item" | "row" | "quotation";
  /** Of a heading its level; of an item of a list how many lists it stands in; else 0. */
  readonly depth: number;
  /** The number of an item, as it is written; null without one. */
  readonly marker: string | null;
  /** Of a row, one a cell. */
  readonly lines: readonly Line[];
  /** Of a row: whether its cells say what is below them. */
  readonly isHeader: boolean;
}

/** A document as blocks, with what it says of itself. */
export interface ReadDocument {
  readonly blocks: readonly Block[];
  /** What front matter, a title or properties say: `title`, `author`. */
  readonly properties: Readonly<Record<string, string>>;
}

export const blockOf = (kind: Block["kind"], lines: readonly Line[], more: Partial<Block> = {}): Block => ({
  depth: 0,
  marker: null,
  isHeader: false,
  ...more,
  kind,
  lines,
});
