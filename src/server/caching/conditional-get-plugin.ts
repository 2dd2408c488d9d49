import { createHash } from "node:crypto";

import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, printSchema } from "graphql";

import type { RevisionName } from "../../projections/revisions";
import type { Values } from "../../operations/argument";
import type { RequestContext } from "../request-context";
import { version } from "../../domain/version";
import { isUnchanged } from "./if-none-match";
import { revisionsReadBy } from "./revisions-read";

/** An operation that is about to be charged and executed. */
export interface PricedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly queryHash: string;
  readonly values: Values;
  /** Its price, which may change with the catalogue, and the client's maximum: both are in the answer. */
  readonly priceTag: { readonly requested: number; readonly limit: number };
}

/**
 * Whether the client has the answer already. It reads the revisions of the projections that the operation reads, and nothing
 * for requests other than GET.
 */
export type CheckUnchanged<C> = (context: C, operation: PricedOperation) => Promise<boolean>;

/** Reads revisions, as one key. */
type ReadRevisions<C> = (context: C, names: readonly RevisionName[]) => Promise<string>;

export interface ConditionalGets<C extends RequestContext> {
  readonly check: CheckUnchanged<C>;
  readonly plugin: ApolloServerPlugin<C>;
}

/**
 * Conditional GETs: the ETag of an answer is made of what it depends on, before it is executed, so that an unchanged one
 * costs no more than a read of revisions. Revisions are read before the data: an edit between the two makes an answer newer
 * than its ETag, which is then replaced at the next request, and never an older one.
 */
export function conditionalGets<C extends RequestContext>(
  readRevisions: ReadRevisions<C>,
): ConditionalGets<C> {
  return {
    async check(context, operation) {
      const { conditionalGet } = context;
      if (!conditionalGet) return false;
      const { schema, document } = operation;
      const names = revisionsReadBy(schema, document, operation.operation);
      if (names === null) return false;
      const revisions = names.length > 0 ? await readRevisions(context, names).catch(() => null) : "";
      // Then the answer has no ETag, and its errors say why: a deadline, a database that does not answer.
      if (revisions === null) return false;
      conditionalGet.tag = tagOf(operation, revisions, [conditionalGet.role, conditionalGet.variant]);
      conditionalGet.isUnchanged = isUnchanged(conditionalGet.headers, conditionalGet.tag);
      return conditionalGet.isUnchanged;
    },
    plugin: {
      async requestDidStart() {
        return {
          async responseForOperation({ contextValue: { conditionalGet } }) {
            if (!conditionalGet?.isUnchanged) return null;
            return {
              http: { status: 304, headers: new HeaderMap() },
              body: { kind: "single", singleResult: {} },
            };
          },
          async willSendResponse({ response: { http, body }, contextValue: { conditionalGet } }) {
            if (!conditionalGet?.tag || body.kind !== "single") return;
            // An answer with errors may be better at the next try.
            if (body.singleResult.errors) return;
            const { tag, maxAgeS } = conditionalGet;
            http.headers.set("etag", tag);
            http.headers.set("cache-control", maxAgeS > 0 ? `public, max-age=${maxAgeS}` : "no-cache");
          },
        };
      },
    },
  };
}

/** Weak: the media type and the price may differ in bytes for the same data. */
function tagOf(
  { schema, operation, queryHash, values, priceTag }: PricedOperation,
  revisions: string,
  more: readonly unknown[],
): string {
  const name = operation.name?.value ?? null;
  const key = JSON.stringify([releaseOf(schema), revisions, queryHash, name, values, priceTag, ...more]);
  return `W/"${sha256(key)}"`;
}

const hashes = new WeakMap<GraphQLSchema, string>();

/** Another schema or release has other ETags. */
function releaseOf(schema: GraphQLSchema): string {
  const known = hashes.get(schema);
  if (known !== undefined) return known;
  const hash = sha256(`${version} ${printSchema(schema)}`);
  hashes.set(schema, hash);
  return hash;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
