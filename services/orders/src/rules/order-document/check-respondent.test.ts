import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { NOW, orderDocument, PLATFORMS, respondent, VIDSHARE } from "../../../test/fixtures.js";
import type { PlatformId } from "../ids.js";
import { checkOrderDocument } from "./check-order-document.js";
import type { AddressablePlatform, AddresseeDocument } from "./order-document.js";
import { lockedRespondent, type NamedRespondent } from "./respondent.js";

const PERSON = respondent();
const KEEPER: NamedRespondent = {
  kind: "SITE_KEEPER",
  legalName: "De beheerder",
  address: "Onbekend",
  ipAddress: "203.0.113.7",
};

const KEEPERS_ALONE = " is of a SITE_KEEPER, and required there; leave it out otherwise.";

function checked(
  addressee: AddresseeDocument,
  platforms: ReadonlyMap<PlatformId, AddressablePlatform> = PLATFORMS,
): void {
  checkOrderDocument(orderDocument({ addressees: [addressee] }), platforms, NOW);
}

const refused = (code: string, field: string, says = "") =>
  expect.objectContaining({
    code,
    message: expect.stringContaining(says),
    facts: expect.objectContaining({ field }),
  });

describe("rule: an order can be given to a respondent whom nobody registered", () => {
  it("with the posts that it made on somebody's domain, and why they are its own; in any language", () => {
    expect(() => checked(PERSON)).not.toThrow();
    const foreign = orderDocument({ addressees: [PERSON], language: "fr" });
    expect(() => checkOrderDocument(foreign, PLATFORMS, NOW)).not.toThrow();
  });

  it.each(["203.0.113.7", "2001:db8::1", "::1"])("a site's keeper by the IP address %s", (ipAddress) => {
    expect(() => checked({ ...PERSON, respondent: { ...KEEPER, ipAddress } })).not.toThrow();
  });

  it("beside platforms, and beside other respondents", () => {
    const other = { ...PERSON, platform: idOf<PlatformId>("respondent-rb-amsterdam-9z1") };
    const document = orderDocument({
      addressees: [PERSON, other, { platform: VIDSHARE.id, items: [{ url: "https://vidshare.example/v/1" }] }],
    });
    expect(() => checkOrderDocument(document, PLATFORMS, NOW)).not.toThrow();
  });
});

describe("a respondent's id", () => {
  it.each([
    ["a platform's", "vidshare"],
    ["an unknown one", "nobody"],
    ["of another court", "respondent-rb-den-haag-7f3k2"],
    ["of a court whose name only begins so", "respondent-rb-amsterdam-zuid-7f3k2"],
    ["without a reference", "respondent-rb-amsterdam-"],
    ["a name", "respondent-rb-amsterdam-jansen"],
    ["a citizen service number", "respondent-rb-amsterdam-123456782"],
    ["in capitals", "respondent-rb-amsterdam-7F3K2"],
    ["too long", `respondent-rb-amsterdam-${"7f".repeat(30)}`],
  ])("is refused when it is %s", (_, id) => {
    expect(() => checked({ ...PERSON, platform: idOf(id) })).toThrow(
      refused(
        "RESPONDENT_ID",
        "order.addressees[0].platform",
        id === "vidshare"
          ? 'order.addressees[0].platform "vidshare" is a registered platform; leave order.addressees[0].respondent out,'
          : "must be respondent-rb-amsterdam- and after it a reference of your court's own,",
      ),
    );
  });

  it("is refused when a platform was registered under it", () => {
    const known = new Map([...PLATFORMS, [PERSON.platform, { ...VIDSHARE, id: PERSON.platform }]]);
    expect(() => checked(PERSON, known)).toThrow(refused("RESPONDENT_ID", "order.addressees[0].platform"));
  });

  it("is a platform's where one is registered under it, to which an order is given as to any other", () => {
    const known = new Map([...PLATFORMS, [PERSON.platform, { ...VIDSHARE, id: PERSON.platform }]]);
    const { respondent: _, ...nameless } = PERSON;
    expect(() => checked(nameless, known)).not.toThrow();
  });

  it("comes with who it is", () => {
    const { respondent: _, ...nameless } = PERSON;
    expect(() => checked(nameless)).toThrow(
      refused(
        "RESPONDENT_MISSING",
        "order.addressees[0].respondent",
        `order.addressees[0].respondent is missing: ${PERSON.platform} is in no registry, so say who it is`,
      ),
    );
    const locked = { kind: "PERSON", locked: idOf<never>("a.b.c.d.e") } as const;
    expect(() => checked({ ...PERSON, respondent: locked })).toThrow(
      refused("RESPONDENT_MISSING", "order.addressees[0].respondent"),
    );
  });
});

