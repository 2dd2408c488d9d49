/** Stable codes of named errors, for clients. */
export type ErrorCode =
  | "BAD_CURSOR"
  | "BAD_DATA"
  | "BAD_DATE"
  | "BAD_DOCUMENT_ID"
  | "BAD_ID"
  | "BAD_IDENTIFIER"
  | "BAD_LINK"
  | "BAD_SETTING"
  | "BAD_SUPERGRAPH"
  | "BAD_USER_INPUT"
  | "CATALOGUE_UNREADY"
  | "CONFLICT"
  | "DANGLING_REFERENCE"
  | "DATABASE_DAMAGED"
  | "DEADLINE_EXCEEDED"
  | "DISK_FULL"
  | "ERASED"
  | "FORBIDDEN"
  | "FORGOTTEN"
  | "GONE"
  | "IDENTIFIER_TAKEN"
  | "IN_USE"
  | "NOT_FOUND"
  | "NOT_TRUSTED"
  | "SLOW_CLIENT"
  | "SLUG_TAKEN"
  | "UNAUTHENTICATED"
  | "WRITE_INSIDE_WRITE";

/**
 * An error that a client can act on. The message says what was expected and what it got; the code is stable; the data is
 * safe to show. Any other error is a fault of ours, and is masked in answers.
 */
export class RostrumError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class BadInput extends RostrumError {
  constructor(message: string, data: Record<string, unknown> = {}) {
    super("BAD_USER_INPUT", message, data);
  }
}

export class NotFound extends RostrumError {
  constructor(what: string, data: Record<string, unknown> = {}) {
    super("NOT_FOUND", what, data);
  }
}

/** Input for an error message, cut to a bounded length. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
