import type { DamageWatch } from "./damage";
import type { Reader, Writer } from "./statements";

/** The same reader; damage that any statement of it meets is remembered. */
export const watchedReader = (reader: Reader, damage: DamageWatch): Reader => ({
  textOf: (statement) => reader.textOf(statement),
  all: (statement, caller) => damage.watch(reader.all(statement, caller)),
});

/** The same writer; damage that any transaction of it meets is remembered. */
export const watchedWriter = (writer: Writer, damage: DamageWatch): Writer => ({
  transaction: (work) => damage.watch(writer.transaction(work)),
  migrate: () => damage.watch(writer.migrate()),
  migrateDown: () => damage.watch(writer.migrateDown()),
  overwriteDeleted: () => damage.watch(writer.overwriteDeleted()),
  get waiting() {
    return writer.waiting;
  },
});
