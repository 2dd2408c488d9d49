import { createHash, type Hash } from "node:crypto";

import type { Reader, Row } from "../../database/statements";
import { canonicalJson } from "./canonical-json";
import { contentTables, rowsOf, statedTables, type ContentTable } from "./content-tables";

/**
 * SHA-256 over the content: each table's name, then each of its rows as canonical JSON, in the order of the primary key. It
 * is the same wherever the same content is kept.
 */
export class ContentHash {
  readonly #hash: Hash = createHash("sha256");

  /** Before the rows of a table. */
  begin({ name }: ContentTable): void {
    this.#hash.update(`${name}\n`);
  }

  add(table: ContentTable, rows: readonly Row[]): void {
    for (const row of rows) this.#hash.update(`${canonicalRow(table, row)}\n`);
  }

  /** In hexadecimal. Nothing can be added any more. */
  digest(): string {
    return this.#hash.digest("hex");
  }
}

export const contentHashOf = (reader: Pick<Reader, "all">): Promise<string> => hashOf(reader, contentTables);

export const statedHashOf = (reader: Pick<Reader, "all">): Promise<string> => hashOf(reader, statedTables);

async function hashOf(reader: Pick<Reader, "all">, tables: readonly ContentTable[]): Promise<string> {
  const hash = new ContentHash();
  for (const table of tables) {
    hash.begin(table);
    for await (const rows of rowsOf(reader, table)) hash.add(table, rows);
  }
  return hash.digest();
}

function canonicalRow({ columns }: ContentTable, row: Row): string {
  const values = columns.map(({ name, isJson }) => {
    const value = row[name] ?? null;
    return [name, isJson && value !== null ? (JSON.parse(value as string) as unknown) : value] as const;
  });
  return canonicalJson(Object.fromEntries(values));
}
