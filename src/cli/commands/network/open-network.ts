import { participationOf } from "../../../catalogue/queries/participation";
import type { Reader } from "../../../database/statements";
import { factTableOf } from "../../../analysis/facts/read-facts";
import { NodeMeasure } from "../../../analysis/facts/node-measure";
import { readNetworkParams, type RequestedNetwork } from "../../../analysis/params/network-params";
import type { Measured } from "../../../analysis/measured";
import { measuredHere, networkHere } from "../../../analysis/measured-here";
import type { NetworkQuery } from "../../../analysis/network-query";
import { choice, type RawParams } from "../../../analysis/params/raw-params";
import type { Progress } from "../../progress";

/** The network of a command line, ready to measure. */
export interface OpenNetwork {
  readonly reader: Reader;
  readonly asked: RequestedNetwork;
  readonly by: NodeMeasure;
  readonly measured: Measured;
  /** Makes another network of the same catalogue. */
  readonly measure: (query: NetworkQuery) => Promise<Measured>;
}

/** Reads the parameters, then the catalogue. */
export async function openNetwork(
  reader: Reader,
  params: RawParams,
  progress: Progress,
  options: { readonly isExact?: boolean } = {},
): Promise<OpenNetwork> {
  const by = choice("by", params["by"] ?? NodeMeasure.DEGREE, NodeMeasure);
  const asked = await readNetworkParams(reader, params);
  progress.report("reading the catalogue");
  const table = factTableOf(await participationOf(reader, asked.query));
  const measure = async (query: NetworkQuery) => {
    const read = query === asked.query ? table : factTableOf(await participationOf(reader, query));
    const tying = { onProgress: (done: number) => progress.report("tying members", done) };
    const measuring = { onProgress: (done: number) => progress.report("measuring", done) };
    return measuredHere(networkHere(read, query, tying), measuring, options);
  };
  return { reader, asked, by, measured: await measure(asked.query), measure };
}
