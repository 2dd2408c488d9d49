import { fold } from "../../../../domain/names";
import type { Block, Line, ReadDocument } from "../blocks/block";
import { isEventful } from "../lines/eventful";
import { joined, unwrapped, withoutStart } from "../lines/joined";
import { isLinkLine, isProse, linksIn, textWithoutLinks } from "../lines/texts";
import { isNameOfSection, kindOfHeading, ofPublications, yearOfHeading } from "./section-kinds";
import { isAboutPerson, isCitedIn, isSaidAgain, isSectionLine, numberOf } from "./heads";
import type { DocumentParts, Section, WrittenLink } from "./section";

const numbered = /^(?:\((\d{1,3})\)|(\d{1,3})[.)]|#(\d{1,3}))\s+(?=\S)/;
const opening: Section = { title: "", kind: null, year: null };

const datedOrAwarded = /\b(?:(?:19|20)\d\d|finalist|shortlisted|awards?)\b/iu;

interface OpenEntry {
  section: Section;
  marker: string | null;
  head: Line;
  notes: Line[];
  prose: string[];
  links: WrittenLink[];
  cells: Map<string, Line> | null;
}

/** Finds the sections of a document by its headings, and in them what stands together. */
export function splitDocument({ blocks, properties }: ReadDocument): DocumentParts {
  return new Splitting(properties["title"] ?? null).run(blocks);
}

class Splitting {
  readonly #preface: Line[][] = [];
  readonly #entries: OpenEntry[] = [];
  readonly #known: string[] = [];
  readonly #open: Array<{ readonly depth: number; readonly section: Section }> = [];
  #section: Section;
  #entry: OpenEntry | null = null;
  #title: string | null = null;
  /** Links of a heading: they are of the first entry below it. */
  #pending: WrittenLink[] = [];
  #lastWasLinks = false;
  #columns: readonly string[] = [];

  constructor(title: string | null) {
    const kind = title !== null && isNameOfSection(title) ? kindOfHeading(title) : null;
    this.#section = { ...opening, kind };
    this.#open.push({ depth: 0, section: this.#section });
  }

  run(blocks: readonly Block[]): DocumentParts {
    for (const [at, block] of blocks.entries()) {
      const lines = unwrapped(block.lines);
      const next = blocks[at + 1];
      if (block.kind !== "row") this.#columns = [];
      if (block.kind === "heading") this.#heading(block, joined(lines));
      else if (block.kind === "row") this.#row(block);
      else if (block.kind === "item") this.#item(block, lines);
      else if (block.kind === "paragraph") this.#paragraph(lines, next);
    }
    return { preface: this.#preface, entries: this.#entries, known: this.#known, title: this.#title };
  }

  #heading({ depth }: Block, line: Line): void {
    const number = numbered.exec(line.text);
    if (number) return this.#begin(withoutStart(line, number[0].length), numberOf(number));
    const text = line.text.replace(/:$/, "");
    const isFirst = this.#title === null && this.#known.length === 0 && this.#entries.length === 0;
    const isName = isNameOfSection(text) || yearOfHeading(text) !== null;
    if (isFirst && !isName && this.#open.length === 1 && depth <= 2) {
      this.#title = line.text;
      return;
    }
    if (isFirst && depth === 1) this.#title = line.text;
    this.#openSection(depth, line);
  }

