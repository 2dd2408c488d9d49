import type { Catalogue } from "../../../catalogue/catalogue";
import type { Participation } from "../../../catalogue/queries/participation";
import { FactNetwork } from "../../../network/facts/fact-network";
import { NodeMeasure } from "../../../network/facts/node-measures";
import { readNetworkWords, type AskedNetwork } from "../../../reports/asked-network";
import { measuredHere, type Measured } from "../../../reports/measured";
import type { NetworkQuery } from "../../../reports/network-query";
import { choice, type Words } from "../../../reports/words";
import type { Progress } from "../../progress";

/** A network that was asked for at the command line, made and ready to be measured. */
export interface OpenNetwork {
  readonly catalogue: Catalogue;
  readonly asked: AskedNetwork;
  readonly by: NodeMeasure;
  readonly facts: readonly Participation[];
  readonly measured: Measured;
  /** Any other network of the same catalogue. */
  readonly measure: (query: NetworkQuery) => Promise<Measured>;
}

/** Reads the words and the catalogue. */
export async function openNetwork(
  catalogue: Catalogue,
  words: Words,
  progress: Progress,
): Promise<OpenNetwork> {
  const by = choice("by", words["by"] ?? NodeMeasure.DEGREE, NodeMeasure);
  const asked = await readNetworkWords(catalogue, words);
  progress.tell("reading the catalogue");
  const facts = await catalogue.discovery.participationOf(asked.query);
  const measure = async (query: NetworkQuery) => {
    const read = query === asked.query ? facts : await catalogue.discovery.participationOf(query);
    const tying = { onProgress: (done: number) => progress.tell("tying members", done) };
    const measuring = { onProgress: (done: number) => progress.tell("measuring", done) };
    return measuredHere(new FactNetwork(read, { ...query, ...tying }), measuring);
  };
  return { catalogue, asked, by, facts, measured: await measure(asked.query), measure };
}
