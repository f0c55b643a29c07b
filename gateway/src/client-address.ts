import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** One host of IPv6 has a whole /64 to come from (RFC 4291, section 2.5.1). */
const PREFIX_OF_A_HOST = 64;
/** `192.0.2.1:5678`, `[2001:db8::1]` and `[2001:db8::1]:5678`, as some proxies forward an address. */
const WITH_PORT = [/^(\d+\.\d+\.\d+\.\d+):\d*$/, /^\[([^\]]*)\](?::\d*)?$/];

/**
 * An address in its one spelling: without a port, a zone or brackets, and IPv4 as IPv4 also where it is mapped into
 * IPv6. Undefined for what is no address.
 */
export function plainAddress(text: string): string | undefined {
  const bare = WITH_PORT.reduce((address, form) => form.exec(address)?.[1] ?? address, text.trim()).replace(/%.*$/, "");
  // The library takes more for an address: a number alone, and `192.0.2`.
  if (isIP(bare) === 0) return undefined;
  return ipaddr.process(bare).toString();
}

/** What counts as one caller: an address of IPv4, and of IPv6 its /64. What is no address counts as itself. */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (plain === undefined) return address;
  if (ipaddr.parse(plain).kind() === "ipv4") return plain;
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${plain}/${PREFIX_OF_A_HOST}`);
  return `${network.toString()}/${PREFIX_OF_A_HOST}`;
}
