import type { Reader } from "../../database/statements";
import type { RequestedNetwork } from "../params/network-params";
import type { Measured } from "../measured";
import type { NetworkQuery } from "../network-query";

/** The input for pictures of a network. */
export interface PictureSource {
  readonly reader: Reader;
  readonly asked: RequestedNetwork;
  /** The date in the picture, YYYY-MM-DD. */
  readonly today: string;
  readonly measure: (query: NetworkQuery) => Promise<Measured>;
}
