/** What can be wrong with a fact in `data/`. */
export type ProblemCode =
  | "NOT_YAML"
  | "NOT_BY_SCHEMA"
  | "DUPLICATE"
  | "LIKELY_DUPLICATE"
  | "CIRCLE"
  | "DANGLING"
  | "IMPOSSIBLE_DATE"
  | "ODD_DATE"
  | "ODD_TEXT"
  | "NO_NAME"
  | "BAD_LINK"
  | "BAD_IDENTIFIER"
  | "BAD_CITATION"
  | "NO_SOURCE"
  | "FORGOTTEN"
  | "LIKELY_FORGOTTEN";

export interface Problem {
  readonly code: ProblemCode;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** What cannot be read, others refer to in vain: its own problem comes before these. */
const causes: readonly ProblemCode[] = ["NOT_YAML", "NOT_BY_SCHEMA"];
const rank = ({ code }: Problem): number => (causes.includes(code) ? causes.indexOf(code) : causes.length);

/** Errors of syntax first, then violations of the schema, then the others, each by file and line. */
export const compareProblems = (a: Problem, b: Problem): number =>
  rank(a) - rank(b) || a.file.localeCompare(b.file) || a.line - b.line;

/** What is odd and may be true: it costs at most the link that it is of, and may be settled by `reviewed`. */
export const oddCodes = [
  "LIKELY_DUPLICATE",
  "BAD_LINK",
  "ODD_DATE",
  "ODD_TEXT",
  "NO_NAME",
] as const satisfies readonly ProblemCode[];

/** Every other problem leaves a record out. */
export const leavesOut = ({ code }: Pick<Problem, "code">): boolean =>
  !(oddCodes as readonly ProblemCode[]).includes(code);
