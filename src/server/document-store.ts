import type { ApolloServerOptionsWithSchema, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

import type { Clearable } from "./kept-texts";

type PersistedQueries = Exclude<NonNullable<ApolloServerOptionsWithSchema<BaseContext>["cache"]>, "bounded">;
type DocumentStore = NonNullable<ApolloServerOptionsWithSchema<BaseContext>["documentStore"]>;

/**
 * Characters of the texts of all kept documents. With its tokens and its compiled price a document takes some 170 bytes for
 * each, so that is about 10 MB: Apollo Server's own store counts bytes of JSON, and kept 60 MB and more.
 */
const maxCharacters = 60_000;

/** Parsed and validated documents, the most recently used: a client that asks other texts each time fills no memory. */
export function documentStore(): DocumentStore & Clearable {
  const documents = new LRUCache<string, DocumentNode>({ maxSize: maxCharacters });
  return {
    get kept() {
      return documents.size;
    },
    clear: () => documents.clear(),
    async get(key) {
      return documents.get(key);
    },
    async set(key, document) {
      documents.set(key, document, { size: 1 + (document.loc?.source.body.length ?? 0) });
    },
    async delete(key) {
      return documents.delete(key);
    },
  };
}

/** As many as Apollo Server keeps by itself: characters of texts that clients have sent with their hash. */
const maxPersisted = 30 * 2 ** 20;

/** Texts that clients refer to by their hash (automatic persisted queries), the most recently used. */
export function persistedQueries(): PersistedQueries & Clearable {
  const texts = new LRUCache<string, string>({ maxSize: maxPersisted });
  return {
    get kept() {
      return texts.size;
    },
    clear: () => texts.clear(),
    async get(key) {
      return texts.get(key);
    },
    async set(key, text, options) {
      texts.set(key, text, { size: 1 + text.length, ttl: (options?.ttl ?? 0) * 1_000 });
    },
    async delete(key) {
      return texts.delete(key);
    },
  };
}
