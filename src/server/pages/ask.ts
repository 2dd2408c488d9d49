import type { Request, Response } from "express";
import type { GraphQLFormattedError } from "graphql";

import type { Role } from "../../domain/roles";
import { costAccountOf, parkSlotOf } from "../admission/guard";
import type { ConditionalGet } from "../caching/conditional-get";
import type { Graph } from "../apollo";
import { expectRequestContext } from "../http/track-request";
import { identifiedOf } from "../keys/identify";
import { Refusal } from "../limits/refusal";
import type { RequestContext } from "../request-context";

/** What the graph answers to an operation of ours. */
export interface Answered<Data> {
  /** Null where the client has the answer already. */
  readonly data: Data | null;
  /** The ETag; null where the answer has none. */
  readonly tag: string | null;
}

/** Runs an operation of ours for this request, by the client's rules, prices and limits as if it had sent it. */
export async function ask<Data, C extends RequestContext>(
  { server, contextOf }: Graph<C>,
  request: Request,
  response: Response,
  { query, variables, variant }: { query: string; variables: Record<string, unknown>; variant: string },
): Promise<Answered<Data>> {
  const conditionalGet: ConditionalGet = {
    headers: request.headers,
    role: (identifiedOf(response).key?.role ?? null) satisfies Role | null,
    variant,
    maxAgeS: 0,
    tag: null,
    isUnchanged: false,
  };
  const contextValue = {
    ...contextOf(expectRequestContext(response)),
    costAccount: costAccountOf(response),
    parkSlot: parkSlotOf(response),
    conditionalGet,
  };
  const { http, body } = await server.executeOperation({ query, variables }, { contextValue });
  const { tag, isUnchanged } = conditionalGet;
  if (isUnchanged) return { data: null, tag };
  const { data, errors = [] } = body.kind === "single" ? body.singleResult : body.initialResult;
  const error = errors.find((one) => !isOfUnknown(one, data));
  if (error) throw refusalOf(error, http.status, [...http.headers]);
  return { data: data as Data, tag };
}

/** Lists beside the thing name it, too, and refuse an id or a slug of nothing. */
function isOfUnknown({ path = [], extensions }: GraphQLFormattedError, data: unknown): boolean {
  const { thing } = (data ?? {}) as { readonly thing?: unknown };
  const code = extensions?.["code"];
  return thing === null && path[0] !== "thing" && (code === "NOT_FOUND" || code === "BAD_ID");
}

/** HTTP status by code, where the graph gives none. All others are of a subgraph that does not answer. */
const statuses: Readonly<Record<string, number>> = {
  BAD_CURSOR: 400,
  BAD_USER_INPUT: 400,
  GONE: 410,
  INTERNAL_SERVER_ERROR: 500,
  LIMIT_EXCEEDED: 400,
};

/** Half an answer would tell programs that the other half is gone. */
function refusalOf(
  { message, extensions = {} }: GraphQLFormattedError,
  status: number | undefined,
  headers: ReadonlyArray<[string, string]>,
): Refusal {
  const { code: given } = extensions;
  const code = typeof given === "string" ? given : "INTERNAL_SERVER_ERROR";
  const known = status !== undefined && status >= 400 ? status : (statuses[code] ?? 503);
  return new Refusal(known, message, { ...extensions, code }, new Map(headers));
}
