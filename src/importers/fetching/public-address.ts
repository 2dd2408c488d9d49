import { isIP } from "node:net";

import * as addresses from "ipaddr.js";

/** Where all public IPv6 addresses are, up to now (RFC 4291). */
const globalUnicast = addresses.IPv6.parseCIDR("2000::/3");

/** By which an IPv6 network reaches public IPv4 addresses (RFC 6052): the last four bytes are one. */
const translated = addresses.IPv6.parseCIDR("64:ff9b::/96");

/** Public by its range, and in fact the inside of a cloud: what Azure tells its machines. */
const metadata = new Set(["168.63.129.16"]);

/** Whether an IP address is of the public internet: not private, loopback, link-local, shared, reserved, or one of these within IPv6. */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0) return false;
  const address = addresses.process(text);
  if (address instanceof addresses.IPv4)
    return address.range() === "unicast" && !metadata.has(address.toString());
  if (address.match(translated)) return isPublicAddress(address.toByteArray().slice(12).join("."));
  return address.range() === "unicast" && address.match(globalUnicast);
}
