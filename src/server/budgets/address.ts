import * as addresses from "ipaddr.js";

/**
 * Whom an address is counted as. IPv6 goes by its first 64 bits, since a household or a rented server has all that begin
 * with them; an IPv4 address that is written as IPv6 is itself.
 */
export function countedAddress(address: string | undefined): string {
  const [bare = ""] = (address ?? "").split("%");
  if (!addresses.isValid(bare)) return bare;
  const parsed = addresses.process(bare);
  if (!(parsed instanceof addresses.IPv6)) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}
