import { idPrefixes, type TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import { toOne } from "../../entities/relations";
import { searchTables } from "../read-models/search-by-definition";
import type { Reader } from "../statements";
import type { Check, DatabaseProblem } from "./problem";
import { readModelChecks } from "./read-models";

const types = Object.keys(idPrefixes) as TypeName[];
/** All that the migrations make; the last is a view. */
const tables: readonly string[] = [
  ...Object.values(idPrefixes),
  "revision",
  "slug",
  "node",
  "related",
  "timeline_entry",
  "data_gap",
  ...searchTables,
  "episode_host",
];
/** Of each kind no more than these are told: the rest would say the same. */
const mostOfAKind = 20;

/** Looks for what must never be: empty when all is well. */
export async function checkDatabase(reader: Reader): Promise<DatabaseProblem[]> {
  const shapeProblems = [...(await missingTables(reader)), ...(await columns(reader))];
  // Without its tables nothing else can be asked.
  if (shapeProblems.length > 0) return shapeProblems;

  // Nor of a damaged file: whatever reads a damaged page fails.
  const integrityProblems = await integrity(reader);
  if (integrityProblems.length > 0) return integrityProblems;

  const checks = [foreignKeys, references, slugs, nodes, ...readModelChecks];
  const found = await Promise.all(checks.map((check) => check(reader)));
  return found.flatMap((problems) => problems.slice(0, mostOfAKind));
}

const missingTables: Check = async (reader) => {
  const rows = await reader.all<{ name: string }>("select name from sqlite_schema");
  const names = new Set(rows.map(({ name }) => name));
  const missing = tables.filter((table) => !names.has(table));
  if (missing.length === 0) return [];
  const what =
    missing.length === tables.length
      ? "has none of Rostrum's tables"
      : `has no table called ${missing.join(", ")}`;
  return [{ check: "TABLES", message: `The database ${what}. Run \`rostrum migrate\`.` }];
};

/** Of tables that are there. */
const columns: Check = async (reader) => {
  const problems: DatabaseProblem[] = [];
  for (const type of types) {
    const rows = await reader.all<{ name: string; notnull: number; pk: number }>(
      `select name, "notnull", pk from pragma_table_info('${idPrefixes[type]}')`,
    );
    if (rows.length === 0) continue;
    const actual = rows.map(({ name, notnull, pk }) => `${name}${notnull || pk ? "" : "?"}`).toSorted();
    const expected = entityShapes[type].columns
      .map(({ name, nullable }) => `${name}${nullable ? "?" : ""}`)
      .toSorted();
    if (actual.join() !== expected.join()) {
      problems.push({
        check: "COLUMNS",
        message: `Expected table ${idPrefixes[type]} to have ${expected.join(", ")}, but it has ${actual.join(", ")}. Run \`rostrum migrate\`.`,
      });
    }
  }
  return problems;
};

const integrity: Check = async (reader) => {
  const rows = await reader.all<{ integrity_check: string }>("pragma integrity_check(20)");
  return rows
    .filter(({ integrity_check: said }) => said !== "ok")
    .map(({ integrity_check: said }) => ({ check: "INTEGRITY", message: `SQLite says: ${said}` }));
};

const foreignKeys: Check = async (reader) => {
  const rows = await reader.all<{ table: string; parent: string }>(
    // SQLite finds them in no order that means anything.
    `select "table", parent from pragma_foreign_key_check order by 1, 2`,
  );
  return rows.map(({ table, parent }) => ({
    check: "FOREIGN_KEY",
    message: `A row of ${table} refers to a ${parent} that is not there.`,
  }));
};

const references: Check = async (reader) => {
  const problems: DatabaseProblem[] = [];
  for (const { from, key, to } of toOne) {
    const rows = await reader.all<{ id: string; target: string }>(
      `select x.id, x.${key} as target from ${idPrefixes[from]} x where x.${key} is not null
       and ${to.map((type) => `not exists (select 1 from ${idPrefixes[type]} t where t.id = x.${key})`).join(" and ")}`,
    );
    for (const { id, target } of rows) {
      problems.push({
        check: "REFERENCE",
        message: `${from}.${key} of ${id} is ${target}, which is not there.`,
      });
    }
  }
  return problems;
};

const slugs: Check = async (reader) => {
  const problems: DatabaseProblem[] = [];
  for (const type of types) {
    if (!entityShapes[type].columns.some(({ name }) => name === "slug")) continue;
    const rows = await reader.all<{ id: string; slug: string }>(
      `select x.id, x.slug from ${idPrefixes[type]} x where not exists (
         select 1 from slug s where s.type = $type and s.slug = x.slug and s.id = x.id and s.current = 1)`,
      { $type: idPrefixes[type] },
    );
    for (const { id, slug } of rows)
      problems.push({ check: "SLUG", message: `The slug ${slug} does not lead to ${id}.` });
  }
  return problems;
};

/** One statement, so that both sides are of one moment, also while a server writes. */
const nodes: Check = async (reader) => {
  const rows = types.map((type) => `select id, '${idPrefixes[type]}' as holder from ${idPrefixes[type]}`);
  const apart = await reader.all<{ id: string; holder: string | null }>(
    `with held as materialized (${rows.join(" union all ")})
     select id, holder from held where id not in (select id from node)
     union all
     select id, null from node where id not in (select id from held)`,
  );
  return apart.map(({ id, holder }) => ({
    check: "NODE",
    message: holder
      ? `The table node does not know ${id}, which is in table ${holder}.`
      : `The table node knows ${id}, but nothing has that id.`,
  }));
};
