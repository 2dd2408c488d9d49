import type { ProbedTable } from "../probe";
import { join, raw, sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";

type Ask = <T extends Row>(statement: Sql) => Promise<T[]>;

interface Index {
  readonly name: string;
  /** Null for an expression. */
  readonly columns: ReadonlyArray<string | null>;
}

const tables = sql`
  select t.name as name,
    (select json_group_array(name) from
      (select c.name from pragma_table_info(t.name) c where c.pk > 0 order by c.pk)) as "key",
    (select json_group_array(json_object('name', i.name, 'columns',
      (select json_group_array(x.name) from pragma_index_xinfo(i.name) x where x.key = 1)))
      from pragma_index_list(t.name) i where i.partial = 0 and i.origin <> 'pk') as "indexes"
  from pragma_table_list t
  where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite~_%' escape '~' order by t.name`;

/** Every table with a key. Its indexes are read at the places of rows, but for those of a part of the rows or of expressions. */
export async function probedTables(ask: Ask): Promise<ProbedTable[]> {
  const found = await ask<{ name: string; key: string; indexes: string }>(tables);
  return found.flatMap(({ name, key, indexes }) => {
    const columns = JSON.parse(key) as string[];
    const whole = (JSON.parse(indexes) as Index[]).filter((index) =>
      index.columns.every((one) => one !== null),
    );
    const nearby = (row: Row) => whole.map((index) => seek(name, index, row));
    return columns.length > 0 ? [{ name, key: columns, nearby }] : [];
  });
}

function seek(table: string, { name, columns }: Index, row: Row): Sql {
  const conditions = columns.map((column) => sql`${raw(`"${column}"`)} is ${row[column ?? ""] ?? null}`);
  return sql`select 1 from ${raw(`"${table}" indexed by "${name}"`)} where ${join(conditions, " and ")} limit 1`;
}
