import { column, table } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import { idPrefixes, type TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import { following, referenceColumns } from "../../entities/relations";
import { remedy, type Check, type DatabaseProblem } from "./problem";

const types = Object.keys(idPrefixes) as TypeName[];

export const checkReferences: Check = async (reader) => {
  const problems: DatabaseProblem[] = [];
  for (const { from, table: name, owner, column: key, to } of referenceColumns) {
    const rows = await reader.all<{ id: string; target: string }>(
      sql`select ${column("x", owner)} as "id", ${column("x", key)} as "target" from ${raw(`"${name}"`)} x
          where ${column("x", key)} is not null
            and not exists (select 1 from ${table(to)} t where t."id" = ${column("x", key)})`,
    );
    for (const { id, target } of rows)
      problems.push({
        check: "REFERENCE",
        message: `${from}.${key} of ${id} is ${target}, which does not exist.`,
      });
  }
  return problems;
};

export const checkCitedDocuments: Check = async (reader) => {
  const rows = await reader.all<{ id: string; target: string }>(
    sql`select distinct c."id", c."documentId" as "target" from "citation_entry" c
        where not exists (select 1 from "document" d where d."id" = c."documentId")`,
  );
  return rows.map(({ id, target }) => ({
    check: "REFERENCE",
    message: `A source of ${id} names ${target}, which does not exist.`,
  }));
};

export const checkSlugs: Check = async (reader) => {
  const problems: DatabaseProblem[] = [];
  for (const type of types) {
    if (!entityShapes[type].columns.some(({ name }) => name === "slug")) continue;
    const rows = await reader.all<{ id: string; slug: string }>(
      sql`select x."id", x."slug" from ${table(type)} x where not exists (
            select 1 from "slug" s where s."type" = ${idPrefixes[type]} and s."slug" = x."slug" and s."id" = x."id" and s."current" = 1)`,
    );
    for (const { id, slug } of rows)
      problems.push({ check: "SLUG", message: `The slug ${slug} does not lead to ${id}.` });
  }
  return problems;
};

export const checkNodes: Check = async (reader) => {
  const held = join(
    types.map((type) => sql`select "id", ${raw(`'${idPrefixes[type]}'`)} as "holder" from ${table(type)}`),
    " union all ",
  );
  const rows = await reader.all<{ id: string; holder: string | null }>(
    sql`with held as materialized (${held})
        select h."id", h."holder" from held h where not exists (
          select 1 from "node" n where n."id" = h."id" and n."removedOn" is null and n."mergedInto" is null)
        union all
        select n."id", cast(null as text) from "node" n
        where n."removedOn" is null and n."mergedInto" is null and not exists (select 1 from held h where h."id" = n."id")`,
  );
  return rows.map(({ id, holder }) => ({
    check: "NODE",
    message: holder
      ? `The table node does not know ${id}, which is in table ${holder}.`
      : `The table node knows ${id}, but no entity has that id.`,
  }));
};

export const checkFollowedColumns: Check = async (reader) => {
  const problems: DatabaseProblem[] = [];
  for (const { table: rows, owner, name, key, to, column: followed } of following) {
    const found = await reader.all<{ id: string; kept: string; source: string; wanted: string }>(
      sql`select ${column("x", owner)} as "id", ${column("x", name)} as "kept", t."id" as "source", ${column("t", followed)} as "wanted"
          from ${raw(`"${rows}"`)} x join ${table(to)} t on t."id" = ${column("x", key)}
          where ${column("x", name)} is distinct from ${column("t", followed)}`,
    );
    for (const { id, kept, source, wanted } of found) {
      problems.push({
        check: "FOLLOWED_COLUMN",
        message: `${rows}.${name} of ${id} is "${kept}", but that of ${source} is "${wanted}". ${remedy}`,
      });
    }
  }
  return problems;
};
