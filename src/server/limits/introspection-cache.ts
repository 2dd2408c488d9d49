import type { GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";

import type { Clearable } from "../kept-texts";

type Data = Readonly<Record<string, unknown>>;

/** Maximum size of the cached results as JSON, with their texts. As objects they take several times as much memory. */
const maxCharacters = 4_000_000;

/**
 * The results of operations that ask for introspection only. They depend on nothing but the schema, the text and the
 * variables, so each is executed once.
 */
export class IntrospectionCache implements Clearable {
  #bySchema = new WeakMap<GraphQLSchema, LRUCache<string, Data>>();
  /** How many were kept since it was cleared. */
  kept = 0;

  clear(): void {
    this.#bySchema = new WeakMap();
    this.kept = 0;
  }

  get(schema: GraphQLSchema, key: string): Data | undefined {
    return this.#bySchema.get(schema)?.get(key);
  }

  set(schema: GraphQLSchema, key: string, data: Data): void {
    const cache = this.#bySchema.get(schema) ?? new LRUCache<string, Data>({ maxSize: maxCharacters });
    this.#bySchema.set(schema, cache);
    if (cache.has(key)) return;
    cache.set(key, data, { size: JSON.stringify(data).length + key.length });
    this.kept += 1;
  }
}
