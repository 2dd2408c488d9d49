import type { Network } from "../../network/network";
import { edgeCount } from "../../network/sizes";

/**
 * Advises from which size a distributed engine pays. Uses the bytes per tie of this network, and half of the
 * machine's memory as the limit. Null without ties.
 */
export function memoryAdvice(network: Network, memory: number): string | null {
  const ties = edgeCount(network);
  if (ties === 0) return null;
  const { offsets, targets, weights } = network;
  const each = (offsets.byteLength + targets.byteLength + (weights?.byteLength ?? 0)) / ties;
  const max = Math.floor(memory / 2 / each / 1_000_000);
  const [bytes, gigabytes] = [each.toFixed(1), Math.round(memory / 2 ** 30)];
  return `One tie takes ${bytes} bytes. A distributed engine pays above about ${max} million ties: they would fill half of this machine's ${gigabytes} GB.`;
}
