import { type GraphQLSchema, isAbstractType, isInterfaceType, isNonNullType, isObjectType } from "graphql";

import type { Path } from "./errors";
import { isJsonObject, type JsonObject } from "../domain/json-object";
import { mergeInto } from "./json";
import type { PlanPathSegment, RequiresSelection } from "./planning/plan";

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

/** The objects at a path of the plan. `schema` is the whole schema. */
export function targetsAt(
  root: JsonObject,
  path: readonly PlanPathSegment[],
  schema: GraphQLSchema,
): EntityTarget[] {
  let found: LocatedValue[] = [{ value: root, path: [] }];
  for (const segment of path) {
    found = segment === "@" ? found.flatMap(itemsOf) : found.flatMap((one) => step(one, segment, schema));
  }
  return found.flatMap(({ value, path: at }) => (isJsonObject(value) ? [{ object: value, path: at }] : []));
}

interface LocatedValue {
  readonly value: unknown;
  readonly path: Path;
}

function step(
  { value, path }: LocatedValue,
  segment: Exclude<PlanPathSegment, "@">,
  schema: GraphQLSchema,
): LocatedValue[] {
  if (!isJsonObject(value)) return [];
  if ("Field" in segment) {
    const { Field: key } = segment;
    return Object.hasOwn(value, key) ? [{ value: value[key], path: [...path, key] }] : [];
  }
  return segment.TypeCondition.some((type) => isOfType(value, type, schema)) ? [{ value, path }] : [];
}

function itemsOf({ value, path }: LocatedValue): LocatedValue[] {
  return Array.isArray(value)
    ? value.map((item: unknown, index) => ({ value: item, path: [...path, index] }))
    : [];
}

/**
 * Deduplicates: equal representations become one request, however often the entity occurs in the response.
 * `onNoEntity` gets the objects whose key is null where it may be: they refer to no entity.
 */
export function entityRequests(
  targets: readonly EntityTarget[],
  requires: readonly RequiresSelection[],
  schema: GraphQLSchema,
  onNoEntity: (target: EntityTarget) => void,
): EntityRequest[] {
  const requests = new Map<string, { representation: JsonObject; targets: EntityTarget[] }>();
  for (const target of targets) {
    const representation = project(target.object, requires, schema);
    const { __typename: type, ...key } = representation;
    if (type === undefined || Object.values(key).every((value) => value === null)) {
      // A key that is missing, or null where it may not be, was left out by the subgraph that sent the object.
      const names = Object.keys(key);
      if (names.length > 0 && names.every((name) => mayBeNull(String(type), name, schema)))
        onNoEntity(target);
      continue;
    }
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
      const { name, alias = name, selections } = selection;
      const value = object[name];
      if (value === undefined) continue;
      mergeInto(projected, { [alias]: selections ? projectAny(value, selections, schema) : value });
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

function mayBeNull(type: string, name: string, schema: GraphQLSchema): boolean {
  const of = schema.getType(type);
  const field = isObjectType(of) || isInterfaceType(of) ? of.getFields()[name] : undefined;
  return field !== undefined && !isNonNullType(field.type);
}

/** Whether an object is known to be of a type. `schema` is the whole schema. */
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
