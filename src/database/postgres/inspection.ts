import type { Inspection } from "../inspection";
import { sql } from "../sql/sql";
import type { Reader } from "../statements";

/** PostgreSQL holds its foreign keys, and `pg_amcheck` is for damaged pages: it has nothing to report here. */
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
    damage: async () => [],
  };
}
