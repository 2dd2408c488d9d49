import type { TypeName } from "../domain/ids";
import type { LinkPurpose } from "../domain/links/link";

/** Where a source says something. */
export interface Place {
  /** The file, as it was named. */
  readonly file: string;
  /** Counted from 1; in a workbook the row. */
  readonly line: number;
  /** The cell of a workbook: "Talks!C12". Absent for anything else. */
  readonly cell?: string;
  /** The source's own name of the item, such as a guid; null where it is said of the whole source. */
  readonly item: string | null;
}

/** A place as reports say it: "talks.csv:12", "talks.xlsx: Talks!C12". */
export const placeInWords = ({ file, line, cell }: Omit<Place, "item">): string =>
  cell === undefined ? `${file}:${line}` : `${file}: ${cell}`;

/** Of what a source does not say in its own words: how sure we are, from 0 to 1, and from what it was inferred. */
export interface Inference {
  readonly confidence: number;
  readonly from: string;
}

export interface RecordLink {
  readonly url: string;
  readonly purpose: LinkPurpose;
}

/** The type and key of a record of the same source. */
export interface Reference {
  readonly type: TypeName;
  readonly key: string;
}

/**
 * What a source says of one entity, in plain values: no ids, nothing of the catalogue. It crosses from a thread as it is.
 */
export interface ImportRecord extends Reference {
  /** `key` is the same at every reading of the source, whatever stands before it. */
  readonly place: Place;
  /** By the column of the entity's class. Dates are EDTF. What is left out is not known. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The records that it refers to, by the column of the entity's class: `{ showId: to("Show", "show") }`; a list where the column has ids. */
  readonly references: Readonly<Record<string, Reference | readonly Reference[]>>;
  readonly links: readonly RecordLink[];
  /** Whether the source only mentions it, such as a person who is credited: then it is accepted with the first fact that refers to it. */
  readonly isMentioned: boolean;
  /** Null: the source states it. */
  readonly inference: Inference | null;
}

/** What became of one item of a source when it was read. */
export type ReadItem = { readonly place: Place; readonly title: string } &
  /** The record that it is of. */
  (
    | { readonly outcome: "read"; readonly record: Reference }
    /** The same item again, which stands at this line. */
    | { readonly outcome: "repeated"; readonly line: number }
    | {
        readonly outcome: "refused";
        readonly why: string;
        /** Whether that is as it should be: the graph has no place for such a thing, as for a coffee break. Default: no. */
        readonly isIntended?: boolean;
      }
    /** A source of its own, which is to be fetched. */
    | { readonly outcome: "listed"; readonly address: string }
  );

export interface Remark {
  readonly place: Place;
  readonly message: string;
}

/** A source as it was read. */
export interface ReadSource {
  /** What the source is known by wherever it is read from: another key is another source. Null: by nothing but its file. */
  readonly key: string | null;
  readonly title: string;
  /** What the document is called that its facts cite: "Feed of Tide Tables". */
  readonly documentTitle: string;
  /** The address that it is published at; null where the source does not say it. */
  readonly url: string | null;
  readonly records: readonly ImportRecord[];
  /** Every item of the source, in its order. */
  readonly items: readonly ReadItem[];
  /** What is odd, and cost no more than it says. */
  readonly remarks: readonly Remark[];
  /** What it is of a source in several files. Default: it is whole. */
  readonly part?: SourcePart;
}

/** One of the files that are a source together, such as the speakers of a conference. */
export interface SourcePart {
  /** What is left of the name of each of these files without the words for the part: "meetup-2025" of meetup-2025_speakers.csv. Null: the files are known by the key only. */
  readonly stem: string | null;
  readonly kind: string;
  /** What is not known as long as no file of another kind is there. */
  readonly lacks: string;
}

export const to = (type: TypeName, key: string): Reference => ({ type, key });

/** A record among those of its source, in a word. */
export const nameOfRecord = ({ type, key }: Reference): string => `${type} ${key}`;

/** The references of a record, of lists each. */
export const referencesOf = ({ references }: Pick<ImportRecord, "references">): Reference[] =>
  Object.values(references).flat();
