import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import type { Transaction } from "../statements";
import { rebuildDataGaps } from "./data-gaps";
import { updateDerivedColumns } from "./derived-columns";
import { rebuildRelated } from "./related";
import { rebuildTimeline } from "./timeline";
import type { Touched } from "./touched";

const itemTypes: readonly TypeName[] = ["Appearance", "Publication", "Honour"];
const batchSize = 5_000;

/** Brings the read models up to date with what a transaction touched, before it commits. */
export async function keepReadModels(transaction: Transaction, { items, gaps }: Touched): Promise<void> {
  for (const ids of batchesOf([...items])) {
    await updateDerivedColumns(transaction, JSON.stringify(ids));
    await rebuildTimeline(transaction, JSON.stringify(ids));
    await rebuildRelated(transaction, JSON.stringify(ids.filter((id) => typeOfId(id) === "Appearance")));
  }
  for (const ids of batchesOf([...gaps])) await rebuildDataGaps(transaction, JSON.stringify(ids));
}

/**
 * Makes the read models anew from everything where a migration has run since they were made: it may have emptied or
 * changed them. The database remembers for which migration they were made, so that a process that ends between the two
 * leaves nothing half done.
 */
export async function bringReadModelsUpToDate(transaction: Transaction): Promise<void> {
  const [state] = await transaction.all<{ made: string; wanted: string }>(
    `select readModelsOf as made, (select name from migration order by id desc limit 1) as wanted from revision`,
  );
  if (!state || state.made === state.wanted) return;
  await rebuildReadModels(transaction);
  await transaction.run(`update revision set readModelsOf = $wanted`, { $wanted: state.wanted });
}

/** Makes the read models anew from everything. */
export async function rebuildReadModels(transaction: Transaction): Promise<void> {
  for (const table of ["related", "timeline_entry", "data_gap"])
    await transaction.run(`delete from ${table}`);

  const idsOf = async (type: TypeName): Promise<string[]> =>
    (await transaction.all<{ id: string }>(`select id from ${idPrefixes[type]}`)).map(({ id }) => id);
  const items = (await Promise.all(itemTypes.map(idsOf))).flat();
  const gaps = (await Promise.all((Object.keys(idPrefixes) as TypeName[]).map(idsOf))).flat();
  await keepReadModels(transaction, { items: new Set(items), gaps: new Set(gaps) });
}

function batchesOf(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, batch) =>
    ids.slice(batch * batchSize, (batch + 1) * batchSize),
  );
}
