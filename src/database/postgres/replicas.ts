import { setTimeout as sleep } from "node:timers/promises";

import type { ReplicaHealth } from "../health";
import { sql } from "../sql/sql";
import type { Row } from "../statements";
import { addressOf } from "./connection";
import type { PostgresReaders } from "./readers";

interface Position extends Row {
  /** In the write-ahead log, in bytes from its beginning; a number holds 9 PB of them. */
  readonly position: number | null;
  /** The number that a server and the copies of it have in common. */
  readonly system: string;
}

/** How far a server's log is safe: what a replica has to have replayed to know all commits so far. */
const flushed = sql`
  select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0') as position, system_identifier::text as system
  from pg_control_system()`;
const replayed = sql`
  select case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0') end as position,
    system_identifier::text as system
  from pg_control_system()`;

const [firstPauseMs, maxPauseMs] = [250, 30_000];

interface Replica {
  readonly readers: PostgresReaders;
  /** Null while it is lost. */
  replayed: number | null;
  problem: string | null;
  failures: number;
  /** When to ask a lost one again, of `performance.now()`. */
  askAgainAt: number;
}

/**
 * Which replicas may be read from: those that are less than the bound behind the primary, and know all that this process
 * has written. Lag is measured by positions in the log and by this process's clock, so that the hosts' clocks need not
 * agree and an idle primary looks no older. While the primary cannot be asked, no newer position is known, and replicas
 * go on answering.
 */
export class Replicas {
  readonly #primary: PostgresReaders;
  readonly #replicas: readonly Replica[];
  readonly #maxLagMs: number;
  /** Positions of the primary, oldest first, with the moment before it was asked. */
  #seen: Array<{ readonly at: number; readonly position: number }> = [];
  #system: string | null = null;
  #written = 0;
  #turn = 0;
  readonly #closing = new AbortController();
  #loops: ReadonlyArray<Promise<void>> = [];

  constructor(primary: PostgresReaders, readers: readonly PostgresReaders[], maxLagMs: number) {
    this.#primary = primary;
    this.#maxLagMs = maxLagMs;
    this.#replicas = readers.map((one) => ({
      readers: one,
      replayed: null,
      problem: null,
      failures: 0,
      askAgainAt: 0,
    }));
  }

  /** Measures once, and from then on several times within the bound, until closed. */
  async start(): Promise<void> {
    if (this.#replicas.length === 0) return;
    await this.#measurePrimary();
    await Promise.all(this.#replicas.map((one) => this.#measure(one)));
    // Each in a loop of its own: a server that does not answer must not make the others look fresher than they are.
    this.#loops = [
      this.#repeat(() => this.#measurePrimary()),
      ...this.#replicas.map((one) => this.#repeat(() => this.#measure(one))),
    ];
  }

  /** The position of the last commit of this process. */
  get written(): number {
    return this.#written;
  }

  /** One that may be read from and knows so much, each in its turn; undefined where there is none. */
  next(atLeast: number, except?: PostgresReaders): PostgresReaders | undefined {
    const usable = this.#replicas.filter((one) => one.readers !== except && this.#isUsable(one, atLeast));
    if (usable.length === 0) return undefined;
    this.#turn += 1;
    return usable[this.#turn % usable.length]?.readers;
  }

  isUsable(readers: PostgresReaders, atLeast: number): boolean {
    return this.#replicas.some((one) => one.readers === readers && this.#isUsable(one, atLeast));
  }

  /** After a commit of this process: replicas that have not replayed it are not read from. */
  wrote(position: number): void {
    this.#written = Math.max(this.#written, position);
  }

  /** It is asked again after a pause, which doubles each time. */
  leaveOut(readers: PostgresReaders, problem: Error): void {
    for (const one of this.#replicas) if (one.readers === readers) lose(one, problem);
  }

  health(): ReplicaHealth[] {
    return this.#replicas.map((one) => ({
      address: addressOf(one.readers.url),
      lagMs: one.replayed === null ? null : this.#lagMsOf(one.replayed),
      isUsed: this.#isUsable(one),
      problem: one.problem,
    }));
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#loops);
    await Promise.all(this.#replicas.map(({ readers }) => readers.close()));
  }

  #isUsable({ replayed: position }: Replica, atLeast = 0): boolean {
    const needed = Math.max(this.#written, atLeast);
    return position !== null && position >= needed && this.#lagMsOf(position) <= this.#maxLagMs;
  }

  /** At most so far behind: the age of the newest position of the primary that it has replayed. */
  #lagMsOf(position: number): number {
    const at = this.#seen.findLastIndex((one) => one.position <= position);
    if (at === -1) return Infinity;
    return at === this.#seen.length - 1 ? 0 : performance.now() - (this.#seen[at]?.at ?? 0);
  }

  async #repeat(measure: () => Promise<void>): Promise<void> {
    const pauseMs = Math.max(20, Math.min(1_000, this.#maxLagMs / 4));
    const { signal } = this.#closing;
    for (;;) {
      await sleep(pauseMs, undefined, { ref: false, signal }).catch(() => undefined);
      if (signal.aborted) return;
      await measure();
    }
  }

  async #measurePrimary(): Promise<void> {
    const at = performance.now();
    try {
      const [row] = await this.#primary.ask<Position & { position: number }>(flushed);
      if (!row) return;
      this.#system = row.system;
      const old = this.#seen.findLastIndex((one) => one.at < at - this.#maxLagMs);
      this.#seen = [...this.#seen.slice(Math.max(0, old)), { at, position: row.position }];
    } catch {
      // The primary is restarting, perhaps: what it last said holds.
    }
  }

  async #measure(replica: Replica): Promise<void> {
    if (replica.askAgainAt > performance.now()) return;
    try {
      const [row] = await replica.readers.ask<Position>(replayed);
      // One that has been promoted goes its own way, and an address may be that of something else.
      if (!row || row.position === null) throw new Error("It is not a replica, or no longer one.");
      if (row.system !== this.#system) throw new Error("It is a replica of another server.");
      replica.replayed = row.position;
      replica.problem = null;
      replica.failures = 0;
    } catch (error) {
      lose(replica, error as Error);
    }
  }
}

function lose(replica: Replica, { message }: Error): void {
  replica.replayed = null;
  replica.problem = message;
  const pauseMs = Math.min(maxPauseMs, firstPauseMs * 2 ** replica.failures);
  replica.failures += 1;
  replica.askAgainAt = performance.now() + pauseMs * (0.5 + Math.random() / 2);
}
