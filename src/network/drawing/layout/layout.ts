import { components } from "../../measures/components";
import { edgesOf, inducedBy, type Network } from "../../network";
import { Dijkstra } from "../../paths/dijkstra";
import { packed } from "./pack";
import { type Places, placesOf } from "./places";
import { stressLayout } from "./stress";
import { turned } from "./turn";

export interface LayoutOptions {
  /** The group of each node: ties within a group are shorter. */
  readonly groups: ArrayLike<number>;
  /** Ratio of the page's width to its height. */
  readonly aspect: number;
  readonly seed: number;
}

/** How much longer a tie between groups is than one within. */
const between = 1.9;
/** Margin around each component, in tie lengths. */
const margin = 0.45;

/**
 * Layout of an undirected network, with ties of length about 1: stress layout per component, then packing.
 */
export function layoutOf(network: Network, { groups, aspect, seed }: LayoutOptions): Places {
  const { of, sizes } = components(network);
  const members = Array.from(sizes, (): number[] => []);
  for (let node = 0; node < network.size; node += 1) members[of[node]!]!.push(node);

  const parts = members.map((nodes) => {
    const part = inducedBy(network, Uint32Array.from(nodes));
    const distances = distancesIn(
      part,
      nodes.map((node) => groups[node]!),
    );
    const { from, to } = edgesOf(part);
    return {
      places: turned(stressLayout(part.size, distances, seed)),
      lines: Array.from(from, (one, edge) => [one, to[edge]!] as const),
    };
  });
  const moves = packed(parts, { aspect, margin });

  const places = placesOf(network.size);
  for (const [number, nodes] of members.entries()) {
    for (const [place, node] of nodes.entries()) {
      places.x[node] = parts[number]!.places.x[place]! + moves[number]!.x;
      places.y[node] = parts[number]!.places.y[place]! + moves[number]!.y;
    }
  }
  return places;
}

/** Target distances of all pairs: shortest paths. */
function distancesIn(part: Network, groups: readonly number[]): Float64Array {
  const lengths = new Float64Array(part.targets.length);
  for (let node = 0; node < part.size; node += 1) {
    for (let entry = part.offsets[node]!; entry < part.offsets[node + 1]!; entry += 1) {
      lengths[entry] = groups[node] === groups[part.targets[entry]!] ? 1 : between;
    }
  }
  const search = new Dijkstra(part, lengths);
  const distances = new Float64Array(part.size * part.size);
  for (let node = 0; node < part.size; node += 1) {
    search.run(node);
    distances.set(search.distances, node * part.size);
  }
  return distances;
}
