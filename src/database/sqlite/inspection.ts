import type { Inspection } from "../inspection";
import { sql } from "../sql/sql";
import type { Reader } from "../statements";
import { damageOf } from "./damage";

export function inspectionOf(file: string, reader: Reader): Inspection {
  return {
    async columns() {
      const rows = await reader.all<{ holder: string; name: string; required: number }>(
        sql`select s.name as holder, c.name as name, max(c."notnull", c.pk > 0) as required
            from sqlite_schema s, pragma_table_info(s.name) c where s.type in ('table', 'view') and s.name not like 'sqlite~_%' escape '~' order by s.name, c.cid`,
      );
      const found = new Map<string, Array<{ name: string; nullable: boolean }>>();
      for (const { holder, name, required } of rows)
        found.set(holder, [...(found.get(holder) ?? []), { name, nullable: required === 0 }]);
      return found;
    },
    damage: () => damageOf(file),
    async brokenKeys() {
      const broken = await reader.all<{ table: string; parent: string }>(
        // SQLite finds them in no order that means anything.
        sql`select "table", parent from pragma_foreign_key_check order by 1, 2`,
      );
      return broken.map(({ table, parent }) => `A row of ${table} refers to a ${parent} that is not there.`);
    },
  };
}
