import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import { stepsOf, type Watch } from "../watch";

/** Per node: the number of pairs that it brokers in each role. */
export interface BrokerageRoles {
  /** All three in one group. */
  readonly coordinator: Float64Array;
  /** The others are in one group, the broker in another. */
  readonly consultant: Float64Array;
  /** Broker and target are in one group, the source is outside. */
  readonly gatekeeper: Float64Array;
  /** Broker and source are in one group, the target is outside. */
  readonly representative: Float64Array;
  /** All three in different groups. */
  readonly liaison: Float64Array;
}

/**
 * Brokerage roles: for paths a → b → c without an edge a → c, how often b plays each of five roles. `groups`
 * has a group per node. In an undirected network every pair counts in both directions, so gatekeeper and
 * representative are equal. Counts, not shares; 0 if isolated. Unweighted. Cost: sum of squared degrees.
 * Gould and Fernandez 1989.
 */
export function brokerageRoles(network: Network, groups: Uint32Array, watch: Watch = {}): BrokerageRoles {
  const { size, offsets, targets } = network;
  if (groups.length !== size)
    throw new BadInput(`Expected ${size} groups, one a node, but got ${groups.length}.`);
  const counts = (): Float64Array => new Float64Array(size);
  const roles = {
    coordinator: counts(),
    consultant: counts(),
    gatekeeper: counts(),
    representative: counts(),
    liaison: counts(),
  };

  const knownTo = new Int32Array(size).fill(-1);
  const steps = stepsOf(size, watch);
  for (let source = 0; source < size; source += 1) {
    const [start, end] = [offsets[source]!, offsets[source + 1]!];
    knownTo[source] = source;
    for (let entry = start; entry < end; entry += 1) knownTo[targets[entry]!] = source;
    for (let entry = start; entry < end; entry += 1) {
      const broker = targets[entry]!;
      for (let onward = offsets[broker]!; onward < offsets[broker + 1]!; onward += 1) {
        const target = targets[onward]!;
        if (knownTo[target] === source) continue;
        roles[roleOf(groups[source]!, groups[broker]!, groups[target]!)][broker]! += 1;
      }
    }
    steps(source + 1);
  }
  return roles;
}

function roleOf(source: number, broker: number, target: number): keyof BrokerageRoles {
  if (source === target) return broker === source ? "coordinator" : "consultant";
  if (broker === target) return "gatekeeper";
  return broker === source ? "representative" : "liaison";
}
