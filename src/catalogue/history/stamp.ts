/** The parts of the program that edit, by name. No key has one of these names. */
export const programParts = { load: "load", import: "import", cli: "cli" } as const;

/** Who makes an edit, and why. */
export interface Stamp {
  /** The name of the key, or of the part of the program (`programParts`). */
  readonly by: string;
  readonly why?: string | null;
  /** Who says so: an address, a document, a data folder. */
  readonly source?: string | null;
  /** The id of the group of edits that it is part of. */
  readonly run?: string | null;
}
