/**
 * How many entities lists can have: the number of rows of each type, and of the children of the parent that has most. No
 * bounds (null): nothing is known, and every page counts as full.
 */
export interface Bounds {
  /** Opaque. Equal revisions have equal bounds. */
  readonly revision: string;
  /** The revision of the last forgetting of a person; 0 where there was none. */
  readonly forgotten: number;
  /** Rows by type, "Person": 0 where there are none. A missing type is not known. */
  readonly rows: Readonly<Record<string, number>>;
  /** The largest number of children of one parent by relation, "Person.appearances". A missing relation is not known. */
  readonly children: Readonly<Record<string, number>>;
}
