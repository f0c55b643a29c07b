import { expect, it } from "vitest";
import { networkOf, plainAddress } from "./client-address.js";

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["192.0.2.1:5678", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::ffff:c000:201", "192.0.2.1"],
  ["[::ffff:192.0.2.1]:5678", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:1:2::7", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::7]", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::8]:80", "2001:db8:1:2::/64"],
  ["2001:db8::7", "2001:db8::/64"],
  ["::1", "::/64"],
  ["fe80::1%eth0", "fe80::/64"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it.each(["unknown", "_hidden", "", "1", "192.0.2", "192.0.2.1:5678:9", "[192.0.2.1", "300.0.2.1"])(
  "%j is no address",
  (text) => {
    expect(plainAddress(text)).toBeUndefined();
  },
);
