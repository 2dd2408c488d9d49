import { DataSource, MigrationExecutor } from "typeorm";

import { postgresOptions } from "./connection";
import { named } from "./errors";
import { takeWriteLock } from "./write-lock";

/** Longer than an edit waits: another process may be in the middle of the same migrations. */
const maxLockWaitMs = 60_000;

/** Runs what has not run yet, all or none, and returns the names. The lock comes before TypeORM reads what is pending. */
export const migrateUp = (url: string): Promise<string[]> =>
  migrating(url, async (executor) => {
    const done = await executor.executePendingMigrations();
    return done.map(({ name }) => name);
  });

export const migrateDown = (url: string): Promise<void> =>
  migrating(url, (executor) => executor.undoLastMigration());

/** TypeORM's migrations on the one connection that holds the lock; a query runner of their own would wait for it for ever. */
async function migrating<T>(url: string, work: (executor: MigrationExecutor) => Promise<T>): Promise<T> {
  const dataSource = new DataSource(postgresOptions(url, "write"));
  try {
    await dataSource.initialize();
    const queryRunner = dataSource.createQueryRunner();
    const send = (text: string) => queryRunner.query(text) as Promise<Array<Record<string, unknown>>>;
    try {
      await takeWriteLock(send, send, maxLockWaitMs);
      const executor = new MigrationExecutor(dataSource, queryRunner);
      executor.transaction = "none";
      const result = await work(executor);
      await send("commit");
      return result;
    } catch (error) {
      await send("rollback").catch(() => undefined);
      throw error;
    } finally {
      await queryRunner.release();
    }
  } catch (error) {
    throw named(error, url);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
