import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";
import { plainAddress } from "./client-address.js";

/** Where a request comes from: the last address that no trusted proxy vouches for. */
export type AddressOf = (request: IncomingMessage) => string;

/**
 * Reads TRUSTED_PROXIES in the forms of express's `trust proxy`: how many proxies stand before the gateway, or their
 * addresses and networks with commas between (`10.0.0.0/8, loopback, linklocal, uniquelocal`). Without it nobody's
 * `x-forwarded-for` counts. Throws and names the variable when it is neither.
 */
export function trustedProxies(text: string | undefined): AddressOf {
  const trusts = trustOf(text?.trim() ?? "");
  return (request) => proxyAddr(withPlainAddresses(request), trusts);
}

/** The same, forwarded for addresses alone and in one spelling: some proxies forward a port too, a new one each time. */
function withPlainAddresses({ headers, socket }: IncomingMessage): IncomingMessage {
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().flatMap((text) => text.split(","));
  const plain = forwarded.map(plainAddress);
  // What comes before something that is no address, nobody vouches for.
  const known = plain.slice(plain.lastIndexOf(undefined) + 1);
  const plainHeaders = known.length === 0 ? {} : { "x-forwarded-for": known.join(", ") };
  const remoteAddress = plainAddress(socket.remoteAddress ?? "") ?? socket.remoteAddress;
  return { headers: plainHeaders, socket: { remoteAddress } } as IncomingMessage;
}

function trustOf(text: string): (address: string, hops: number) => boolean {
  if (text === "") return () => false;
  if (/^\d+$/.test(text)) return (_address, hops) => hops < Number(text);
  try {
    return proxyAddr.compile(text.split(",").map((part) => part.trim()));
  } catch (cause) {
    const message = `TRUSTED_PROXIES must be a number of proxies, or addresses and networks with commas between; it is ${text}`;
    throw new Error(message, { cause });
  }
}
