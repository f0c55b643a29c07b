import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** One IPv6 host can use every address of its /64 (RFC 4291, section 2.5.1). */
const PREFIX_OF_A_HOST = 64;
/** `192.0.2.1:5678`, `[2001:db8::1]` and `[2001:db8::1]:5678`: some proxies forward an address like this. */
const WITH_PORT = [/^(\d+\.\d+\.\d+\.\d+):\d*$/, /^\[([^\]]*)\](?::\d*)?$/];

/**
 * An address in one spelling: without port, zone or brackets, and with IPv4 mapped into IPv6 written as IPv4. Undefined
 * when the text is not an address.
 */
export function plainAddress(text: string): string | undefined {
  const bare = WITH_PORT.reduce((address, form) => form.exec(address)?.[1] ?? address, text.trim()).replace(/%.*$/, "");
  // The library also accepts a single number and `192.0.2`.
  if (isIP(bare) === 0) return undefined;
  return ipaddr.process(bare).toString();
}

/**
 * The network that counts as one caller: one IPv4 address, or the /64 of an IPv6 address. Any other text counts as
 * itself.
 */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (plain === undefined) return address;
  if (ipaddr.parse(plain).kind() === "ipv4") return plain;
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${plain}/${PREFIX_OF_A_HOST}`);
  return `${network.toString()}/${PREFIX_OF_A_HOST}`;
}
