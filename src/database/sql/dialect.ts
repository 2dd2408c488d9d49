import { idPrefixes, type TypeName } from "../../domain/ids";
import { entityShapes, type EntityColumn } from "../../entities/columns";
import { Either, forDialect, join, raw, sql, type Sql } from "./sql";

/**
 * Everything that SQLite and PostgreSQL say differently, in one place. Whatever else a statement holds means the same on
 * both: names are quoted and qualified (SQLite takes a bare unknown "x" for a string), dates and ids are text compared by
 * bytes, truth is 1 or 0 once it is selected. On PostgreSQL only columns and what is made of them compare by bytes; a text
 * from elsewhere does as the database's collation says, unless `collate "C"` stands by it.
 */
const either = (sqlite: Sql, postgres: Sql): Sql =>
  sql`${new Either((dialect) => (dialect === "sqlite" ? sqlite : postgres))}`;

/** The table of a type, quoted. */
export const table = (type: TypeName): Sql => raw(`"${idPrefixes[type]}"`);

/** `x."sortOn"`: a column of the table that the statement calls `x`. */
export const column = (alias: string, name: string): Sql => raw(`${alias}."${name}"`);

/** A list of texts as rows: `alias.value`, with its position from 0 or 1 in `alias.key`. */
export const each = (values: readonly string[], alias: string): Sql =>
  either(
    sql`json_each(${JSON.stringify(values)}) ${raw(alias)}`,
    sql`unnest((${values}::text[]) collate "C") with ordinality ${raw(alias)}(value, key)`,
  );

/** Whether the value is one of these. One text serves every number of values. */
export const among = (value: Sql, values: readonly string[]): Sql =>
  either(
    sql`${value} in (select value from json_each(${JSON.stringify(values)}))`,
    sql`${value} = any(${values}::text[])`,
  );

/** Lists of values as rows; `item(alias, index, type)` is a column of them, `alias.key` their position. */
export const eachRow = (rows: ReadonlyArray<readonly unknown[]>, alias: string): Sql =>
  either(
    sql`json_each(${JSON.stringify(rows)}) ${raw(alias)}`,
    sql`jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality ${raw(alias)}(value, key)`,
  );

export const item = (alias: string, index: number, type: "text" | "integer" | "real" = "text"): Sql =>
  type === "text"
    ? either(raw(`(${alias}.value->>${index})`), raw(`((${alias}.value->>${index}) collate "C")`))
    : either(
        raw(`cast(${alias}.value->>${index} as ${type})`),
        raw(`cast(${alias}.value->>${index} as ${type === "real" ? "double precision" : type})`),
      );

/** The texts of a column that holds a list of texts as JSON, as rows: `alias.value`. */
export const eachText = (list: Sql, alias: string): Sql =>
  either(
    sql`json_each(${list}) ${raw(alias)}`,
    sql`json_array_elements_text(${list}::json) ${raw(alias)}(value)`,
  );

/**
 * The objects of a list of objects in JSON, as rows: their fields are `alias.value->>'field'`, and `alias.key` is their
 * position.
 */
export const eachObject = (list: Sql, alias: string): Sql =>
  either(
    sql`json_each(${list}) ${raw(alias)}`,
    sql`json_array_elements((${list})::json) with ordinality ${raw(alias)}(value, key)`,
  );

/** The property of an object in JSON, as JSON; NULL where it is missing. */
export const propertyOf = (object: Sql, name: string): Sql =>
  either(sql`(${object}->${raw(`'$.${name}'`)})`, sql`(${object}->${raw(`'${name}'`)})::text`);

/** A text or a number as JSON; 'null' for NULL. */
export const quoted = (value: Sql): Sql =>
  either(sql`json_quote(${value})`, sql`coalesce(to_json(${value})::text, 'null')`);

/** What `textsInOrder` selects from. */
interface OrderedRows {
  /** Tables, joins and conditions. */
  readonly from: Sql;
  readonly orderBy: Sql;
}

