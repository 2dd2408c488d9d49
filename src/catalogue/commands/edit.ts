import { RostrumError, shown } from "../../domain/errors";
import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import { entityShapes, toRow } from "../../entities/columns";
import type { Transaction, TransactionRunner } from "../statements";
import { keepReadModels } from "../read-models/keep";
import { touch, type Touched } from "../read-models/touched";
import { completed, type Given } from "./derived-values";
import { removeNodes, saveNodes } from "./nodes";
import { checkHierarchies, checkReferences } from "./references";
import { claimSlugs, removeSlugs, saveSlugs } from "./slugs";

/** What may be done inside one edit. Nothing of it is seen by anyone before the whole edit holds. */
export interface Edit {
  /** Whether nothing stands in the catalogue: nobody else can put anything until the edit is over. */
  isEmpty(): Promise<boolean>;
  /** Adds these, or replaces those that are there. What is already just so is left alone. */
  put<Name extends TypeName>(type: Name, entities: ReadonlyArray<Given<Name>>): Promise<void>;
  /** Takes these away, where they are there; refuses at the end of the edit when something still refers to one. */
  remove(ids: readonly string[]): Promise<void>;
}

/** 5,000 rows a statement: a million rows take 1.7 s so, and 48 s a row at a time. */
const batchSize = 5_000;

const parentColumns: Partial<Record<TypeName, string>> = { Organisation: "parentId", Topic: "broaderId" };

/** One transaction: the work, then the checks of what it left behind, then the read models. All of it or nothing. */
export async function edit<T>(writer: TransactionRunner, work: (edit: Edit) => Promise<T>): Promise<T> {
  return writer.transaction(async (transaction) => {
    const changedIds = new Map<TypeName, Set<string>>();
    const touched: Touched = {
      changed: new Set(),
      items: new Set(),
      events: new Set(),
      gaps: new Set(),
    };

    const change = async (type: TypeName, ids: string[], apply: () => Promise<void>): Promise<void> => {
      const changed = changedIds.get(type) ?? new Set();
      changedIds.set(type, changed);
      for (const id of ids) {
        changed.add(id);
        touched.changed.add(id);
        touched.gaps.add(id);
      }
      const parentsBefore = await parentsOf(transaction, type, ids);
      await touch(transaction, type, { ids, moved: parentsBefore ? [] : ids }, touched);
      await apply();
      const moved = parentsBefore ? changedKeys(parentsBefore, await parentsOf(transaction, type, ids)) : ids;
      await touch(transaction, type, { ids, moved }, touched);
    };

    const result = await work({
      async isEmpty() {
        return (await transaction.all(`select 1 from node limit 1`)).length === 0;
      },
      async put(type, entities) {
        for (let start = 0; start < entities.length; start += batchSize) {
          const batch = entities.slice(start, start + batchSize);
          const ids = batch.map(({ id }) => id);
          await change(type, ids, async () => {
            await claimSlugs(transaction, type, batch);
            await transaction.run(upserts[type], {
              $rows: JSON.stringify(batch.map((given) => toRow(type, completed(type, given)))),
            });
            await saveSlugs(transaction, type, ids);
            await saveNodes(transaction, ids);
          });
        }
      },
      async remove(ids) {
        for (const [type, idsOfType] of groupByType(ids)) {
          await change(type, idsOfType, async () => {
            await transaction.run(
              `delete from ${idPrefixes[type]} where id in (select value from json_each($ids))`,
              { $ids: JSON.stringify(idsOfType) },
            );
            await removeSlugs(transaction, idsOfType);
            await removeNodes(transaction, idsOfType);
          });
        }
      },
    });

    await checkHierarchies(transaction, changedIds);
    await keepReadModels(transaction, touched);
    await checkReferences(transaction, changedIds);
    return result;
  });
}

/** Columns that follow another row, and so are never taken from what is put: see `updateDerivedColumns`. */
const followers: Partial<Record<TypeName, readonly string[]>> = {
  Appearance: ["showId", "sortOn"],
  Contribution: ["sortOn"],
  Honour: ["sortOn"],
};

const upserts = Object.fromEntries(
  (Object.keys(idPrefixes) as TypeName[]).map((type) => [type, upsertOf(type)]),
) as Record<TypeName, string>;

function upsertOf(type: TypeName): string {
  const columns = entityShapes[type].columns.map(({ name }) => name);
  const others = columns.filter((column) => column !== "id" && !followers[type]?.includes(column));
  return `insert into ${idPrefixes[type]} (${columns.join(", ")})
    select ${columns.map((_, index) => `value->>${index}`).join(", ")} from json_each($rows) where true
    on conflict (id) do update set ${others.map((column) => `${column} = excluded.${column}`).join(", ")}
    where (${others.join(", ")}) is not (${others.map((column) => `excluded.${column}`).join(", ")})`;
}

/** For a hierarchy: who stood above each of these. Only a change of that moves anything in the read models. */
async function parentsOf(
  transaction: Transaction,
  type: TypeName,
  ids: string[],
): Promise<Map<string, unknown> | null> {
  const column = parentColumns[type];
  if (!column) return null;
  const rows = await transaction.all<{ id: string; parent: unknown }>(
    `select id, ${column} as parent from ${idPrefixes[type]} where id in (select value from json_each($ids))`,
    { $ids: JSON.stringify(ids) },
  );
  return new Map(rows.map(({ id, parent }) => [id, parent]));
}

function changedKeys(before: Map<string, unknown>, after: Map<string, unknown> | null): string[] {
  return [...before.keys()].filter((id) => before.get(id) !== after?.get(id));
}

function groupByType(ids: readonly string[]): Map<TypeName, string[]> {
  const groups = new Map<TypeName, string[]>();
  for (const id of ids) {
    const type = typeOfId(id);
    if (!type)
      throw new RostrumError("BAD_ID", `Expected the id of something to remove, but got ${shown(id)}.`);
    groups.set(type, [...(groups.get(type) ?? []), id]);
  }
  return groups;
}
