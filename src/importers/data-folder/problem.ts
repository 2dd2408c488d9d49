/** What can be wrong with a fact in `data/`. */
export type ProblemCode =
  | "NOT_YAML"
  | "NOT_BY_SCHEMA"
  | "DUPLICATE"
  | "LIKELY_DUPLICATE"
  | "CIRCLE"
  | "DANGLING"
  | "IMPOSSIBLE_DATE"
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

/** Two of one name, or with one recording, may be two: both are kept. Every other problem leaves a record out. */
export const leavesOut = ({ code }: Problem): boolean => code !== "LIKELY_DUPLICATE";
