import type { FlattenNodePathSegment, RequiresSelection } from "@graphql-hive/router-query-planner";
import { type GraphQLSchema, isAbstractType, isObjectType } from "graphql";

import type { Path } from "./errors";
import { isJsonObject, type JsonObject } from "../domain/json-object";
import { mergeInto } from "./json";

/** An object of the response that a subgraph must complete, and its path. */
export interface EntityTarget {
  readonly object: JsonObject;
  readonly path: Path;
}

/** One representation, and all objects that wait for its entity. */
export interface EntityRequest {
  readonly representation: JsonObject;
  readonly targets: readonly EntityTarget[];
}

/**
 * The objects at a path of the plan. `@` enters a list, also nested lists (Hive's planner writes one `@` for
 * all levels). A type condition keeps only objects of its types.
 */
export function targetsAt(
  root: JsonObject,
  path: readonly FlattenNodePathSegment[],
  schema: GraphQLSchema,
): EntityTarget[] {
  let found: LocatedValue[] = [{ value: root, path: [] }];
  for (const segment of path) {
    found = segment === "@" ? found.flatMap(itemsOf) : found.flatMap((one) => step(one, segment, schema));
  }
  return found
    .flatMap(itemsOf)
    .flatMap(({ value, path: at }) => (isJsonObject(value) ? [{ object: value, path: at }] : []));
}

interface LocatedValue {
  readonly value: unknown;
  readonly path: Path;
}

function step(
  { value, path }: LocatedValue,
  segment: Exclude<FlattenNodePathSegment, "@">,
  schema: GraphQLSchema,
): LocatedValue[] {
  if (!isJsonObject(value)) return [];
  if ("Field" in segment) {
    const { Field: key } = segment;
    return Object.hasOwn(value, key) ? [{ value: value[key], path: [...path, key] }] : [];
  }
  // Objects of an abstract type always have `__typename` (see `plannableOperation`). Hive's planner also adds
  // type conditions for concrete types.
  const isConcreteOnly = value["__typename"] === undefined;
  const isOne = isConcreteOnly || segment.TypeCondition.some((type) => isOfType(value, type, schema));
  return isOne ? [{ value, path }] : [];
}

/** A value that is not a list is its own single item. */
function itemsOf({ value, path }: LocatedValue): LocatedValue[] {
  if (!Array.isArray(value)) return [{ value, path }];
  return value.flatMap((item, index) => itemsOf({ value: item as unknown, path: [...path, index] }));
}

/**
 * Deduplicates: equal representations become one request, however often the entity occurs in the response.
 */
export function entityRequests(
  targets: readonly EntityTarget[],
  requires: readonly RequiresSelection[],
  schema: GraphQLSchema,
): EntityRequest[] {
  const requests = new Map<string, { representation: JsonObject; targets: EntityTarget[] }>();
  for (const target of targets) {
    const representation = project(target.object, requires, schema);
    const { __typename: type, ...key } = representation;
    // The key is missing, so the entity cannot be identified: the subgraph that sent the object left the key
    // out.
    if (type === undefined || Object.values(key).every((value) => value === null)) continue;
    const identity = JSON.stringify(representation);
    const known = requests.get(identity) ?? { representation, targets: [] };
    known.targets.push(target);
    requests.set(identity, known);
  }
  return [...requests.values()];
}

/** The fields of an object that the plan sends in a representation. */
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
