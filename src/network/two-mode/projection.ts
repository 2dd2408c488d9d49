import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import type { Rows } from "../rows";
import { stepsOf, type Watch } from "../watch";
import { GrowingEdges } from "./growing-edges";
import type { TwoMode } from "./two-mode";

/** What an edge between two left nodes weighs. */
export enum ProjectionWeight {
  /** 1, whatever they share. */
  SIMPLE = "SIMPLE",
  /** How many right nodes they share. */
  COUNT = "COUNT",
  /** 1/(k - 1) for each right node they share, where k left nodes are: all of one's edges together say with whom it met. */
  NEWMAN = "NEWMAN",
  /** What they share as a share of what the one with fewer has. */
  OVERLAP = "OVERLAP",
  /** What they share as a share of what either has. */
  JACCARD = "JACCARD",
}

export interface ProjectionOptions extends Watch {
  readonly weight?: ProjectionWeight | undefined;
  /** Edges that weigh less are left out. */
  readonly minWeight?: number | undefined;
  /** It refuses to begin where more pairs would have to be counted than this: a thousand at one event are half a million. */
  readonly mostMeetings?: number | undefined;
}

/**
 * Projects a two-mode network onto its left nodes: two are tied where they share a right node. SIMPLE has no weights. A right
 * node where one came alone ties nobody. Mind that a large event ties all who came (k (k - 1) / 2 edges): density and
 * clustering of a projection are inflated. Costs the sum of squared right degrees. Newman 2001 (NEWMAN), Jaccard 1901, Szymkiewicz and
 * Simpson (OVERLAP).
 */
export function projection(
  network: TwoMode,
  {
    weight = ProjectionWeight.COUNT,
    minWeight = 0,
    mostMeetings = 200_000_000,
    ...watch
  }: ProjectionOptions = {},
): Network {
  expectMeetings(network.right, mostMeetings);
  const { left, right } = network;
  const steps = stepsOf(left.size, watch);
  const perEvent = worthOf(right, weight);
  const edges = new GrowingEdges(left.size, weight !== ProjectionWeight.SIMPLE);
  // What the node shares with each later one; cleared where it was touched.
  const shared = new Float64Array(left.size);
  const others = new Uint32Array(left.size);
  // Rows are ascending and nodes come ascending, so those whom a node has yet to meet stand behind it in each row.
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

/** How many pairs a projection has to count: the edges it would have, each as often as it has evidence. */
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

function expectMeetings(right: Rows, mostMeetings: number): void {
  const meetings = meetingsIn(right);
  if (meetings <= mostMeetings) return;
  throw new BadInput(
    `Expected a projection of at most ${mostMeetings} meetings, but this one has ${meetings}: leave out the largest events, or narrow the window.`,
    { meetings, mostMeetings },
  );
}
