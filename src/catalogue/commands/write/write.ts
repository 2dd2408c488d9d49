import { column, table } from "../../../database/sql/dialect";
import { sql } from "../../../database/sql/sql";
import type { Transaction, Writer } from "../../../database/statements";
import { newId, type TypeName } from "../../../domain/ids";
import { placeColumn, writtenShapes } from "../../../entities/written-properties";
import { emptyEntity, slugStemOf, withFilled } from "../../content/new-entity";
import type { Stamp } from "../../history/stamp";
import { findByIds } from "../../queries/by-id";
import { editBeside, type EditOfCommand } from "../edit";
import { freeSlug } from "../free-slugs";
import { findKept, keepResult, type Idempotency } from "./idempotency";
import { problem, type WriteProblem } from "../../../domain/write-problem";
import { runDistinct, runMerge, runUnmerge } from "./merge-steps";
import { assertVersion, problemOf, WriteRefused } from "./problem";
import { readGiven } from "./read-given";
import { References } from "./references";
import type { CreateStep, MergeStep, RemoveStep, UnmergeStep, UpdateStep, WriteStep } from "./step";
import type { Reading, Values } from "./value-reader";
import { problemsOf } from "../../content/entity-problems";
import { valuesOf, withSources } from "./whole-entity";

/** What came of it: the id of each step's entity, or why nothing was changed. */
export type WriteResult =
  | { readonly ids: readonly string[]; readonly problems: readonly [] }
  | { readonly ids: null; readonly problems: readonly WriteProblem[] };

export interface WriteOptions {
  readonly stamp: Stamp;
  readonly steps: readonly WriteStep[];
  /** Null: each request is new. */
  readonly idempotency: Idempotency | null;
  /** What is written with the changes, in their transaction. It may refuse them. */
  readonly beside?: (transaction: Transaction) => Promise<void>;
}

/** Makes the changes of clients: all steps in one transaction, or none. */
export async function write(
  writer: Writer,
  { stamp, steps, idempotency, beside }: WriteOptions,
): Promise<WriteResult> {
  try {
    const ids = await editBeside(writer, stamp, async (edit, transaction) => {
      const kept = idempotency && (await findKept(transaction, idempotency));
      if (kept) return { result: kept, isWritten: false };
      const running = new Writing(edit, transaction);
      const result: string[] = [];
      for (const step of steps) {
        if (isOfItsOwn(step)) await edit.next();
        result.push(await running.run(step).catch(refusedBy(step)));
      }
      if (idempotency) await keepResult(transaction, idempotency, result);
      await beside?.(transaction);
      // Pairs that are distinct are no part of an edit.
      const isWritten =
        idempotency !== null || beside !== undefined || steps.some(({ kind }) => kind === "distinct");
      return { result, isWritten };
    });
    return { ids, problems: [] };
  } catch (error) {
    if (error instanceof WriteRefused) return { ids: null, problems: error.problems };
    const [only, ...others] = steps;
    const known = problemOf(error, others.length === 0 ? placeOf(only) : null);
    if (known === null) throw error;
    return { ids: null, problems: [known] };
  }
}

/** An un-merge finds what a merge changed by its edit. */
const isOfItsOwn = ({ kind }: WriteStep): boolean => kind === "merge" || kind === "unmerge";

/** Says of a problem of the catalogue which step has it. */
function refusedBy(step: WriteStep): (error: unknown) => never {
  return (error) => {
    const known = problemOf(error, placeOf(step));
    throw known === null ? error : new WriteRefused([known]);
  };
}

/** Where a problem of a whole step is: of an only step nowhere in particular. */
function placeOf(step: WriteStep | undefined): readonly string[] | null {
  return step === undefined || step.path.length === 0 ? null : step.path;
}

class Writing {
  readonly #edit: EditOfCommand;
  readonly #transaction: Transaction;
  readonly #references: References;

  constructor(edit: EditOfCommand, transaction: Transaction) {
    this.#edit = edit;
    this.#transaction = transaction;
    this.#references = new References(transaction);
  }

