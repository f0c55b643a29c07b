import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import type { PlatformId } from "./ids.js";
import {
  changePlatform,
  type Platform,
  type PlatformDetails,
  refuseTakenDomains,
  registerPlatform,
} from "./platform.js";

const NOW = new Date("2030-01-01T12:00:00.000Z");
const LATER = new Date("2030-01-02T12:00:00.000Z");
const DETAILS: PlatformDetails = {
  name: "VidShare",
  kind: "VIDEO",
  domains: ["vidshare.example", "cdn.vidshare.example"],
  languages: ["nl", "en"],
  contactPoint: { email: "dsa@vidshare.example", url: null, languages: ["en"] },
  connected: true,
};
const registered = registerPlatform(null, idOf("vidshare"), DETAILS, NOW).platform;
const refusedWith = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { facts: expect.objectContaining({ field }) } : {}) });

describe("registering a platform", () => {
  it("stores its details in canonical form", () => {
    const messy = {
      ...DETAILS,
      name: "  VidShare ",
      domains: ["VIDSHARE.example.", "cdn.vidshare.example", "vidshare.example"],
      languages: ["NL", "en", "nl"],
    };
    expect(registerPlatform(null, idOf("vidshare"), messy, NOW)).toEqual({
      kind: "PlatformRegistered",
      platform: {
        id: "vidshare",
        ...DETAILS,
        domains: ["cdn.vidshare.example", "vidshare.example"],
        languages: ["en", "nl"],
        registeredAt: NOW,
        ownKeyUntil: null,
      },
    });
  });

  it("changes nothing when the same is registered, however it is written", () => {
    const again = { ...DETAILS, domains: DETAILS.domains.toReversed() };
    expect(registerPlatform(registered, idOf("vidshare"), again, LATER)).toEqual({
      kind: "Unchanged",
      platform: registered,
    });
  });

  it("refuses other details under the same id", () => {
    expect(() => registerPlatform(registered, idOf("vidshare"), { ...DETAILS, name: "Other" }, LATER)).toThrow(
      refusedWith("PLATFORM_EXISTS"),
    );
  });

  it("accepts a site outside the hub without a contact point", () => {
    const site = { ...DETAILS, connected: false, contactPoint: null };
    expect(registerPlatform(null, idOf("lawyer-list"), site, NOW).platform.contactPoint).toBeNull();
  });

  const contactPoint = { email: null, url: null, languages: ["en"] };
  it.each<[string, Partial<PlatformDetails>, string, string]>([
    ["without a name", { name: " " }, "FIELD_INVALID", "input.name"],
    ["with a name of two lines", { name: "Vid\nShare" }, "FIELD_INVALID", "input.name"],
    ["with a name too long", { name: "x".repeat(201) }, "FIELD_INVALID", "input.name"],
    ["with half a surrogate pair in its name", { name: "Vid\ud83c" }, "FIELD_INVALID", "input.name"],
    ["without a domain", { domains: [] }, "FIELD_INVALID", "input.domains"],
    ["with too many domains", { domains: Array(501).fill("a.example") }, "FIELD_INVALID", "input.domains"],
    ["with a URL for a domain", { domains: ["a.example", "https://b.example"] }, "DOMAIN_INVALID", "input.domains[1]"],
    ["without a language", { languages: [] }, "FIELD_INVALID", "input.languages"],
    ["with a language of three letters", { languages: ["en", "nld"] }, "LANGUAGE_UNKNOWN", "input.languages[1]"],
    ["with a language that is none", { languages: ["xx"] }, "LANGUAGE_UNKNOWN", "input.languages[0]"],
    ["connected without a contact point", { contactPoint: null }, "CONTACT_POINT_MISSING", "input.contactPoint"],
    ["with an empty contact point", { contactPoint }, "CONTACT_POINT_MISSING", "input.contactPoint"],
    [
      "with a contact page that is no web page",
      { contactPoint: { ...contactPoint, url: "mailto:dsa@vidshare.example" } },
      "URL_INVALID",
      "input.contactPoint.url",
    ],
    [
      "with a contact point in no language",
      { contactPoint: { ...contactPoint, email: "a@b.example", languages: [] } },
      "FIELD_INVALID",
      "input.contactPoint.languages",
    ],
  ])("refuses one %s", (_, wrong, code, field) => {
    expect(() => registerPlatform(null, idOf("vidshare"), { ...DETAILS, ...wrong }, NOW)).toThrow(
      refusedWith(code, field),
    );
    expect(() => changePlatform(registered, idOf("vidshare"), wrong)).toThrow(refusedWith(code, field));
  });
});

describe("changing a platform", () => {
  it("leaves what is not named as it was, and keeps when it was registered", () => {
    expect(changePlatform(registered, idOf("vidshare"), { kind: "HOSTING" })).toEqual({
      kind: "PlatformChanged",
      platform: { ...registered, kind: "HOSTING" },
    });
  });

  it.each<[string, Partial<PlatformDetails>]>([
    ["nothing", {}],
    ["the same name", { name: "VidShare " }],
    ["the same domains in another order", { domains: DETAILS.domains.toReversed() }],
  ])("changes nothing when told %s", (_, changes) => {
    expect(changePlatform(registered, idOf("vidshare"), changes)).toEqual({ kind: "Unchanged", platform: registered });
  });

  it("refuses one that is not registered", () => {
    expect(() => changePlatform(null, idOf("nobody"), {})).toThrow(refusedWith("PLATFORM_UNKNOWN"));
  });
});

describe("a domain", () => {
  const other: Platform = { ...registered, id: idOf("other") };
  it("belongs to exactly one platform", () => {
    const owners = new Map([["vidshare.example", idOf<PlatformId>("vidshare")]]);
    expect(() => refuseTakenDomains(registered, owners)).not.toThrow();
    expect(() => refuseTakenDomains(other, owners)).toThrow(
      expect.objectContaining({
        code: "DOMAIN_TAKEN",
        facts: expect.objectContaining({ domain: "vidshare.example", owner: "vidshare" }),
      }),
    );
    expect(() => refuseTakenDomains(other, new Map())).not.toThrow();
  });
});
