import type { Catalogue } from "../catalogue/catalogue";
import type { AskedNetwork } from "./asked-network";
import type { Measured } from "./measured";
import type { NetworkQuery } from "./network-query";

/** What pictures of a network are made from. */
export interface PictureSource {
  readonly catalogue: Catalogue;
  readonly asked: AskedNetwork;
  /** The day that stands in the picture, YYYY-MM-DD. */
  readonly today: string;
  readonly measure: (query: NetworkQuery) => Promise<Measured>;
}
