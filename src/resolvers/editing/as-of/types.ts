import { type ClassType, Field, Float, Int, ObjectType } from "type-graphql";

import type { TypeName } from "../../../domain/ids";
import { EdtfDate, entityClasses } from "../../../entities";
import { placeColumn, type WrittenValue, writtenShapes } from "../../../entities/written-properties";
import { connectionOf } from "../../shared/connections";
import { AsOf } from "./as-of";

const types = Object.keys(entityClasses) as TypeName[];

const scalars = {
  text: String,
  date: EdtfDate,
  integer: Int,
  number: Float,
  boolean: Boolean,
} as const;

/** A class of its own for each type: `PersonAsOf`. */
const classes = new Map<TypeName, ClassType<AsOf>>(types.map((type) => [type, classOf(type)]));
const connections = new Map(
  types.map((type) => [type, connectionOf(`${type}AsOf`, () => asOfClass(type)).Connection]),
);

export const asOfClass = (type: TypeName): ClassType<AsOf> => classes.get(type) as ClassType<AsOf>;
export const asOfConnection = (type: TypeName): ClassType => connections.get(type) as ClassType;

function classOf(type: TypeName): ClassType<AsOf> {
  @ObjectType(`${type}AsOf`, { implements: AsOf, description: `${type}, as it was at a moment in the past.` })
  class TypeAsOf extends AsOf {}
  const { isThing, hasPlace, properties } = writtenShapes[type];
  const add = (name: string, of: unknown, description: string, nullable = false) =>
    Field((() => of) as () => ClassType, { nullable, description })(TypeAsOf.prototype, name);
  for (const { name, value, isList, isNullable, description } of properties) {
    if (value.kind === "key") continue;
    const of = outputOf(value);
    add(name, isList ? [of] : of, description ?? "", isNullable && !isList);
  }
  if (isThing) add("slug", String, "The name that it had in URLs.");
  if (hasPlace) add(placeColumn, Int, "The place that it had in its list, counted from 1.");
  return TypeAsOf as ClassType<AsOf>;
}

function outputOf(value: WrittenValue): unknown {
  if (value.kind === "enum" || value.kind === "object") return value.of;
  return scalars[value.kind as keyof typeof scalars];
}
