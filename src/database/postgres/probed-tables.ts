import type { ProbedTable } from "../probe";
import { sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";

type Ask = <T extends Row>(statement: Sql) => Promise<T[]>;

/** Every table with a primary key, whose index is read with it. Other indexes cannot be named in a statement: requests meet these. */
export async function probedTables(ask: Ask): Promise<ProbedTable[]> {
  const found = await ask<{ name: string; key: string }>(sql`
    select c.relname::text as name,
      (select json_agg(a.attname order by k.place)
        from unnest(i.indkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number) as key
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisprimary and c.relnamespace = current_schema()::regnamespace
    order by c.relname`);
  return found.map(({ name, key }) => ({ name, key: JSON.parse(key) as string[], nearby: () => [] }));
}
