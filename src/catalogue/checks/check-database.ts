import { idPrefixes, type TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import { toOne } from "../../entities/relations";
import type { Reader } from "../statements";
import { relatedAsKept, relatedByDefinition } from "../read-models/related-by-definition";

export interface DatabaseProblem {
  readonly check: "INTEGRITY" | "FOREIGN_KEY" | "COLUMNS" | "REFERENCE" | "SLUG" | "RELATED";
  readonly message: string;
}

type Check = (reader: Reader) => Promise<DatabaseProblem[]>;

const types = Object.keys(idPrefixes) as TypeName[];
/** Of each kind no more than these are told: the rest would say the same. */
const mostOfAKind = 20;

/** Looks for what must never be: empty when all is well. */
export async function checkDatabase(reader: Reader): Promise<DatabaseProblem[]> {
  const columnProblems = await columns(reader);
  // Without its tables nothing else can be asked.
  if (columnProblems.length > 0) return columnProblems;

  // Nor of a damaged file: whatever reads a damaged page fails.
  const integrityProblems = await integrity(reader);
  if (integrityProblems.length > 0) return integrityProblems;

  const found = await Promise.all([foreignKeys, references, slugs, related].map((check) => check(reader)));
  return found.flatMap((problems) => problems.slice(0, mostOfAKind));
}

const columns: Check = async (reader) => {
  const problems: DatabaseProblem[] = [];
  for (const type of types) {
    const rows = await reader.all<{ name: string; notnull: number; pk: number }>(
      `select name, "notnull", pk from pragma_table_info('${idPrefixes[type]}')`,
    );
    const actual = rows.map(({ name, notnull, pk }) => `${name}${notnull || pk ? "" : "?"}`).toSorted();
    const expected = entityShapes[type].columns
      .map(({ name, nullable }) => `${name}${nullable ? "?" : ""}`)
      .toSorted();
    if (actual.join() !== expected.join()) {
      problems.push({
        check: "COLUMNS",
        message: `Expected table ${idPrefixes[type]} to have ${expected.join(", ")}, but it has ${actual.join(", ") || "no columns"}. Run \`rostrum migrate\`.`,
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
  const rows = await reader.all<{ table: string; parent: string }>("pragma foreign_key_check");
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

const related: Check = async (reader) => {
  const [kept, defined] = [await relatedAsKept(reader), await relatedByDefinition(reader)].map(
    (rows) => new Set(rows.map((row) => JSON.stringify(row))),
  ) as [Set<string>, Set<string>];
  return [
    ...[...defined].filter((row) => !kept.has(row)).map((row) => `Missing from the read model: ${row}`),
    ...[...kept].filter((row) => !defined.has(row)).map((row) => `Too much in the read model: ${row}`),
  ].map((message) => ({ check: "RELATED", message }));
};
