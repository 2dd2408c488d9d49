import type { GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";

type Data = Readonly<Record<string, unknown>>;

/** Maximum size of the cached results as JSON, with their texts. As objects they take several times as much memory. */
const maxCharacters = 4_000_000;

/**
 * The results of operations that ask for introspection only. They depend on nothing but the schema, the text and the
 * variables, so each is executed once.
 */
export class IntrospectionCache {
  readonly #bySchema = new WeakMap<GraphQLSchema, LRUCache<string, Data>>();

  get(schema: GraphQLSchema, key: string): Data | undefined {
    return this.#bySchema.get(schema)?.get(key);
  }

  set(schema: GraphQLSchema, key: string, data: Data): void {
    const cache = this.#bySchema.get(schema) ?? new LRUCache<string, Data>({ maxSize: maxCharacters });
    this.#bySchema.set(schema, cache);
    if (!cache.has(key)) cache.set(key, data, { size: JSON.stringify(data).length + key.length });
  }
}