describe("a respondent's particulars", () => {
  it.each<[string, NamedRespondent, string, string?]>([
    ["no name", { kind: "PERSON", legalName: " ", address: "Dam 1" }, "legalName"],
    ["a name of two lines", { kind: "PERSON", legalName: "A\nB", address: "Dam 1" }, "legalName"],
    ["a name that is too long", { kind: "COMPANY", legalName: "B".repeat(301), address: "Dam 1" }, "legalName"],
    ["no address", { kind: "PERSON", legalName: "A. Jansen", address: "" }, "address"],
    ["an address that is too long", { kind: "PERSON", legalName: "A. Jansen", address: "D".repeat(1_001) }, "address"],
    ["an IP address of a person", { ...KEEPER, kind: "PERSON" }, "ipAddress", KEEPERS_ALONE],
    [
      "a site's keeper without one",
      { kind: "SITE_KEEPER", legalName: "De beheerder", address: "Onbekend" },
      "ipAddress",
      KEEPERS_ALONE,
    ],
    ...[
      "Jan Jansen",
      "300.1.1.1",
      "1.2.3",
      "2001:0db8::1",
      "[::1]",
      "1.2.3.4/24",
      "1.2.3.4.example.org",
      "dead:beef",
      "example.org",
    ].map((ipAddress): [string, NamedRespondent, string, string] => [
      `the IP address ${ipAddress}`,
      { ...KEEPER, ipAddress },
      "ipAddress",
      " must be an IPv4 address, or an IPv6 address in its short form, such as 2001:db8::1.",
    ]),
  ])("are refused with %s, and not repeated", (_, named, name, says = "") => {
    const field = `order.addressees[0].respondent.${name}`;
    expect(() => checked({ ...PERSON, respondent: named })).toThrow(
      refused("FIELD_INVALID", field, says && `${field}${says}`),
    );
    try {
      checked({ ...PERSON, respondent: named });
    } catch (error) {
      for (const text of ["Jansen", "beheerder", "Dam 1"]) expect(String(error)).not.toContain(text);
    }
  });

  it("are never recorded in clear", () => {
    expect(() => lockedRespondent(PERSON)).toThrow("in clear");
    expect(lockedRespondent({})).toBeUndefined();
  });
});

describe("a place of a respondent's", () => {
  it("is refused without saying why it is the respondent's, as a target and as an item", () => {
    const url = "https://vidshare.example/v/1";
    const target = { ...PERSON, duties: [{ number: 1, kind: "REMOVE", targets: [{ url }] } as const] };
    expect(() => checked(target)).toThrow(refused("URL_HOST_UNKNOWN", "order.addressees[0].duties[0].targets[0].url"));
    const { duties: _, ...nothing } = PERSON;
    expect(() => checked({ ...nothing, items: [{ url }] })).toThrow(
      refused(
        "URL_HOST_UNKNOWN",
        "order.addressees[0].items[0].url",
        "order.addressees[0].items[0].url: a respondent has no registered domain. Name the place as a target of a duty,",
      ),
    );
  });
});
