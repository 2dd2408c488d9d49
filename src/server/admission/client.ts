import type { Request } from "express";

import { countedAddress } from "./address";
import { type Keys, nameOfKey } from "./keys";

/** The sender of a request: an API key's name, or else an address. */
export interface Client {
  /** Never the key itself, so that it can be logged. */
  readonly name: string;
  readonly isKeyed: boolean;
}

/** By Express's `request.ip`: the connection's address, or the one that a trusted proxy names. */
export function addressOf(request: Request): Client {
  return { name: `address ${countedAddress(request.ip)}`, isKeyed: false };
}

/** The client of a request; null for an unknown key. */
export function clientOf(request: Request, keys: Keys): Client | null {
  const { authorization } = request.headers;
  if (authorization === undefined) return addressOf(request);
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const name = key === undefined ? null : nameOfKey(keys, key);
  return name === null ? null : { name: `key ${name}`, isKeyed: true };
}
