import { Kind, print, type TypeNode } from "graphql";

import type { Rewrite } from "./plan";
import { plannerKeyPrefix } from "./planner-key-prefix";
import type { SelectedField, Selections } from "./selections";

/**
 * Adds aliases to fields that conflict within one request: same key, different types, for different objects
 * (`id: ID!` and `id: String`). Returns the rewrites that restore the keys in the answer.
 */
export function resolveAliasConflicts(selections: Selections): Rewrite[] {
  const rewrites: Rewrite[] = [];
  separate([selections], [], rewrites);
  return rewrites;
}

/** `path` has the keys after the parents were renamed. */
function separate(some: readonly Selections[], path: readonly string[], rewrites: Rewrite[]): void {
  const byKey = new Map<string, Map<string, SelectedField[]>>();
  for (const selected of some.flatMap(allFields)) {
    const byShape = byKey.get(selected.planned.key) ?? new Map<string, SelectedField[]>();
    byKey.set(selected.planned.key, byShape);
    const shape = shapeOf(selected);
    byShape.set(shape, [...(byShape.get(shape) ?? []), selected]);
  }
  for (const [key, byShape] of byKey) {
    for (const [index, alike] of [...byShape.values()].entries()) {
      const here = [...path, key];
      if (index > 0) {
        const alias = `${plannerKeyPrefix}apart_${rewrites.length}_${key}`;
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

function allFields(selections: Selections): SelectedField[] {
  return [...selections.fields, ...[...selections.byType].flatMap(allFields)];
}

/**
 * The response shape that GraphQL compares (section 5.3.2): the whole type of a leaf; for others only list
 * and non-null wrappers.
 */
function shapeOf({ type, inner }: SelectedField): string {
  return inner ? wrappings(type) : print(type);
}

function wrappings(type: TypeNode): string {
  if (type.kind === Kind.NAMED_TYPE) return "{}";
  return type.kind === Kind.LIST_TYPE ? `[${wrappings(type.type)}]` : `${wrappings(type.type)}!`;
}
