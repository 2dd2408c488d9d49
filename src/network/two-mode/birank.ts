import { BadInput } from "../../domain/errors";
import { strengths } from "../measures/degree";
import { NotConverged } from "../measures/not-converged";
import type { Rows } from "../rows";
import { stepsOf, type Watch } from "../watch";
import type { TwoModeScores } from "./centrality";
import type { TwoMode } from "./two-mode";

export interface BirankOptions extends Watch {
  /** Weight of the other side against the prior; between 0 and 1, both exclusive. */
  readonly damping?: number | undefined;
  /** The prior of each node. Default: uniform. */
  readonly prior?: TwoModeScores | undefined;
  /** Converged when a round changes the scores by less than this in total. */
  readonly tolerance?: number | undefined;
  readonly maxRounds?: number | undefined;
}

/**
 * BiRank: mutually reinforcing scores of the left side (u) and the right side (p): p = d S'u + (1 - d) p0, u
 * = d S p + (1 - d) u0, where S is each link's weight divided by the square roots of the strengths at both
 * ends. Does not sum to 1, unlike PageRank; keeps the scale of the prior (default 1/size of its side).
 * Isolated nodes have (1 - d) of their prior. Cost: the links, per round. He, Gao, Kan and Wang 2017.
 */
export function birank(
  { left, right }: TwoMode,
  { damping = 0.85, prior, tolerance = 1e-12, maxRounds = 1_000, ...watch }: BirankOptions = {},
): TwoModeScores {
  if (!(damping > 0 && damping < 1))
    throw new BadInput(`Expected a damping between 0 and 1, but got ${damping}.`);
  const priorLeft = prior?.left ?? new Float64Array(left.size).fill(1 / left.size);
  const priorRight = prior?.right ?? new Float64Array(right.size).fill(1 / right.size);
  const scores = { left: priorLeft.slice(), right: priorRight.slice() };
  const [perLeft, perRight] = [inverseRoots(left), inverseRoots(right)];
  const steps = stepsOf(maxRounds, watch);
  for (let round = 0; round < maxRounds; round += 1) {
    const change =
      take(right, damping, scores.left, perLeft, perRight, priorRight, scores.right) +
      take(left, damping, scores.right, perRight, perLeft, priorLeft, scores.left);
    if (change < tolerance) return scores;
    steps(round + 1);
  }
  throw new NotConverged("BiRank", maxRounds, tolerance);
}

/** Updates one side's scores from the other's. Returns the total change. */
function take(
  { size, offsets, targets, weights }: Rows,
  damping: number,
  others: Float64Array,
  perOther: Float64Array,
  perOwn: Float64Array,
  prior: Float64Array,
  scores: Float64Array,
): number {
  let change = 0;
  for (let node = 0; node < size; node += 1) {
    let sum = 0;
    for (let link = offsets[node]!; link < offsets[node + 1]!; link += 1) {
      const other = targets[link]!;
      sum += others[other]! * perOther[other]! * (weights === null ? 1 : weights[link]!);
    }
    const score = damping * perOwn[node]! * sum + (1 - damping) * prior[node]!;
    change += Math.abs(score - scores[node]!);
    scores[node] = score;
  }
  return change;
}

function inverseRoots(rows: Rows): Float64Array {
  return strengths(rows).map((strength) => (strength > 0 ? 1 / Math.sqrt(strength) : 0));
}