  #openSection(depth: number, line: Line): void {
    const text = textWithoutLinks(line).replace(/:$/, "");
    while ((this.#open.at(-1)?.depth ?? 0) >= depth) this.#open.pop();
    const above = this.#open.at(-1)?.section ?? opening;
    const [said, year] = [kindOfHeading(text), yearOfHeading(text)];
    if (
      said === null &&
      year === null &&
      above.kind !== null &&
      above.kind !== "none" &&
      depth > 1 &&
      this.#open.length > 1
    ) {
      this.#begin(line, null);
      return;
    }
    const section: Section = {
      title: text,
      kind: said ?? (year === null && depth <= 1 ? null : above.kind),
      year: year ?? above.year,
    };
    this.#open.push({ depth, section });
    this.#section = section;
    this.#entry = null;
    this.#pending = linksIn(line);
    if (said !== null || year !== null) this.#known.push(text);
    else if (section.kind === null) this.#begin(line, null);
  }

  #paragraph(lines: readonly Line[], next: Block | undefined): void {
    const [first] = lines;
    if (!first) return;
    const number = numbered.exec(first.text);
    if (number) {
      this.#begin(withoutStart(first, number[0].length), numberOf(number));
      return this.#more(lines.slice(1));
    }
    if (lines.length === 1 && isSectionLine(first)) return this.#openSection(this.#depthOfLines(), first);
    if (this.#section.kind === "none") return;
    if (lines.every(isLinkLine)) return this.#linkLines(lines);
    const text = lines.map((line) => line.text).join(" ");
    if (isProse(text) && !this.#isComplete(first)) return this.#prose(lines, text);
    if (this.#begins(first, next)) {
      this.#begin(first, null);
      this.#more(lines.slice(1));
      if (lines.length === 1 && linksIn(first).length > 0) this.#lastWasLinks = true;
    } else if (this.#entry) this.#more(lines);
    else this.#preface.push([...lines]);
  }

  /** Lines that are headings by their words only stand below headings that are marked. */
  #depthOfLines(): number {
    const deepest = this.#open.at(-1);
    return deepest === undefined || deepest.depth === 0 ? 2 : Math.max(2, Math.min(deepest.depth, 2));
  }

  /** Whether a paragraph of sentences is an entry by itself: it has a link, or a title in quotes, and its section is of such. */
  #isComplete(first: Line): boolean {
    const { kind, year } = this.#section;
    if (isAboutPerson(first.text)) return false;
    if (
      (kind === null && year === null) ||
      this.#isNumbered() ||
      this.#open.length === 1 ||
      /\b(?:I|I[’']m|my|ich|je)\b/u.test(first.text)
    )
      return false;
    const isCited = /[“"„«].{3,}[”"“»]/u.test(first.text) || first.marks.some((mark) => mark.kind !== "link");
    return (
      first.text.split(/\s+/).length <= 40 &&
      (isCited || linksIn(first).length > 0 || /\b(?:19|20)\d\d\b/.test(first.text))
    );
  }

  #begins(first: Line, next: Block | undefined): boolean {
    const entry = this.#entry;
    const isFollowedByLinks =
      next?.kind === "paragraph" && next.lines.every(isLinkLine) && next.lines.length > 0;
    const isOfFact = first.text.length < 140 && (isEventful(first.text) || datedOrAwarded.test(first.text));
    if (entry && isSaidAgain(entry.head.text, first.text)) return false;
    if (this.#isNumbered()) {
      if (!this.#lastWasLinks || !(isFollowedByLinks || isOfFact)) return false;
      // The numbered list is at its end, and with it what its heading says.
      this.#section = { ...this.#section, kind: null };
      return true;
    }
    if (first.text.endsWith(":") && first.text.split(" ").length > 4) return false;
    if (this.#section.kind !== null || this.#section.year !== null)
      return !/^[\p{Ll}@#]/u.test(first.text) && (this.#open.length > 1 || this.#known.length > 0);
    return entry === null && this.#known.length === 0 ? false : isFollowedByLinks || isOfFact;
  }

  #begin(head: Line, marker: string | null): void {
    this.#entry = {
      section: this.#section,
      marker,
      head,
      notes: [],
      prose: [],
      links: [...this.#pending, ...linksIn(head)],
      cells: null,
    };
    this.#pending = [];
    this.#lastWasLinks = false;
    if (this.#section.kind !== "none") this.#entries.push(this.#entry);
  }

  /** An entry that is an address and nothing else. */
  #beginLinks(line: Line, marker: string | null): void {
    this.#begin({ ...line, text: "", marks: [] }, marker);
    this.#entry?.links.push(...linksIn(line));
  }

  #isNumbered(): boolean {
    return this.#entry !== null && this.#entry.marker !== null;
  }

  /** Lines below the head of an entry. */
  #more(lines: readonly Line[]): void {
    for (const line of lines) {
      if (isLinkLine(line)) this.#linkLines([line]);
      else if (isProse(line.text)) this.#prose([line], line.text);
      else {
        this.#entry?.notes.push(line);
        this.#entry?.links.push(...linksIn(line));
        this.#lastWasLinks = linksIn(line).length > 0;
      }
    }
  }

  #prose(lines: readonly Line[], text: string): void {
    this.#lastWasLinks = false;
    if (!this.#entry) this.#preface.push([...lines]);
    else {
      this.#entry.prose.push(text);
      this.#entry.links.push(...lines.flatMap(linksIn));
    }
  }

  #linkLines(lines: readonly Line[]): void {
    const links = lines.flatMap(linksIn);
    if (links.length === 0) return;
    const entry = this.#entry;
    const isOpen = entry !== null && entry.marker !== null && entry.links.length === 0;
    const isOfList =
      ofPublications.has(this.#section.kind) &&
      !isOpen &&
      (entry === null || entry.links.length > 0 || isCitedIn(entry.head));
    if (entry === null || isOfList) {
      if (this.#section.kind === null && this.#known.length === 0 && entry === null) {
        this.#preface.push([...lines]);
        return;
      }
      for (const line of lines) this.#beginLinks(line, null);
    } else entry.links.push(...links);
    this.#lastWasLinks = true;
  }

  #item({ marker, depth }: Block, lines: readonly Line[]): void {
    const [first, ...more] = lines;
    if (!first) return;
    const text = first.text.replace(/:$/, "");
    const { kind } = this.#section;
    if (isNameOfSection(text) && more.length === 0 && linksIn(first).length === 0 && first.text.endsWith(":"))
      return this.#openSection(10 + depth, first);
    if (yearOfHeading(text) !== null && more.length === 0) return this.#openSection(10 + depth, first);
    if (kind === "none") return;
    const entry = this.#entry;
    const isOfEntry =
      entry !== null &&
      entry.marker !== null &&
      marker === null &&
      entry.section === this.#section &&
      linksIn(first).length === 0;
    const isNested = depth > 1 && entry !== null && !this.#open.some((one) => one.depth >= 10);
    if (isOfEntry || isNested) {
      this.#more(isOfEntry ? [] : lines);
      if (isOfEntry) entry.prose.push(...lines.map((line) => line.text));
      return;
    }
    if (
      isLinkLine(first) &&
      marker === null &&
      textWithoutLinks(first) === "" &&
      linksIn(first).every(({ label }) => label === "")
    ) {
      this.#beginLinks(first, marker);
    } else this.#begin(first, marker);
    this.#more(more);
  }

  #row({ isHeader, lines }: Block): void {
    if (isHeader && lines.some(({ text }) => text !== "")) {
      this.#columns = lines.map(({ text }) => fold(text));
      return;
    }
    if (this.#section.kind === "none" || lines.every(({ text }) => text === "")) return;
    const head = joined(lines.filter(({ text }) => text !== ""));
    this.#begin(head, null);
    if (this.#entry)
      this.#entry.cells = new Map(lines.map((line, at) => [this.#columns[at] ?? String(at), line]));
  }
}
