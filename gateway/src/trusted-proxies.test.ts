import type { IncomingMessage } from "node:http";
import { expect, it } from "vitest";
import { trustedProxies } from "./trusted-proxies.js";

const from = (remoteAddress: string, forwardedFor?: string) =>
  ({ socket: { remoteAddress }, headers: { "x-forwarded-for": forwardedFor } }) as unknown as IncomingMessage;

it.each([
  ["nobody", undefined, "10.0.0.1"],
  ["one proxy before it", "1", "192.0.2.7"],
  ["the network it is in", "10.0.0.0/8", "192.0.2.7"],
  ["several, by name and address", "loopback, 10.0.0.1", "192.0.2.7"],
  ["another", "10.0.0.2", "10.0.0.1"],
])("trusting %s, the gateway takes a request for one of %3$s", (_, trusted, address) => {
  expect(trustedProxies(trusted)(from("10.0.0.1", "198.51.100.1, 192.0.2.7"))).toBe(address);
});

it("takes nobody's word for it who is trusted by no setting", () => {
  expect(trustedProxies("10.0.0.0/8")(from("203.0.113.5", "192.0.2.7"))).toBe("203.0.113.5");
});

it.each(["true", "10.0.0.0/99", "the proxy"])("refuses %s and names the variable", (text) => {
  expect(() => trustedProxies(text)).toThrow(/TRUSTED_PROXIES/);
});

it.each([
  ["198.51.100.7:5678", "198.51.100.7"],
  ["[2001:db8::7]:80", "2001:db8::7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["198.51.100.7:5678, 10.0.0.2:99", "198.51.100.7"],
  ["198.51.100.7, unknown", "10.0.0.1"],
  ["198.51.100.7, unknown, 192.0.2.7:1", "192.0.2.7"],
])("takes a request that is forwarded for %s for one of %s", (forwardedFor, address) => {
  expect(trustedProxies("10.0.0.0/8")(from("::ffff:10.0.0.1", forwardedFor))).toBe(address);
});
