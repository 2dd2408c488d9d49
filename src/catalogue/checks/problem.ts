import type { Reader } from "../statements";

export interface DatabaseProblem {
  readonly check:
    | "INTEGRITY"
    | "TABLES"
    | "COLUMNS"
    | "FOREIGN_KEY"
    | "REFERENCE"
    | "SLUG"
    | "NODE"
    | "RELATED"
    | "TIMELINE"
    | "PARTICIPATION"
    | "DATA_GAP"
    | "DERIVED"
    | "SEARCH"
    | "LINK";
  readonly message: string;
}

export type Check = (reader: Reader) => Promise<DatabaseProblem[]>;
