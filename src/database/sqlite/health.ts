import { stat } from "node:fs/promises";

import type { DamageWatch } from "../damage";
import type { DatabaseFacts, DatabaseHealth } from "../health";
import { applicationId } from "../marks";
import { Probe } from "../probe";
import { raw, type Sql } from "../sql/sql";
import type { Row, Writer } from "../statements";
import { applicationIdOf } from "./identity";
import { probedTables } from "./probed-tables";
import type { Room } from "./room";
import { migrationsOf } from "./self-check";

interface Watched {
  readonly about: DatabaseFacts;
  readonly writer: Pick<Writer, "waiting">;
  /** Beside the readers where it can be: it answers also while all of them are busy. */
  readonly ask: <T extends Row>(statement: Sql) => Promise<T[]>;
  readonly damage: DamageWatch;
  readonly room: Room;
}

export function healthOf(file: string, { about, writer, damage, room, ...watched }: Watched): DatabaseHealth {
  const ask = <T extends Row>(statement: Sql) => damage.watch(watched.ask<T>(statement));
  let wasCatalogue = false;
  const probe = new Probe(ask, () => probedTables(ask));
  return {
    about,
    migrations: () => migrationsOf(ask),
    damage: () => damage.found,
    isDiskFull: () => room.isFull,
    async probe() {
      // What the connection has read before is forgotten, so that it is read from the file.
      await ask(raw("pragma shrink_memory"));
      const isCatalogue = (await applicationIdOf(ask)) === applicationId;
      // An empty file is a sound database of SQLite.
      if (wasCatalogue && !isCatalogue)
        damage.report("The file is empty, or no longer the catalogue that was opened.");
      wasCatalogue ||= isCatalogue;
      await probe.next();
      if (room.isFull) await room.look();
    },
    editsWaiting: () => writer.waiting,
    async sizes() {
      const [database, writeAheadLog] = await Promise.all([sizeOf(file), sizeOf(`${file}-wal`)]);
      return { database, writeAheadLog };
    },
    replicas: () => [],
  };
}

/** The log is not there before the first write, and after the last connection has closed. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
