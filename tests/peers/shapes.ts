import type { Entries } from "../../src/network/rows";
import { Dice } from "../helpers/dice";

export interface Shape extends Entries {
  readonly name: string;
  readonly size: number;
  readonly isDirected: boolean;
  readonly weights: Float64Array | null;
  /** A group per node, of which none is empty. */
  readonly groups: Uint32Array;
}

export interface TwoModeShape extends Entries {
  readonly name: string;
  readonly left: number;
  readonly right: number;
}

type Pair = readonly [from: number, to: number];

const size = 60;
const every = (count: number) => Array.from({ length: count }, (_, node) => node);
const pairs = every(size).flatMap((from) => every(from).map((to): Pair => [to, from]));

/** Sparse, dense, with hubs, in a line, in a ring, in pieces, with loners, as a tree, a grid, and in both directions. */
export function shapes(dice: Dice): Shape[] {
  const among = (share: number): Pair[] => pairs.filter(() => dice.roll() < share);
  const hubs = (): Pair[] => {
    const ends = [0, 1];
    return every(size)
      .slice(2)
      .flatMap((node) => {
        const met = [...new Set([dice.oneOf(ends), dice.oneOf(ends)])];
        ends.push(...met, ...met.map(() => node));
        return met.map((other): Pair => [other, node]);
      });
  };
  const undirected: Array<[string, Pair[]]> = [
    ["sparse", among(0.05)],
    ["dense", among(0.4)],
    ["hubs", hubs()],
    [
      "a tree",
      every(size)
        .slice(1)
        .map((node): Pair => [Math.floor(dice.roll() * node), node]),
    ],
    ["a line", every(size - 1).map((node): Pair => [node, node + 1])],
    [
      "a ring with chords",
      [...every(size - 1).map((node): Pair => [node, node + 1]), [0, size - 1], ...among(0.02)],
    ],
    ["a grid", pairs.filter(([from, to]) => to === from + 10 || (to === from + 1 && to % 10 > 0))],
    ["two halves and a bridge", [...among(0.3).filter(([from, to]) => from < 30 === to < 30), [4, 44]]],
    ["pieces and loners", among(0.25).filter(([from, to]) => from % 5 === to % 5 && to < 50)],
    [
      "a star",
      every(size)
        .slice(1)
        .map((node): Pair => [0, node]),
    ],
  ];
  const directed: Array<[string, Pair[]]> = [
    ["sparse, directed", [...among(0.05), ...among(0.05).map(([from, to]): Pair => [to, from])]],
    ["dense, directed", [...among(0.3), ...among(0.2).map(([from, to]): Pair => [to, from])]],
    ["one way only", hubs()],
  ];
  const shaped =
    (isDirected: boolean, isWeighted: boolean) =>
    ([name, repeated]: [string, Pair[]]): Shape => {
      const edges = distinct(repeated);
      return {
        name: isWeighted ? `${name}, weighted` : name,
        size,
        isDirected,
        ...listed(edges),
        weights: isWeighted ? Float64Array.from(edges, () => 0.1 + dice.roll() * 9) : null,
        groups: Uint32Array.from({ length: size }, (_, node) =>
          node < 3 ? node : Math.floor(dice.roll() * 3),
        ),
      };
    };
  return [
    ...undirected.map(shaped(false, false)),
    ...undirected.map(shaped(false, true)),
    ...directed.map(shaped(true, false)),
    ...directed.map(shaped(true, true)),
  ];
}

/** Events of all sizes; every left node was somewhere, since NetworkX's measures expect so. */
export function twoModeShapes(dice: Dice): TwoModeShape[] {
  const linked = (
    name: string,
    left: number,
    right: number,
    isLinked: (node: number, event: number) => boolean,
  ) => ({
    name,
    left,
    right,
    ...listed(
      every(left).flatMap((node) =>
        every(right)
          .filter((event) => isLinked(node, event) || event === node % right)
          .map((event): Pair => [node, event]),
      ),
    ),
  });
  return [
    linked("sparse", 40, 25, () => dice.roll() < 0.06),
    linked("dense", 30, 20, () => dice.roll() < 0.4),
    linked("few large events", 60, 5, () => dice.roll() < 0.3),
    linked("many small events", 15, 70, () => dice.roll() < 0.1),
    linked("two worlds", 30, 30, (node, event) => node % 2 === event % 2 && dice.roll() < 0.2),
  ];
}

/** Each once: igraph would keep two edges between the same two. */
function distinct(edges: readonly Pair[]): Pair[] {
  return [...new Map(edges.map((edge) => [edge.join(" "), edge])).values()];
}

function listed(edges: readonly Pair[]): Entries {
  return {
    from: Uint32Array.from(edges, ([from]) => from),
    to: Uint32Array.from(edges, ([, to]) => to),
  };
}
