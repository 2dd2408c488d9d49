import type { FetchRewrite } from "@graphql-hive/router-query-planner";
import { Kind, print, type TypeNode } from "graphql";

import { plannersKey } from "./planners-key";
import type { Selected, Selections } from "./selections";

/**
 * Gives aliases to fields that GraphQL would not have under one name in one request: of different types, for different
 * objects (`id: ID!` here, `id: String` there). Returns how to name them back in what comes.
 */
export function separateNames(selections: Selections): FetchRewrite[] {
  const rewrites: FetchRewrite[] = [];
  separate([selections], [], rewrites);
  return rewrites;
}

/** `path` leads to objects as they are called once those above them are renamed. */
function separate(some: readonly Selections[], path: readonly string[], rewrites: FetchRewrite[]): void {
  const byKey = new Map<string, Map<string, Selected[]>>();
  for (const selected of some.flatMap(allFields)) {
    const byShape = byKey.get(selected.ask.key) ?? new Map<string, Selected[]>();
    byKey.set(selected.ask.key, byShape);
    const shape = shapeOf(selected);
    byShape.set(shape, [...(byShape.get(shape) ?? []), selected]);
  }
  for (const [key, byShape] of byKey) {
    for (const [index, alike] of [...byShape.values()].entries()) {
      const here = [...path, key];
      if (index > 0) {
        const alias = `${plannersKey}apart_${rewrites.length}_${key}`;
        for (const selected of alike) selected.alias = alias;
        rewrites.push({
          KeyRenamer: { path: [...path, alias].map((Key) => ({ Key })), renameKeyTo: key },
        });
      }
      separate(
        alike.flatMap(({ inner }) => inner ?? []),
        here,
        rewrites,
      );
    }
  }
}

function allFields(selections: Selections): Selected[] {
  return [...selections.fields, ...[...selections.byType].flatMap(allFields)];
}

/** What GraphQL compares (5.3.2, same response shape): all of a leaf's type, and of others whether they are lists, or null. */
function shapeOf({ type, inner }: Selected): string {
  return inner ? wrappings(type) : print(type);
}

function wrappings(type: TypeNode): string {
  if (type.kind === Kind.NAMED_TYPE) return "{}";
  return type.kind === Kind.LIST_TYPE ? `[${wrappings(type.type)}]` : `${wrappings(type.type)}!`;
}
