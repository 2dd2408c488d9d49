import type { Request } from "express";

import { countedAddress } from "./address";
import { type Keys, nameOfKey } from "./keys";

/** Whoever asks, by the name of a key, or else by address. */
export interface Client {
  /** Never the key itself: it may be logged. */
  readonly name: string;
  readonly isKeyed: boolean;
}

/** Express knows the address: the connection's own, unless a proxy is trusted that names another. */
export function addressOf(request: Request): Client {
  return { name: `address ${countedAddress(request.ip)}`, isKeyed: false };
}

/** Who sent the request; null where it brings a key that nobody has. */
export function clientOf(request: Request, keys: Keys): Client | null {
  const { authorization } = request.headers;
  if (authorization === undefined) return addressOf(request);
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const name = key === undefined ? null : nameOfKey(keys, key);
  return name === null ? null : { name: `key ${name}`, isKeyed: true };
}
