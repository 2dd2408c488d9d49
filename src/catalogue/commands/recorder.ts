import { column, eachRow, item, table } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { type TypeName, typeOfId } from "../../domain/ids";
import { wellFormed } from "../../domain/well-formed";
import { ChangeOperation, isMaking } from "../../entities/history-tables";
import { canonicalJson } from "../content/canonical-json";
import type { Differences } from "../history/differences";
import type { Merged } from "../history/read-changes";
import { hashOfChange, type HashedEdit, newSalts, noChange, noteOf, saltedHash } from "../history/hashes";
import type { Stamp } from "../history/stamp";
import type { State } from "../history/state";
import { followedReferences } from "./concerns";

/** A change of an entity, as an edit makes it. */
export type Change = {
  readonly id: string;
  readonly version: number;
  /** The entities that it concerns, of those that can be followed. */
  readonly concerned: readonly string[];
} & (
  | { readonly operation: ChangeOperation.CREATED | ChangeOperation.UNMERGED; readonly payload: State }
  | { readonly operation: ChangeOperation.UPDATED; readonly payload: Differences }
  | { readonly operation: ChangeOperation.REMOVED; readonly payload: State }
  | { readonly operation: ChangeOperation.FORGOTTEN; readonly payload: State }
  | { readonly operation: ChangeOperation.MERGED; readonly payload: Merged }
);

const batchSize = 5_000;

/** Appends the changes of one edit to the history, in its transaction. An edit without changes leaves nothing. */
export class Recorder {
  readonly #transaction: Transaction;
  readonly #stamp: Stamp;
  #edit: HashedEdit | null = null;
  #last = { number: 0, hash: noChange };
  readonly #types = new Set<TypeName | null>();

  constructor(transaction: Transaction, stamp: Stamp) {
    this.#transaction = transaction;
    // The hash is of what the database stores.
    this.#stamp = wellFormed(stamp) as Stamp;
  }

  async record(changes: readonly Change[]): Promise<void> {
    for (let start = 0; start < changes.length; start += batchSize) {
      await this.#record(changes.slice(start, start + batchSize));
    }
  }

  async #record(changes: readonly Change[]): Promise<void> {
    this.#edit ??= await this.#begin();
    const edit = this.#edit;
    const salts = newSalts(changes.length);
    const [rows, payloads, concerns]: [unknown[][], unknown[][], unknown[][]] = [[], [], []];
    for (const [index, { id: entityId, operation, version, payload, concerned }] of changes.entries()) {
      const [number, salt, text] = [this.#last.number + 1, salts[index] ?? "", canonicalJson(payload)];
      const payloadHash = saltedHash(salt, text);
      const hash = hashOfChange(this.#last.hash, { number, entityId, operation, version, payloadHash }, edit);
      rows.push([number, edit.number, entityId, operation, version, salt, payloadHash, hash]);
      // A new entity is stored as its row. A later change has what it was before.
      if (!isMaking(operation)) payloads.push([number, text]);
      this.#types.add(typeOfId(entityId));
      concerns.push(...concerned.map((id) => [id, number]));
      this.#last = { number, hash };
    }
    await this.#transaction.run(
      sql`insert into "change" ("number", "edit", "entityId", "operation", "version", "salt", "payloadHash", "hash")
          select ${item("c", 0, "integer")}, ${item("c", 1, "integer")}, ${item("c", 2)}, ${item("c", 3)},
                 ${item("c", 4, "integer")}, ${item("c", 5)}, ${item("c", 6)}, ${item("c", 7)} from ${eachRow(rows, "c")}`,
    );
    if (concerns.length > 0) {
      await this.#transaction.run(
        sql`insert into "change_concern" ("entityId", "change")
            select ${item("c", 0)}, ${item("c", 1, "integer")} from ${eachRow(concerns, "c")}`,
      );
    }
    if (payloads.length === 0) return;
    await this.#transaction.run(
      sql`insert into "change_payload" ("change", "payload")
          select ${item("p", 0, "integer")}, ${item("p", 1)} from ${eachRow(payloads, "p")}`,
    );
  }

  /** Once the followed columns are updated: what an entity refers to by one of them is concerned too, as the show of an appearance. */
  async finish(): Promise<void> {
    if (this.#edit === null) return;
    for (const { from, name } of followedReferences.filter((one) => this.#types.has(one.from))) {
      await this.#transaction.run(
        sql`insert into "change_concern" ("entityId", "change")
            select ${column("x", name)}, c."number" from "change" c join ${table(from)} x on x."id" = c."entityId"
            where c."edit" = ${this.#edit.number} on conflict do nothing`,
      );
    }
  }

  async #begin(): Promise<HashedEdit> {
    const [last] = await this.#transaction.all<{ number: number; hash: string; edit: number }>(
      raw(`select c."number", c."hash", c."edit" from "change" c order by c."number" desc limit 1`),
    );
    if (last) this.#last = last;
    const { by, run = null, why = null, source = null } = this.#stamp;
    const [salt = ""] = newSalts(1);
    const edit: HashedEdit = {
      number: (last?.edit ?? 0) + 1,
      at: new Date().toISOString(),
      by,
      run,
      noteHash: saltedHash(salt, noteOf({ why, source })),
    };
    await this.#transaction.run(
      sql`insert into "edit" ("number", "at", "by", "run", "why", "source", "salt", "noteHash")
          values (${edit.number}, ${edit.at}, ${by}, ${run}, ${why}, ${source}, ${salt}, ${edit.noteHash})`,
    );
    return edit;
  }
}
