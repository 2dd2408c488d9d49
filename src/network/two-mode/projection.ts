import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import type { Rows } from "../rows";
import { stepsOf, type Watch } from "../watch";
import { GrowingEdges } from "./growing-edges";
import { ProjectionWeight } from "./projection-weight";
import type { TwoMode } from "./two-mode";

export interface ProjectionOptions extends Watch {
  readonly weight?: ProjectionWeight | undefined;
  /** Drops edges with a lower weight. */
  readonly minWeight?: number | undefined;
  /**
   * Refuses to start if more pairs would have to be counted: a thousand participants of one event are half a
   * million pairs.
   */
  readonly maxMeetings?: number | undefined;
}

/**
 * Projects a two-mode network onto its left nodes: two are tied if they share a right node. SIMPLE is
 * unweighted. A right node with one left node ties nothing. A large event ties all its participants (k (k -
 * 1) / 2 edges), which inflates density and clustering. Cost: sum of squared right degrees. Newman 2001
 * (NEWMAN), Jaccard 1901, Szymkiewicz and Simpson (OVERLAP).
 */
export function projection(
  network: TwoMode,
  {
    weight = ProjectionWeight.COUNT,
    minWeight = 0,
    maxMeetings = 200_000_000,
    ...watch
  }: ProjectionOptions = {},
): Network {
  expectMeetings(network.right, maxMeetings);
  const { left, right } = network;
  const steps = stepsOf(left.size, watch);
  const perEvent = worthOf(right, weight);
  const edges = new GrowingEdges(left.size, weight !== ProjectionWeight.SIMPLE);
  // Weight to each later node. Only the touched entries are cleared.
  const shared = new Float64Array(left.size);
  const others = new Uint32Array(left.size);
  // Rows and nodes are ascending, so the later nodes are behind this one in each row.
  const behind = right.offsets.slice(0, right.size);

  for (let node = 0; node < left.size; node += 1) {
    let found = 0;
    const start = left.offsets[node]!;
    const degree = left.offsets[node + 1]! - start;
    for (let link = start; link < start + degree; link += 1) {
      const event = left.targets[link]!;
      const worth = perEvent[event]!;
      behind[event]! += 1;
      for (let other = behind[event]!, end = right.offsets[event + 1]!; other < end; other += 1) {
        const met = right.targets[other]!;
        if (shared[met] === 0) others[found++] = met;
        shared[met]! += worth;
      }
    }
    for (let place = 0; place < found; place += 1) {
      const other = others[place]!;
      const otherDegree = left.offsets[other + 1]! - left.offsets[other]!;
      const weighs = weighed(weight, shared[other]!, degree, otherDegree);
      shared[other] = 0;
      if (weighs >= minWeight) edges.add(node, other, weighs);
    }
    steps(node + 1);
  }
  return edges.toNetwork();
}

/** The number of pairs that a projection must count: its edges, each as often as it has evidence. */
export function meetingsIn({ size, offsets }: Rows): number {
  let meetings = 0;
  for (let event = 0; event < size; event += 1) {
    const came = offsets[event + 1]! - offsets[event]!;
    meetings += (came * (came - 1)) / 2;
  }
  return meetings;
}

function weighed(weight: ProjectionWeight, shared: number, degree: number, otherDegree: number): number {
  if (weight === ProjectionWeight.JACCARD) return shared / (degree + otherDegree - shared);
  if (weight === ProjectionWeight.OVERLAP) return shared / Math.min(degree, otherDegree);
  return weight === ProjectionWeight.SIMPLE ? 1 : shared;
}

function worthOf({ size, offsets }: Rows, weight: ProjectionWeight): Float64Array {
  const worth = new Float64Array(size).fill(1);
  if (weight !== ProjectionWeight.NEWMAN) return worth;
  return worth.map((_, event) => 1 / Math.max(1, offsets[event + 1]! - offsets[event]! - 1));
}

function expectMeetings(right: Rows, maxMeetings: number): void {
  const meetings = meetingsIn(right);
  if (meetings <= maxMeetings) return;
  throw new BadInput(
    `Expected a projection of at most ${maxMeetings} meetings, but this one has ${meetings}: leave out the largest events, or narrow the window.`,
    { meetings, maxMeetings },
  );
}
