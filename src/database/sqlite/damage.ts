import { sql, raw } from "../sql/sql";
import { Connection, render } from "./connection";

/** A damaged page, and a header that is not SQLite's. */
const damageCodes = new Set(["SQLITE_CORRUPT", "SQLITE_NOTADB"]);

export function isDamage(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "string" && damageCodes.has(code);
}

/** What is damaged, by table; empty where nothing is. It reads the whole file, also one that cannot be opened otherwise. */
export async function damageOf(file: string): Promise<string[]> {
  const connection = await Connection.open(file, "read");
  const ask = <T extends Record<string, unknown>>(text: string) => connection.all<T>(render(raw(text)));
  const findings = async (check: string): Promise<string[]> => {
    try {
      const said = await ask<{ integrity_check: string }>(check);
      return said.flatMap(({ integrity_check: line }) => (line === "ok" ? [] : [line]));
    } catch (error) {
      return [(error as Error).message];
    }
  };
  try {
    const whole = await findings("pragma integrity_check(20)");
    if (whole.length === 0) return [];
    // SQLite otherwise refuses a file that is shorter than its header says. Nothing can be written through this connection.
    await ask("pragma writable_schema = on");
    const tables = await connection
      .all<{ name: string }>(render(sql`select name from sqlite_schema where type = 'table' order by name`))
      .catch(() => null);
    if (tables === null) return [`Its tables cannot be named: ${whole[0]}`];
    const damaged: string[] = [];
    for (const { name } of tables) {
      const [first] = await findings(`pragma integrity_check("${name}")`);
      if (first !== undefined) damaged.push(`Table ${name} is damaged: ${first.replaceAll("\n", " ")}`);
    }
    return damaged.length > 0 ? damaged : whole.map((line) => `SQLite says: ${line}`);
  } finally {
    await connection.close();
  }
}
