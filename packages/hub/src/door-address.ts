import { isIPv6 } from "node:net";

/** Reached from this machine alone. */
export const LOCAL = "127.0.0.1";
const EVERY_ADDRESS = ["0.0.0.0", "::"];

/** The host in the address of a door, as this machine reaches it, that listens on the given one. */
export function doorAddress(host: string): string {
  if (EVERY_ADDRESS.includes(host)) return LOCAL;
  return isIPv6(host) ? `[${host}]` : host;
}
