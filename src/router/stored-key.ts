import { createHash } from "node:crypto";

import { type DocumentNode, type FieldNode, print, type ValueNode, visit } from "graphql";

import { compare } from "../domain/compare";
import { plannerKeyPrefix } from "./planning/planner-key-prefix";
import type { Supergraph } from "./supergraph";

const storedPrefix = "_asked_";
const pattern = /^_asked_[\da-f]{12}_/;

/** Prefixes that client keys may not have: GraphQL's, ours and the planner's. */
const reservedPrefixes = ["__", storedPrefix, plannerKeyPrefix];

/** The key under which a field's value is stored during execution. */
export type StoredKey = (field: FieldNode) => string;

/**
 * Decides the keys under which the fields of an operation are stored during execution. A field keeps the
 * client's key, except when the key
 *
 * - is an alias that hides an entity key field, which representations need, or that starts with a reserved
 *   prefix;
 * - stands for different fields or arguments in different places. GraphQL allows this for objects of
 *   different types, but the selections of one request may not be merged then.
 */
export function storedKeysOf(
  document: DocumentNode,
  { keyFields }: Pick<Supergraph, "keyFields">,
): StoredKey {
  const ambiguous = ambiguousKeys(document);
  return (field) => {
    const key = keyOf(field);
    const isAlias = key !== field.name.value;
    const isHiding =
      isAlias && (keyFields.has(key) || reservedPrefixes.some((begin) => key.startsWith(begin)));
    return isHiding || ambiguous.has(key) ? `${storedPrefix}${hashOf(field)}_${key}` : key;
  };
}

/** The client's key for a stored key. */
export function clientKey<Part extends string | number>(part: Part): Part | string {
  return typeof part === "string" ? part.replace(pattern, "") : part;
}

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** Response keys that stand for different fields or arguments in different places of the document. */
function ambiguousKeys(document: DocumentNode): ReadonlySet<string> {
  const found = known.get(document);
  if (found) return found;
  const first = new Map<string, string>();
  const ambiguous = new Set<string>();
  visit(document, {
    Field(field) {
      const [key, text] = [keyOf(field), fieldText(field)];
      if ((first.get(key) ?? text) === text) first.set(key, text);
      else ambiguous.add(key);
    },
  });
  known.set(document, ambiguous);
  return ambiguous;
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

const hashes = new WeakMap<FieldNode, string>();

function hashOf(field: FieldNode): string {
  const found = hashes.get(field) ?? createHash("sha256").update(fieldText(field)).digest("hex").slice(0, 12);
  hashes.set(field, found);
  return found;
}

/** What GraphQL compares for equality: the field name, and its arguments in any order. */
function fieldText({ name, arguments: given = [] }: FieldNode): string {
  return [name.value, ...given.map((one) => `${one.name.value}: ${textOf(one.value)}`).toSorted()].join("\n");
}

function textOf(value: ValueNode): string {
  return print(
    visit(value, {
      ObjectValue: {
        leave: (node) => ({
          ...node,
          fields: node.fields.toSorted((one, other) => compare(one.name.value, other.name.value)),
        }),
      },
    }),
  );
}
