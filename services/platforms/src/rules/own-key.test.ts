import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { registerOwnKey } from "./own-key.js";
import { revokeKey } from "./party-key.js";
import { changePlatform, type Platform, registerPlatform } from "./platform.js";
import type { PublicKey } from "./public-key.js";

const NOW = new Date("2030-01-01T12:00:00.000Z");
const UNTIL = new Date("2030-01-01T13:00:00.000Z");
const DETAILS = {
  name: "Hostbox",
  kind: "HOSTING",
  domains: ["hostbox.example"],
  languages: ["nl"],
  contactPoint: null,
  connected: false,
} as const;
const registered = registerPlatform(null, idOf("hostbox"), DETAILS, NOW).platform;
const allowed: Platform = changePlatform(registered, registered.id, { ownKeyUntil: UNTIL }).platform;
const key = (kid: string, use: PublicKey["use"] = "sig"): PublicKey => ({
  kid: idOf(kid),
  thumbprint: idOf(`thumbprint of ${kid}`),
  use,
  jwk: { kid },
});
const refusedWith = (code: string) => expect.objectContaining({ code });

describe("a platform that registers a key of its own", () => {
  it("may do so once while the operator allows it, and the key is valid at once", () => {
    const told = registerOwnKey(allowed, [], key("own"), NOW);
    expect(told.key).toMatchObject({ kid: "own", validFrom: NOW, validUntil: null, revokedAt: null });
    expect(told.events).toEqual([
      { kind: "KeyRegistered", key: told.key },
      { kind: "PlatformChanged", platform: registered },
    ]);
    const after = { ...allowed, ownKeyUntil: null };
    expect(() => registerOwnKey(after, [told.key], key("other"), NOW)).toThrow(refusedWith("OWN_KEY_NOT_ALLOWED"));
  });

  it("changes nothing by registering the same key again, also when it is allowed nothing more", () => {
    const own = registerOwnKey(allowed, [], key("own"), NOW).key;
    expect(registerOwnKey(registered, [own], key("own"), UNTIL)).toEqual({ key: own, events: [] });
  });

  it("is refused before it is allowed, and from the moment at which that ends", () => {
    expect(() => registerOwnKey(registered, [], key("own"), NOW)).toThrow(refusedWith("OWN_KEY_NOT_ALLOWED"));
    expect(() => registerOwnKey(allowed, [], key("own"), UNTIL)).toThrow(refusedWith("OWN_KEY_NOT_ALLOWED"));
  });

  it("is refused a key for encryption, and one that the operator revoked", () => {
    expect(() => registerOwnKey(allowed, [], key("own", "enc"), NOW)).toThrow(refusedWith("KEY_NOT_ACCEPTED"));
    const own = registerOwnKey(allowed, [], key("own"), NOW).key;
    const revoked = revokeKey([own], own.party, own.kid, NOW).key;
    expect(() => registerOwnKey(allowed, [revoked], key("own"), NOW)).toThrow(refusedWith("KEY_REVOKED"));
  });

  it("keeps its permission when the operator registers the same platform or changes something else", () => {
    expect(registerPlatform(allowed, allowed.id, DETAILS, UNTIL)).toEqual({ kind: "Unchanged", platform: allowed });
    expect(changePlatform(allowed, allowed.id, { name: "Host Box" }).platform.ownKeyUntil).toEqual(UNTIL);
    expect(changePlatform(allowed, allowed.id, { ownKeyUntil: null }).platform).toEqual(registered);
  });
});
