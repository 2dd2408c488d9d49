import { getNamedType, type GraphQLObjectType } from "graphql";

import { column } from "../database/sql/dialect";
import type { Sql } from "../database/sql/sql";
import { readingOf } from "../resolvers/shared/in-sql";
import { hasResolver } from "./field-resolvers";
import { NotCompiled } from "./hole";
import { leaf } from "./leaf";
import { referred } from "./referred";
import type { Asked, Rows, Scope } from "./scope";
import type { Part } from "./text";

/** The object of a value, whose fields are columns of the same names. */
export function valueRow(asked: Asked, rows: Rows, scope: Scope): Part[] {
  const type = getNamedType(asked.field.type) as GraphQLObjectType;
  return scope.object(asked.selected, type, (inner) => {
    const { field } = inner;
    const found = declaredReference(inner, (name) => column(rows.alias, name), rows, scope);
    if (found) return found;
    if (hasResolver(type, field.name)) throw new NotCompiled(`${type.name}.${field.name} has a resolver`);
    return leaf(column(rows.alias, field.name), field.type);
  });
}

/** A field with `@InSql({ rowOf, in })`; null for others. `idIn` reads the column or the property. */
export function declaredReference(
  { field, selected }: Asked,
  idIn: (name: string) => Sql,
  rows: Rows,
  scope: Scope,
): Sql | null {
  const reading = readingOf(field);
  if (!reading || !("rowOf" in reading)) return null;
  const references = reading.rowOf.map((to) => ({ to, id: idIn(reading.in) }));
  return referred(references, { selected, type: field.type }, rows, scope);
}
