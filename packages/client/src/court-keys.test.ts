import { afterEach, describe, expect, it, vi } from "vitest";
import {
  COURT,
  chained,
  type FakeHubOptions,
  openFakeCourt,
  openFakeHub,
  SEALED_ORDER,
  take,
  token,
} from "../test/fake-hub.js";
import { KEYS_KEPT_MS, keysFromRegistry } from "./court-keys.js";
import { connect } from "./index.js";

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

async function hubWith(options: FakeHubOptions) {
  const hub = await openFakeHub(options);
  ended.push(hub.close);
  return { url: hub.url, token: () => token(), asked: () => hub.tokens.requests.length };
}

const registered = (...kids: unknown[]) => ({
  body: JSON.stringify({
    data: {
      court: {
        keys: kids.map((kid) => ({
          kid,
          jwk: {},
          validFrom: "2026-01-01T00:00:00Z",
          validUntil: null,
          revokedAt: null,
        })),
      },
    },
  }),
});

describe("a court's keys", () => {
  it("are fetched once for three hundred messages", async () => {
    const court = await openFakeCourt();
    const { kid, jwk } = court.key();
    const key = { kid, jwk, validFrom: "2026-01-01T00:00:00Z", validUntil: null, revokedAt: null };
    const seal = await court.seal();
    const hub = await hubWith({
      inbox: chained(...Array.from({ length: 300 }, () => ({ seal }))),
      answer: () => ({ body: JSON.stringify({ data: { court: { keys: [key] } } }) }),
    });
    await using inbox = connect({ ...hub, cursor: { position: 0 } });
    const messages = await take(inbox, 300);
    expect(messages.every(({ document }) => document?.caseNumber === SEALED_ORDER.caseNumber)).toBe(true);
    expect(hub.asked()).toBe(1);
  });

  it("are fetched again for an unknown key, after a minute, and when no seal is given", async () => {
    let nowMs = 0;
    const hub = await hubWith({ answer: (n) => (n === 1 ? registered("old") : registered("old", "new")) });
    const keys = keysFromRegistry(hub, () => nowMs);
    const kids = async (kid?: string) => (await keys(COURT, kid)).map((key) => key.kid);
    expect(await kids("old")).toEqual(["old"]);
    expect(await kids("old")).toEqual(["old"]);
    expect(hub.asked()).toBe(1);
    expect(await kids("new")).toEqual(["old", "new"]);
    expect(hub.asked()).toBe(2);
    nowMs += KEYS_KEPT_MS - 1;
    await kids("new");
    expect(hub.asked()).toBe(2);
    nowMs += 1; // now the minute is over, so a revocation must be known
    await kids("new");
    expect(hub.asked()).toBe(3);
    await kids();
    expect(hub.asked()).toBe(4);
    await keys("rb-den-haag", "old");
    expect(hub.asked()).toBe(5);
  });

  it("say what they wait for, and keep nothing from a failed fetch", async () => {
    const unavailable = {
      body: JSON.stringify({ errors: [{ message: "Away.", extensions: { code: "SERVICE_UNAVAILABLE" } }] }),
    };
    const hub = await hubWith({ answer: (n) => (n === 1 || n > 2 ? unavailable : registered("one")) });
    const onInterrupted = vi.fn();
    expect(await keysFromRegistry({ ...hub, onInterrupted })(COURT, "one")).toHaveLength(1);
    expect(onInterrupted).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "SERVICE_UNAVAILABLE" }));
    const impatient = keysFromRegistry({ ...hub, onInterrupted, patienceMs: 0 });
    await expect(impatient(COURT, "one")).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    await expect(impatient(COURT, "one")).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    expect(hub.asked()).toBe(4);
  });
});
