import type { Inspection } from "../inspection";
import { raw, sql } from "../sql/sql";
import type { Reader } from "../statements";
import { isDamage } from "./errors";

/** PostgreSQL holds its foreign keys. Damage to its pages shows when the tables are read; `pg_amcheck` finds more. */
export function inspectionOf(reader: Pick<Reader, "all">): Inspection {
  return {
    async columns() {
      const rows = await reader.all<{ holder: string; name: string; nullable: number }>(
        sql`select c.relname as holder, a.attname as name, case when a.attnotnull then 0 else 1 end as nullable
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0
              and not a.attisdropped
            order by c.relname, a.attnum`,
      );
      const found = new Map<string, Array<{ name: string; nullable: boolean }>>();
      for (const { holder, name, nullable } of rows)
        found.set(holder, [...(found.get(holder) ?? []), { name, nullable: nullable === 1 }]);
      return found;
    },
    async damage() {
      const tables = await reader.all<{ name: string }>(
        sql`select c.relname::text as name from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' order by c.relname`,
      );
      const damaged: string[] = [];
      for (const { name } of tables) {
        // Counting rows reads the page of each.
        await reader.all(sql`select count(*) as rows from ${raw(`"${name}"`)}`).catch((error: unknown) => {
          if (!isDamage(error)) throw error;
          damaged.push(`Table ${name} is damaged: ${(error as Error).message}`);
        });
      }
      return damaged;
    },
    brokenKeys: async () => [],
  };
}
