import type { FlattenNodePathSegment, RequiresSelection } from "@graphql-hive/router-query-planner";
import { type GraphQLSchema, isAbstractType, isObjectType } from "graphql";

import type { Path } from "./errors";
import { isJsonObject, mergeInto, type JsonObject } from "./json";

/** An object of the answer that a subgraph is to complete, and where it stands. */
export interface Place {
  readonly object: JsonObject;
  readonly path: Path;
}

/** One representation, and every place that waits for what it stands for. */
export interface Wanted {
  readonly representation: JsonObject;
  readonly places: readonly Place[];
}

/**
 * The objects that a path of the plan leads to; `@` goes through a list, and through any lists in it (Hive's planner says
 * it once for all of them), a type condition lets only its types pass.
 */
export function placesAt(
  root: JsonObject,
  path: readonly FlattenNodePathSegment[],
  schema: GraphQLSchema,
): Place[] {
  let found: Found[] = [{ value: root, path: [] }];
  for (const segment of path) {
    found = segment === "@" ? found.flatMap(itemsOf) : found.flatMap((one) => step(one, segment, schema));
  }
  return found
    .flatMap(itemsOf)
    .flatMap(({ value, path: at }) => (isJsonObject(value) ? [{ object: value, path: at }] : []));
}

interface Found {
  readonly value: unknown;
  readonly path: Path;
}

function step(
  { value, path }: Found,
  segment: Exclude<FlattenNodePathSegment, "@">,
  schema: GraphQLSchema,
): Found[] {
  if (!isJsonObject(value)) return [];
  if ("Field" in segment) {
    const { Field: key } = segment;
    return Object.hasOwn(value, key) ? [{ value: value[key], path: [...path, key] }] : [];
  }
  // Whatever can be of several types says of which it is (`plannable`); Hive's planner names the type of others too.
  const isOfOneOnly = value["__typename"] === undefined;
  const isOne = isOfOneOnly || segment.TypeCondition.some((type) => isOfType(value, type, schema));
  return isOne ? [{ value, path }] : [];
}

/** What is no list is its only item. */
function itemsOf({ value, path }: Found): Found[] {
  if (!Array.isArray(value)) return [{ value, path }];
  return value.flatMap((item, index) => itemsOf({ value: item as unknown, path: [...path, index] }));
}

/** Same things are asked for once, however often they stand in the answer. */
export function wantedOf(
  places: readonly Place[],
  requires: readonly RequiresSelection[],
  schema: GraphQLSchema,
): Wanted[] {
  const wanted = new Map<string, { representation: JsonObject; places: Place[] }>();
  for (const place of places) {
    const representation = project(place.object, requires, schema);
    const { __typename: type, ...key } = representation;
    // Nobody can tell what it stands for: whoever should have sent its key left it out.
    if (type === undefined || Object.values(key).every((value) => value === null)) continue;
    const identity = JSON.stringify(representation);
    const known = wanted.get(identity) ?? { representation, places: [] };
    known.places.push(place);
    wanted.set(identity, known);
  }
  return [...wanted.values()];
}

/** What the plan says that a subgraph must be told of an object. */
function project(
  object: JsonObject,
  requires: readonly RequiresSelection[],
  schema: GraphQLSchema,
): JsonObject {
  const projected: JsonObject = {};
  for (const selection of requires) {
    if (selection.kind === "Field") {
      const key = selection.alias ?? selection.name;
      const value = object[selection.name] ?? object[key];
      if (value === undefined) continue;
      projected[key] = selection.selections ? projectAny(value, selection.selections, schema) : value;
    } else if (selection.kind === "InlineFragment" && isOfType(object, selection.typeCondition, schema)) {
      mergeInto(projected, project(object, selection.selections, schema));
    }
  }
  return projected;
}

function projectAny(value: unknown, requires: readonly RequiresSelection[], schema: GraphQLSchema): unknown {
  if (Array.isArray(value)) return value.map((item) => projectAny(item, requires, schema));
  return isJsonObject(value) ? project(value, requires, schema) : value;
}

export function isOfType(
  { __typename: name }: JsonObject,
  condition: string,
  schema: GraphQLSchema,
): boolean {
  if (typeof name !== "string") return false;
  if (name === condition) return true;
  const [type, abstract] = [schema.getType(name), schema.getType(condition)];
  return isAbstractType(abstract) && isObjectType(type) && schema.isSubType(abstract, type);
}
