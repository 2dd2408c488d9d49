import type { DatabaseFacts, DatabaseHealth } from "../health";
import { sql } from "../sql/sql";
import type { PostgresReaders } from "./readers";
import type { Replicas } from "./replicas";
import { migrationsOf } from "./self-check";
import type { PostgresWriter } from "./writer";

interface Connections {
  readonly primary: PostgresReaders;
  readonly replicas: Replicas;
  readonly writer: PostgresWriter;
}

/** Asks the primary, beside the readers: it answers also while all of them are busy. */
export function healthOf(about: DatabaseFacts, { primary, replicas, writer }: Connections): DatabaseHealth {
  return {
    about,
    migrations: () => migrationsOf((statement) => primary.ask(statement)),
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
