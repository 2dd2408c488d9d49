import { edgeCount, type Network } from "../network/network";

/**
 * From how many ties on an engine for many machines pays, by what this network takes: bytes of its arrays, and where as many a
 * tie would fill half of the memory that there is. Null without ties.
 */
export function pastOneMachine(network: Network, memory: number): string | null {
  const ties = edgeCount(network);
  if (ties === 0) return null;
  const { offsets, targets, weights } = network;
  const each = (offsets.byteLength + targets.byteLength + (weights?.byteLength ?? 0)) / ties;
  const most = Math.floor(memory / 2 / each / 1_000_000);
  const [bytes, gigabytes] = [each.toFixed(1), Math.round(memory / 2 ** 30)];
  return `A tie takes ${bytes} bytes here. An engine for many machines pays from some ${most} million ties on: they would fill half of the ${gigabytes} GB of this one.`;
}
