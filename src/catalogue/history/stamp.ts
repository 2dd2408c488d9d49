/** Who makes an edit, and why. */
export interface Stamp {
  /** The name of the key, or of the part of the program: "load", "cli". */
  readonly by: string;
  readonly why?: string | null;
  /** Who says so: an address, a document, a data folder. */
  readonly source?: string | null;
  /** The id of the group of edits that it is part of. */
  readonly run?: string | null;
}
