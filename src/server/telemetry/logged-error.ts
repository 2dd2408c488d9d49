import { types } from "node:util";

/** What the log has of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** The message, and where it was thrown. */
  readonly stack: string;
  /** Node's code, an SQLSTATE, a result code of SQLite, or one of ours. */
  readonly code?: string;
  /** The text of the statement that failed, without its parameters. */
  readonly statement?: string;
  /** Names in the database that PostgreSQL reports. */
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  /** The subgraph that answered with the error. */
  readonly service?: string;
  readonly cause?: LoggedError;
}

/** The length of a chain of causes. */
const maxCauses = 5;

/** Classes of SQLSTATE whose messages have values: data exceptions, broken constraints, errors raised by functions. */
const classesWithValues = /^(?:21|22|23|44|P0)/;

/**
 * Picks what is logged of an error. All other properties are left out, because drivers add the values that clients typed:
 * TypeORM's `parameters`, PostgreSQL's `detail` and `where`.
 */
export function loggedError(thrown: unknown, causes = maxCauses): LoggedError {
  const error = thrown instanceof Error && "thrownValue" in thrown ? thrown.thrownValue : thrown;
  if (!isError(error)) return { type: typeof error, message: "Thrown, but not an error.", stack: "" };
  const known = error as Error & Readonly<Record<string, unknown>>;
  const code = textIn(known, "code");
  const message =
    "severity" in known && classesWithValues.test(code ?? "") ? "The message has values." : error.message;
  return {
    type: error.name,
    message,
    stack: `${error.name}: ${message}\n${framesOf(error)}`,
    ...picked("code", code),
    ...picked("statement", textIn(known, "query")),
    ...picked("table", textIn(known, "table")),
    ...picked("column", textIn(known, "column")),
    ...picked("constraint", textIn(known, "constraint")),
    ...picked("service", textIn(extensionsOf(known), "service")),
    ...(isError(error.cause) && causes > 1 ? { cause: loggedError(error.cause, causes - 1) } : {}),
  };
}

/** Also of another realm: Jest has its own Error. There, graphql wraps the drivers' errors (`thrownValue`). */
function isError(value: unknown): value is Error {
  return types.isNativeError(value);
}

function extensionsOf({ extensions }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof extensions === "object" && extensions !== null ? { ...extensions } : {};
}

function textIn(error: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = error[name];
  return typeof value === "string" ? value : undefined;
}

function picked<Name extends string>(name: Name, value: string | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}

/** The stack without the message, which may have several lines. */
function framesOf({ message, stack = "" }: Error): string {
  return stack
    .replace(message, "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
