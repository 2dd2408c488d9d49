import {
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

import { column, eachObject, propertyOf, textsInOrder } from "../database/sql/dialect";
import { join, raw, sql, type Sql } from "../database/sql/sql";
import type { TypeName } from "../domain/ids";
import { entityShapes, type Part as PartRows } from "../entities/columns";
import { hasResolver } from "./field-resolvers";
import { NotCompiled } from "./hole";
import { leaf, missing } from "./leaf";
import type { Asked, Rows, Scope } from "./scope";
import { concatenated, failed, nothing } from "./text";
import { declaredReference } from "./value-row";

/** A field that is a column of its entity, or several, or JSON in one, or rows of a part; null for other fields. */
export function ofColumns(type: TypeName, asked: Asked, rows: Rows, scope: Scope): Sql | null {
  const { field } = asked;
  const { columns } = entityShapes[type];
  if (columns.some(({ spreadFrom }) => spreadFrom === field.name))
    return firstDate([field.name], asked, rows, scope);
  const found = columns.find(({ name }) => name === field.name);
  if (!found) return null;
  if (found.part) return partValues(found.part, asked, rows, scope);
  const value = column(rows.alias, found.name);
  if (!found.isJson) return leaf(value, field.type, found.nullable);
  return isLeafType(getNamedType(field.type)) ? value : objectsIn(value, asked, scope);
}

const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The first of these dates that is known, each of which is several columns. */
export function firstDate(properties: readonly string[], asked: Asked, rows: Rows, scope: Scope): Sql {
  const date = getNamedType(asked.field.type) as GraphQLObjectType;
  const cases = properties.map((property) => {
    const columnOf = (name: string) => column(rows.alias, `${property}${capitalised(name)}`);
    const text = scope.object(asked.selected, date, ({ field }) => leaf(columnOf(field.name), field.type));
    return sql`when ${columnOf("edtf")} is not null then ${concatenated(text)}`;
  });
  return sql`case ${join(cases, " ")} else ${missing(asked.field.type)} end`;
}

/** The rows of a part, which are values. */
function partValues({ table, key, fields }: PartRows, asked: Asked, { alias }: Rows, scope: Scope): Sql {
  const part = scope.newRows();
  const text = scope.object(asked.selected, listedType(asked), ({ field }) => {
    if (!fields.includes(field.name)) throw new NotCompiled(`${field.name} is no column`);
    return leaf(column(part.alias, field.name), field.type);
  });
  return listOf(concatenated(text), column(part.alias, "position"), {
    rows: part,
    from: sql`${raw(`"${table}"`)} ${raw(part.alias)}`,
    where: sql`${column(part.alias, key)} = ${column(alias, "id")}`,
  });
}

/** The objects of a list in JSON, whose properties are written there as the graph has them. */
function objectsIn(list: Sql, asked: Asked, scope: Scope): Sql {
  const rows = scope.newRows();
  const type = listedType(asked);
  const value = raw(`${rows.alias}.value`);
  const text = scope.object(asked.selected, type, (inner) => {
    const { field } = inner;
    const found = declaredReference(inner, (name) => sql`(${value}->>${raw(`'${name}'`)})`, rows, scope);
    if (found) return found;
    if (hasResolver(type, field.name)) throw new NotCompiled(`${type.name}.${field.name} has a resolver`);
    const property = propertyOf(value, field.name);
    if (!isLeafType(getNamedType(field.type))) return objectsIn(property, inner, scope);
    return isNonNullType(field.type)
      ? sql`coalesce(nullif(${property}, 'null'), ${failed})`
      : sql`coalesce(${property}, ${nothing})`;
  });
  return listOf(concatenated(text), raw(`${rows.alias}.key`), {
    rows,
    from: eachObject(list, rows.alias),
    where: raw("true"),
  });
}

/** The object type of a list. */
function listedType({ field: { name, type } }: Asked): GraphQLObjectType {
  const named = getNamedType(type);
  if (isListType(getNullableType(type)) && isObjectType(named)) return named;
  throw new NotCompiled(`${name} is no list of objects`);
}

/** A whole list, without pages. */
export function listOf(
  text: Sql,
  orderBy: Sql,
  { rows, from, where }: { readonly rows: Rows; readonly from: Sql; readonly where: Sql },
): Sql {
  const joins = join([raw(""), ...rows.joins], "");
  return sql`'[' || ${textsInOrder(text, { from: sql`${from}${joins} where ${where}`, orderBy })} || ']'`;
}
