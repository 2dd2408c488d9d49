import type { Line } from "../blocks/block";
import type { SectionKind } from "./section-kinds";

/** A link of a document, where it stands. */
export interface WrittenLink {
  /** http or https. */
  readonly url: string;
  /** The words that are linked, or that stand before the address as its label; empty for a bare address. */
  readonly label: string;
  readonly line: number;
}

/** A part of a document under one heading. */
export interface Section {
  readonly title: string;
  readonly kind: SectionKind | null;
  /** EDTF year, or years, of a heading above it. */
  readonly year: string | null;
}

/** What stands together in a section: one appearance, one publication, one award. */
export interface Entry {
  readonly section: Section;
  /** Its own number in the document; null without one. */
  readonly marker: string | null;
  /** What it begins with; empty for an address alone. */
  readonly head: Line;
  /** Short lines below the head: labels, titles. */
  readonly notes: readonly Line[];
  /** Blurbs: paragraphs of sentences. */
  readonly prose: readonly string[];
  /** Those in the head too. */
  readonly links: readonly WrittenLink[];
  /** Of a table: the cells by what the columns are called. */
  readonly cells: ReadonlyMap<string, Line> | null;
}

export interface DocumentParts {
  /** What stands before the first section, and prose that is of no entry. */
  readonly preface: readonly Line[][];
  readonly entries: readonly Entry[];
  /** Titles of the sections that were known by their words. */
  readonly known: readonly string[];
  /** The first heading of the document; null without one before the first section. */
  readonly title: string | null;
}
