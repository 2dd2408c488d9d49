import type { DamageWatch } from "../damage";
import type { DatabaseFacts, DatabaseHealth } from "../health";
import { Probe } from "../probe";
import { sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";
import { probedTables } from "./probed-tables";
import type { PostgresReaders } from "./readers";
import type { Replicas } from "./replicas";
import { migrationsOf } from "./self-check";
import type { PostgresWriter } from "./writer";

interface Connections {
  readonly primary: PostgresReaders;
  readonly replicas: Replicas;
  readonly writer: PostgresWriter;
  readonly damage: DamageWatch;
}

/** Asks the primary, beside the readers: it answers also while all of them are busy. */
export function healthOf(
  about: DatabaseFacts,
  { primary, replicas, writer, damage }: Connections,
): DatabaseHealth {
  const ask = <T extends Row>(statement: Sql) => damage.watch(primary.ask<T>(statement));
  const probe = new Probe(ask, () => probedTables(ask));
  return {
    about,
    migrations: () => migrationsOf(ask),
    damage: () => damage.found,
    isDiskFull: () => false,
    probe: () => probe.next(),
    editsWaiting: () => writer.waiting,
    async sizes() {
      const [size] = await primary.ask<{ bytes: number }>(
        sql`select pg_database_size(current_database()) as bytes`,
      );
      const [right] = await primary.ask<{ has: number }>(
        sql`select has_function_privilege('pg_ls_waldir()', 'EXECUTE') as has`,
      );
      const [log] = right?.has
        ? await primary.ask<{ bytes: number }>(sql`select sum(size) as bytes from pg_ls_waldir()`)
        : [];
      return { database: size?.bytes ?? 0, writeAheadLog: log?.bytes ?? null };
    },
    replicas: () => replicas.health(),
  };
}
