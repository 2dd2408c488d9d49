import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import { stepsOf } from "../watch";
import { agreementOf } from "./agreement";
import { communities, type Communities, type CommunityOptions } from "./communities";

export interface CommunityStability {
  /** The run of highest modularity; of equal ones the first. */
  readonly best: Communities;
  /** The mean over all pairs of runs: near 1, the communities are the network's; far below, much of them is the seed's. */
  readonly meanNmi: number;
  readonly meanAri: number;
  /** Per run its modularity, in the order of seeds. */
  readonly modularities: Float64Array;
}

/** What is found where nobody says otherwise, so that all who ask share it. */
export const usualCommunities = { resolution: 1, seed: 1 } as const;

/**
 * Finds communities several times, with one seed after another, and tells how far the runs agree. Costs the runs, and n for each
 * pair of them. Lancichinetti and Fortunato 2012.
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
