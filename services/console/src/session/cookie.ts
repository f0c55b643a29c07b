import type { Request, Response } from "express";

export interface CookieOptions {
  /** False only where pages are shown over http on this machine's own address. */
  readonly secure: boolean;
}

/** With the prefix a browser takes the cookie over https alone, from this host alone, and for the whole of it. */
const nameOf = ({ secure }: CookieOptions) => (secure ? "__Host-exparte-session" : "exparte-session");
const attributesOf = ({ secure }: CookieOptions) => ({ httpOnly: true, sameSite: "lax", secure, path: "/" }) as const;

export function cookieIn(request: Request, options: CookieOptions): string | undefined {
  const pattern = new RegExp(`(?:^|;\\s*)${nameOf(options)}=([\\w-]{43})(?:;|$)`);
  return pattern.exec(request.headers.cookie ?? "")?.[1];
}

/** Kept until the browser is closed. */
export function setCookie(response: Response, id: string, options: CookieOptions): void {
  response.cookie(nameOf(options), id, attributesOf(options));
}

export function dropCookie(response: Response, options: CookieOptions): void {
  response.clearCookie(nameOf(options), attributesOf(options));
}

/** Whether an address is of this machine alone, so that a cookie may travel without https. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
