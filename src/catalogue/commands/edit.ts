import { raw } from "../../database/sql/sql";
import type { Outcome, Transaction, Writer } from "../../database/statements";
import type { TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import { ChangeOperation } from "../../entities/history-tables";
import { collectAffected, type Affected, type RowChange } from "../../projections/affected";
import { bumpRevisions, forgotten } from "../../projections/revisions";
import { nothingAffected, updateProjections } from "../../projections/update";
import { changeOf, mergerOf, removalOf, type Taken } from "./changes";
import { type Change, Recorder } from "./recorder";
import { readValues } from "../content/read-values";
import type { Stamp } from "../history/stamp";
import { withDerivedColumns, type EntityInput } from "./derived-columns";
import { EditedRows } from "./edited-rows";
import { assertNotForgotten } from "./forget/list";
import { stateOfRow } from "../history/state";
import { followedColumns } from "./followed-columns";
import { idsByType } from "../../domain/ids-by-type";
import { claimIdentifiers } from "./identifiers";
import { mergeNodes, nextVersions, removeNodes, saveNodes } from "./nodes";
import { checkCitations, checkHierarchies, checkReferences } from "./references";
import { changesTo, deleteRows, findChanges, type Rows, rowsOf, upsertRows } from "./rows";
import { type Settle, settledRows } from "./settle";
import { assertIndexable } from "./text-limits";
import { claimSlugs, retireSlugs, saveSlugs } from "./slugs";

/** The ids of what an upsert has written: unchanged rows are not. */
export interface Upserted {
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/** The operations of an edit. Readers see none of its changes before it commits. */
export interface Edit {
  /** Whether the catalogue is empty. Stays true until this edit writes, since edits run one at a time. */
  isEmpty(): Promise<boolean>;
  /** Inserts or replaces these entities. Unchanged rows are not written. */
  upsert<Name extends TypeName>(
    type: Name,
    entities: ReadonlyArray<EntityInput<Name>>,
    settle?: Settle,
  ): Promise<Upserted>;
  /** Removes these entities, if they exist, and returns those that did. The edit fails at its end if a row still refers to one. */
  remove(ids: readonly string[]): Promise<string[]>;
}

/** The operations of commands that do more than an edit says: `forget` and `merge` alone would leave half of it undone. */
export interface EditOfCommand extends Edit {
  /** Removes this person, also one who is removed already, as a change that keeps nothing of them. */
  forget(id: string): Promise<void>;
  /**
   * Takes these entities away, by id, and lets their ids and slugs lead to others of their types. What refers to them, and what
   * they say, is for the caller to move.
   */
  merge(survivors: ReadonlyMap<string, string>): Promise<void>;
  /** Ends what was done so far as an edit of its own, and begins the next one in the same transaction. */
  next(): Promise<void>;
}

/** 5,000 rows a statement: a million rows take 1.7 s so, and 48 s a row at a time. */
const batchSize = 5_000;

/**
 * One transaction: the work, then reference checks, then the projections, then the revisions of only those that changed.
 * An edit that changes nothing is rolled back.
 */
export function edit<T>(writer: Writer, stamp: Stamp, work: (edit: Edit) => Promise<T>): Promise<T> {
  return editBeside(writer, stamp, async (running) => {
    const operations: Edit = {
      isEmpty: () => running.isEmpty(),
      upsert: (type, entities, settle) => running.upsert(type, entities, settle),
      remove: (ids) => running.remove(ids),
    };
    return { result: await work(operations), isWritten: false };
  });
}

/**
 * The same, for commands that keep rows of their own beside the entities. The edit is also kept if only these were written
 * (`isWritten`). A dry run does everything, the checks included, and keeps nothing.
 */
export async function editBeside<T>(
  writer: Writer,
  stamp: Stamp,
  work: (
    edit: EditOfCommand,
    transaction: Transaction,
  ) => Promise<{ readonly result: T; readonly isWritten: boolean }>,
  { isDryRun = false }: { readonly isDryRun?: boolean } = {},
): Promise<T> {
  return writer.transaction(async (transaction): Promise<Outcome<T>> => {
    let running = new RunningEdit(transaction, stamp);
    let isChanged = false;
    // The work gets no more than these.
    const operations: EditOfCommand = {
      isEmpty: () => running.isEmpty(),
      upsert: (type, entities, settle) => running.upsert(type, entities, settle),
      remove: (ids) => running.remove(ids),
      forget: (id) => running.forget(id),
      merge: (survivors) => running.merge(survivors),
      next: async () => {
        isChanged = (await running.finish()) || isChanged;
        running = new RunningEdit(transaction, stamp);
      },
    };
    const { result, isWritten } = await work(operations, transaction);
    isChanged = (await running.finish()) || isChanged;
    return { result, commit: !isDryRun && (isChanged || isWritten) };
  });
}

class RunningEdit implements Omit<EditOfCommand, "next"> {
  readonly #transaction: Transaction;
  readonly #edited = new EditedRows();
  readonly #affected: Affected = nothingAffected([followedColumns]);
  readonly #recorder: Recorder;
  #forgets = false;

  constructor(transaction: Transaction, stamp: Stamp) {
    this.#transaction = transaction;
    this.#recorder = new Recorder(transaction, stamp);
  }

  async isEmpty(): Promise<boolean> {
    return (
      (await this.#transaction.all(raw(`select 1 from "node" where "removedOn" is null limit 1`))).length ===
      0
    );
  }

  async upsert<Name extends TypeName>(
    type: Name,
    entities: ReadonlyArray<EntityInput<Name>>,
    settle?: Settle,
  ): Promise<Upserted> {
    const changes: RowChange[] = [];
    for (let start = 0; start < entities.length; start += batchSize) {
      const batch = entities.slice(start, start + batchSize);
      const rows = rowsOf(
        type,
        batch.map((input) => withDerivedColumns(type, input)),
      );
      changes.push(...(await this.#upsert(type, rows, settle)));
    }
    const isAdded = ({ columns }: RowChange) => columns === null;
    return {
      added: changes.filter(isAdded).map(({ id }) => id),
      changed: changes.filter((change) => !isAdded(change)).map(({ id }) => id),
    };
  }

  async #upsert(type: TypeName, given: Rows, settle?: Settle): Promise<RowChange[]> {
    const found = await findChanges(this.#transaction, type, given);
    const rows = settle ? await settledRows(type, given, found, settle) : given;
    const changes = settle ? changesTo(type, rows, found) : found;
    assertIndexable(type, rows);
    if (type === "Person" && changes.length > 0) {
      const people = changes.map(({ id }) => ({ id, state: stateOfRow(type, rows.get(id) ?? []) }));
      await assertNotForgotten(this.#transaction, people);
    }
    await this.#change(type, changes, async () => {
      const changed = new Map(changes.map(({ id }) => [id, rows.get(id) ?? []]));
      const { versions, merged } = await nextVersions(this.#transaction, [...changed.keys()]);
      const slugs = slugsOf(type, rows, changes);
      if (slugs.length > 0) await claimSlugs(this.#transaction, type, slugs);
      await claimIdentifiers(this.#transaction, type, changed);
      await upsertRows(this.#transaction, type, changed, versions);
      const slugIds = slugs.map(({ id }) => id);
      if (slugs.length > 0) await saveSlugs(this.#transaction, type, slugIds);
      await saveNodes(this.#transaction, versions);
      await this.#recorder.record(
        changes.map(({ id, before }) =>
          changeOf(type, {
            id,
            version: versions.get(id) ?? 1,
            before,
            isMerged: merged.has(id),
            row: changed.get(id) ?? [],
          }),
        ),
      );
    });
    return changes;
  }

  remove(ids: readonly string[]): Promise<string[]> {
    return this.#take(ids, removalOf, (taken) => removeNodes(this.#transaction, taken));
  }

  async merge(survivors: ReadonlyMap<string, string>): Promise<void> {
    const intoOf = (id: string) => survivors.get(id) ?? "";
    await this.#take(
      [...survivors.keys()],
      (type, taken) => mergerOf(type, taken, intoOf(taken.id)),
      (taken) => mergeNodes(this.#transaction, new Map(taken.map((id) => [id, intoOf(id)]))),
    );
  }

  async forget(id: string): Promise<void> {
    this.#forgets = true;
    await this.#removeRows("Person", [id], {
      mark: () => removeNodes(this.#transaction, [id]),
      changesBy: (versionOf) => [
        { id, version: versionOf(id), concerned: [id], operation: ChangeOperation.FORGOTTEN, payload: {} },
      ],
    });
  }

  /** Takes rows away, with what they said, and returns the ids of those that existed. */
  async #take(
    ids: readonly string[],
    changeOfTaken: (type: TypeName, taken: Taken) => Change,
    mark: (taken: readonly string[]) => Promise<void>,
  ): Promise<string[]> {
    const all: string[] = [];
    for (const [type, idsOfType] of idsByType(ids)) {
      const values = await readValues(this.#transaction, type, idsOfType);
      const existing = [...values.keys()];
      await this.#removeRows(type, existing, {
        mark: () => mark(existing),
        changesBy: (versionOf) =>
          [...values].map(([id, before]) => changeOfTaken(type, { id, version: versionOf(id), before })),
      });
      all.push(...existing);
    }
    return all;
  }

  async #removeRows(
    type: TypeName,
    ids: readonly string[],
    {
      mark,
      changesBy,
    }: {
      readonly mark: () => Promise<void>;
      readonly changesBy: (versionOf: (id: string) => number) => Change[];
    },
  ): Promise<void> {
    const { versions } = await nextVersions(this.#transaction, ids);
    const changes = ids.map((id) => ({ id, columns: null }));
    await this.#change(type, changes, async () => {
      await deleteRows(this.#transaction, type, ids);
      await retireSlugs(this.#transaction, ids);
      await mark();
      this.#edited.addRemoved(type, ids);
      await this.#recorder.record(changesBy((id) => versions.get(id) ?? 1));
    });
  }

  /** Records affected subjects before and after a change, since both states may have some. Before it a new row has none. */
  async #change(
    type: TypeName,
    changes: ReadonlyArray<RowChange & { readonly before?: unknown }>,
    apply: () => Promise<void>,
  ): Promise<void> {
    if (changes.length === 0) return;
    this.#edited.addChanges(type, changes);
    const existing = changes.filter(({ before }) => before !== null);
    await collectAffected(this.#transaction, type, existing, this.#affected);
    await apply();
    await collectAffected(this.#transaction, type, changes, this.#affected);
  }

  /** Returns whether there are changes to commit. */
  async finish(): Promise<boolean> {
    if (this.#edited.isEmpty) return false;
    await checkHierarchies(this.#transaction, this.#edited);
    const changed = await updateProjections(this.#transaction, this.#affected);
    await checkReferences(this.#transaction, this.#edited);
    await checkCitations(this.#transaction, this.#edited);
    await this.#recorder.finish();
    const names = changed.map(({ name }) => name);
    await bumpRevisions(this.#transaction, this.#forgets ? [...names, forgotten] : names);
    return true;
  }
}

/** The slugs of these rows that are new or changed. */
function slugsOf(
  type: TypeName,
  rows: Rows,
  changes: readonly RowChange[],
): Array<{ id: string; slug: string }> {
  const index = entityShapes[type].columns.findIndex(({ name }) => name === "slug");
  if (index < 0) return [];
  return changes
    .filter(({ columns }) => columns === null || columns.has("slug"))
    .map(({ id }) => ({ id, slug: rows.get(id)?.[index] as string }));
}
