import { BadInput } from "../../domain/errors";
import { networkOf, withEntries, type Network } from "../../network/network";
import { projection } from "../../network/two-mode/projection";
import { ProjectionWeight } from "../../network/two-mode/projection-weight";
import type { Watch } from "../../network/watch";
import type { FactTable } from "./fact-table";
import { NetworkOf } from "./network-of";
import type { TwoSides } from "./two-sides";

/** All ties of a network, with the weights that a minimum can tell apart. */
export interface Ties {
  readonly network: Network;
  /** The distinct weights, ascending; 1 without weights. */
  readonly levels: Float64Array;
}

export interface TiesOptions extends Watch {
  readonly weight: ProjectionWeight;
}

/** Ties the members of a network. */
export function tiesOf(
  { table, sides }: { readonly table: Pick<FactTable, "events">; readonly sides: TwoSides },
  { weight, ...watch }: TiesOptions,
): Ties {
  const network =
    sides.of === NetworkOf.HOST_GUEST
      ? fromHostsToGuests(table, sides, weight)
      : projection(sides.twoMode, { weight, ...watch });
  const levels = network.weights === null ? Float64Array.of(1) : distinct(network.weights);
  return { network, levels };
}

/** Only the ties of at least this weight. All members stay. */
export function heavierTies(network: Network, { minWeight }: { readonly minWeight: number }): Network {
  return withEntries(network, (entry) => (network.weights?.[entry] ?? 1) >= minWeight);
}

function distinct(weights: Float64Array): Float64Array {
  return weights.toSorted().filter((weight, place, sorted) => place === 0 || weight !== sorted[place - 1]);
}

function fromHostsToGuests(
  { events }: Pick<FactTable, "events">,
  { timed, rows, leftIds, rightIds, members, memberIds }: TwoSides,
  weight: ProjectionWeight,
): Network {
  if (weight !== ProjectionWeight.SIMPLE && weight !== ProjectionWeight.COUNT) {
    throw new BadInput(
      `Expected the weight SIMPLE or COUNT for HOST_GUEST, which is not projected, but got ${weight}.`,
    );
  }
  // A person with two host roles, or two appearances in one episode, counts once.
  const pairs = new Map<number, number>();
  // The links of an event stand together.
  const lastEvents: number[] = [];
  const edges: { from: number[]; to: number[]; weights: number[] } = { from: [], to: [], weights: [] };
  for (let link = 0; link < rows.length; link += 1) {
    const [left, right] = [timed.from[link]!, timed.to[link]!];
    const key = left * rightIds.length + right;
    const edge = pairs.get(key) ?? edges.from.length;
    if (edge === edges.from.length) {
      pairs.set(key, edge);
      edges.from.push(members[leftIds[left]!]!);
      edges.to.push(members[rightIds[right]!]!);
      edges.weights.push(0);
    }
    const event = events[rows[link]!]!;
    if (lastEvents[edge] === event) continue;
    lastEvents[edge] = event;
    edges.weights[edge]! += 1;
  }
  return networkOf(
    memberIds.length,
    {
      from: Uint32Array.from(edges.from),
      to: Uint32Array.from(edges.to),
      weights: weight === ProjectionWeight.SIMPLE ? null : Float64Array.from(edges.weights),
    },
    { isDirected: true },
  );
}
