/** What a client may rely on: each named error has one, and it never changes. */
export type ErrorCode =
  | "BAD_CURSOR"
  | "BAD_DATE"
  | "BAD_DOCUMENT_ID"
  | "BAD_ID"
  | "BAD_LINK"
  | "BAD_SETTING"
  | "BAD_SUPERGRAPH"
  | "BAD_USER_INPUT"
  | "CATALOGUE_UNREADY"
  | "DANGLING_REFERENCE"
  | "DEADLINE_EXCEEDED"
  | "IN_USE"
  | "NOT_FOUND"
  | "NOT_TRUSTED"
  | "SLUG_TAKEN"
  | "WRITE_INSIDE_WRITE";

/**
 * An error that its reader can act on: the message says what was expected and what came, the code is stable, the
 * data is safe to show. Whatever is not one of these is a fault of ours, and is masked before it leaves the server.
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

/** Shown input is cut, so that an error is never longer than what it is about. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
