import type { Caller } from "../../queues/fair-queue";
import type { DamageWatch } from "../damage";
import type { Sql } from "../sql/sql";
import type { Reader, Row } from "../statements";
import { textOf } from "./connection";
import { isConnectionLost, mayBeAnsweredElsewhere, named } from "./errors";
import type { PostgresReaders } from "./readers";
import type { Replicas } from "./replicas";

const unknown = { atLeast: 0 };

/**
 * Spreads reads over the replicas that are near enough; without one the primary answers. Statements with the same signal,
 * which are those of one request, go to one server, so that a later one sees no older state than an earlier one: one that
 * knows what the caller has to know, else the primary.
 */
export class SpreadReader implements Reader {
  readonly #primary: PostgresReaders;
  readonly #replicas: Replicas;
  /** Of the primary: a damaged replica is not read from twice by one statement, and is for its operators. */
  readonly #damage: DamageWatch;
  readonly #chosen = new WeakMap<AbortSignal, PostgresReaders>();

  constructor(primary: PostgresReaders, replicas: Replicas, damage: DamageWatch) {
    this.#primary = primary;
    this.#replicas = replicas;
    this.#damage = damage;
  }

  readonly textOf = textOf;

  /** A read that fails with its connection, or because of what the replica replays, is repeated once, elsewhere where it can be. */
  async all<T extends Row>(statement: Sql, caller: Caller = {}): Promise<T[]> {
    const { signal, revision: { atLeast } = unknown } = caller;
    const server = this.#serverFor(signal, atLeast);
    try {
      return await this.#read<T>(server, statement, caller);
    } catch (error) {
      if (signal?.aborted || !mayBeAnsweredElsewhere(error)) throw error;
      if (isConnectionLost(error)) this.#replicas.leaveOut(server, error as Error);
      const other = this.#replicas.next(atLeast, server) ?? this.#primary;
      if (signal) this.#chosen.set(signal, other);
      return await this.#lastTry<T>(other, statement, caller);
    }
  }

  async #lastTry<T extends Row>(server: PostgresReaders, statement: Sql, caller: Caller): Promise<T[]> {
    try {
      return await this.#read<T>(server, statement, caller);
    } catch (error) {
      throw named(error, server.url);
    }
  }

  #read<T extends Row>(server: PostgresReaders, statement: Sql, caller: Caller): Promise<T[]> {
    const rows = server.all<T>(statement, caller);
    return server === this.#primary ? this.#damage.watch(rows) : rows;
  }

  #serverFor(signal: AbortSignal | undefined, atLeast: number): PostgresReaders {
    const before = signal && this.#chosen.get(signal);
    if (before && (before === this.#primary || this.#replicas.isUsable(before, atLeast))) return before;
    const server = this.#replicas.next(atLeast) ?? this.#primary;
    if (signal) this.#chosen.set(signal, server);
    return server;
  }
}
