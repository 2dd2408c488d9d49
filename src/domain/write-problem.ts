/** Why a client's change is not made. Those that errors of the catalogue have too have their codes. */
export enum WriteProblemCode {
  ALREADY_MERGED = "ALREADY_MERGED",
  BAD_CITATION = "BAD_CITATION",
  BAD_DATE = "BAD_DATE",
  BAD_ID = "BAD_ID",
  BAD_IDENTIFIER = "BAD_IDENTIFIER",
  BAD_LINK = "BAD_LINK",
  BAD_USER_INPUT = "BAD_USER_INPUT",
  CONFLICT = "CONFLICT",
  DANGLING_REFERENCE = "DANGLING_REFERENCE",
  DISTINCT = "DISTINCT",
  ERASED = "ERASED",
  FORGOTTEN = "FORGOTTEN",
  GONE = "GONE",
  IDEMPOTENCY_CONFLICT = "IDEMPOTENCY_CONFLICT",
  IDENTIFIER_TAKEN = "IDENTIFIER_TAKEN",
  IN_USE = "IN_USE",
  NO_SOURCE = "NO_SOURCE",
  NOT_FOUND = "NOT_FOUND",
  REQUIRED = "REQUIRED",
  SLUG_TAKEN = "SLUG_TAKEN",
  TOO_MANY_DRAFTS = "TOO_MANY_DRAFTS",
}

export interface WriteProblem {
  readonly code: WriteProblemCode;
  readonly message: string;
  /** The way to the value in the input; null where it is no single one. */
  readonly field: readonly string[] | null;
  /** What was expected; null where the message says all. */
  readonly expected: string | null;
  /** Of a CONFLICT. */
  readonly currentVersion: number | null;
  /** What stands in the way, such as the entity that refers to a removed one; null where nothing does. */
  readonly id: string | null;
  /** The field of that entity that others have changed since; null where it is the entity as a whole, or nothing is. */
  readonly entityField: string | null;
  /** The numbers of those changes. */
  readonly changes: readonly number[];
}

export function problem(
  code: keyof typeof WriteProblemCode,
  field: readonly string[] | null,
  message: string,
  more: Partial<WriteProblem> = {},
): WriteProblem {
  return {
    code: WriteProblemCode[code],
    message,
    field,
    expected: null,
    currentVersion: null,
    id: null,
    entityField: null,
    changes: [],
    ...more,
  };
}
