import { join, raw, sql, type Sql } from "./sql/sql";
import type { Row } from "./statements";

type Ask = <T extends Row>(statement: Sql) => Promise<T[]>;

/** A table as the probe reads it. */
export interface ProbedTable {
  readonly name: string;
  /** The columns of its primary key, in order. */
  readonly key: readonly string[];
  /** Further statements that touch the indexes of the table near a row. */
  readonly nearby: (row: Row) => readonly Sql[];
}

/** At most so many rows a probe; a table that has none left counts for some, so that statements are bounded too. */
const [maxRows, leastPerTable] = [200, 25];

/**
 * Reads a few rows with each call, going on where the last one stopped, table by table: so that in time everything that is
 * stored is read, at a bounded cost. Ids are random, so that rows in the order of a key lie all over the file.
 */
export class Probe {
  readonly #ask: Ask;
  readonly #tablesOf: () => Promise<readonly ProbedTable[]>;
  #tables: readonly ProbedTable[] = [];
  #place = 0;
  #after: Row | null = null;
  #running: Promise<void> | null = null;

  constructor(ask: Ask, tablesOf: () => Promise<readonly ProbedTable[]>) {
    this.#ask = ask;
    this.#tablesOf = tablesOf;
  }

  /** Rejects with the database's error where something cannot be read. Calls at the same time share one. */
  next(): Promise<void> {
    this.#running ??= this.#read().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #read(): Promise<void> {
    for (let left = maxRows; left > 0;) {
      const table = this.#tables[this.#place];
      if (!table) {
        // Tables may have come since the last round. Without any there is nothing to read.
        this.#tables = await this.#tablesOf();
        this.#place = 0;
        if (left < maxRows || this.#tables.length === 0) return;
        continue;
      }
      const rows = await this.#rowsOf(table, left);
      const last = rows.at(-1);
      for (const statement of last ? table.nearby(last) : []) await this.#ask(statement);
      const isDone = rows.length < left;
      this.#after = isDone ? null : (last ?? null);
      if (isDone) this.#place += 1;
      left -= Math.max(rows.length, leastPerTable);
    }
  }

  #rowsOf({ name, key }: ProbedTable, limit: number): Promise<Row[]> {
    const columns = raw(key.map((column) => `"${column}"`).join(", "));
    const after = this.#after;
    const values =
      after &&
      join(
        key.map((column) => after[column]),
        ", ",
      );
    const isLater = values ? sql`where (${columns}) > (${values})` : raw("");
    return this.#ask(
      sql`select * from ${raw(`"${name}"`)} ${isLater} order by ${columns} limit ${raw(String(limit))}`,
    );
  }
}
