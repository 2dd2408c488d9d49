import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import { withEntries } from "../network";
import { Random } from "../../domain/random";
import { stepsOf, type Watch } from "../watch";
import { CommonEvents } from "./common-events";
import { Curveball } from "./curveball";
import { falseDiscoveryRates } from "./false-discovery-rates";
import { projection } from "./projection";
import { ProjectionWeight } from "./projection-weight";
import type { TwoMode } from "./two-mode";

export interface NullModelOptions extends Watch {
  /** The number of random networks: the resolution of p-values is 1 / (1 + samples). */
  readonly samples?: number | undefined;
  readonly seed?: number | undefined;
  /** Trades between samples. Default: five per left node. */
  readonly trades?: number | undefined;
}

export const usualSamples = 999;

export interface AgainstChance {
  /** The projection onto left nodes, weighted by COUNT. The other arrays are parallel to its entries. */
  readonly network: Network;
  /** The mean weight by chance. */
  readonly means: Float64Array;
  /** The standard deviation by chance. */
  readonly deviations: Float64Array;
  /**
   * (weight - mean) / deviation; 0 if the weight equals the mean, infinite if the deviation is 0 otherwise.
   */
  readonly zScores: Float64Array;
  /** (1 + samples whose weight is at least the observed) / (1 + samples): Davison and Hinkley 1997. Never below 1 / (1 + samples). */
  readonly pValues: Float64Array;
  /** Of the edges with a p-value as small or smaller, the part that chance explains (`false-discovery-rates.ts`). */
  readonly falseDiscoveryRates: Float64Array;
}

/**
 * A null model for projections: how unexpected each edge is, compared with random networks of the same
 * degrees (fixed degree sequence model: Zweig and Kaufmann 2011; sampling: Strona et al. 2014; see Neal
 * 2014). Deterministic for a seed. Cost: one projection per sample.
 */
export function againstChance(
  network: TwoMode,
  { samples = usualSamples, seed = 1, trades = 5 * network.left.size, ...watch }: NullModelOptions = {},
): AgainstChance {
  if (!(Number.isInteger(samples) && samples > 1)) {
    throw new BadInput(`Expected 2 samples or more, but got ${samples}.`);
  }
  const observed = projection(network, { weight: ProjectionWeight.COUNT });
  const { offsets, targets } = observed;
  const weights = observed.weights ?? new Float64Array();
  const [sums, squares] = [new Float64Array(targets.length), new Float64Array(targets.length)];
  const reached = new Uint32Array(targets.length);
  const curveball = new Curveball(network, new Random(seed));
  const steps = stepsOf(samples, watch);
  for (let sample = 0; sample < samples; sample += 1) {
    const common = new CommonEvents(curveball.trade(trades));
    for (let node = 0; node < observed.size; node += 1) {
      const [start, end] = [offsets[node]!, offsets[node + 1]!];
      if (start < end) common.run(node);
      for (let entry = start; entry < end; entry += 1) {
        // Centred on the observed weight, so that the squares stay small.
        const excess = common.counts[targets[entry]!]! - weights[entry]!;
        sums[entry]! += excess;
        squares[entry]! += excess * excess;
        if (excess >= 0) reached[entry]! += 1;
      }
    }
    steps(sample + 1);
  }
  const variances = squares.map((square, entry) => (square - sums[entry]! ** 2 / samples) / (samples - 1));
  const deviations = variances.map((variance) => Math.sqrt(Math.max(0, variance)));
  const pValues = Float64Array.from(reached, (count) => (1 + count) / (1 + samples));
  return {
    network: observed,
    means: sums.map((sum, entry) => weights[entry]! + sum / samples),
    deviations,
    pValues,
    falseDiscoveryRates: falseDiscoveryRates(pValues, pairsOf(network)),
    zScores: sums.map((sum, entry) => (sum === 0 ? 0 : -sum / samples / deviations[entry]!)),
  };
}

/** The number of pairs of left nodes that can have a common right node. */
function pairsOf({ left: { size, offsets } }: TwoMode): number {
  let active = 0;
  for (let node = 0; node < size; node += 1) if (offsets[node]! < offsets[node + 1]!) active += 1;
  return (active * (active - 1)) / 2;
}

/** Edges with a p-value of at most this. Not corrected for multiple tests. */
export function unexplained({ network, pValues }: AgainstChance, maxPValue = 0.05): Network {
  return withEntries(network, (entry) => pValues[entry]! <= maxPValue);
}
