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

function check(addressees: readonly AddresseeDocument[], change: Partial<OrderDocument> = {}): void {
  checkOrderDocument(orderDocument({ addressees, ...change }), PLATFORMS, NOW);
}

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
    ["to remove and to disable the same place, which are two duties", owes(remove, disable)],
    ["to keep copies of what it removes away", keeps({ kind: "ITEM", ...video })],
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
  it.each<[string, AddresseeDocument[], string, string]>([
    ["without a target", removes(), "TARGET_MISSING", `${AT}.targets`],
    [
      "with a target that its kind does not know",
      removes({ kind: "SEARCH_RESULT", query: "x", ...video }),
      "TARGET_OF_OTHER_KIND",
      `${AT}.targets[0].kind`,
    ],
    [
      "for what another duty of the same kind and addressee names",
      owes(remove, { ...remove, number: 2, targets: [another, video] }),
      "DUTY_DUPLICATE",
      "order.addressees[0].duties[1].targets[1]",
    ],
    ["with one target twice", removes(video, { kind: "URL", ...video }), "URL_DUPLICATE", `${AT}.targets[1]`],
    [
      "with the number of another",
      owes(remove, { ...disable, number: 1 }),
      "DUTY_NUMBER",
      "order.addressees[0].duties[1].number",
    ],
    ["with a number that is none", owes({ ...remove, number: 0 }), "DUTY_NUMBER", `${AT}.number`],
    ["where there is none", owes(), "ADDRESSEE_MISSING", "order.addressees[0].duties"],
    [
      "beside items",
      [{ platform: VIDSHARE, items: [video], duties: [remove] }],
      "FIELD_INVALID",
      "order.addressees[0].items",
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
    ],
    ["to remove, with an end", owes({ ...remove, until: "1 June" }), "FIELD_INVALID", `${AT}.until`],
    ["to disable access everywhere", owes({ ...disable, everywhere: true }), "FIELD_INVALID", `${AT}.everywhere`],
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
    ],
    ["with a URL target without a URL", removes({}), "FIELD_INVALID", `${AT}.targets[0].url`],
    [
      "with a place that nothing finds",
      removes({ kind: "LOCATOR", description: "A group." }),
      "FIELD_INVALID",
      `${AT}.targets[0].locator`,
    ],
    ["with a member of another kind", removes({ ...video, query: "x" }), "FIELD_INVALID", `${AT}.targets[0].query`],
    [
      "with a SHA-256 that is none",
      keeps({ kind: "CONTENT_HASH", algorithm: "SHA-256", value: "xyz" }),
      "FIELD_INVALID",
      "order.addressees[0].duties[1].targets[0].value",
    ],
    [
      "on a site that is a page",
      removes({ kind: "SITE", url: "https://vidshare.example/v/1" }),
      "FIELD_INVALID",
      `${AT}.targets[0].url`,
    ],
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
  ])("%s", (_, addressees, code, field) => {
    expect(() => check(addressees)).toThrowError(
      expect.objectContaining({ code, facts: expect.objectContaining({ field }) }),
    );
  });
});
