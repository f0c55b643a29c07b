import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";

/** Whether the sender of a request may read the metrics. */
export type MayScrape = (request: IncomingMessage) => boolean;

/** Set by proxies, and by no program that reads metrics. */
const SET_BY_PROXIES = ["x-forwarded-for", "forwarded", "via"];

/**
 * Reads METRICS_FROM: addresses and networks separated by commas (`10.0.0.0/8`, `loopback`); this machine when it is not set. `addressOf` determines the
 * address of a request that a proxy passed on; a part without it stands behind no proxy and believes none. Throws and
 * names the variable when the text is not that.
 */
export function mayScrape(text = "loopback", addressOf?: (request: IncomingMessage) => string): MayScrape {
  const isNamed = namedIn(text);
  const isLoopback = proxyAddr.compile("loopback");
  return (request) => {
    const sender = request.socket.remoteAddress ?? "";
    if (!SET_BY_PROXIES.some((name) => name in request.headers)) return isNamed(sender, 0);
    // Otherwise everybody whom a proxy on this machine lets in would read as loopback.
    const address = addressOf?.(request) ?? sender;
    return address !== plain(sender) && !isLoopback(address, 0) && isNamed(address, 0);
  };
}

/** An IPv4 address that a socket shows mapped into IPv6 is told as IPv4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function namedIn(text: string): (address: string, hops: number) => boolean {
  const names = text.split(",").map((name) => name.trim());
  try {
    return proxyAddr.compile(names);
  } catch (cause) {
    throw new Error(`METRICS_FROM must be addresses and networks with commas between; it is ${text}`, { cause });
  }
}
