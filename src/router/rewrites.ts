import type { FetchRewrite, FetchNodePathSegment } from "@graphql-hive/router-query-planner";
import type { GraphQLSchema } from "graphql";

import { isOfType } from "./entity-targets";
import { isJsonObject, type JsonObject } from "../domain/json-object";
import { setField } from "./json";

/** Applies a plan's rewrites in place: renames keys and sets values. */
export function rewrite(
  value: unknown,
  rewrites: readonly FetchRewrite[] | undefined,
  schema: GraphQLSchema,
): void {
  for (const change of rewrites ?? []) {
    if ("KeyRenamer" in change) {
      const { path, renameKeyTo } = change.KeyRenamer;
      changeAt(value, path, schema, (object, key) => {
        setField(object, renameKeyTo, object[key]);
        delete object[key];
      });
    } else {
      const { path, setValueTo } = "ValueSetter" in change ? change.ValueSetter : change;
      changeAt(value, path, schema, (object, key) => setField(object, key, setValueTo));
    }
  }
}

/** Maps the path of a subgraph's error to the client's path. */
export function rewrittenPath<Part extends string | number>(
  path: readonly Part[],
  rewrites: readonly FetchRewrite[] | undefined,
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
  [segment, ...rest]: readonly FetchNodePathSegment[],
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
