import type { Database } from "./database";

export interface Healing {
  readonly canHeal: () => Promise<boolean>;
  /** Opens it for reading and writing. */
  readonly open: () => Promise<Database>;
  /** Opens it read-only. */
  readonly openAgain: () => Promise<Database>;
}

/** A database that was opened read-only, because its disk was full. Edits and probes check for free space, and reopen it then. */
export function healing(first: Database, { canHeal, open, openAgain }: Healing): Database {
  let current = first;
  let isHealed = false;
  let running: Promise<void> | null = null;

  const reopen = async () => {
    if (isHealed || !(await canHeal())) return;
    await current.close();
    try {
      current = await open();
      isHealed = true;
    } catch {
      current = await openAgain();
    }
  };
  const heal = () =>
    (running ??= reopen().finally(() => {
      running = null;
    }));
  /** The current database, after a running reopening. */
  const now = async () => {
    await running;
    return current;
  };
  const healed = async () => {
    await heal();
    return current;
  };
  return {
    reader: {
      textOf: (statement) => current.reader.textOf(statement),
      all: async (statement, caller) => (await now()).reader.all(statement, caller),
    },
    writer: {
      transaction: async (work) => (await healed()).writer.transaction(work),
      migrate: async () => (await healed()).writer.migrate(),
      migrateDown: async () => (await healed()).writer.migrateDown(),
      overwriteDeleted: async () => (await healed()).writer.overwriteDeleted(),
      get waiting() {
        return current.writer.waiting;
      },
    },
    written: () => current.written(),
    health: {
      get about() {
        return current.health.about;
      },
      migrations: async () => (await now()).health.migrations(),
      damage: () => current.health.damage(),
      isDiskFull: () => current.health.isDiskFull(),
      probe: async () => (await healed()).health.probe(),
      editsWaiting: () => current.health.editsWaiting(),
      sizes: () => current.health.sizes(),
      replicas: () => current.health.replicas(),
    },
    inspection: {
      columns: async () => (await now()).inspection.columns(),
      damage: async () => (await now()).inspection.damage(),
      brokenKeys: async () => (await now()).inspection.brokenKeys(),
    },
    close: async () => (await now()).close(),
  };
}
