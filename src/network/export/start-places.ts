import type { NetworkTable } from "./network-table";

/** The golden angle. */
const turn = Math.PI * (3 - Math.sqrt(5));

/**
 * A place for each node, no two the same: on a spiral as even as a sunflower's seeds, community by community from
 * the centre. A layout starts from it; it has no meaning by itself. Vogel 1979.
 */
export function startPlaces({ measures, nodes }: Pick<NetworkTable, "measures" | "nodes">) {
  const column = measures.findIndex(({ name }) => name === "community");
  const communities = Array.from(nodes, ({ values }) => values[column] ?? 0);
  const order = [...communities.keys()].toSorted(
    (one, other) => (communities[one] ?? 0) - (communities[other] ?? 0) || one - other,
  );
  const places: Array<{ readonly x: number; readonly y: number }> = [];
  for (const [rank, node] of order.entries()) {
    const radius = Math.sqrt(rank + 0.5);
    places[node] = { x: rounded(radius * Math.cos(rank * turn)), y: rounded(radius * Math.sin(rank * turn)) };
  }
  return places;
}

const rounded = (place: number) => Math.round(place * 1000) / 1000;
