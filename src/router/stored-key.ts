import { createHash } from "node:crypto";

import { type DocumentNode, type FieldNode, print, type ValueNode, visit } from "graphql";

import { compare } from "../domain/compare";
import { plannersKey } from "./planning/planners-key";
import type { Supergraph } from "./supergraph";

const start = "_asked_";
const pattern = /^_asked_[\da-f]{12}_/;

/** How keys begin that are not a client's: GraphQL's own, ours, and those of the two planners. */
const ours = ["__", start, plannersKey, "_internal_qp_"];

/** The key under which a field's value is kept while an answer is gathered. */
export type StoredKey = (field: FieldNode) => string;

/**
 * Says how an operation's fields are kept while an answer is gathered: under the client's own keys, but where one
 *
 * - is an alias that hides a key, since subgraphs are told of objects by their keys (or that begins as ours do);
 * - stands for one field here and for another there, or for one with other arguments, as GraphQL allows for objects of different
 *   types: Hive's planner may merge what is asked of them, and ends the process where it cannot (0.0.38, `safe_merge.rs`).
 */
export function storedKeysOf(
  document: DocumentNode,
  { keyFields }: Pick<Supergraph, "keyFields">,
): StoredKey {
  const several = keysOfSeveral(document);
  return (field) => {
    const key = keyOf(field);
    const isAlias = key !== field.name.value;
    const isHiding = isAlias && (keyFields.has(key) || ours.some((begin) => key.startsWith(begin)));
    return isHiding || several.has(key) ? `${start}${hashOf(field)}_${key}` : key;
  };
}

/** The client's own key for one that is stored. */
export function clientKey<Part extends string | number>(part: Part): Part | string {
  return typeof part === "string" ? part.replace(pattern, "") : part;
}

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** The response keys that do not stand for the same everywhere in a document. */
function keysOfSeveral(document: DocumentNode): ReadonlySet<string> {
  const found = known.get(document);
  if (found) return found;
  const first = new Map<string, string>();
  const several = new Set<string>();
  visit(document, {
    Field(field) {
      const [key, asked] = [keyOf(field), askedIn(field)];
      if ((first.get(key) ?? asked) === asked) first.set(key, asked);
      else several.add(key);
    },
  });
  known.set(document, several);
  return several;
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

const hashes = new WeakMap<FieldNode, string>();

function hashOf(field: FieldNode): string {
  const found = hashes.get(field) ?? createHash("sha256").update(askedIn(field)).digest("hex").slice(0, 12);
  hashes.set(field, found);
  return found;
}

/** What GraphQL compares: the field, and its arguments in whatever order they stand. */
function askedIn({ name, arguments: given = [] }: FieldNode): string {
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
