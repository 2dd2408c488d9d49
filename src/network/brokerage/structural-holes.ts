import { edgesOf, networkOf, type Network } from "../network";
import type { Rows } from "../rows";
import { stepsOf, type Watch } from "../watch";

export interface StructuralHoles {
  /** How much a node's contacts are tied to each other. NaN if isolated. */
  readonly constraint: Float64Array;
  /** The number of contacts minus their redundancy. NaN if isolated. */
  readonly effectiveSize: Float64Array;
  /** Effective size divided by the number of contacts; at most 1. NaN if isolated. */
  readonly efficiency: Float64Array;
  /**
   * How much of the constraint comes from one contact, from 0 to 1; 1 with a single contact. NaN if isolated.
   */
  readonly hierarchy: Float64Array;
}

/**
 * Structural holes (Burt 1992): what a node gains when its contacts do not know each other. With p(i, j) as
 * the share of i's ties, in both directions, that go to j: constraint is the sum over contacts j of (p(i, j)
 * + sum of p(i, q) p(q, j))². Effective size is the sum over j of 1 - sum of p(i, q) m(j, q), where m(j, q)
 * is j's tie to q relative to its strongest tie. Without weights it equals Borgatti's degree - 2 t / degree
 * (1997). Cost: sum of squared degrees.
 */
export function structuralHoles(network: Network, watch: Watch = {}): StructuralHoles {
  const { size } = network;
  const { offsets, targets, weights } = mutual(network);
  const [totals, strongest] = [new Float64Array(size), new Float64Array(size)];
  for (let node = 0; node < size; node += 1) {
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      totals[node]! += weights[entry]!;
      strongest[node] = Math.max(strongest[node]!, weights[entry]!);
    }
  }

  const holes = emptyHoles(size);
  // Direct and indirect shares of the current node. Only the touched entries are cleared.
  const [direct, indirect] = [new Float64Array(size), new Float64Array(size)];
  const steps = stepsOf(size, watch);
  for (let node = 0; node < size; node += 1) {
    const contacts = targets.subarray(offsets[node], offsets[node + 1]);
    if (contacts.length === 0) continue;
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      direct[targets[entry]!] = weights[entry]! / totals[node]!;
    }
    let redundant = 0;
    for (const contact of contacts) {
      const share = direct[contact]! / totals[contact]!;
      for (let entry = offsets[contact]!; entry < offsets[contact + 1]!; entry += 1) {
        const third = targets[entry]!;
        if (direct[third] === 0) continue;
        indirect[third]! += share * weights[entry]!;
        redundant += (direct[third]! * weights[entry]!) / strongest[contact]!;
      }
    }
    writeHoles(holes, node, contacts, { direct, indirect, redundant });
    for (const contact of contacts) direct[contact] = indirect[contact] = 0;
    steps(node + 1);
  }
  return holes;
}

function writeHoles(
  { constraint, effectiveSize, efficiency, hierarchy }: StructuralHoles,
  node: number,
  contacts: Uint32Array,
  found: { direct: Float64Array; indirect: Float64Array; redundant: number },
): void {
  const count = contacts.length;
  const byContact = Array.from(
    contacts,
    (contact) => (found.direct[contact]! + found.indirect[contact]!) ** 2,
  );
  const total = byContact.reduce((sum, part) => sum + part, 0);
  const mean = total / count;
  constraint[node] = total;
  effectiveSize[node] = count - found.redundant;
  efficiency[node] = effectiveSize[node] / count;
  hierarchy[node] =
    count === 1
      ? 1
      : byContact.reduce((sum, part) => sum + (part / mean) * Math.log(part / mean), 0) /
        (count * Math.log(count));
}

/** Tie strength of two nodes, both directions added. */
function mutual(network: Network): Rows & { weights: Float64Array } {
  const weights = network.weights ?? new Float64Array(network.targets.length).fill(1);
  if (!network.isDirected) return { ...network, weights };
  const { from, to } = edgesOf(network);
  const both = networkOf(network.size, { from, to, weights });
  return { ...both, weights: both.weights ?? weights };
}

function emptyHoles(size: number): StructuralHoles {
  return {
    constraint: new Float64Array(size).fill(NaN),
    effectiveSize: new Float64Array(size).fill(NaN),
    efficiency: new Float64Array(size).fill(NaN),
    hierarchy: new Float64Array(size).fill(NaN),
  };
}
