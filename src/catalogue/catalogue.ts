import type { Database, DatabaseOptions } from "../database/database";
import type { DatabaseHealth } from "../database/health";
import { damageOf, openDatabase, openSnapshot } from "../database/open-database";
import { sql } from "../database/sql/sql";
import type { Reader } from "../database/statements";
import { RostrumError } from "../domain/errors";
import type { LeftOut } from "../entities/identity-tables";
import { rebuild, rebuildOutdated } from "../projections/update";
import { checkDatabase, damageProblems } from "./checks/check-database";
import type { DatabaseProblem } from "./checks/problem";
import { copyContent, type Copied, type OnCopied } from "./commands/copy";
import { acceptDraft, type Acceptance, rejectDraft, type Rejection } from "./commands/drafts/decide";
import { rejectedOf } from "./commands/drafts/keep-drafts";
import { propose, type Proposal, type Proposed } from "./commands/drafts/propose";
import { edit, type Edit } from "./commands/edit";
import { forget, forgetListed, type Forgot } from "./commands/forget/forget";
import { type ForgottenList, readForgottenList } from "./commands/forget/list";
import { createKey, revokeKey, type CreatedKey, type NewKey, type RevokedKey } from "./commands/keys";
import { load, type Load, type LoadChanges, type LoadOptions } from "./commands/load";
import { type FetchedAddress, findFetched } from "./commands/fetched";
import { hasLoaded, leftOutByLoads, othersOfLoad } from "./commands/loads";
import { revert, type RevertOptions, type RevertResult } from "./commands/revert";
import { undo, type Undoable, type Undone, type UndoOptions } from "./commands/undo";
import { rebuildFollowedColumns } from "./commands/followed-columns";
import { write, type WriteOptions, type WriteResult } from "./commands/write/write";
import { rebuildNodes } from "./commands/nodes";
import type { Stamp } from "./history/stamp";
import { verifyHistory, type Verified } from "./history/verify";
import { contentHashOf, statedHashOf } from "./content/content-hash";
import type { WriteProblem } from "../domain/write-problem";
import { assertOfOneRevision } from "./content/unchanged";

export type { Acceptance, Rejection } from "./commands/drafts/decide";
export type { ImportDraft } from "./commands/drafts/keep-drafts";
export type { Proposal, Proposed } from "./commands/drafts/propose";
export { maxReverted, type RevertOptions, type RevertResult } from "./commands/revert";
export type { Forgot } from "./commands/forget/forget";
export type { ForgottenList } from "./commands/forget/list";
export { type ForgottenInLoad, noneForgotten } from "./commands/forget/leave-out";
export { type Place, PlaceAction } from "./commands/forget/place";
export { problemOf } from "./commands/write/problem";
export type { Undoable, Undone } from "./commands/undo";
export type { Stamp } from "./history/stamp";
export { importPrefix } from "./commands/loads";
export type { OfOther } from "./commands/statements/say-of-others";
export type { LoadChange, LoadChanges, LoadOptions } from "./commands/load";
export type { WriteStep } from "./commands/write/step";
export type { Idempotency } from "./commands/write/idempotency";
export type { WriteOptions, WriteResult } from "./commands/write/write";

/**
 * A database with its invariants. The only way to write what is stated is `edit`, which queues for the single writer. Read
 * through `reader`, with the functions in `queries/`.
 */
export class Catalogue {
  readonly #database: Database;
  #closing: Promise<void> | null = null;

  private constructor(database: Database) {
    this.#database = database;
  }

  /** Opens `sqlite:FILE`, creating a missing file, or `postgres://…`. Call `migrate` first. */
  static async open(url: string, options: DatabaseOptions = {}): Promise<Catalogue> {
    return new Catalogue(await openDatabase(url, options));
  }

  /** Runs work that reads the catalogue of this address as it is now, however long it takes. Edits go on meanwhile; the one given has only its reader. */
  static async atOneMoment<T>(
    url: string,
    work: (reader: Reader, catalogue: Catalogue) => Promise<T>,
  ): Promise<T> {
    const { reader, close } = await openSnapshot(url);
    try {
      return await work(reader, new Catalogue({ reader, written: () => 0 } as Database));
    } finally {
      await close();
    }
  }

  get reader(): Reader {
    return this.#database.reader;
  }

  /** Runs pending migrations, then rebuilds outdated projections. Returns the names of what ran. */
  async migrate(): Promise<string[]> {
    const { writer } = this.#database;
    const done = await writer.migrate();
    await writer.transaction(async (transaction) => {
      const rebuilt = await rebuildOutdated(transaction);
      return { result: undefined, commit: rebuilt.length > 0 };
    });
    return done;
  }

