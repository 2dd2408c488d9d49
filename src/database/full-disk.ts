import { RostrumError } from "../domain/errors";
import type { Transaction, Writer } from "./statements";

export const diskFull = (database: string): RostrumError =>
  new RostrumError(
    "DISK_FULL",
    `The disk of the database ${database} is full: it can be read, and nothing was written. Make room; edits go on by themselves then.`,
  );

/** For a database that cannot be written: transactions that only read succeed, and the first statement that writes fails. */
export function refusingWriter(
  database: string,
  reader: Pick<Transaction, "all" | "textOf">,
  pending: () => Promise<readonly string[]>,
): Writer {
  const refuse = () => Promise.reject(diskFull(database));
  return {
    waiting: 0,
    async transaction(work) {
      const { result, commit } = await work({
        all: (statement) => reader.all(statement),
        textOf: (statement) => reader.textOf(statement),
        run: refuse,
      });
      if (commit) throw diskFull(database);
      return result;
    },
    async migrate() {
      if ((await pending()).length > 0) throw diskFull(database);
      return [];
    },
    migrateDown: refuse,
    overwriteDeleted: refuse,
  };
}
