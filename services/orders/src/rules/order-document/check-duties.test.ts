import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { NOW, orderDocument, PLATFORMS } from "../../../test/fixtures.js";
import type { PlatformId } from "../ids.js";
import { checkOrderDocument } from "./check-order-document.js";
import type { DutyDocument, TargetDocument } from "./duty-document.js";
import type { AddresseeDocument, OrderDocument } from "./order-document.js";

const VIDSHARE = idOf<PlatformId>("vidshare");
const FINDIT = idOf<PlatformId>("findit");
const AT = "order.addressees[0].duties[0]";
const video = { url: "https://vidshare.example/v/1" };
const another = { url: "https://vidshare.example/v/2" };
const remove: DutyDocument = { number: 1, kind: "REMOVE", targets: [video] };
const disable: DutyDocument = { number: 2, kind: "DISABLE_ACCESS", targets: [video] };
const keepDown: DutyDocument = { number: 3, kind: "KEEP_DOWN", until: "1 June 2027", targets: [] };
const perDay = { amountCents: 1_000, currency: "EUR", unit: "DAY", maximumCents: 10_000 } as const;

const owes = (...duties: DutyDocument[]): AddresseeDocument[] => [{ platform: VIDSHARE, duties }];
const removes = (...targets: TargetDocument[]) => owes({ ...remove, targets });
const keeps = (...targets: TargetDocument[]) => owes(remove, { ...keepDown, targets });

function check(
  addressees: readonly AddresseeDocument[],
  change: Partial<OrderDocument> = {},
  before?: OrderDocument,
): void {
  checkOrderDocument(orderDocument({ addressees, ...change }), PLATFORMS, NOW, undefined, before);
}

/** Why, of what, by which code and field; and what the clerk reads. */
type Refused = [title: string, addressees: AddresseeDocument[], code: string, field: string, says?: string];

describe("a duty is given", () => {
  it.each<[string, AddresseeDocument[]]>([
    ["to remove an account with what lies below it", removes({ kind: "ACCOUNT", url: "https://vidshare.example/u/x" })],
    ["to remove a site", removes({ kind: "SITE", url: "https://vidshare.example/" })],
    [
      "on a place without an address",
      removes({ kind: "LOCATOR", description: "Messages in a closed group.", locator: "Group X, by Y, 1 May 2026" }),
    ],
    [
      "on a host that the addressee never registered, where the court says why it is theirs",
      removes({ kind: "SITE", url: "https://customer.example/", because: "vidshare hosts it, says the register." }),
    ],
    ["to remove one place and to disable another", owes(remove, { ...disable, targets: [another] })],
    [
      "to remove a place below an account that is disabled, which are two targets",
      owes(remove, { ...disable, targets: [{ kind: "ACCOUNT", ...video }] }),
    ],
    ["to keep copies of what it removes away", keeps({ kind: "ITEM", ...video })],
    ["to keep copies of what it disables away", owes(disable, { ...keepDown, targets: [{ kind: "ITEM", ...video }] })],
    [
      "to keep copies away of what stands elsewhere, where the duty to remove it says why it is theirs",
      owes(
        { ...remove, targets: [{ url: "https://customer.example/1", because: "vidshare hosts it." }] },
        { ...keepDown, targets: [{ kind: "ITEM", url: "https://customer.example/1" }] },
      ),
    ],
    [
      "to whoever is no search engine, on a result that leads elsewhere",
      owes({
        number: 1,
        kind: "DEREFERENCE",
        targets: [{ kind: "SEARCH_RESULT", url: "https://forum.example/t/9", query: "A. Jansen" }],
      }),
    ],
    ["under the last number that there is", owes({ ...remove, number: 1_000 })],
    [
      "to keep content away by a hash whose name only looks like that of SHA-256",
      keeps(
        { kind: "CONTENT_HASH", algorithm: "xSHA-256", value: "f8f8" },
        { kind: "CONTENT_HASH", algorithm: "SHA-256-tree", value: "f8f8" },
      ),
    ],
    [
      "to keep content with a hash, or with elements in words, away",
      keeps(
        { kind: "CONTENT_HASH", algorithm: "SHA-256", value: "0".repeat(64) },
        { kind: "CONTENT_HASH", algorithm: "PDQ", value: "f8f8f0cee0f4a84f" },
        { kind: "EQUIVALENT", words: "The same accusation with the same name." },
      ),
    ],
    [
      "to dereference one page for two queries, which are two targets",
      [
        {
          platform: FINDIT,
          duties: [
            {
              number: 1,
              kind: "DEREFERENCE",
              targets: [
                { kind: "SEARCH_RESULT", url: "https://forum.example/t/9", query: "A. Jansen" },
                { kind: "SEARCH_RESULT", url: "https://forum.example/t/9", query: "Jansen fraud" },
              ],
            },
          ],
        },
      ],
    ],
    [
      "on sites that have no name of their own, or that of a private suffix",
      removes(
        ...["https://[2001:db8::1]/", "http://192.0.2.1/", "https://blogspot.com/", "https://shop.co.uk/"].map(
          (url) => ({ kind: "SITE", url, because: "Theirs." }) as const,
        ),
      ),
    ],
    [
      "on one place to two addressees, each for its own duty",
      [
        { platform: VIDSHARE, duties: [{ ...remove, within: "PT24H", penalty: perDay }] },
        {
          platform: FINDIT,
          duties: [
            { number: 1, kind: "DEREFERENCE", targets: [{ kind: "SEARCH_RESULT", query: "A. Jansen", ...video }] },
          ],
        },
      ],
    ],
  ])("%s", (_, addressees) => {
    expect(() => check(addressees)).not.toThrow();
  });
});