  /** Rebuilds all derived data: the fix for problems that `check` finds in it. */
  rebuild(): Promise<void> {
    return this.#database.writer.transaction(async (transaction) => {
      await rebuildNodes(transaction);
      await rebuildFollowedColumns(transaction);
      await rebuild(transaction);
      return { result: undefined, commit: true };
    });
  }

  /** Runs the work in one transaction: all of its upserts and removals, or none. */
  edit<T>(stamp: Stamp, work: (edit: Edit) => Promise<T>): Promise<T> {
    return edit(this.#database.writer, stamp, work);
  }

  /** Makes the changes of a client: all steps in one transaction, or none. */
  write(options: WriteOptions): Promise<WriteResult> {
    return write(this.#database.writer, options);
  }

  /** Makes a draft of what someone without a key asks for, unless so many of its kind are open. */
  propose(proposal: Proposal, maxOpen: number): Promise<Proposed> {
    return propose(this.#database.writer, proposal, maxOpen);
  }

  /** Makes the edit that a draft asks for. */
  acceptDraft(acceptance: Acceptance): Promise<WriteResult> {
    return acceptDraft(this.#database.writer, acceptance);
  }

  /** Closes a draft without an edit. */
  rejectDraft(rejection: Rejection): Promise<readonly WriteProblem[]> {
    return rejectDraft(this.#database.writer, rejection);
  }

  /** Makes the catalogue say what a data folder says. Null if it was to be empty, and is not. */
  load(folder: Load, options?: LoadOptions): Promise<LoadChanges | null> {
    return load(this.#database.writer, folder, options);
  }

  /** By folder, what its last load left out; without those of which nothing was. */
  leftOut(): Promise<ReadonlyMap<string, LeftOut>> {
    return leftOutByLoads(this.reader);
  }

  /** The entities of others that the last load of this folder spoke of. */
  othersOfLoad(folder: string): Promise<ReadonlySet<string>> {
    return othersOfLoad(this.reader, folder);
  }

  /** The ids of what was rejected of what this folder proposed. */
  rejectedOfLoad(folder: string): Promise<ReadonlySet<string>> {
    return rejectedOf(this.reader, folder);
  }

  /** What is remembered of addresses that were imported. */
  fetched(): Promise<FetchedAddress[]> {
    return findFetched(this.reader);
  }

  /** Whether a folder of this name was ever loaded. */
  hasLoaded(folder: string): Promise<boolean> {
    return hasLoaded(this.reader, folder);
  }

  /** Makes a key of the API, which is known only now. */
  async createKey(key: NewKey): Promise<CreatedKey> {
    return createKey(this.#database.writer, key);
  }

  /** Revokes a key for good. */
  revokeKey(name: string): Promise<RevokedKey> {
    return revokeKey(this.#database.writer, name);
  }

  /** What a server has to know to have all that this process has written (`domain/revision.ts`). */
  get written(): number {
    return this.#database.written();
  }

  /** The state of the database, for operators. */
  get health(): DatabaseHealth {
    return this.#database.health;
  }

  /** Waits for pending edits, then closes. Idempotent. */
  close(): Promise<void> {
    this.#closing ??= this.#database.close();
    return this.#closing;
  }

  /** Whether the catalogue has no entities. */
  async isEmpty(): Promise<boolean> {
    return (
      (await this.reader.all(sql`select 1 as found from "node" where "removedOn" is null limit 1`)).length ===
      0
    );
  }

  /**
   * Copies everything that was stated, with its ids and slugs, into an empty catalogue of either database, and rebuilds what
   * is derived from it there. All or nothing; both sides are compared by `contentHash`.
   */
  copyTo(target: Catalogue, onCopied?: OnCopied): Promise<Copied> {
    return copyContent(this.reader, target.#database.writer, onCopied);
  }

  /** SHA-256 of everything that was stated, the same on both databases; not of projections, which follow from it. */
  contentHash(): Promise<string> {
    return assertOfOneRevision(this.reader, () => contentHashOf(this.reader));
  }

  /** Takes back one change, or all of a run; refuses if others have changed the same since. */
  undo(stamp: Omit<Stamp, "run">, what: Undoable, options?: UndoOptions): Promise<Undone> {
    return undo(this.#database.writer, stamp, what, options);
  }

  /** The same for a client: what stands in the way is returned. */
  revert(options: RevertOptions): Promise<RevertResult> {
    return revert(this.#database.writer, options);
  }

  /**
   * Forgets a person: see `commands/forget`. `isOverwritten`: whether no file of the database has what was erased, either; false
   * for a dry run.
   */
  async forget(
    stamp: Stamp,
    reference: string,
    options: { readonly isDryRun?: boolean } = {},
  ): Promise<Forgot & { readonly isOverwritten: boolean }> {
    const { writer } = this.#database;
    const forgot = await forget(writer, stamp, reference, options).catch(async (error: unknown) => {
      // An earlier one may have ended between the two.
      if (error instanceof RostrumError && error.code === "GONE") await writer.overwriteDeleted();
      throw error;
    });
    return { ...forgot, isOverwritten: options.isDryRun !== true && (await writer.overwriteDeleted()) };
  }

  /** By what the forgotten are recognised. */
  forgottenList(): Promise<ForgottenList> {
    return readForgottenList(this.reader);
  }

  /** Takes over the list of another database, and forgets those who are here. */
  async forgetListed(stamp: Stamp, list: ForgottenList): Promise<Forgot[]> {
    const { writer } = this.#database;
    const forgot = await forgetListed(writer, stamp, list);
    await writer.overwriteDeleted();
    return forgot;
  }

  /** Whether the history is whole, and leads to what is stored. */
  verify(): Promise<Verified> {
    return assertOfOneRevision(this.reader, () => verifyHistory(this.reader));
  }

  /** SHA-256 of what is stated now, whatever was before: no versions, former slugs or removed ids. The same on both databases. */
  statedHash(): Promise<string> {
    return assertOfOneRevision(this.reader, () => statedHashOf(this.reader));
  }

  check(): Promise<DatabaseProblem[]> {
    return checkDatabase(this.#database);
  }

  /** The same, for a database that cannot be opened since it is damaged. */
  static async checkDamaged(url: string): Promise<DatabaseProblem[]> {
    return damageProblems(await damageOf(url));
  }
}
