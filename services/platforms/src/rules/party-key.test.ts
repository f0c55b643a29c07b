import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import type { PartyRef } from "./party.js";
import { type PartyKey, registerKey, revokeKey, type Validity } from "./party-key.js";
import type { PublicKey } from "./public-key.js";

const NOW = new Date("2030-01-01T12:00:00.000Z");
const LATER = new Date("2030-06-01T12:00:00.000Z");
const PARTY: PartyRef = { type: "court", id: idOf("rb-amsterdam") };
const OPEN: Validity = { until: null };
const key = (kid: string, thumbprint = `thumbprint of ${kid}`, use: PublicKey["use"] = "sig"): PublicKey => ({
  kid: idOf(kid),
  thumbprint: idOf(thumbprint),
  use,
  jwk: { kid },
});

const one = registerKey([], PARTY, key("one"), OPEN, NOW).key;
const revoked: PartyKey = revokeKey([one], PARTY, idOf("one"), LATER).key;
const refusedWith = (code: string) => expect.objectContaining({ code });

describe("registering a key", () => {
  it("makes it valid from now and without end by default", () => {
    expect(registerKey([], PARTY, key("one"), OPEN, NOW)).toEqual({
      kind: "KeyRegistered",
      key: { ...key("one"), party: PARTY, validFrom: NOW, validUntil: null, registeredAt: NOW, revokedAt: null },
    });
    const told = registerKey([], PARTY, key("one"), { from: LATER, until: new Date(LATER.getTime() + 1) }, NOW);
    expect(told.key).toMatchObject({ validFrom: LATER, validUntil: new Date(LATER.getTime() + 1), registeredAt: NOW });
  });

  it("lets the next key overlap the one before it", () => {
    expect(registerKey([one], PARTY, key("two"), OPEN, NOW).kind).toBe("KeyRegistered");
  });

  it.each<[string, PartyKey, Validity]>([
    ["without saying from when", one, OPEN],
    ["from the same moment", one, { from: NOW, until: null }],
    ["after it was revoked", revoked, OPEN],
  ])("changes nothing when repeated, %s", (_, known, validity) => {
    expect(registerKey([known], PARTY, key("one"), validity, LATER)).toEqual({ kind: "Unchanged", key: known });
  });

  it.each<[string, PartyKey, PublicKey, Validity, string]>([
    ["another key under the same kid", one, key("one", "other"), OPEN, "KEY_ID_TAKEN"],
    ["the same key from another moment", one, key("one"), { from: LATER, until: null }, "KEY_ID_TAKEN"],
    ["the same key with another end", one, key("one"), { until: LATER }, "KEY_ID_TAKEN"],
    ["the same key for another use", one, key("one", one.thumbprint, "enc"), OPEN, "KEY_ID_TAKEN"],
    ["the same key under another kid", one, key("two", one.thumbprint), OPEN, "KEY_REGISTERED_ALREADY"],
    ["a revoked key under another kid", revoked, key("two", one.thumbprint), OPEN, "KEY_REVOKED"],
    ["an end before the beginning", one, key("two"), { from: LATER, until: NOW }, "KEY_VALIDITY_INVALID"],
    ["an end at the beginning", one, key("two"), { from: NOW, until: NOW }, "KEY_VALIDITY_INVALID"],
    ["an end that has passed", one, key("two"), { until: NOW }, "KEY_VALIDITY_INVALID"],
  ])("refuses %s", (_, known, given, validity, code) => {
    expect(() => registerKey([known], PARTY, given, validity, NOW)).toThrow(refusedWith(code));
  });
});

describe("revoking a key", () => {
  it("keeps when, and the first time stands", () => {
    expect(revokeKey([one], PARTY, idOf("one"), LATER)).toEqual({
      kind: "KeyRevoked",
      key: { ...one, revokedAt: LATER },
    });
    const muchLater = new Date("2031-01-01T00:00:00.000Z");
    expect(revokeKey([revoked], PARTY, idOf("one"), muchLater)).toEqual({ kind: "Unchanged", key: revoked });
  });

  it("refuses a key that the party does not have", () => {
    expect(() => revokeKey([one], PARTY, idOf("two"), NOW)).toThrow(refusedWith("KEY_UNKNOWN"));
  });
});
