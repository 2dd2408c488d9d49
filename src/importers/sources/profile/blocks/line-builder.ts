import type { Line, Mark, MarkKind } from "./block";

const address = /https?:\/\/[^\s<>"“”„\u00a0]+/g;
/** What ends a sentence and no address. */
const behindAddress = /[.,;:!?'’]+$/;

/** Puts lines together from the texts and marks of a format. */
export class LineBuilder {
  readonly #lines: Line[] = [];
  #open: Array<{ readonly kind: MarkKind; start: number; readonly url?: string }> = [];
  #marks: Mark[] = [];
  #text = "";
  #line: number;
  readonly #indent: number;
  readonly #page: number | undefined;

  constructor(line: number, { indent = 0, page }: { readonly indent?: number; readonly page?: number } = {}) {
    this.#line = line;
    this.#indent = indent;
    this.#page = page;
  }

  /** The line of what is added, where nothing was added yet. */
  startAt(line: number): void {
    if (this.#text === "") this.#line = line;
  }

  add(text: string): void {
    // A space between two texts is one; a tab separates columns.
    const said = text.replaceAll(/[\s\u00a0]+/gu, (space) => (space.includes("\t") ? "\t" : " "));
    this.#text += /\s$/.test(this.#text) || this.#text === "" ? said.trimStart() : said;
  }

  open(kind: MarkKind, url?: string): void {
    this.#open.push({ kind, start: this.#text.length, ...(url === undefined ? {} : { url }) });
  }

  close(kind: MarkKind): void {
    const at = this.#open.findLastIndex((one) => one.kind === kind);
    const [opened] = at < 0 ? [] : this.#open.splice(at, 1);
    if (opened && opened.start < this.#text.length) this.#marks.push({ ...opened, end: this.#text.length });
  }

  /** What follows is another line; what is open goes on there. */
  break(line: number): void {
    this.#end();
    this.#line = line;
  }

  finish(): Line[] {
    this.#end();
    return this.#lines;
  }

  #end(): void {
    const goingOn = [...this.#open];
    for (const { kind } of goingOn.toReversed()) this.close(kind);
    for (const one of goingOn) one.start = 0;
    this.#open = goingOn;
    const text = this.#text.trimEnd();
    if (text !== "")
      this.#lines.push({
        line: this.#line,
        ...(this.#page === undefined ? {} : { page: this.#page }),
        indent: this.#indent,
        text,
        marks: withAddresses(text, this.#marks),
      });
    this.#text = "";
    this.#marks = [];
  }
}

/** The marks with those of addresses that stand in the text. */
function withAddresses(text: string, marks: readonly Mark[]): Mark[] {
  const found = [...text.matchAll(address)].flatMap(({ 0: written, index }): Mark[] => {
    const url = balanced(written.replace(behindAddress, ""));
    const end = index + url.length;
    const isLinked = marks.some((mark) => mark.kind === "link" && mark.start < end && mark.end > index);
    return isLinked ? [] : [{ kind: "link", start: index, end, url }];
  });
  return [...marks, ...found].filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start);
}

/** Without a bracket that was opened before the address. */
function balanced(url: string): string {
  const isOpen = url.split("(").length >= url.split(")").length;
  return isOpen ? url : balanced(url.slice(0, url.lastIndexOf(")")).replace(behindAddress, ""));
}

/** A line of plain text. */
export function plainLine(text: string, line: number, page?: number): Line {
  const indent = text.length - text.trimStart().length;
  const builder = new LineBuilder(line, { indent, ...(page === undefined ? {} : { page }) });
  builder.add(text.trim());
  return builder.finish()[0] ?? { line, indent, text: "", marks: [] };
}
