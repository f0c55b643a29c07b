import type { IncomingMessage } from "node:http";
import type { Actor } from "@exparte/auth";
import { describe, expect, it } from "vitest";
import { pointsFor, pointsForAPage, requestRates } from "./request-rates.js";

const party = (partyId: string): Actor => ({
  partyType: "platform",
  partyId,
  subject: partyId,
  scopes: new Set(),
  expiresAt: new Date(0),
});

describe("the rate per ten seconds", () => {
  it("counts by party for callers with a valid token, wherever they come from", async () => {
    const rates = requestRates({ pointsPerAddress: 1, pointsPerParty: 3 });
    await rates.take({ actor: party("a"), address: "192.0.2.1" }, 2);
    await rates.take({ actor: party("a"), address: "192.0.2.2" }, 1);
    await expect(rates.take({ actor: party("a"), address: "192.0.2.3" }, 1)).rejects.toMatchObject({
      code: "RATE_LIMITED",
      facts: { retryAfterSeconds: expect.any(Number) },
    });
    await rates.take({ actor: party("b"), address: "192.0.2.1" }, 3);
  });

  it("counts by address for everybody else", async () => {
    const rates = requestRates({ pointsPerAddress: 2, pointsPerParty: 1 });
    await rates.take({ actor: undefined, address: "192.0.2.1" }, 2);
    await expect(rates.take({ actor: undefined, address: "192.0.2.1" }, 1)).rejects.toMatchObject({
      code: "RATE_LIMITED",
    });
    await rates.take({ actor: undefined, address: "192.0.2.2" }, 1);
    await rates.take({ actor: party("a"), address: "192.0.2.1" }, 1);
  });

  it("says for how long what it charged counts", async () => {
    const rates = requestRates({ pointsPerAddress: 3, pointsPerParty: 3 });
    const payer = { actor: undefined, address: "192.0.2.1" };
    const countForMs = await rates.take(payer, 1);
    expect(countForMs).toBeGreaterThan(9_000);
    expect(countForMs).toBeLessThanOrEqual(10_000);
    expect(await rates.take(payer, 1)).toBeLessThanOrEqual(countForMs);
  });

  it("charges nothing for the gateway's own operations", async () => {
    const rates = requestRates({ pointsPerAddress: 1, pointsPerParty: 1 });
    for (let asked = 0; asked < 3; asked += 1) await rates.take({ actor: undefined, address: undefined }, 1);
  });

  it("is much lower without a token: the same operation takes more of it", () => {
    expect(pointsFor(1_000, undefined)).toBe(100);
    expect(pointsFor(1_000, party("a"))).toBe(2);
  });
});

describe("the points for a page", () => {
  it.each([
    ["that is looked at", {}, 5],
    ["with a short form", { "content-length": "8191" }, 5],
    ["with a long form", { "content-length": "307200" }, 42],
    ["with a form of a length that is not told", { "transfer-encoding": "chunked" }, 133],
    [
      "with a form that is announced as short and comes in chunks",
      { "content-length": "1", "transfer-encoding": "chunked" },
      133,
    ],
  ])("%s", (_, headers, points) => {
    expect(pointsForAPage({ headers } as IncomingMessage)).toBe(points);
  });
});
