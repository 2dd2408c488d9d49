import { isIPv4, isIPv6 } from "node:net";

/**
 * Whom an address is counted as. IPv6 goes by its first 64 bits, since a household or a rented server has all that begin
 * with them; an IPv4 address that is written as IPv6 is itself.
 */
export function countedAddress(address: string | undefined): string {
  const [bare = ""] = (address ?? "").split("%");
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  return isIPv6(bare) ? `${network(bare)}::/64` : bare;
}

/** The first four of eight groups, each without leading zeros. */
function network(address: string): string {
  const [before = "", after] = address.split("::");
  const groups = (text: string) => (text === "" ? [] : text.split(":"));
  const [left, right] = [groups(before), groups(after ?? "")];
  // An IPv4 address at the end stands for two groups.
  const known = left.length + right.length + (right.at(-1)?.includes(".") ? 1 : 0);
  const zeros = after === undefined ? [] : Array.from({ length: 8 - known }, () => "0");
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