describe("a duty is refused", () => {
  it.each<Refused>([
    ["without a target", removes(), "TARGET_MISSING", `${AT}.targets`, `${AT}.targets must name at least one target.`],
    [
      "with a target that its kind does not know",
      removes({ kind: "SEARCH_RESULT", query: "x", ...video }),
      "TARGET_OF_OTHER_KIND",
      `${AT}.targets[0].kind`,
      `${AT}.targets[0]: REMOVE is owed on URL, ACCOUNT, SITE, LOCATOR, and this is SEARCH_RESULT; name the target so, or give a duty of another kind.`,
    ],
    [
      "for what another duty of the same kind and addressee names",
      owes(remove, { ...remove, number: 2, targets: [another, video] }),
      "DUTY_DUPLICATE",
      "order.addressees[0].duties[1].targets[1]",
      `order.addressees[0].duties[1].targets[1]: duty 1 is of the same kind and names the same target, at ${AT}.targets[0]; leave it out of one of them.`,
    ],
    [
      "with one target twice",
      removes(video, { kind: "URL", ...video }),
      "URL_DUPLICATE",
      `${AT}.targets[1]`,
      `${AT}.targets[1] is the same target as ${AT}.targets[0]; a duty names it once.`,
    ],
    [
      "rule: to remove what another disables access to, which is one act under two penalties",
      owes(remove, { ...disable, targets: [another, video] }),
      "DUTY_DUPLICATE",
      "order.addressees[0].duties[1].targets[1]",
      "order.addressees[0].duties[1].targets[1]: duty 1, REMOVE, names the same target, and to remove something is to disable access to it; leave it out of one of them.",
    ],
    [
      "with the number of another",
      owes(remove, { ...disable, number: 1 }),
      "DUTY_NUMBER",
      "order.addressees[0].duties[1].number",
      "order.addressees[0].duties[1].number: another duty of this addressee has number 1; number them anew.",
    ],
    [
      "with a number that is none",
      owes({ ...remove, number: 0 }),
      "DUTY_NUMBER",
      `${AT}.number`,
      `${AT}.number must be a whole number from 1 to 1000.`,
    ],
    [
      "where there is none",
      owes(),
      "ADDRESSEE_MISSING",
      "order.addressees[0].duties",
      "order.addressees[0].duties must hold at least one duty.",
    ],
    [
      "beside items",
      [{ platform: VIDSHARE, items: [video], duties: [remove] }],
      "FIELD_INVALID",
      "order.addressees[0].items",
      "order.addressees[0] has items and duties; put the items into the duties as their targets.",
    ],
    ["within a term that is none", owes({ ...remove, within: "PT0S" }), "TERM_INVALID", `${AT}.within`],
    [
      "under a penalty that could not be computed",
      owes({ ...remove, penalty: { ...perDay, amountCents: 0 } }),
      "PENALTY_INVALID",
      `${AT}.penalty.amountCents`,
    ],
    [
      "under a penalty in another currency than the order's other one",
      owes({ ...remove, penalty: perDay }, { ...disable, penalty: { ...perDay, currency: "USD" } }),
      "PENALTY_INVALID",
      "order.addressees[0].duties[1].penalty.currency",
      "order.addressees[0].duties[1].penalty.currency is USD, and another penalty of the order is in EUR; give all in one.",
    ],
    [
      "to remove, with an end",
      owes({ ...remove, until: "1 June" }),
      "FIELD_INVALID",
      `${AT}.until`,
      `${AT}.until says when a KEEP_DOWN ends, with that kind only.`,
    ],
    [
      "to disable access everywhere",
      owes({ ...disable, everywhere: true }),
      "FIELD_INVALID",
      `${AT}.everywhere`,
      `${AT}.everywhere belongs to REMOVE; leave it out with DISABLE_ACCESS.`,
    ],
    [
      "to keep down without an end",
      owes({ number: 1, kind: "KEEP_DOWN", targets: [{ kind: "EQUIVALENT", words: "x" }] }),
      "FIELD_INVALID",
      `${AT}.until`,
    ],
    [
      "to keep down copies of what nothing is said of",
      keeps({ kind: "ITEM", ...another }),
      "TARGET_MISSING",
      "order.addressees[0].duties[1].targets[0].url",
      "order.addressees[0].duties[1].targets[0].url: no duty of this addressee to remove or disable names https://vidshare.example/v/2,",
    ],
    ["with a URL target without a URL", removes({}), "FIELD_INVALID", `${AT}.targets[0].url`],
    [
      "with a place that nothing finds",
      removes({ kind: "LOCATOR", description: "A group." }),
      "FIELD_INVALID",
      `${AT}.targets[0].locator`,
      `${AT}.targets[0].locator is missing: LOCATOR is named by description and locator.`,
    ],
    [
      "with a member of another kind",
      removes({ ...video, query: "x" }),
      "FIELD_INVALID",
      `${AT}.targets[0].query`,
      `${AT}.targets[0].query is not of URL, which is named by url.`,
    ],
    [
      "with a member of another kind than that with two of its own",
      keeps({ kind: "CONTENT_HASH", algorithm: "PDQ", value: "f8f8", words: "x" }),
      "FIELD_INVALID",
      "order.addressees[0].duties[1].targets[0].words",
      "order.addressees[0].duties[1].targets[0].words is not of CONTENT_HASH, which is named by algorithm and value.",
    ],
    [
      "with a SHA-256 that is none",
      keeps({ kind: "CONTENT_HASH", algorithm: "SHA-256", value: "xyz" }),
      "FIELD_INVALID",
      "order.addressees[0].duties[1].targets[0].value",
      "order.addressees[0].duties[1].targets[0].value must be, of SHA-256, 64 digits of small hexadecimal.",
    ],
    [
      "on a site that is a page",
      removes({ kind: "SITE", url: "https://vidshare.example/v/1" }),
      "FIELD_INVALID",
      `${AT}.targets[0].url`,
      `${AT}.targets[0].url must be the address of a host alone, such as https://vidshare.example/; what stands`,
    ],
    ...["sha-256", "SHA256", "SHA2-256", "SHA2256", "sha_2/256"].map(
      (algorithm): Refused => [
        `with ${algorithm} for SHA-256, whose value nobody would check`,
        keeps({ kind: "CONTENT_HASH", algorithm, value: "xyz" }),
        "FIELD_INVALID",
        "order.addressees[0].duties[1].targets[0].algorithm",
        "order.addressees[0].duties[1].targets[0].algorithm is to be written SHA-256.",
      ],
    ),
    ...["https://co.uk/", "https://nl/"].map(
      (url): Refused => [
        `on ${url} as a site, which many hosts end in`,
        removes({ kind: "SITE", url, because: "Theirs." }),
        "FIELD_INVALID",
        `${AT}.targets[0].url`,
        `${AT}.targets[0].url: ${URL.parse(url)?.hostname} is no host of anybody's, but what many hosts end in; name the host itself.`,
      ],
    ),
    ...["https://vidshare.example:8443/", "https://vidshare.example/?page=1", "https://vidshare.example/#top"].map(
      (url): Refused => [
        `rule: on ${url} as a site, which is more or less than a host`,
        removes({ kind: "SITE", url, because: "Theirs." }),
        "FIELD_INVALID",
        `${AT}.targets[0].url`,
      ],
    ),
    ...["https://./", "https://a..example/"].map(
      (url): Refused => [
        `on ${url}, which no name server knows`,
        removes({ url, because: "Theirs." }),
        "URL_INVALID",
        `${AT}.targets[0].url`,
      ],
    ),
    [
      "on a host of nobody's, where the court does not say why it is theirs",
      removes({ url: "https://customer.example/" }),
      "URL_HOST_UNKNOWN",
      `${AT}.targets[0].url`,
    ],
    [
      "on an address in another spelling",
      removes({ url: "https://VIDSHARE.example/v/1" }),
      "URL_SPELLING",
      `${AT}.targets[0].url`,
    ],
    ["with a number beyond the last", owes({ ...remove, number: 1_001 }), "DUTY_NUMBER", `${AT}.number`],
    ["with half a number", owes({ ...remove, number: 1.5 }), "DUTY_NUMBER", `${AT}.number`],
    [
      "to keep down until a blank",
      owes(remove, { ...keepDown, until: " ", targets: [{ kind: "ITEM", ...video }] }),
      "FIELD_INVALID",
      "order.addressees[0].duties[1].until",
      "order.addressees[0].duties[1].until must be a text of 1 to 500 characters.",
    ],
    [
      "on a result of a blank query",
      owes({ number: 1, kind: "DEREFERENCE", targets: [{ kind: "SEARCH_RESULT", query: " ", ...video }] }),
      "FIELD_INVALID",
      `${AT}.targets[0].query`,
      `${AT}.targets[0].query must be a text of 1 to 500 characters on one line`,
    ],
    [
      "on a place that a blank is to find",
      removes({ kind: "LOCATOR", description: "A group.", locator: " " }),
      "FIELD_INVALID",
      `${AT}.targets[0].locator`,
      `${AT}.targets[0].locator must be a text of 1 to 2000 characters.`,
    ],
    [
      "with a reason why it is theirs that is blank",
      removes({ ...video, because: " " }),
      "FIELD_INVALID",
      `${AT}.targets[0].because`,
      `${AT}.targets[0].because must be a text of 1 to 2000 characters.`,
    ],
    ["with a hint that is blank", removes({ ...video, contentId: " " }), "FIELD_INVALID", `${AT}.targets[0].contentId`],
    ...(
      [
        ["an algorithm without a name", { kind: "CONTENT_HASH", algorithm: " ", value: "f8f8" }, "algorithm"],
        ["a hash that is blank", { kind: "CONTENT_HASH", algorithm: "PDQ", value: " " }, "value"],
        ["elements that are blank", { kind: "EQUIVALENT", words: " " }, "words"],
      ] as const
    ).map(([title, target, name]): Refused => {
      const field = `order.addressees[0].duties[1].targets[0].${name}`;
      return [`with ${title}`, keeps(target), "FIELD_INVALID", field, `${field} must be a text of 1 to`];
    }),
    [
      "with a SHA-256 of one digit too many",
      keeps({ kind: "CONTENT_HASH", algorithm: "SHA-256", value: "0".repeat(65) }),
      "FIELD_INVALID",
      "order.addressees[0].duties[1].targets[0].value",
    ],
  ])("%s", (_, addressees, code, field, says = "") => {
    expect(() => check(addressees)).toThrowError(
      expect.objectContaining({
        code,
        message: expect.stringContaining(says),
        facts: expect.objectContaining({ field }),
      }),
    );
  });
});

describe("a version of an order that names one place in two duties from before that was refused", () => {
  const before = orderDocument({ addressees: owes(remove, disable) });

  it("may keep them, or leave one out", () => {
    expect(() => check(owes(remove, disable), {}, before)).not.toThrow();
    expect(() => check(owes(remove), {}, before)).not.toThrow();
  });

  it("adds no other one", () => {
    const both = [video, another];
    expect(() => check(owes({ ...remove, targets: both }, { ...disable, targets: both }), {}, before)).toThrowError(
      expect.objectContaining({
        facts: expect.objectContaining({ field: "order.addressees[0].duties[1].targets[1]" }),
      }),
    );
  });
});
