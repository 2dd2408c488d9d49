import { BadInput } from "../../domain/errors";
import type { Network } from "../../network/network";
import type { TwoMode } from "../../network/two-mode/two-mode";
import type { Run } from "../worker/run";
import type { FactNetwork } from "./fact-network";
import { NetworkOf } from "./network-of";
import type { NodeMeasure } from "./node-measure";

interface Measurable {
  readonly facts: FactNetwork;
  readonly network: Network;
}

type Scores = Float64Array | Uint32Array;

const measuresOfNodes: Readonly<
  Record<NodeMeasure, (measured: Measurable, run: Run) => Scores | Promise<Scores>>
> = {
  DEGREE: ({ network }, run) => run("degrees", network, {}),
  STRENGTH: ({ network }, run) => run("strengths", network, {}),
  CLOSENESS: ({ network }, run) => run("closeness", network, {}),
  HARMONIC_CLOSENESS: ({ network }, run) => run("harmonicCloseness", network, {}),
  BETWEENNESS: ({ network }, run) => run("betweenness", network, {}),
  EIGENVECTOR: ({ network }, run) => run("eigenvector", network, {}),
  PAGERANK: ({ network }, run) => run("pagerank", network, {}),
  CORE: ({ network }, run) => run("coreNumbers", network, {}),
  CLUSTERING: ({ network }, run) => run("localClustering", network, {}),
  CONSTRAINT: async ({ network }, run) => (await run("structuralHoles", network, {})).constraint,
  EFFECTIVE_SIZE: async ({ network }, run) => (await run("structuralHoles", network, {})).effectiveSize,
  BIRANK: async ({ facts }, run) => (await run("birank", projectedFrom(facts, "BIRANK"), {})).left,
  LATAPY: ({ facts }, run) => run("latapyClustering", projectedFrom(facts, "LATAPY"), {}),
  REDUNDANCY: ({ facts }, run) => run("redundancy", projectedFrom(facts, "REDUNDANCY"), {}),
};

/** One number per node; NaN if undefined. Uses directions if the measure has a directed definition. */
export async function scoresOf(measure: NodeMeasure, measured: Measurable, run: Run): Promise<Scores> {
  return measuresOfNodes[measure](measured, run);
}

/** The two-mode network with the nodes on the left. */
function projectedFrom({ of, twoMode }: FactNetwork, measure: string): TwoMode {
  if (of !== NetworkOf.HOST_GUEST) return twoMode;
  throw new BadInput(`Expected a network that was projected for ${measure}, but HOST_GUEST is not.`);
}
