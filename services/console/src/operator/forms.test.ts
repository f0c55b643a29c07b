import { describe, expect, it } from "vitest";
import { type Fields, typedIn } from "../court/fields.js";
import { courtIn, fieldOnForm, keyIn, NEW_KEY, ownKeyUntilIn, platformIn, REGISTERED } from "./forms.js";

const typed = (fields: Readonly<Record<string, string>>) =>
  typedIn(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])) satisfies Fields);
const PUBLIC = { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", kid: "2026-1" };
const PLATFORM = {
  id: "clipsite",
  name: "Clipsite",
  kind: "VIDEO",
  domains: "clipsite.example\n",
  languages: "nl, en",
};

describe("a party to register", () => {
  it("goes to the graph as it was typed, without blanks around it", () => {
    expect(courtIn(typed({ id: " rb-utrecht ", name: "Rechtbank", instance: "COURT_OF_APPEAL" }))).toEqual({
      input: { id: "rb-utrecht", name: "Rechtbank", instance: "COURT_OF_APPEAL" },
    });
    expect(platformIn(typed({ ...PLATFORM, connected: "yes", email: "dsa@clipsite.example" }))).toEqual({
      input: {
        id: "clipsite",
        name: "Clipsite",
        kind: "VIDEO",
        domains: ["clipsite.example"],
        languages: ["nl", "en"],
        connected: true,
        contactPoint: { email: "dsa@clipsite.example", languages: ["nl", "en"] },
      },
    });
    expect(platformIn(typed(PLATFORM))).toMatchObject({ input: { connected: false } });
    expect(platformIn(typed(PLATFORM))).not.toHaveProperty("input.contactPoint");
    expect(
      platformIn(typed({ ...PLATFORM, url: "https://clipsite.example/dsa", contactLanguages: "en" })),
    ).toMatchObject({
      input: { contactPoint: { url: "https://clipsite.example/dsa", languages: ["en"] } },
    });
  });

  it("lacks what the form asks, each at its field", () => {
    const missing = (read: ReturnType<typeof platformIn>) => ("wrong" in read ? read.wrong.map(({ at }) => at) : []);
    expect(missing(platformIn(typed({})))).toEqual(["id", "name", "kind", "domains", "languages"]);
    expect(missing(platformIn(typed({ ...PLATFORM, kind: "RESPONDENT" })))).toEqual(["kind"]);
  });
});

describe("a key to register", () => {
  it("is a public JWK with moments in Dutch time", () => {
    const until = "2027-07-01T00:00";
    expect(keyIn(typed({ jwk: JSON.stringify(PUBLIC), validUntil: until }))).toEqual({
      input: { jwk: PUBLIC, validUntil: "2027-06-30T22:00:00.000Z" },
    });
  });

  it.each([
    ["a JWK with d", JSON.stringify({ ...PUBLIC, d: "secret" })],
    ["a JWK with k", JSON.stringify({ kty: "oct", k: "secret" })],
    ["a JWK with p", JSON.stringify({ kty: "RSA", n: "n", e: "AQAB", p: "secret" }, null, 2)],
    ["a JWK with a comma too many", '{"kty":"OKP","d" : "secret",}'],
    ["a JWK in single quotes", "{'kty':'OKP','d':'secret'}"],
    ["a set of keys", JSON.stringify({ keys: [{ ...PUBLIC, d: "secret" }] })],
    ["a pair", JSON.stringify({ publicKey: PUBLIC, privateKey: { ...PUBLIC, d: "secret" } })],
    ["a PEM", "-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----"],
    ["an older PEM", "-----BEGIN EC PRIVATE KEY-----\nsecret\n-----END EC PRIVATE KEY-----"],
  ])("goes nowhere where it is private: %s", (_, jwk) => {
    const read = keyIn(typed({ jwk }));
    expect(read).toEqual({
      wrong: [{ at: "jwk", problem: { kind: "refused", code: "PRIVATE_KEY_REFUSED", message: "" } }],
    });
  });

  it.each(["", "{", "[]", "null", '"text"', "-----BEGIN PUBLIC KEY-----"])(
    "is JSON of an object, and not %o",
    (jwk) => {
      const read = keyIn(typed({ jwk }));
      expect("wrong" in read && read.wrong.map(({ at }) => at)).toEqual(["jwk"]);
    },
  );

  it("has no moment that is none", () => {
    expect(keyIn(typed({ jwk: JSON.stringify(PUBLIC), validFrom: "tomorrow" }))).toEqual({
      wrong: [{ at: "validFrom", problem: { kind: "moment" } }],
    });
  });
});

describe("a key of a platform's own", () => {
  const now = new Date("2026-11-28T12:00:00.000Z");
  it("may be registered until a moment that is still to come", () => {
    expect(ownKeyUntilIn(typed({ until: "2026-11-29T09:00" }), now)).toEqual({ input: "2026-11-29T08:00:00.000Z" });
    expect(ownKeyUntilIn(typed({ until: "2026-11-28T12:59" }), now)).toMatchObject({
      wrong: [{ at: "until", problem: { code: "UNTIL_PASSED" } }],
    });
    expect(ownKeyUntilIn(typed({}), now)).toEqual({ wrong: [{ at: "until", problem: { kind: "required" } }] });
  });
});

describe("a field that the graph names", () => {
  it.each([
    ["input.id", "id"],
    ["input.domains[3]", "domains"],
    ["input.languages[0]", "languages"],
    ["input.contactPoint", "email"],
    ["input.contactPoint.email", "email"],
    ["input.contactPoint.url", "url"],
    ["input.contactPoint.languages[1]", "contactLanguages"],
    ["input.unheard", undefined],
    [undefined, undefined],
  ])("%s stands on the form of a platform as %s", (field, onForm) => {
    expect(fieldOnForm(REGISTERED.platform, field)).toBe(onForm);
  });

  it.each([
    ["input.jwk.kid", "jwk"],
    ["input.validUntil", "validUntil"],
    ["input.party.id", undefined],
  ])("%s stands on the form of a key as %s", (field, onForm) => {
    expect(fieldOnForm(NEW_KEY, field)).toBe(onForm);
  });
});
