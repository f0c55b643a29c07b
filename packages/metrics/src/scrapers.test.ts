import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { mayScrape } from "./scrapers.js";

const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;
/** Stands for TRUSTED_PROXIES: it believes 10.0.0.1 alone. */
const believed = ({ socket, headers }: IncomingMessage) =>
  socket.remoteAddress === "10.0.0.1" ? String(headers["x-forwarded-for"]) : String(socket.remoteAddress);

it.each(["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])("lets this machine (%s) read by default", (address) => {
  expect(mayScrape()(from(address))).toBe(true);
});

it.each(["10.0.0.7", "::ffff:10.0.0.7", "2001:db8::7"])("lets no other machine (%s) read by default", (address) => {
  expect(mayScrape()(from(address))).toBe(false);
});

it("lets those read whom METRICS_FROM names, and no others", () => {
  const named = mayScrape("10.0.0.0/30, 2001:db8::/32");
  expect(["10.0.0.2", "::ffff:10.0.0.2", "2001:db8::7"].map((address) => named(from(address)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(["10.0.0.4", "127.0.0.1"].map((address) => named(from(address)))).toEqual([false, false]);
});

it.each([
  { "x-forwarded-for": "127.0.0.1" },
  { "x-forwarded-for": "" },
  { forwarded: "for=127.0.0.1" },
  { via: "1.1 proxy" },
])("takes nothing that a proxy on this machine passed on (%j) for this machine's own", (headers) => {
  expect(mayScrape()(from("127.0.0.1", headers as unknown as Record<string, string>))).toBe(false);
  expect(mayScrape("loopback", believed)(from("127.0.0.1", headers as unknown as Record<string, string>))).toBe(false);
});

it("believes the address that a trusted proxy tells, and never that it is this machine", () => {
  const named = mayScrape("loopback, 192.0.2.7", believed);
  expect(named(from("10.0.0.1", { "x-forwarded-for": "192.0.2.7" }))).toBe(true);
  expect(named(from("10.0.0.1", { "x-forwarded-for": "192.0.2.8" }))).toBe(false);
  expect(named(from("10.0.0.1", { "x-forwarded-for": "127.0.0.1" }))).toBe(false);
  expect(named(from("10.0.0.9", { "x-forwarded-for": "192.0.2.7" }))).toBe(false);
});

it("does not take a proxy that is not trusted for itself, when METRICS_FROM names it", () => {
  expect(mayScrape("10.0.0.9", believed)(from("10.0.0.9", { "x-forwarded-for": "203.0.113.5" }))).toBe(false);
  expect(mayScrape("10.0.0.9", believed)(from("10.0.0.9"))).toBe(true);
});

it.each(["prometheus", "10.0.0.0/99", ""])("refuses %j and names the variable", (text) => {
  expect(() => mayScrape(text)).toThrow(/METRICS_FROM/);
});
