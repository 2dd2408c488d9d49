import type { GraphQLSchema } from "graphql";

import { isOfType } from "./entity-targets";
import { isJsonObject, type JsonObject } from "../domain/json-object";
import { setField } from "./json";
import type { Rewrite, RewritePathSegment } from "./planning/plan";

/** Instead of the type's name: the object counts as null, because it may not have its type here. */
export const noMember = "_no_member";

/** Applies a plan's rewrites in place. `schema` is the whole schema. */
export function rewrite(
  value: unknown,
  rewrites: readonly Rewrite[] | undefined,
  schema: GraphQLSchema,
): void {
  for (const change of rewrites ?? []) {
    if ("KeyRenamer" in change) {
      const { path, renameKeyTo } = change.KeyRenamer;
      changeAt(value, path, schema, (object, key) => {
        setField(object, renameKeyTo, object[key]);
        delete object[key];
      });
    } else if ("MemberFilter" in change) {
      const { path, members } = change.MemberFilter;
      changeAt(value, [...path, { Key: "__typename" }], schema, (object, key) => {
        if (!members.includes(String(object[key]))) setField(object, key, noMember);
      });
    } else {
      const { path, setValueTo } = change.ValueSetter;
      changeAt(value, path, schema, (object, key) => setField(object, key, setValueTo));
    }
  }
}

/** Maps the path of a subgraph's error to the client's path. */
export function rewrittenPath<Part extends string | number>(
  path: readonly Part[],
  rewrites: readonly Rewrite[] | undefined,
): Array<Part | string> {
  const names = new Map<string | number, string>();
  for (const change of rewrites ?? []) {
    if (!("KeyRenamer" in change)) continue;
    const last = change.KeyRenamer.path.at(-1);
    if (last && "Key" in last) names.set(last.Key, change.KeyRenamer.renameKeyTo);
  }
  return path.map((part) => names.get(part) ?? part);
}

function changeAt(
  value: unknown,
  [segment, ...rest]: readonly RewritePathSegment[],
  schema: GraphQLSchema,
  change: (object: JsonObject, key: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const item of value) changeAt(item, segment ? [segment, ...rest] : rest, schema, change);
  } else if (isJsonObject(value) && segment) {
    if ("TypenameEquals" in segment) {
      const isOther = value["__typename"] !== undefined;
      if (isOther && !segment.TypenameEquals.some((type) => isOfType(value, type, schema))) return;
      changeAt(value, rest, schema, change);
    } else if (Object.hasOwn(value, segment.Key)) {
      if (rest.length === 0) change(value, segment.Key);
      else changeAt(value[segment.Key], rest, schema, change);
    }
  }
}
