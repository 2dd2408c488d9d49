import type { Reader } from "../../database/statements";

/** A violated invariant. `check` is one of these, or the name of a projection in capitals: RELATED, DATA_GAPS. */
export interface DatabaseProblem {
  readonly check:
    | "INTEGRITY"
    | "TABLES"
    | "COLUMNS"
    | "FOREIGN_KEY"
    | "REFERENCE"
    | "SLUG"
    | "NODE"
    | "FOLLOWED_COLUMN"
    | "BUSY"
    | Uppercase<string>;
  readonly message: string;
}

export type Check = (reader: Reader) => Promise<DatabaseProblem[]>;

export const remedy = "Run `rostrum migrate --rebuild`.";
