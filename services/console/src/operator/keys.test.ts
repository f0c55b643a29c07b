import { describe, expect, it } from "vitest";
import type { KeySeenFragment } from "../graph/operator-documents.js";
import { coveredUntil, stateOf } from "./keys.js";

const NOW = new Date("2026-11-28T12:00:00.000Z");
const day = (count: number) => new Date(NOW.getTime() + count * 86_400_000).toISOString();
const key = (from: number, until: number | null, change: Partial<KeySeenFragment> = {}): KeySeenFragment => ({
  kid: `from ${from}`,
  use: "SIG",
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
  revokedAt: null,
  ...change,
});

describe("a key", () => {
  it.each([
    ["is valid", key(-1, null), "valid"],
    ["is valid from its first moment", key(0, 1), "valid"],
    ["is not valid any more at its end", key(-1, 0), "ended"],
    ["is coming", key(1, 2), "coming"],
    ["is revoked, whenever it is valid", key(1, 2, { revokedAt: day(-1) }), "revoked"],
  ])("%s", (_, one, state) => {
    expect(stateOf(one, NOW)).toBe(state);
  });
});

describe("a party's keys", () => {
  it.each([
    ["cover nothing without one", [], undefined],
    ["cover until the last ends where each begins before the one before it ends", [key(3, 9), key(-1, 4)], day(9)],
    ["cover until the next one where that begins at the end of the one before", [key(-1, 4), key(4, 6)], day(6)],
    ["cover until a gap", [key(-1, 4), key(5, null)], day(4)],
    ["cover always with one that has no end", [key(-1, 4), key(3, null)], "always"],
    ["cover no shorter for one that ends within another", [key(-2, 9), key(-1, 4)], day(9)],
    ["cover nothing before the first begins", [key(1, null)], undefined],
    ["cover nothing after the last has ended", [key(-3, 0)], undefined],
    ["cover nothing with a revoked one", [key(-1, null, { revokedAt: day(-1) })], undefined],
    ["cover nothing with one for something else", [key(-1, null, { use: "ENC" })], undefined],
  ])("%s", (_, keys, until) => {
    const covered = coveredUntil(keys, "SIG", NOW);
    expect(covered instanceof Date ? covered.toISOString() : covered).toBe(until);
  });
});