/** A text of each row, with commas between them, as a subquery: '' where there is none. SQLite keeps the order of a subquery, and need not sort what an index has in order. */
export const textsInOrder = (text: Sql, { from, orderBy }: OrderedRows): Sql =>
  either(
    sql`(select coalesce(group_concat(o, ','), '') from (select ${text} as o from ${from} order by ${orderBy}))`,
    sql`(select coalesce(string_agg(${text}, ',' order by ${orderBy}), '') from ${from})`,
  );

/** The rows of a subquery in its order, with their `place` from 1. SQLite keeps their order, and need not number them for it. */
export const inOrder = (rows: Sql, alias: string, isNumbered: boolean): Sql => {
  const placed = (place: string) =>
    sql`(select cut.*, ${raw(place)} as place from (${rows}) cut) ${raw(alias)}`;
  const numbered = placed("row_number() over ()");
  return isNumbered ? numbered : either(placed("0"), numbered);
};

/** Texts of rows that came by `inOrder`, with commas between them. NULL is left out. */
export const textsOfRows = (text: Sql, place: Sql): Sql =>
  either(
    sql`coalesce(group_concat(${text}, ','), '')`,
    sql`coalesce(string_agg(${text}, ',' order by ${place}), '')`,
  );

/** Texts as one JSON list, in the order that `orderBy` says; '[]' where there are none. */
export const textsOf = (text: Sql, orderBy: Sql): Sql =>
  either(
    sql`coalesce(json_group_array(${text} order by ${orderBy}) filter (where ${text} is not null), '[]')`,
    sql`coalesce(json_agg(${text} order by ${orderBy}) filter (where ${text} is not null), '[]'::json)::text`,
  );

/** Columns as one JSON list: what crosses into JavaScript as one cell. */
export const asList = (columns: readonly Sql[]): Sql =>
  either(sql`json_array(${join(columns, ", ")})`, sql`json_build_array(${join(columns, ", ")})::text`);

/** Whether one text holds another, byte for byte: no wildcard means anything. */
export const holds = (text: Sql, part: Sql): Sql => sql`${positionOf(text, part)} > 0`;

/** The position of one text in another, in characters from 1; 0 if absent. */
export const positionOf = (text: Sql, part: Sql): Sql =>
  either(sql`instr(${text}, ${part})`, sql`strpos(${text}, ${part})`);

/** A text that orders by its bytes, where it is no column's: those do so by themselves. */
export const byBytes = (text: Sql): Sql => either(text, sql`(${text}) collate "C"`);

/** A number as text of so many digits, zeros leading, so that texts order as the numbers do. */
export const padded = (number: Sql, digits: number): Sql =>
  sql`substr(cast(${raw(String(10 ** digits))} + ${number} as text), 2)`;

/** Whether an id is of this type: its prefix, then 22 characters, counted, since "show_" begins "show_organisation_…" too. */
export const isOfType = (id: Sql, type: TypeName): Sql => {
  const prefix = `${idPrefixes[type]}_`;
  const [low, high] = [prefix, `${prefix.slice(0, -1)}\``].map((text) => raw(`'${text}'`));
  return sql`(${id} >= ${low} and ${id} < ${high} and length(${id}) = ${raw(String(prefix.length + 22))})`;
};

/** What a column holds as JSON, inside of `asList`: a value there, and not its text. */
const asJson = (stored: Sql): Sql => either(sql`json(${stored})`, sql`(${stored})::json`);

const selections = new Map<string, Sql>();

/** An entity as one JSON text: what `readEntity` reads. */
export function entityOf(type: TypeName, alias: string): Sql {
  const known = selections.get(`${type} ${alias}`);
  if (known) return known;
  const list = asList(entityShapes[type].columns.map((stored) => selected(stored, alias)));
  // Built once, since most statements contain it.
  const selection = either(forDialect(list, "sqlite"), forDialect(list, "postgres"));
  selections.set(`${type} ${alias}`, selection);
  return selection;
}

