import * as addresses from "ipaddr.js";

/**
 * The address that requests are counted under. IPv6: the /64 prefix, because one household or server usually
 * has a whole /64. An IPv4-mapped IPv6 address counts as its IPv4 address.
 */
export function countedAddress(address: string | undefined): string {
  const [bare = ""] = (address ?? "").split("%");
  if (!addresses.isValid(bare)) return bare;
  const parsed = addresses.process(bare);
  if (!(parsed instanceof addresses.IPv6)) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}
