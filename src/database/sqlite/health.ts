import { stat } from "node:fs/promises";

import type { DamageWatch } from "../damage";
import type { DatabaseFacts, DatabaseHealth } from "../health";
import { applicationId } from "../marks";
import { Probe } from "../probe";
import { raw, type Sql } from "../sql/sql";
import type { OnStatement, Row } from "../statements";
import { type Connection, render } from "./connection";
import { applicationIdOf } from "./identity";
import { probedTables } from "./probed-tables";
import { migrationsOf } from "./self-check";
import type { SqliteWriter } from "./writer";

interface Watched {
  readonly about: DatabaseFacts;
  readonly writer: SqliteWriter;
  /** Beside the readers: it answers also while all of them are busy. */
  readonly connection: Connection;
  readonly damage: DamageWatch;
  readonly onStatement: OnStatement;
}

export function healthOf(
  file: string,
  { about, writer, connection, damage, onStatement }: Watched,
): DatabaseHealth {
  const ask = <T extends Row>(statement: Sql): Promise<T[]> => {
    const rendered = render(statement);
    onStatement(rendered.text);
    return damage.watch(connection.all<T>(rendered));
  };
  let wasCatalogue = false;
  const probe = new Probe(ask, () => probedTables(ask));
  return {
    about,
    migrations: () => migrationsOf(ask),
    damage: () => damage.found,
    async probe() {
      // What the connection has read before is forgotten, so that it is read from the file.
      await ask(raw("pragma shrink_memory"));
      const isCatalogue = (await applicationIdOf(ask)) === applicationId;
      // An empty file is a sound database of SQLite.
      if (wasCatalogue && !isCatalogue)
        damage.report("The file is empty, or no longer the catalogue that was opened.");
      wasCatalogue ||= isCatalogue;
      await probe.next();
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
