import { among, each } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { Bounds } from "../../domain/bounds";
import { idPrefixes } from "../../domain/ids";
import { toMany } from "../../entities/relations";
import { forgotten, revisionText } from "../../projections/revisions";

/** What the revision of bounds is made of. */
export const boundsRevisions = ["counters", forgotten] as const;

/**
 * The bounds of all types and relations, from the projection `counters`: one statement, so that they are of one revision,
 * and one row of an index per relation.
 */
export async function findBounds(reader: Reader): Promise<Bounds> {
  const [types, relations] = [Object.keys(idPrefixes), Object.keys(toMany)];
  const found = await reader.all<{ kind: "revision" | "rows" | "children"; name: string; total: number }>(
    sql`select 'revision' as kind, r."name" as name, r."value" as total from "revision" r
        where ${among(raw('r."name"'), boundsRevisions)}
      union all select 'rows', c."type", c."total" from "row_counter" c
      union all select 'children', relation.value, coalesce(
        (select max(c."total") from "child_counter" c where c."relation" = relation.value), 0)
      from ${each(relations, "relation")}`,
  );
  const totalsOf = (kind: string) =>
    Object.fromEntries(found.flatMap((row) => (row.kind === kind ? [[row.name, row.total]] : [])));
  const revisions = found.filter(({ kind }) => kind === "revision");
  return {
    revision: revisionText(revisions.map(({ name, total }) => ({ name, value: total }))),
    forgotten: revisions.find(({ name }) => name === forgotten)?.total ?? 0,
    rows: { ...Object.fromEntries(types.map((type) => [type, 0])), ...totalsOf("rows") },
    children: totalsOf("children"),
  };
}