  run(step: WriteStep): Promise<string> {
    switch (step.kind) {
      case "create":
        return this.#create(step);
      case "update":
        return this.#update(step);
      case "remove":
        return this.#remove(step);
      case "merge":
        return this.#merge(step);
      case "unmerge":
        return this.#unmerge(step);
      case "distinct":
        return runDistinct(this.#transaction, step);
    }
  }

  async #create({ type, values: given, as, path }: CreateStep): Promise<string> {
    if (as !== null && this.#references.has(as)) {
      throw new WriteRefused([
        problem(
          "BAD_USER_INPUT",
          [...path, "as"],
          `Expected a name of its own, but an earlier step is named ${as}.`,
        ),
      ]);
    }
    const stated = { ...emptyEntity(type), ...withSources(await this.#read(type, given, path, null), []) };
    const entity = withFilled(type, stated, await this.#showTitleOf(type, stated));
    const problems = problemsOf(type, entity, path);
    if (problems.length > 0) throw new WriteRefused(problems);
    const id = newId(type);
    if (writtenShapes[type].isThing)
      entity["slug"] ??= await freeSlug(this.#transaction, type, slugStemOf(type, entity));
    if (writtenShapes[type].hasPlace) entity[placeColumn] ??= await this.#nextPlace(type, entity);
    await this.#edit.upsert(type, [{ ...entity, id } as never]);
    if (as !== null) this.#references.name(as, id);
    return id;
  }

  async #update({ type, id: reference, expectedVersion, values: given, path }: UpdateStep): Promise<string> {
    const stored = await this.#find(type, reference, expectedVersion, path);
    const values = withSources(await this.#read(type, given, path, stored), stored.sources);
    const entity = withFilled(type, { ...valuesOf(type, stored), ...values });
    const problems = problemsOf(type, entity, path);
    if (problems.length > 0) throw new WriteRefused(problems);
    await this.#edit.upsert(type, [entity as never]);
    return stored.id;
  }

  async #remove({ type, id: reference, expectedVersion, path }: RemoveStep): Promise<string> {
    const { id } = await this.#find(type, reference, expectedVersion, path);
    await this.#edit.remove([id]);
    return id;
  }

  async #merge(step: MergeStep): Promise<string> {
    const survivor = this.#references.named(step.survivor);
    const absorbed = this.#references.named(step.absorbed);
    const named = { ...step, survivor, absorbed };
    const id = await runMerge(this.#edit, this.#transaction, named);
    await this.#edit.next();
    return id;
  }

  async #unmerge(step: UnmergeStep): Promise<string> {
    const id = await runUnmerge(this.#edit, this.#transaction, step);
    await this.#edit.next();
    return id;
  }

  async #read(
    type: TypeName,
    given: CreateStep["values"],
    path: readonly string[],
    present: Reading["present"],
  ): Promise<Values> {
    const documentOf = async (id: string) =>
      (await findByIds(this.#transaction, "Document", [id])).get(id) ?? null;
    const { values, problems } = await readGiven(type, given, path, {
      references: this.#references,
      documentOf,
      present,
    });
    if (problems.length > 0) throw new WriteRefused(problems);
    return values;
  }

  /** The stored entity, at the version that the client knows. */
  async #find(type: TypeName, reference: string, expectedVersion: number | null, path: readonly string[]) {
    const found = await this.#references.find([type], reference, [...path, "id"]);
    const id = typeof found === "string" ? found : null;
    const entity = id === null ? null : ((await findByIds(this.#transaction, type, [id])).get(id) ?? null);
    if (!entity) {
      const why = typeof found === "string" ? `No ${type} has the id ${found}.` : found.message;
      throw new WriteRefused([problem("NOT_FOUND", [...path, "id"], why)]);
    }
    assertVersion(entity, expectedVersion, [...path, "expectedVersion"]);
    return entity;
  }

  /** The title of an episode's show, of which the title of one without a title is made; null for others. */
  async #showTitleOf(type: TypeName, { showId }: Values): Promise<string | null> {
    if (type !== "Episode" || typeof showId !== "string") return null;
    return (await findByIds(this.#transaction, "Show", [showId])).get(showId)?.displayTitle ?? null;
  }

  /** After the last one in its list. */
  async #nextPlace(type: TypeName, entity: Values): Promise<number> {
    const owner = type === "Contribution" ? "publicationId" : "episodeId";
    const [row] = await this.#transaction.all<{ last: number | null }>(
      sql`select max(x."position") as "last" from ${table(type)} x where ${column("x", owner)} = ${entity[owner]}`,
    );
    return (row?.last ?? 0) + 1;
  }
}
