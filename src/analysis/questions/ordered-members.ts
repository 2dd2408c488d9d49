import { compare } from "../../domain/compare";
import type { Communities } from "../../network/communities/communities";
import type { CutNodes } from "../../network/brokerage/cut-nodes";
import { degreeDistribution, degrees } from "../../network/measures/degree";
import type { Network } from "../../network/network";
import { ranked } from "../facts/ranked";
import type { NodeMeasure } from "../facts/node-measure";
import type { TwoSides } from "../facts/two-sides";

/** Members, best first. */
export function membersByScore(
  { scores, places }: { readonly scores: ArrayLike<number>; readonly places: Uint32Array },
  { measure }: { readonly measure: NodeMeasure },
): Uint32Array {
  return ranked(measure, scores, places);
}

export interface CommunityMembers {
  /** The members of all communities, one community after the other; within each by strength, then id. */
  readonly members: Uint32Array;
  /** Where each community starts; one more than there are communities. */
  readonly starts: Uint32Array;
}

export function communityMembers({
  of,
  sizes,
  strengths,
  places,
}: Pick<Communities, "of" | "sizes"> & {
  readonly strengths: ArrayLike<number>;
  readonly places: Uint32Array;
}): CommunityMembers {
  const members = Uint32Array.from(of.keys()).toSorted(
    (one, other) =>
      of[one]! - of[other]! || strengths[other]! - strengths[one]! || compare(places[one]!, places[other]!),
  );
  const starts = new Uint32Array(sizes.length + 1);
  for (const [community, size] of sizes.entries()) starts[community + 1] = starts[community]! + size;
  return { members, starts };
}

/** Articulation points: those that cut off most members first. */
export function cutMembers({
  parts,
  separated,
  places,
}: Pick<CutNodes, "parts" | "separated"> & { readonly places: Uint32Array }): Uint32Array {
  return Uint32Array.from(parts.keys())
    .filter((node) => parts[node]! > 1)
    .toSorted(
      (one, other) =>
        separated[other]! - separated[one]! ||
        parts[other]! - parts[one]! ||
        compare(places[one]!, places[other]!),
    );
}

export interface Recycled {
  /** Shows with repeated guests, by appearances per guest, highest first. */
  readonly shows: Uint32Array;
  /** Parallel to `shows`. */
  readonly appearances: Uint32Array;
  readonly guests: Uint32Array;
}

export function recycling({
  twoMode,
  timed,
  places,
}: Pick<TwoSides, "twoMode" | "timed" | "places">): Recycled {
  const guests = degrees(twoMode.left);
  const appearances = new Uint32Array(guests.length);
  for (const show of timed.from) appearances[show]! += 1;
  const shows = Uint32Array.from(guests.keys())
    .filter((show) => appearances[show]! > guests[show]!)
    .toSorted(
      (one, other) =>
        appearances[other]! / guests[other]! - appearances[one]! / guests[one]! ||
        appearances[other]! - appearances[one]! ||
        compare(places[one]!, places[other]!),
    );
  return {
    shows,
    appearances: shows.map((show) => appearances[show]!),
    guests: shows.map((show) => guests[show]!),
  };
}

/** The degrees that occur, ascending, and the number of nodes with each. */
export function degreeCounts(network: Network): {
  readonly degrees: Uint32Array;
  readonly counts: Uint32Array;
} {
  const all = degreeDistribution(network);
  const occurring = Uint32Array.from(all.keys()).filter((degree) => all[degree]! > 0);
  return { degrees: occurring, counts: occurring.map((degree) => all[degree]!) };
}

/** Assortativity's groups: the kind of each member, numbered from 0; unknown is a kind. */
export function groupsByKind(kinds: TwoSides["kinds"]): Uint32Array {
  const numbers = new Map([...new Set(kinds)].map((kind, number) => [kind, number]));
  return kinds.map((kind) => numbers.get(kind)!);
}
