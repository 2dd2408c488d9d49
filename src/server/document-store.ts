import type { ApolloServerOptionsWithSchema, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

type DocumentStore = NonNullable<ApolloServerOptionsWithSchema<BaseContext>["documentStore"]>;

/**
 * Characters of the texts of all kept documents. With its tokens and its compiled price a document takes some 170 bytes for
 * each, so that is about 10 MB: Apollo Server's own store counts bytes of JSON, and kept 60 MB and more.
 */
const maxCharacters = 60_000;

/** Parsed and validated documents, the most recently used: a client that asks other texts each time fills no memory. */
export function documentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({ maxSize: maxCharacters });
  return {
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
