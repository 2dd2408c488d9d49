import { idPrefixes, type TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import type { Transaction } from "../statements";

/** Keeps every slug that a thing ever had, so that an old address goes on leading to it. A newcomer may take an old one. */
export async function saveSlugs(transaction: Transaction, type: TypeName, ids: string[]): Promise<void> {
  if (!entityShapes[type].columns.some(({ name }) => name === "slug")) return;
  const parameters = { $type: idPrefixes[type], $ids: JSON.stringify(ids) };

  await transaction.run(
    `update slug set current = 0 where type = $type and id in (select value from json_each($ids))
     and not exists (select 1 from ${idPrefixes[type]} x where x.id = slug.id and x.slug = slug.slug)`,
    parameters,
  );
  await transaction.run(
    `insert into slug (type, slug, id, current)
     select $type, x.slug, x.id, 1 from json_each($ids) changed join ${idPrefixes[type]} x on x.id = changed.value
     where true on conflict (type, slug) do update set id = excluded.id, current = 1`,
    parameters,
  );
}
