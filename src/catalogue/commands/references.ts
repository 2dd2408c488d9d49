import { among, each, table } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { BadInput, RostrumError } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { hierarchies, referenceColumns, type ReferenceColumn } from "../../entities/relations";
import type { EditedRows } from "./edited-rows";

/** So many changed rows a statement: it has their ids once for each reference. */
const batchSize = 5_000;

/**
 * Checks that every referenced id exists. Within a subgraph the database does so by foreign keys. Across its border there
 * are none, so it is checked here, and by `rostrum check db`.
 */
export async function checkReferences(transaction: Transaction, edited: EditedRows): Promise<void> {
  const changed = referenceColumns.map((reference) => edited.changedIn(reference.from, partOr(reference)));
  const longest = changed.reduce((most, { length }) => Math.max(most, length), 0);
  const inUse = referenceColumns.flatMap((reference, place) => {
    const ids = edited.removed(reference.to);
    return ids.length === 0 ? [] : [inUseOf(reference, place, ids)];
  });

  for (let start = 0; start < longest; start += batchSize) {
    const dangling = referenceColumns.flatMap((reference, place) => {
      const ids = changed[place]?.slice(start, start + batchSize) ?? [];
      return ids.length === 0 ? [] : [danglingOf(reference, place, ids)];
    });
    const [missing] = await first(transaction, dangling);
    if (missing) {
      const { reference, id, target } = missing;
      throw new RostrumError(
        "DANGLING_REFERENCE",
        `Expected ${nameOf(reference)} of ${id} to be the id of a ${reference.to}, but no row has the id ${target}.`,
        { id },
      );
    }
  }
  const [used] = await first(transaction, inUse);
  if (used) {
    throw new RostrumError(
      "IN_USE",
      `Cannot remove ${used.target}: ${nameOf(used.reference)} of ${used.id} refers to it.`,
      { id: used.id },
    );
  }
}

/** Checks that every citation names a document, and that no cited document is removed. */
export async function checkCitations(transaction: Transaction, edited: EditedRows): Promise<void> {
  const citing = edited.allChangedIn("sources");
  const [dangling] =
    citing.length === 0
      ? []
      : await transaction.all<{ id: string; target: string }>(
          sql`select c."id", c."documentId" as "target" from "citation_entry" c
              where ${among(sql`c."id"`, citing)}
                and not exists (select 1 from "document" d where d."id" = c."documentId") limit 1`,
        );
  if (dangling) {
    throw new RostrumError(
      "DANGLING_REFERENCE",
      `Expected each source of ${dangling.id} to name a Document, but no row has the id ${dangling.target}.`,
    );
  }
  const removed = edited.removed("Document");
  const [used] =
    removed.length === 0
      ? []
      : await transaction.all<{ id: string; target: string }>(
          sql`select c."id", c."documentId" as "target" from "citation_entry" c
              where ${among(sql`c."documentId"`, removed)}
                and not exists (select 1 from "document" d where d."id" = c."documentId") limit 1`,
        );
  if (used)
    throw new RostrumError("IN_USE", `Cannot remove ${used.target}: a source of ${used.id} names it.`, {
      id: used.id,
    });
}

/** The column whose change affects a reference: for a part, the property of its owner. */
const partOr = ({ owner, column }: ReferenceColumn): string | null => (owner === "id" ? column : null);

const nameOf = ({ from, column }: ReferenceColumn): string => `${from}.${column}`;

function danglingOf(
  { table: name, owner, column, to }: ReferenceColumn,
  place: number,
  ids: readonly string[],
): Sql {
  const key = raw(`x."${column}"`);
  return sql`
    select * from (select ${raw(String(place))} as "place", ${raw(`x."${owner}"`)} as "id", ${key} as "target"
      from ${raw(`"${name}"`)} x where ${among(raw(`x."${owner}"`), ids)} and ${key} is not null
        and not exists (select 1 from ${table(to)} t where t."id" = ${key}) limit 1) found`;
}

function inUseOf(
  { table: name, owner, column, to }: ReferenceColumn,
  place: number,
  ids: readonly string[],
): Sql {
  const key = raw(`x."${column}"`);
  return sql`
    select * from (select ${raw(String(place))} as "place", ${raw(`x."${owner}"`)} as "id", ${key} as "target"
      from ${each(ids, "gone")} join ${raw(`"${name}"`)} x on ${key} = gone.value
      where not exists (select 1 from ${table(to)} t where t."id" = gone.value) limit 1) found`;
}

async function first(transaction: Transaction, questions: readonly Sql[]) {
  if (questions.length === 0) return [];
  const rows = await transaction.all<{ place: number; id: string; target: string }>(
    sql`select * from (${join(questions, " union all ")}) found order by "place" limit 1`,
  );
  return rows.flatMap(({ place, ...found }) => {
    const reference = referenceColumns[place];
    return reference ? [{ ...found, reference }] : [];
  });
}

/** Checks that no row is above itself. */
export async function checkHierarchies(transaction: Transaction, edited: EditedRows): Promise<void> {
  for (const { type, column } of hierarchies) {
    const ids = edited.changedIn(type, column);
    if (ids.length > 0) await checkHierarchy(transaction, type, column, ids);
  }
}

async function checkHierarchy(
  transaction: Transaction,
  type: TypeName,
  column: string,
  ids: readonly string[],
): Promise<void> {
  const parent = raw(`x."${column}"`);
  const [cycle] = await transaction.all<{ id: string }>(sql`
    with recursive above (id, "ancestorId") as (
      select x."id", ${parent} from ${table(type)} x where ${among(sql`x."id"`, ids)} and ${parent} is not null
      union
      select above.id, ${parent} from above join ${table(type)} x on x."id" = above."ancestorId" where ${parent} is not null
    )
    select above.id as "id" from above where above.id = above."ancestorId" limit 1`);
  if (cycle)
    throw new BadInput(`Expected a hierarchy, but ${cycle.id} would be above itself.`, { id: cycle.id });
}
