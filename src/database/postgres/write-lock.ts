import { lockNotAvailable, unready } from "./errors";

/** The part of a client of `pg`, or of TypeORM's, that sends one text without values. */
export type Send = (text: string) => Promise<unknown>;
type Ask = (text: string) => Promise<ReadonlyArray<Readonly<Record<string, unknown>>>>;

/** "Rostrum" in ASCII: the advisory lock of everything that writes to this database. Each database has its own locks. */
const key = "23203489755854189";

/**
 * Opens a transaction and takes the lock, in one round trip; the lock ends with the transaction. READ COMMITTED, whatever
 * the database's default is: a snapshot from before the lock would lack what others wrote while this one waited.
 */
export const beginLocked = (maxWaitMs: number): string =>
  `begin isolation level read committed; set local lock_timeout = ${maxWaitMs}; select pg_advisory_xact_lock(${key})`;

const holder = `
  select a.pid, a.application_name as name, round(extract(epoch from now() - a.xact_start)) as seconds
  from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and l.granted and l.objsubid = 1
    and l.database = (select oid from pg_database where datname = current_database())
    and (l.classid::bigint << 32 | l.objid::bigint) = ${key}`;

/** Takes the lock; an error names the connection that holds it. */
export async function takeWriteLock(send: Send, ask: Ask, maxWaitMs: number): Promise<void> {
  try {
    await send(beginLocked(maxWaitMs));
  } catch (error) {
    if ((error as { code?: unknown }).code !== lockNotAvailable) throw error;
    await send("rollback");
    const [held] = await ask(holder);
    const by = held
      ? `the server's process ${String(held["pid"])} (${String(held["name"]) || "unnamed"}) has held it for ${Number(held["seconds"])} s`
      : "another process held it";
    throw unready(`Expected the database's write lock within ${maxWaitMs / 1_000} s, but ${by}.`);
  }
}
