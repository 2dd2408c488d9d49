import { getNullableType, type GraphQLObjectType, isListType } from "graphql";

import { column } from "../database/sql/dialect";
import { raw, sql, type Sql } from "../database/sql/sql";
import type { TypeName } from "../domain/ids";
import { entityShapes } from "../entities/columns";
import { partsOf } from "../entities/derived-properties";
import { entityClasses } from "../entities/entity-classes";
import { toMany, toOne, type ToMany } from "../entities/relations";
import type { Selected } from "../operations/selections";
import { type ListedRows, readingOf } from "../resolvers/shared/in-sql";
import { firstDate, listOf, ofColumns } from "./columns";
import { hasResolver } from "./field-resolvers";
import { NotCompiled } from "./hole";
import { referred } from "./referred";
import { relatedToParent } from "./related-page";
import { relationPage } from "./relation-page";
import type { Asked, Rows, Scope } from "./scope";
import { concatenated, type Part } from "./text";
import { declaredReference } from "./value-row";

/** The object of an entity. What each field is comes from the declarations that the loaders go by. */
export function compileEntity(
  type: TypeName,
  selected: readonly Selected[],
  rows: Rows,
  scope: Scope,
): Part[] {
  const object = scope.schema.getType(type) as GraphQLObjectType;
  return scope.object(selected, object, (asked) => {
    const { name } = asked.field;
    const compiled = declaredReading(type, asked, rows, scope) ?? ofRelation(type, asked, rows, scope);
    if (compiled) return compiled;
    if (hasResolver(object, name)) throw new NotCompiled(`${type}.${name} has a resolver`);
    const found = ofColumns(type, asked, rows, scope);
    if (!found) throw new NotCompiled(`${type}.${name} is no column`);
    return found;
  });
}

/** A field with `@InSql`. */
function declaredReading(type: TypeName, asked: Asked, rows: Rows, scope: Scope): Sql | null {
  const reading = readingOf(asked.field);
  if (reading === null) return null;
  const id = column(rows.alias, "id");
  if ("firstOf" in reading) return firstDate(reading.firstOf, asked, rows, scope);
  if ("rows" in reading) return allRows(reading.rows, asked, id, scope);
  if ("isOfRelated" in reading) return relatedToParent(type, asked, id, scope);
  return declaredReference(asked, (name) => column(rows.alias, name), rows, scope);
}

function allRows(
  { type, from, where, orderBy }: ListedRows,
  { selected }: Asked,
  parent: Sql,
  scope: Scope,
): Sql {
  const rows = scope.newRows();
  const text = concatenated(scope.entity(type, selected, rows));
  return listOf(text, orderBy(rows.alias), { rows, from: from(rows.alias), where: where(parent) });
}

/** A field with the name of a relation. */
function ofRelation(type: TypeName, asked: Asked, rows: Rows, scope: Scope): Sql | null {
  const { field, selected } = asked;
  const one = toOne.find((relation) => relation.from === type && relation.field === field.name);
  if (one) {
    const references = one.arms.map(({ to, column: name }) => ({ to, id: column(rows.alias, name) }));
    return referred(references, { selected, type: field.type }, rows, scope);
  }
  const relations: Readonly<Record<string, ToMany>> = toMany;
  const many = relations[`${type}.${field.name}`];
  if (many) return relationPage(`${type}.${field.name}`, many, asked, column(rows.alias, "id"), scope);
  return ofPart(type, asked, rows, scope);
}

/** The entities whose ids are a part of this one, in order. */
function ofPart(type: TypeName, { field, selected }: Asked, { alias }: Rows, scope: Scope): Sql | null {
  const declared = [...partsOf(entityClasses[type])].find(([, { relation }]) => relation === field.name);
  const part = entityShapes[type].columns.find(({ name }) => name === declared?.[0])?.part;
  if (!part || part.arms.length === 0) return null;
  const list = getNullableType(field.type);
  if (!isListType(list) || field.args.length > 0) return null;
  const rows = scope.newRows();
  const references = part.arms.map(({ to, column: name }) => ({ to, id: column(rows.alias, name) }));
  const text = referred(references, { selected, type: list.ofType }, rows, scope);
  return listOf(text, column(rows.alias, "position"), {
    rows,
    from: sql`${raw(`"${part.table}"`)} ${raw(rows.alias)}`,
    where: sql`${column(rows.alias, part.key)} = ${column(alias, "id")}`,
  });
}
