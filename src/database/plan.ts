import { explained } from "./sql/dialect";
import type { Sql } from "./sql/sql";
import type { Reader } from "./statements";

/** SQLite's, or a line of PostgreSQL's. */
interface Step extends Record<string, unknown> {
  readonly id: number;
  readonly parent: number;
  readonly detail: string;
  readonly "QUERY PLAN"?: string;
}

/** How the database runs a statement, a step a line, those within a step further to the right. The statement is not run. */
export async function planOf(reader: Reader, statement: Sql): Promise<string[]> {
  const steps = await reader.all<Step>(explained(statement));
  const depths = new Map<unknown, number>();
  return steps.map(({ id, parent, detail, "QUERY PLAN": line }) => {
    if (line !== undefined) return line;
    const depth = (depths.get(parent) ?? -1) + 1;
    depths.set(id, depth);
    return `${"  ".repeat(depth)}${detail}`;
  });
}
