import { networkOf } from "../../network/network";
import { entryOf } from "../../network/entries";
import type { GraphData } from "./fact-graph";
import { none, type FactTable } from "./fact-table";
import { stringsOf } from "./interned";

/**
 * One network of all entities that facts connect: people, organisations, episodes, shows, publications and
 * awards, each tied to what it took part in. The two organisations of a partnership are tied directly.
 */
export function graphDataOf(table: FactTable): GraphData {
  const { size, layers, events, members, shows } = table;
  const partnership = stringsOf(table.words).indexOf("PARTNERSHIP");
  const nodes = new Uint32Array(table.ids.sorted.length).fill(none);
  const nodeIds: number[] = [];
  const nodeOf = (id: number) => {
    if (nodes[id] === none) {
      nodes[id] = nodeIds.length;
      nodeIds.push(id);
    }
    return nodes[id]!;
  };

  const edges: { from: number[]; to: number[]; rows: number[] } = { from: [], to: [], rows: [] };
  const tie = (one: number, other: number, row: number) => {
    const [a, b] = [nodeOf(one), nodeOf(other)];
    edges.from.push(Math.min(a, b));
    edges.to.push(Math.max(a, b));
    edges.rows.push(row);
  };
  const partners = new Map<number, number>();
  for (let row = 0; row < size; row += 1) {
    const [event, member, show] = [events[row]!, members[row]!, shows[row]!];
    if (layers[row] === partnership) {
      const partner = partners.get(event);
      if (partner === undefined) partners.set(event, member);
      else tie(partner, member, row);
      continue;
    }
    tie(member, event, row);
    if (show !== none && show !== event) tie(event, show, none);
  }

  const [from, to] = [Uint32Array.from(edges.from), Uint32Array.from(edges.to)];
  const network = networkOf(nodeIds.length, { from, to });
  return { network, nodeIds: Uint32Array.from(nodeIds), nodes, ...bondsOf(network, from, to, edges.rows) };
}

/** Sorts bonds by the entry of their tie. The tie between an episode and its show has one bond, not one per participant. */
function bondsOf(
  network: GraphData["network"],
  from: Uint32Array,
  to: Uint32Array,
  rows: readonly number[],
): Pick<GraphData, "starts" | "bonds"> {
  const byEntry = new Map<number, number[]>();
  for (const [edge, row] of rows.entries()) {
    const entry = entryOf(network, from[edge]!, to[edge]!);
    if (entry === -1) continue;
    const known = byEntry.get(entry);
    if (known === undefined) byEntry.set(entry, [row]);
    else if (row !== none) known.push(row);
  }
  const entries = network.targets.length;
  const starts = new Uint32Array(entries + 1);
  const bonds: number[] = [];
  for (let entry = 0; entry < entries; entry += 1) {
    bonds.push(...(byEntry.get(entry) ?? []));
    starts[entry + 1] = bonds.length;
  }
  return { starts, bonds: Uint32Array.from(bonds) };
}
