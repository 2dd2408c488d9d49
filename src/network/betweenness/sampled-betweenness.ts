import { BadInput } from "../../domain/errors";
import { components } from "../measures/components";
import type { Network } from "../network";
import { BreadthFirst } from "../paths/breadth-first";
import { Random } from "../../domain/random";
import { stepsOf, type Watch } from "../watch";
import { betweenness } from "./betweenness";
import { isExactAffordable } from "./exact-steps";
import { PathSampler } from "./path-sampler";

export interface SampledOptions extends Watch {
  /** Maximum absolute error of any score; above 0. */
  readonly error?: number | undefined;
  /** Probability that all scores are within the error; between 0 and 1, both exclusive. */
  readonly confidence?: number | undefined;
  readonly seed?: number | undefined;
}

export interface SampledBetweenness {
  readonly scores: Float64Array;
  /** The error bound for all scores at once, at the requested confidence; 0 for exact scores. */
  readonly error: number;
  /** Number of sampled paths; 0 when the exact scores were as cheap. */
  readonly samples: number;
}

/**
 * Approximate betweenness from sampled shortest paths. With probability `confidence`, every score is within
 * `error` of `betweenness`, given the constant ½ of the bound, which the authors took from experiments. The
 * number of samples grows with 1/error² and the log of the diameter, but not with n. Computes exactly when
 * that takes fewer searches and is affordable: a sampled path takes far less than a search over all edges. Scores below the error mean nothing. Unweighted. Deterministic for a seed.
 * Riondato and Kornaropoulos 2016.
 */
export function sampledBetweenness(
  network: Network,
  { error = 0.01, confidence = 0.9, seed = 1, ...watch }: SampledOptions = {},
): SampledBetweenness {
  if (!(error > 0 && error < 1)) throw new BadInput(`Expected an error between 0 and 1, but got ${error}.`);
  if (!(confidence > 0 && confidence < 1)) {
    throw new BadInput(`Expected a confidence between 0 and 1, but got ${confidence}.`);
  }
  const { size } = network;
  if (size < 3) return { scores: new Float64Array(size), error: 0, samples: 0 };
  // The paper divides by n (n - 1), `betweenness` by (n - 1)(n - 2).
  const scale = size / (size - 2);
  const dimension = Math.floor(Math.log2(Math.max(1, maxNodesOnPath(network) - 2))) + 1;
  const samples = Math.ceil((0.5 / (error / scale) ** 2) * (dimension - Math.log(1 - confidence)));
  if (samples >= size && isExactAffordable(network))
    return { scores: betweenness(network, watch), error: 0, samples: 0 };

  const scores = new Float64Array(size);
  const random = new Random(seed);
  const sampler = new PathSampler(network, random);
  const steps = stepsOf(samples, watch);
  const share = scale / samples;
  const visit = (node: number) => {
    scores[node]! += share;
  };
  for (let sample = 0; sample < samples; sample += 1) {
    const from = random.below(size);
    const to = random.below(size - 1);
    sampler.visitPath(from, to < from ? to : to + 1, visit);
    steps(sample + 1);
  }
  return { scores, error, samples };
}

/**
 * Upper bound for the number of nodes on a shortest path. Undirected: twice the eccentricity of any node;
 * directed: the component size.
 */
function maxNodesOnPath(network: Network): number {
  const { of, sizes } = components(network);
  if (network.isDirected) return sizes[0]!;
  const search = new BreadthFirst(network);
  const isMeasured = new Uint8Array(sizes.length);
  let max = 0;
  for (let node = 0; node < network.size; node += 1) {
    if (isMeasured[of[node]!] === 1) continue;
    isMeasured[of[node]!] = 1;
    const farthest = search.order[search.run(node) - 1]!;
    max = Math.max(max, 2 * search.distances[farthest]! + 1);
  }
  return max;
}
