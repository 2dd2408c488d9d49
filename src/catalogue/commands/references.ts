import { BadInput, RostrumError } from "../../domain/errors";
import { idPrefixes, type TypeName } from "../../domain/ids";
import { toOne } from "../../entities/relations";
import type { Transaction } from "../statements";

type ChangedIds = ReadonlyMap<TypeName, ReadonlySet<string>>;

/**
 * Every id that stands in a row leads somewhere. The database checks that within a subgraph by foreign keys; across its
 * border there are none, so it is checked here, and by `rostrum check db`.
 */
export async function checkReferences(transaction: Transaction, changed: ChangedIds): Promise<void> {
  for (const { from, key, to } of toOne) {
    const referring = changed.get(from);
    if (referring) {
      const [dangling] = await transaction.all<{ id: string; target: string }>(
        `select x.id, x.${key} as target from json_each($ids) changed join ${idPrefixes[from]} x on x.id = changed.value
         where x.${key} is not null and ${to.map((type) => `not exists (select 1 from ${idPrefixes[type]} t where t.id = x.${key})`).join(" and ")}
         limit 1`,
        { $ids: JSON.stringify([...referring]) },
      );
      if (dangling) {
        throw new RostrumError(
          "DANGLING_REFERENCE",
          `Expected ${from}.${key} of ${dangling.id} to be the id of a ${to.join(" or ")}, but nothing has the id ${dangling.target}.`,
        );
      }
    }
    for (const target of to) await checkNotInUse(transaction, from, key, target, changed.get(target));
  }
}

async function checkNotInUse(
  transaction: Transaction,
  from: TypeName,
  key: string,
  target: TypeName,
  ids: ReadonlySet<string> | undefined,
): Promise<void> {
  if (!ids) return;
  const [use] = await transaction.all<{ id: string; target: string }>(
    `select x.id, x.${key} as target from json_each($ids) changed join ${idPrefixes[from]} x on x.${key} = changed.value
     where not exists (select 1 from ${idPrefixes[target]} t where t.id = changed.value) limit 1`,
    { $ids: JSON.stringify([...ids]) },
  );
  if (use)
    throw new RostrumError(
      "IN_USE",
      `Cannot remove ${use.target}: ${from}.${key} of ${use.id} refers to it.`,
    );
}

/** Nothing stands above itself. */
export async function checkHierarchies(transaction: Transaction, changed: ChangedIds): Promise<void> {
  for (const { from, key, to } of toOne) {
    const ids = changed.get(from);
    if (!ids || to.length !== 1 || to[0] !== from) continue;
    const table = idPrefixes[from];
    const [cycle] = await transaction.all<{ id: string }>(
      `with recursive above (id, ancestorId) as (
         select x.id, x.${key} from json_each($ids) changed join ${table} x on x.id = changed.value where x.${key} is not null
         union
         select above.id, x.${key} from above join ${table} x on x.id = above.ancestorId where x.${key} is not null
       )
       select id from above where id = ancestorId limit 1`,
      { $ids: JSON.stringify([...ids]) },
    );
    if (cycle)
      throw new BadInput(`Expected a hierarchy, but ${cycle.id} would stand above itself.`, { id: cycle.id });
  }
}
