import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import type { Transaction } from "../statements";
import { rebuildDataGaps } from "./data-gaps";
import { updateDerivedColumns } from "./derived-columns";
import { rebuildLinks } from "./links";
import { rebuildParticipation } from "./participation";
import { rebuildRelated } from "./related";
import { emptySearch, rebuildSearch } from "./search";
import { rebuildTimeline } from "./timeline";
import type { Touched } from "./touched";

const itemTypes: readonly TypeName[] = ["Appearance", "Publication", "Honour"];
const batchSize = 5_000;

/** Raise it when a rule of a read model changes without a migration: every database then makes its read models anew. */
const readModelVersion = 1;

/** What the read models were last made for, and what they would be made for now: "ReadModels1795305600005/1". */
const selectState = `
  select readModelsOf as made,
    (select name from migration order by id desc limit 1) || '/${readModelVersion}' as wanted
  from revision`;

/** Brings the read models up to date with what a transaction touched, before it commits. */
export async function keepReadModels(
  transaction: Transaction,
  { changed, items, events, gaps }: Touched,
): Promise<void> {
  for (const ids of batchesOf([...items])) {
    await updateDerivedColumns(transaction, JSON.stringify(ids));
    await rebuildTimeline(transaction, JSON.stringify(ids));
    await rebuildRelated(transaction, JSON.stringify(ids.filter((id) => typeOfId(id) === "Appearance")));
  }
  for (const ids of batchesOf([...events])) await rebuildParticipation(transaction, JSON.stringify(ids));
  for (const ids of batchesOf([...gaps])) await rebuildDataGaps(transaction, JSON.stringify(ids));
  for (const ids of batchesOf([...changed])) {
    await rebuildSearch(transaction, ids);
    await rebuildLinks(transaction, ids);
  }
}

/**
 * Makes the read models anew from everything where a migration has run since they were made, which may have emptied or
 * changed them, or where their rules are others by now. The database remembers for what they were made, so that a process
 * that ends between the two leaves nothing half done.
 */
export async function bringReadModelsUpToDate(transaction: Transaction): Promise<void> {
  const [state] = await transaction.all<{ made: string; wanted: string }>(selectState);
  if (!state || state.made === state.wanted) return;
  await rebuildReadModels(transaction);
}

/** Makes the read models anew from everything, whatever the database remembers. */
export async function rebuildReadModels(transaction: Transaction): Promise<void> {
  for (const table of ["related", "timeline_entry", "participation", "data_gap", "link_entry"])
    await transaction.run(`delete from ${table}`);
  await emptySearch(transaction);

  const idsOf = async (type: TypeName): Promise<string[]> =>
    (await transaction.all<{ id: string }>(`select id from ${idPrefixes[type]}`)).map(({ id }) => id);
  // Not a read model, but as easily made anew.
  await transaction.run(`delete from node`);
  for (const type of Object.values(idPrefixes))
    await transaction.run(`insert into node select id from ${type}`);

  const items = (await Promise.all(itemTypes.map(idsOf))).flat();
  const everything = new Set((await Promise.all((Object.keys(idPrefixes) as TypeName[]).map(idsOf))).flat());
  await keepReadModels(transaction, {
    changed: everything,
    items: new Set(items),
    events: everything,
    gaps: everything,
  });
  await transaction.run(`update revision set readModelsOf = (select wanted from (${selectState}))`);
}

function batchesOf(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, batch) =>
    ids.slice(batch * batchSize, (batch + 1) * batchSize),
  );
}
