import { among, column, table } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { typeOfId, type TypeName } from "../../domain/ids";
import { following, type Following } from "../../entities/relations";
import type { Effect, Kept } from "../../projections/projection";

/** Copies of another row's columns (`@Follows` in the entities), so that a list is one range of one index. */
export const followedColumns: Kept = {
  effects: effectsOf(following),
  async update(transaction, ids) {
    let written = 0;
    for (const one of following) {
      const idsOfType = ids.filter((id) => typeOfId(id) === one.from);
      if (idsOfType.length > 0) written += await follow(transaction, one, idsOfType);
    }
    return written;
  },
};

/** Updates all of them. */
export async function rebuildFollowedColumns(transaction: Transaction): Promise<void> {
  for (const one of following) await follow(transaction, one, null);
}

function effectsOf(all: readonly Following[]): Kept["effects"] {
  const effects: Partial<Record<TypeName, Effect[]>> = {};
  const add = (type: TypeName, effect: Effect) => (effects[type] = [...(effects[type] ?? []), effect]);
  for (const { from, owner, key, to, column: followed } of all) {
    // A part follows its owner, and is written together with it.
    if (owner !== "id") {
      add(from, {});
      continue;
    }
    add(from, { columns: [key] });
    add(to, {
      columns: [followed],
      subjects: (ids) => sql`select x."id" as id from ${table(from)} x where ${among(column("x", key), ids)}`,
    });
  }
  return effects;
}

/** Updates these rows, or all. Writes only rows that differ. */
function follow(
  transaction: Transaction,
  { table: rows, owner, name, key, to, column: followed }: Following,
  ids: readonly string[] | null,
): Promise<number> {
  const own = (one: string) => raw(`"${rows}"."${one}"`);
  const other = column("f", followed);
  return transaction.run(sql`
    update ${raw(`"${rows}"`)} set ${raw(`"${name}"`)} = ${other} from ${table(to)} f
    where f."id" = ${own(key)} and ${ids ? among(own(owner), ids) : sql`true`}
      and ${own(name)} is distinct from ${other}`);
}
