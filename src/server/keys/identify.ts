import type { Request, RequestHandler, Response } from "express";

import type { KeyHolder } from "../../domain/keys";
import { addressOf, type Client } from "../admission/client";
import type { Refusal } from "../limits/refusal";
import type { FindKey } from "./find-key";
import { BadKey, KeyUnchecked } from "./refusals";

/** Who sends a request. */
export interface Identified {
  readonly client: Client;
  /** Null: anonymous, or refused. */
  readonly key: KeyHolder | null;
  /** Why its key does not work; null when it does, and without one. */
  readonly refusal: Refusal | null;
}

/**
 * Finds out who sends a request, by `Authorization: Bearer` alone: no cookie counts, so that no page can use a visitor's key. A
 * request with a key that does not work is refused later, by `refuseBadKey` or the guard, when it has an id and is logged.
 */
export function identify(findKey: FindKey): RequestHandler {
  return async (request, response, next) => {
    response.locals["identified"] = await identified(request, findKey);
    next();
  };
}

async function identified(request: Request, findKey: FindKey): Promise<Identified> {
  const anonymous = { client: addressOf(request), key: null, refusal: null };
  const { authorization } = request.headers;
  if (authorization === undefined) return anonymous;
  const found = await findKey(keyIn(authorization)).catch(() => null);
  if (found === null) return { ...anonymous, refusal: new KeyUnchecked() };
  if (typeof found === "string") return { ...anonymous, refusal: new BadKey(found) };
  return { client: { name: `key ${found.name}`, isKeyed: true }, key: found, refusal: null };
}

/** The key in the header; empty where there is none. */
export const keyIn = (authorization: string): string => /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "";

export function identifiedOf(response: Response): Identified {
  return response.locals["identified"] as Identified;
}

/** Refuses a request whose key does not work: as an anonymous one it would hide the mistake. */
export const refuseBadKey: RequestHandler = (_request, response, next) => {
  response.vary("Authorization");
  const { refusal } = identifiedOf(response);
  if (refusal) throw refusal;
  next();
};
