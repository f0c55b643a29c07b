/** Where a visitor goes after signing in when nothing else is known. */
export const START = "/start";

/** A path of our own pages, or START: whatever could lead to another host leads to START (open redirect). */
export function returnPath(asked: unknown): string {
  if (typeof asked !== "string" || !/^\/(?![/\\])[\w\-./?=&%~]*$/.test(asked)) return START;
  const base = "http://console.invalid";
  const url = URL.parse(asked, base);
  // Dots go: what is left of `/.//host` begins with two slashes, and would be another host.
  return url?.origin === base && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : START;
}
