import type { TypeName } from "../../../domain/ids";

/** What is done about a place where a forgotten person stands. */
export enum PlaceAction {
  REMOVED = "REMOVED",
  REDACTED = "REDACTED",
  ERASED = "ERASED",
  QUESTION = "QUESTION",
}

/** A place where a forgotten person stands, or a question whether it is one. */
export interface Place {
  readonly action: PlaceAction;
  /** Null for what is of no entity. */
  readonly type: TypeName | null;
  readonly id: string | null;
  /** The property; null for the whole entity. Of what is of no entity, the table. */
  readonly where: string | null;
  /** The text as it is afterwards; null where there is none. */
  readonly text: string | null;
}