function selected({ name, isJson, part }: EntityColumn, alias: string): Sql {
  if (!part) return isJson ? asJson(column(alias, name)) : column(alias, name);
  const element =
    part.fields.length > 0
      ? asObject(part.fields.map((field) => [field, column("part", field)]))
      : firstOf(part.arms.map((arm) => column("part", arm.column)));
  return asJson(
    sql`(select ${listOf(element, column("part", "position"))} from ${raw(`"${part.table}"`)} part where ${column("part", part.key)} = ${column(alias, "id")})`,
  );
}

const firstOf = (values: readonly Sql[]): Sql =>
  values.length === 1 ? (values[0] as Sql) : sql`coalesce(${join(values, ", ")})`;

/** Columns by name, as a JSON object inside of a list. */
const asObject = (fields: ReadonlyArray<readonly [name: string, value: Sql]>): Sql => {
  const pairs = join(
    fields.map(([name, value]) => sql`${raw(`'${name}'`)}, ${value}`),
    ", ",
  );
  return either(sql`json_object(${pairs})`, sql`json_build_object(${pairs})`);
};

/** Values as one JSON list in this order, '[]' where there are none. */
const listOf = (value: Sql, orderBy: Sql): Sql =>
  either(
    sql`coalesce(json_group_array(${value} order by ${orderBy}), '[]')`,
    sql`coalesce(json_agg(${value} order by ${orderBy}), '[]'::json)::text`,
  );

/** Joins the rows whose ids a statement picks for each row before it: `pick` selects one column, called id. */
export const joinPicked = (type: TypeName, alias: string, pick: Sql): Sql =>
  joinPickedFrom(table(type), { alias, key: "id" }, pick);

/** The same of any table: `key` is its column that a picked id stands in. */
export const joinPickedFrom = (
  rows: Sql,
  { alias, key }: { readonly alias: string; readonly key: string },
  pick: Sql,
): Sql =>
  either(
    sql`join ${rows} ${raw(alias)} on ${column(alias, key)} in (${pick})`,
    sql`cross join lateral (${pick}) picked join ${rows} ${raw(alias)} on ${column(alias, key)} = picked.id`,
  );

/** The key by which a row of an entity is found fastest, within one statement. */
export const rowKey = (alias: string): Sql => either(raw(`${alias}.rowid`), column(alias, "id"));

/** Joins a row to each row before it. SQLite is kept from beginning with the whole table. */
export const joinedInOrder = (type: TypeName, alias: string, condition: Sql): Sql => {
  const on = sql`${table(type)} ${raw(alias)} on ${condition}`;
  return either(sql`cross join ${on}`, sql`join ${on}`);
};

/** The same of a table whose key is several columns, which `pick` selects. */
export const joinPickedRows = (
  rows: Sql,
  { alias, key }: { readonly alias: string; readonly key: readonly string[] },
  pick: Sql,
): Sql => {
  const keyOf = (one: string) =>
    join(
      key.map((name) => column(one, name)),
      ", ",
    );
  return either(
    sql`join ${rows} ${raw(alias)} on (${keyOf(alias)}) in (${pick})`,
    sql`cross join lateral (${pick}) picked join ${rows} ${raw(alias)} on (${keyOf(alias)}) = (${keyOf("picked")})`,
  );
};

/**
 * At most so many rows. SQLite plans by the value of a bare `limit ?`, and so compiles a prepared statement again each time
 * that another is bound: that took longer than most statements do.
 */
export const limitOf = (rows: number): Sql => either(sql`limit ${rows} + 0`, sql`limit ${rows}`);

/** Asks how a statement would be run. */
export const explained = (statement: Sql): Sql =>
  either(sql`explain query plan ${statement}`, sql`explain (costs off) ${statement}`);

/** Updates the planner's statistics after many inserts. SQLite's plans here do not depend on it. */
export const newStatistics: Sql = either(sql`select 1`, sql`analyze`);
