import { BadInput } from "../../domain/errors";

/** Number of nodes that moved from one community to another between two windows; `null` for absent. */
export interface Flow {
  readonly from: number | null;
  readonly to: number | null;
  readonly nodes: number;
}

/**
 * Moves between the communities of two consecutive windows, largest first, including nodes that stayed. Nodes
 * absent from both are left out. `isThere` says per window which nodes are present. Cost: n.
 */
export function flowBetween(before: Grouped, after: Grouped): Flow[] {
  if (before.of.length !== after.of.length) {
    throw new BadInput(
      `Expected the same nodes before and after, but got ${before.of.length} and ${after.of.length}.`,
    );
  }
  const flows = new Map<string, { from: number | null; to: number | null; nodes: number }>();
  for (const node of before.of.keys()) {
    const [from, to] = [groupOf(before, node), groupOf(after, node)];
    if (from === null && to === null) continue;
    const flow = flows.get(`${from} ${to}`) ?? { from, to, nodes: 0 };
    flow.nodes += 1;
    flows.set(`${from} ${to}`, flow);
  }
  return [...flows.values()].toSorted(
    (one, other) =>
      other.nodes - one.nodes ||
      (one.from ?? Infinity) - (other.from ?? Infinity) ||
      (one.to ?? Infinity) - (other.to ?? Infinity),
  );
}

/**
 * Renumbers the communities of a window after those of the previous one, so that a community keeps its number
 * while its members stay. Greedy matching by Jaccard similarity, each number once. New communities get
 * numbers above the highest of `before`. Greene, Doyle and Cunningham 2010.
 */
export function renamedAfter(before: Grouped, after: Grouped): Uint32Array {
  const [sizesBefore, sizesAfter] = [sizesOf(before), sizesOf(after)];
  const pairs = flowBetween(before, after)
    .flatMap(({ from, to, nodes }) =>
      from === null || to === null
        ? []
        : [{ from, to, share: nodes / (sizesBefore.get(from)! + sizesAfter.get(to)! - nodes) }],
    )
    .toSorted((one, other) => other.share - one.share || one.from - other.from || one.to - other.to);
  const names = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (names.has(to) || taken.has(from)) continue;
    names.set(to, from);
    taken.add(from);
  }
  let next = before.of.reduce((highest, group) => Math.max(highest, group), -1) + 1;
  return after.of.map((_, node) => {
    const group = groupOf(after, node);
    if (group === null) return 0;
    if (!names.has(group)) names.set(group, next++);
    return names.get(group)!;
  });
}

/** A grouping with a presence test. Group numbers of absent nodes have no meaning. */
export interface Grouped {
  readonly of: Uint32Array;
  readonly isThere?: ((node: number) => boolean) | undefined;
}

function groupOf({ of, isThere = () => true }: Grouped, node: number): number | null {
  return isThere(node) ? of[node]! : null;
}

function sizesOf(grouped: Grouped): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const node of grouped.of.keys()) {
    const group = groupOf(grouped, node);
    if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  return sizes;
}
