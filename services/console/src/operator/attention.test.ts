import { describe, expect, it } from "vitest";
import { attentionIn, type Watched } from "./attention.js";
import type { ListedParty } from "./parties.js";

const NOW = new Date("2026-11-28T12:00:00.000Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000).toISOString();
const SEALING = { kid: "one", use: "SIG", validFrom: hours(-1), validUntil: null, revokedAt: null } as const;
const party = (type: ListedParty["type"], id: string, change: Partial<ListedParty> = {}): ListedParty => ({
  type,
  id,
  name: id,
  keys: [SEALING],
  connected: true,
  ...change,
});
const WELL: Watched = {
  now: NOW,
  readiness: { services: { orders: true, platforms: true }, stale: {} },
  parties: [party("court", "rb-amsterdam"), party("platform", "vidshare")],
  lags: [{ platform: { id: "vidshare" }, waiting: 2, oldestSentAt: hours(-1), acknowledgedAt: null }],
};
const found = (change: Partial<Watched>) => attentionIn({ ...WELL, ...change });

describe("what asks for the operator's attention", () => {
  it("is nothing while all is well", () => {
    expect(found({})).toEqual([]);
  });

  it("is a gateway that gives no answer, a service that is not ready and a feed that is not heard", () => {
    expect(found({ readiness: undefined })).toEqual([{ what: "gateway" }]);
    const readiness = { services: { orders: false, platforms: true }, stale: { platforms: ["orders.orderFeed"] } };
    expect(found({ readiness })).toEqual([
      { what: "service", service: "orders" },
      { what: "stale", service: "platforms", feeds: ["orders.orderFeed"] },
    ]);
  });

  it("is a court or a connected platform without a valid key for seals, and nobody else without one", () => {
    const keys = [{ ...SEALING, use: "ENC" as const }];
    const parties = [
      party("coordinator", "acm", { keys: [] }),
      party("court", "rb-amsterdam", { keys }),
      party("platform", "vidshare", { keys: [] }),
      party("platform", "lawyer-list", { keys: [], connected: false }),
    ];
    expect(found({ parties })).toEqual([
      { what: "noKey", party: parties[1] },
      { what: "noKey", party: parties[2] },
    ]);
  });

  it("is a key that ends within thirty days without one after it, for seals and for disclosures, the first first", () => {
    const ending = (use: "SIG" | "ENC", at: string) => ({ ...SEALING, kid: use, use, validUntil: at });
    const court = party("court", "rb-amsterdam", { keys: [ending("SIG", hours(24 * 29)), ending("ENC", hours(5))] });
    const later = party("platform", "vidshare", { keys: [ending("SIG", hours(24 * 31))] });
    const rotating = party("platform", "chirper", { keys: [ending("SIG", hours(5)), SEALING] });
    expect(found({ parties: [court, later, rotating] })).toEqual([
      { what: "keyEnds", party: court, use: "ENC", at: new Date(hours(5)) },
      { what: "keyEnds", party: court, use: "SIG", at: new Date(hours(24 * 29)) },
    ]);
  });

  it("is a platform whose oldest message waits for more than an hour", () => {
    const lag = { platform: { id: "hostbox" }, waiting: 3, oldestSentAt: hours(-1.01), acknowledgedAt: null };
    expect(found({ lags: [lag], parties: [party("platform", "hostbox", { name: "Hostbox" })] })).toMatchObject([
      { what: "lag", party: { name: "Hostbox" } },
    ]);
    expect(found({ lags: [lag] })).toEqual([
      {
        what: "lag",
        party: { type: "platform", id: "hostbox", name: "hostbox" },
        since: new Date(hours(-1.01)),
        waiting: 3,
      },
    ]);
  });

  it("is what it knows, where a part of the hub gave no answer", () => {
    expect(found({ readiness: undefined, parties: undefined, lags: undefined })).toEqual([{ what: "gateway" }]);
  });
});
