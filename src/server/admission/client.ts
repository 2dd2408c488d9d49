import type { Request } from "express";

import { countedAddress } from "./address";

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
