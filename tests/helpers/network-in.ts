import { factTableOf } from "../../src/analysis/facts/read-facts";
import { measuredHere, networkHere } from "../../src/analysis/measured-here";
import { readNetworkParams } from "../../src/analysis/params/network-params";
import type { RawParams } from "../../src/analysis/params/raw-params";
import type { Catalogue } from "../../src/catalogue/catalogue";
import { participationOf } from "../../src/catalogue/queries/participation";

/** A network of a catalogue by the words of the command line, ready to measure on this thread. */
export async function networkIn({ reader }: Catalogue, params: RawParams) {
  const { query } = await readNetworkParams(reader, params);
  return measuredHere(networkHere(factTableOf(await participationOf(reader, query)), query));
}
