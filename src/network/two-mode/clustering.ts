import { degrees } from "../measures/degree";
import { stepsOf, type Watch } from "../watch";
import { CommonEvents } from "./common-events";
import type { TwoMode } from "./two-mode";

/** The denominator of shared events: the union, the smaller set, or the larger set. */
export type LatapyShare = "dot" | "min" | "max";

/**
 * Latapy's clustering of left nodes: the mean overlap with each node that it shares something with. Range 0
 * to 1; 0 without shared nodes. Cost: sum of squared right degrees. Latapy, Magnien and Del Vecchio 2008.
 */
export function latapyClustering(
  network: TwoMode,
  { share = "dot", ...watch }: { readonly share?: LatapyShare | undefined } & Watch = {},
): Float64Array {
  const all = degrees(network.left);
  const common = new CommonEvents(network);
  const steps = stepsOf(all.length, watch);
  const scores = new Float64Array(all.length);
  for (let node = 0; node < all.length; node += 1) {
    const found = common.run(node);
    let sum = 0;
    for (let place = 0; place < found; place += 1) {
      const other = common.others[place]!;
      const count = common.counts[other]!;
      sum += count / wholeOf(share, all[node]!, all[other]!, count);
    }
    if (found > 0) scores[node] = sum / found;
    steps(node + 1);
  }
  return scores;
}

/**
 * Robins and Alexander's clustering: 4 × closed four-cycles / paths of length 3. Range 0 to 1; high when the
 * same people meet repeatedly; 0 without such paths. Cost: sum of squared right degrees. Robins and Alexander
 * 2004.
 */
export function robinsAlexanderClustering(network: TwoMode, watch: Watch = {}): number {
  const { left, right } = network;
  const common = new CommonEvents(network);
  const steps = stepsOf(left.size, watch);
  const [lefts, rights] = [degrees(left), degrees(right)];
  let [closed, open] = [0, 0];
  for (let node = 0; node < left.size; node += 1) {
    for (let link = left.offsets[node]!; link < left.offsets[node + 1]!; link += 1) {
      open += (lefts[node]! - 1) * (rights[left.targets[link]!]! - 1);
    }
    const found = common.run(node);
    for (let place = 0; place < found; place += 1) {
      const count = common.counts[common.others[place]!]!;
      // Each four-cycle has two left nodes, and is found from both.
      closed += (count * (count - 1)) / 4;
    }
    steps(node + 1);
  }
  return open > 0 ? (4 * closed) / open : 0;
}

/**
 * Redundancy of left nodes: the share of pairs of its right nodes that stay tied in the projection without
 * it. Range 0 to 1; NaN with fewer than two right nodes. Cost: twice the sum of squared left degrees. Latapy,
 * Magnien and Del Vecchio 2008.
 */
export function redundancy({ left, right }: TwoMode, watch: Watch = {}): Float64Array {
  const tied = new Float64Array(left.size);
  const common = new CommonEvents({ left: right, right: left });
  const steps = stepsOf(right.size, watch);
  for (let event = 0; event < right.size; event += 1) {
    common.run(event);
    for (let link = right.offsets[event]!; link < right.offsets[event + 1]!; link += 1) {
      const node = right.targets[link]!;
      // The node itself ties each pair once; a count of two means that another node ties it too.
      for (let other = left.offsets[node]!; other < left.offsets[node + 1]!; other += 1) {
        if (common.counts[left.targets[other]!]! >= 2) tied[node]! += 1;
      }
    }
    steps(event + 1);
  }
  const all = degrees(left);
  return tied.map((count, node) => (all[node]! > 1 ? count / (all[node]! * (all[node]! - 1)) : NaN));
}

function wholeOf(share: LatapyShare, one: number, other: number, count: number): number {
  if (share === "dot") return one + other - count;
  return share === "min" ? Math.min(one, other) : Math.max(one, other);
}
