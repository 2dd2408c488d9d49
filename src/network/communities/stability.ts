import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import { stepsOf } from "../watch";
import { agreementOf } from "./agreement";
import { communities, type Communities, type CommunityOptions } from "./communities";

export interface CommunityStability {
  /** The run with the highest modularity; the first on ties. */
  readonly best: Communities;
  /**
   * Mean agreement over all pairs of runs. Near 1: the communities come from the network. Far below: they
   * depend on the seed.
   */
  readonly meanNmi: number;
  readonly meanAri: number;
  /** The modularity of each run, in order of seeds. */
  readonly modularities: Float64Array;
}

/**
 * Runs community detection with several seeds and measures how far the runs agree. Cost: the runs, plus n per
 * pair of runs. Lancichinetti and Fortunato 2012.
 */
export function communityStability(
  network: Network,
  { runs = 10, seed = 1, signal, onProgress, ...options }: CommunityOptions & { readonly runs?: number } = {},
): CommunityStability {
  if (!(Number.isInteger(runs) && runs > 1)) throw new BadInput(`Expected 2 runs or more, but got ${runs}.`);
  const steps = stepsOf(runs, { signal, onProgress });
  const found: Communities[] = [];
  for (let run = 0; run < runs; run += 1) {
    found.push(communities(network, { ...options, seed: seed + run, signal }));
    steps(run + 1);
  }

  const agreements = found.flatMap((one, index) =>
    found.slice(index + 1).map((other) => agreementOf(one.of, other.of)),
  );
  return {
    best: found.reduce((best, run) => (run.modularity > best.modularity ? run : best)),
    meanNmi: meanOf(agreements.map(({ nmi }) => nmi)),
    meanAri: meanOf(agreements.map(({ ari }) => ari)),
    modularities: Float64Array.from(found, (run) => run.modularity),
  };
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
