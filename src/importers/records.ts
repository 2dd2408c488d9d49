import type { TypeName } from "../domain/ids";
import type { LinkPurpose } from "../domain/links/link";

/** Where a source says something. */
export interface Place {
  /** The file, as it was named. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The source's own name of the item, such as a guid; null where it is said of the whole source. */
  readonly item: string | null;
}

/** Of what a source does not say in its own words: how sure we are, from 0 to 1, and from what it was inferred. */
export interface Inference {
  readonly confidence: number;
  readonly from: string;
}

export interface RecordLink {
  readonly url: string;
  readonly purpose: LinkPurpose;
}

/**
 * What a source says of one entity, in plain values: no ids, nothing of the catalogue. It crosses from a thread as it is.
 */
export interface ImportRecord {
  readonly type: TypeName;
  /** Its key among the records of its type in this source; the same at every reading. */
  readonly key: string;
  readonly place: Place;
  /** By property. Dates are EDTF. What is left out is not known. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The keys of the records that it refers to, by property: `{ showId: "show" }`. */
  readonly references: Readonly<Record<string, string>>;
  readonly links: readonly RecordLink[];
  /** Null: the source states it. */
  readonly inference: Inference | null;
}

/** What became of one item of a source when it was read. */
export type ReadItem = { readonly place: Place; readonly title: string } & (
  | { readonly outcome: "read"; readonly key: string }
  /** The same item again, which stands at this line. */
  | { readonly outcome: "repeated"; readonly line: number }
  | { readonly outcome: "refused"; readonly why: string }
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
  /** The address that it is published at; null where the source does not say it. */
  readonly url: string | null;
  readonly records: readonly ImportRecord[];
  /** Every item of the source, in its order. */
  readonly items: readonly ReadItem[];
  /** What is odd, and cost no more than it says. */
  readonly remarks: readonly Remark[];
}
