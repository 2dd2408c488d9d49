import type { LoadChange } from "../catalogue/catalogue";
import type { DuplicateReason } from "../catalogue/identity/reasons";
import type { ImportRecord, Inference, Place, Remark } from "./records";

/** What became of a file. Its items are imported, merged or refused: the three add up. */
export interface FileReport {
  readonly file: string;
  /** Null where it could not be read. */
  readonly format: string | null;
  /** Why it was read as this format, or why it could not be read. */
  readonly why: string;
  /** Where it could not be read on; null where all of it was, or no line is known. */
  readonly line: number | null;
  readonly items: number;
  /** Items that are entities of this source now. */
  readonly imported: number;
  /** Items that others have said, or that the source says twice. */
  readonly merged: number;
  readonly refused: ReadonlyArray<{
    readonly place: Place;
    readonly why: string;
    /** Whether that is as it should be, as for a coffee break: then nothing is wrong with the file. */
    readonly isIntended: boolean;
  }>;
  readonly remarks: readonly Remark[];
}

/** A record that the catalogue cannot have as the source says it, and why. */
export interface RefusedRecord {
  readonly record: ImportRecord;
  readonly why: string;
}

/** A fact that is not sure enough to be accepted by itself. */
export interface WaitingDraft {
  /** That of the entity which it would be: the same at every import. */
  readonly id: string;
  readonly place: Place;
  /** "Ann Lee, guest of “On maps”" */
  readonly what: string;
  readonly inference: Inference;
}

/** A record that may be of an entity that is there. Meanwhile it is one of its own. */
export interface OpenQuestion {
  readonly place: Place;
  readonly type: string;
  readonly name: string;
  /** Its own id, and that of the entity that it may be of. */
  readonly id: string;
  readonly other: string;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

export interface ImportReport {
  /** By which all of it can be undone; null if nothing changed. */
  readonly run: string | null;
  readonly files: readonly FileReport[];
  readonly added: readonly LoadChange[];
  readonly changed: readonly LoadChange[];
  readonly removed: readonly LoadChange[];
  /** What is gone from its source, and stays, since it is more than a fifth of it. */
  readonly held: readonly LoadChange[];
  /** What stays as others have edited it, although its source says otherwise. */
  readonly edited: readonly LoadChange[];
  readonly waiting: readonly WaitingDraft[];
  readonly questions: readonly OpenQuestion[];
  /** How many entities were left out, or brought without a name, since a person was forgotten. */
  readonly forgotten: number;
}
