import { asList } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { projections } from "../../projections";
import type { ProjectionTable } from "../../projections/projection";
import { nameOf } from "../../projections/projection-table";
import { World } from "../../projections/world";
import { remedy, type Check, type DatabaseProblem } from "./problem";

/** Compares the tables of every projection with its definition, for all subjects. */
export const checkProjections: Check = async (reader) => {
  const world = await World.read(reader);
  const problems: DatabaseProblem[] = [];
  for (const projection of projections) {
    const { name, tables } = projection;
    const defined = projection.define(world);
    const check = name.toUpperCase().replaceAll("-", "_") as Uppercase<string>;
    for (const table of tables) {
      const wanted = (defined[table.name] ?? []).map((row) =>
        JSON.stringify(table.columns.map((column) => row[column.name] ?? null)),
      );
      problems.push(...differences(check, table, await readKept(reader, table), new Set(wanted)));
    }
  }
  return problems;
};

async function readKept(reader: Reader, table: ProjectionTable): Promise<Set<string>> {
  const columns = table.columns.map(({ name }) => raw(`"${name}"`));
  const rows = await reader.all<{ row: string }>(
    sql`select ${asList(columns)} as "row" from ${nameOf(table)}`,
  );
  // Serialised again, since JSON has several forms of one text.
  return new Set(rows.map(({ row }) => JSON.stringify(JSON.parse(row))));
}

function differences(
  check: DatabaseProblem["check"],
  table: ProjectionTable,
  kept: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): DatabaseProblem[] {
  const described = (row: string) => {
    const values = JSON.parse(row) as unknown[];
    return JSON.stringify(Object.fromEntries(table.columns.map(({ name }, index) => [name, values[index]])));
  };
  return [
    ...[...wanted]
      .filter((row) => !kept.has(row))
      .map((row) => `Missing from ${table.name}: ${described(row)}.`),
    ...[...kept]
      .filter((row) => !wanted.has(row))
      .map((row) => `Too much in ${table.name}: ${described(row)}.`),
  ].map((message) => ({ check, message: `${message} ${remedy}` }));
}
