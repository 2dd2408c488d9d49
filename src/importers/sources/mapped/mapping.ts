import type { LinkPurpose } from "../../../domain/links/link";
import type { IdentifierScheme } from "../../../domain/identifiers";

/** Types of which a mapping describes one each row, by the name of their block. */
export const thingTypes = {
  show: "Show",
  episode: "Episode",
  person: "Person",
  organisation: "Organisation",
  publication: "Publication",
  award: "Award",
} as const;

export type ThingName = keyof typeof thingTypes;

/** How the people of a row are related to a thing of it, by the name of their block. */
export const roleTypes = {
  appearances: "Appearance",
  hosts: "Host",
  contributions: "Contribution",
  honours: "Honour",
} as const;

export type RoleName = keyof typeof roleTypes;

/**
 * Where a text stands in a row: the name of a column or property; a JSON Pointer, in which `*` is every element; `$name`, `$folder`, `$parent`, `$key`, `$body`,
 * `$summary` of its file; or a text around such in braces, `{$folder} {ep?}`, of which those without a question mark must be there. An address stands for itself.
 */
export type Expression = string;

export interface ValueMapping {
  /** The first that is there. */
  readonly from?: Expression | readonly Expression[];
  /** The same for every row. */
  readonly is?: string | number;
  /** What a text of the source is here; null: nothing. A text that is not listed stays. */
  readonly map?: Readonly<Record<string, string | null>>;
  /** The form of a date, such as `M/D/YY`. */
  readonly date?: string | readonly string[];
  /** Of a year in two digits: those below are of 2000 and later. */
  readonly pivot?: number;
}

export interface LinkMapping {
  /** The list of which every element has one; default: the row itself. */
  readonly each?: Expression | undefined;
  /** By column, the text that is there where there is such a link. */
  readonly when?: Readonly<Record<Expression, string>> | undefined;
  readonly from: Expression | readonly Expression[];
  readonly purpose: keyof typeof LinkPurpose;
}

/** What a thing is about: texts of labels. */
export interface TopicsMapping {
  readonly from: readonly Expression[];
  /** Whether a text of several labels is split. */
  readonly split: boolean;
}

export interface ThingMapping {
  /** What it is known by among those of its type; default: its name or title, and its date. */
  readonly key?: Expression;
  /** Another key of the same thing: the two are one. */
  readonly sameAs?: Expression;
  readonly values: Readonly<Record<string, ValueMapping>>;
  readonly links: readonly LinkMapping[];
  readonly topics: TopicsMapping;
  readonly identifiers: ReadonlyArray<{
    readonly scheme: keyof typeof IdentifierScheme;
    readonly from: Expression;
  }>;
}

export interface RoleMapping {
  /** The list of which every element names one; default: the row itself. */
  readonly each?: Expression;
  /** Names, or keys of people that rows describe. */
  readonly from: Expression;
  readonly by: "name" | "key";
  /** Whether a text of several names is split. */
  readonly split: boolean;
  readonly links: readonly LinkMapping[];
  /** How they are credited; default: as the name is written. */
  readonly creditedAs?: Expression;
  /** Their place among the others; default: as they follow each other. */
  readonly position?: Expression;
  /** The organisations on whose behalf they appear. */
  readonly onBehalfOf?: Expression;
  readonly values: Readonly<Record<string, ValueMapping>>;
}

export interface AffiliationMapping {
  readonly organisation: Expression;
  readonly values: Readonly<Record<string, ValueMapping>>;
}

/** Texts that may name who hosts and appears. */
export interface TextsMapping {
  readonly title?: Expression | readonly Expression[];
  /** Plain, Markdown or HTML. */
  readonly notes?: Expression | readonly Expression[];
}

export type RowFormat = "csv" | "tsv" | "json" | "ndjson" | "yaml" | "front-matter" | "xlsx";

export interface RowsMapping {
  /** Patterns of paths; default: every file. */
  readonly files: readonly string[];
  readonly format: RowFormat | null;
  readonly delimiter: string | null;
  /** The sheets of a workbook; default: every one that has a column in use. */
  readonly sheets: readonly string[];
  /** The line or row with the names of the columns; default: the first, of a workbook as it is found. */
  readonly header: number | null;
  /** A JSON Pointer to the rows, in which `*` is every element; default: the elements of a list, or the whole document. */
  readonly at: string | null;
  /** What a row is. */
  readonly is: ThingName | "appearance";
  readonly things: Readonly<Partial<Record<ThingName, ThingMapping>>>;
  readonly roles: Readonly<Record<RoleName, readonly RoleMapping[]>>;
  readonly affiliations: readonly AffiliationMapping[];
  /** Null: people are only where roles say. */
  readonly peopleIn: TextsMapping | null;
}

export interface Mapping {
  readonly source: {
    readonly key: string | null;
    readonly title: string | null;
    readonly url: string | null;
  };
  readonly rows: readonly RowsMapping[];
}
