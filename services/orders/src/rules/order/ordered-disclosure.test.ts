import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { disclosureTerms, issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  ANNULLED,
  changesFor,
  confirms,
  decided,
  goOn,
  liftsFor,
  type Step,
  servedByBailiff,
  versionOf,
} from "../../../test/story.js";
import { addresseeStatus, isGone } from "../addressee/addressee-status.js";
import type { PosterAnswer } from "../addressee/poster-answer.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { placeOf, placesCovering } from "../order-document/place.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { penaltyHistoryOf } from "../penalty-of-order/penalty-of-order.js";
import { checkDutiesContinue } from "./duties-continue.js";
import { evolveOrder } from "./evolve-order.js";
import { issueOrder } from "./issue-order.js";
import { addresseeOf, type Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";
import type { OrderEvent } from "./order-events.js";

const DAY = 24 * 60;
const url = "https://vidshare.example/v/1";
const disclose: DutyDocument = {
  number: 1,
  kind: "DISCLOSE",
  within: "P20D",
  targets: [{ url }, { kind: "ACCOUNT", url: "https://vidshare.example/u/anna" }],
  disclosure: disclosureTerms(),
};
const remove: DutyDocument = { number: 2, kind: "REMOVE", within: "P1D", targets: [{ url }] };

function documentOf(...duties: DutyDocument[]): OrderDocument {
  return orderDocument({ addressees: [{ platform: idOf("vidshare"), duties }] });
}

const answers = (answer: PosterAnswer, minute: number, duty = 1): OrderCommand => ({
  type: "recordPosterAnswer",
  platform: idOf("vidshare"),
  duty,
  answer,
  answeredAt: minutes(minute),
});
const DISCLOSED = { given: "DISCLOSED" } as const;
const NOT_HELD = { given: "REFUSED", reason: "DATA_NOT_HELD" } as const;
const served: Step = [10, servedByBailiff(10)];
const order = (...steps: Step[]): Order => goOn(issuedOrder(documentOf(disclose, remove)), ...steps);
const itemsOf = (state: Order) => addresseeOf(state, idOf("vidshare")).items;
const statusOf = (state: Order) => addresseeStatus(addresseeOf(state, idOf("vidshare")));
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.facts.field}`;
    throw error;
  }
  return "done";
};

describe("rule: a finding of compliance says which duties to disclose are met", () => {
  const [url1, account, video] = ["item-1", "item-2", "item-3"] as const;
  const finds = (findingId: string, minute: number, ...itemIds: readonly string[]): OrderCommand => ({
    type: "findCompliance",
    platform: idOf("vidshare"),
    findingId: idOf(findingId),
    itemIds: itemIds.map((id) => idOf<never>(id)),
    effectAt: minutes(minute),
    reasons: "The name was given on paper.",
  });
  const met = (state: Order, command: OrderCommand) =>
    decided(state, 60, command).flatMap((event) => (event.kind === "ComplianceFound" ? [event.dutiesMet] : []));
  const unreadable = () => order(served, [20, answers(DISCLOSED, 20)], [30, answers({ given: "UNREADABLE" }, 30)]);

  it("once every item of them counts as answered, and not before", () => {
    expect(met(unreadable(), finds("f1", 40, url1, account))).toEqual([[1]]);
    expect(met(unreadable(), finds("f1", 40, url1))).toEqual([undefined]);
    expect(met(goOn(unreadable(), [45, finds("f1", 40, url1)]), finds("f2", 50, account))).toEqual([[1]]);
  });

  it("each by itself, whether or not another is met", () => {
    const other: DutyDocument = { ...disclose, number: 3, targets: [{ url: "https://vidshare.example/v/2" }] };
    const two = goOn(issuedOrder(documentOf(disclose, other)), served);
    expect(met(two, finds("f1", 40, url1, account))).toEqual([[1]]);
    expect(met(goOn(two, [45, finds("f1", 40, url1, account)]), finds("f2", 50, video))).toEqual([[3]]);
  });

  it("and nothing of what is to be removed", () => {
    expect(met(order(served), finds("f1", 40, video))).toEqual([undefined]);
  });
});

describe("a duty to disclose", () => {
  it("rule: is met, on every item of it and on no other, when the answer is DISCLOSED", () => {
    const after = order(served, [20, answers(DISCLOSED, 19)]);
    expect(itemsOf(after).map(({ confirmation }) => confirmation?.outcome)).toEqual([
      "DISCLOSED",
      "DISCLOSED",
      undefined,
    ]);
    expect(itemsOf(after)[0]?.term?.metAt).toBe(minutes(19));
    expect(statusOf(after)).toBe("PARTLY_COMPLIED");
    expect(decided(after, 30, answers(DISCLOSED, 19))).toEqual([]);
  });

  it("is met before service too, by a platform that answers at once", () => {
    const alone = goOn(issuedOrder(documentOf(disclose)), [5, answers(DISCLOSED, 5)]);
    expect(statusOf(alone)).toBe("PENDING");
    expect(statusOf(goOn(alone, served))).toBe("COMPLIED");
  });

  it("counts from service on where a version left nothing else to do before that", () => {
    const answered = order([5, answers(DISCLOSED, 5)]);
    const version = versionOf(answered, { addressees: documentOf(disclose).addressees });
    const narrowed = goOn(answered, [8, changesFor({ cause: "NARROWING" }, version)]);
    expect(statusOf(narrowed)).toBe("PENDING");
    expect(decided(narrowed, 10, servedByBailiff(10))).toMatchObject([
      { kind: "AddresseeServed" },
      { kind: "AddresseeComplied", compliedAt: minutes(10) },
    ]);
  });

  it("is answered for an item that is suspended alone too, which is met when it is resumed", () => {
    const suspends: OrderCommand = {
      type: "suspendItems",
      platform: idOf("vidshare"),
      itemIds: [idOf("item-1")],
      reasons: "Another account was meant.",
      coveredBy: () => undefined,
    };
    const answered = order(served, [15, suspends], [20, answers(DISCLOSED, 20)]);
    const resumed = goOn(answered, [
      30,
      { type: "resumeItems", platform: idOf("vidshare"), itemIds: [idOf("item-1")], reasons: "It was this one." },
    ]);
    expect(itemsOf(resumed)[0]).toMatchObject({ confirmation: { outcome: "DISCLOSED" }, term: { metAt: minutes(20) } });
    expect(itemsOf(resumed)[0]?.freed).toBeUndefined();
  });

  it("is not answered later than now, whatever another machine's clock says", () => {
    expect(itemsOf(order(served, [20, answers(DISCLOSED, 25)]))[0]?.confirmation?.effectAt).toBe(minutes(20));
  });

  it("is a claim of its items alone when the data are not held, which the court rejects or the platform takes back", () => {
    const claimed = order(served, [20, answers(NOT_HELD, 20)]);
    expect(statusOf(claimed)).toBe("IMPOSSIBLE_CLAIMED");
    expect(itemsOf(claimed).map(({ term }) => term?.claimedAt)).toEqual([minutes(20), minutes(20), undefined]);
    const rejected = goOn(claimed, [30, { type: "rejectClaim", platform: idOf("vidshare"), reasons: "It has them." }]);
    expect(itemsOf(rejected)[0]?.confirmation).toBeUndefined();
    expect(itemsOf(rejected)[0]?.term?.until).toBe(itemsOf(order(served))[0]?.term?.until);
    expect(itemsOf(goOn(claimed, [30, answers(DISCLOSED, 30)]))[0]?.confirmation?.outcome).toBe("DISCLOSED");
  });

  it("keeps the provision that a legal obstacle names", () => {
    const obstacle = { given: "REFUSED", reason: "LEGAL_OBSTACLE", provision: "art. 7 Tw" } as const;
    expect(itemsOf(order(served, [20, answers(obstacle, 20)]))[0]?.confirmation).toMatchObject({
      outcome: "IMPOSSIBLE",
      impossibleReason: "LEGAL_OBSTACLE",
      explanation: "art. 7 Tw",
    });
  });

  it("is not met by an answer that does not open, and is met by the next one", () => {
    const unreadable = order(served, [20, answers(DISCLOSED, 20)], [30, answers({ given: "UNREADABLE" }, 30)]);
    expect(itemsOf(unreadable)[0]?.term?.metAt).toBeUndefined();
    expect(decided(unreadable, 31, answers({ given: "UNREADABLE" }, 30))).toEqual([]);
    const again = goOn(unreadable, [40, answers(DISCLOSED, 40)]);
    expect(itemsOf(again)[0]?.term?.metAt).toBe(minutes(40));
    expect(decided(order(served), 30, answers({ given: "UNREADABLE" }, 30))).toEqual([]);
  });

  it("is not met by an answer that does not open, where both become known at one moment", () => {
    const unreadable = order(served, [20, answers(DISCLOSED, 25)], [20, answers({ given: "UNREADABLE" }, 26)]);
    expect(itemsOf(unreadable).slice(0, 2).map(isGone)).toEqual([false, false]);
  });

  it("is not met by an answer that the court finds wrong, and is met by the next one", () => {
    const finds: OrderCommand = {
      type: "findBreach",
      platform: idOf("vidshare"),
      findingId: idOf("finding-1"),
      itemIds: [idOf("item-1"), idOf("item-2")],
      from: minutes(20),
      reasons: "The name is invented.",
    };
    const found = order(served, [20, answers(DISCLOSED, 20)], [30, finds]);
    expect(itemsOf(found).slice(0, 2).map(isGone)).toEqual([false, false]);
    const again = goOn(found, [40, answers(DISCLOSED, 40)]);
    expect(itemsOf(again).map(isGone)).toEqual([true, true, false]);
  });

  it("forfeits its penalty from the end of its term until the answer, and while it does not open", () => {
    const penalty = { amountCents: 100, currency: "EUR", unit: "DAY", maximumCents: 100_000 } as const;
    let items = 0;
    const ids = { orderId: idOf("order-1"), itemId: () => idOf(`item-${++items}`) } as Parameters<typeof issueOrder>[0];
    const document = documentOf({ ...disclose, penalty });
    const issued = issueOrder(ids, idOf("application-1"), document, idOf("seal"), () => true, minutes(0));
    const events: OrderEvent[] = [issued];
    const does = (minute: number, command: OrderCommand) => {
      const state = events.reduce<Order | undefined>(evolveOrder, undefined) as Order;
      events.push(...decideOrder(state, command, minutes(minute)));
    };
    const cents = (minute: number) =>
      penaltyStatement(penaltyHistoryOf(events, idOf("vidshare"), 1), minutes(minute)).forfeitedCents;
    does(10, servedByBailiff(10));
    expect(cents(20 * DAY)).toBe(0);
    expect(cents(23 * DAY)).toBeGreaterThan(0);
    does(23 * DAY, answers(DISCLOSED, 23 * DAY));
    const first = cents(30 * DAY);
    expect(first).toBe(cents(23 * DAY));
    does(31 * DAY, answers({ given: "UNREADABLE" }, 31 * DAY));
    expect(cents(35 * DAY)).toBeGreaterThan(first);
  });

  it("has nothing to put back, and keeps nothing down, when the order lets it go", () => {
    const met = order(served, [20, answers(DISCLOSED, 20)]);
    const lifted = goOn(met, [30, liftsFor(ANNULLED)]);
    expect(itemsOf(lifted).map(({ freed }) => freed?.duty)).toEqual(["NONE", "NONE", "NONE"]);
    expect(decided(lifted, 40, answers(DISCLOSED, 40))).toEqual([]);
    const [poster, holder, page] = itemsOf(met).map(placeOf);
    expect(poster).not.toBe(page);
    expect(page && placesCovering(page)).not.toContain(poster);
    expect(page && placesCovering(page)).not.toContain(holder);
    expect(poster && placesCovering(poster)).toEqual([poster]);
  });

  it("is confirmed by the platform's answer and not by its word; outside the hub, by the court", () => {
    const said = (itemId: string, change: object) =>
      confirms({ itemId: idOf(itemId), outcome: "DISCLOSED", effectAt: minutes(20), ...change });
    const state = order(served);
    expect(codeOf(() => decided(state, 20, said("item-1", {})))).toBe("ANSWERED_IN_DISCLOSURES input.items[0].outcome");
    const notHeld = { outcome: "IMPOSSIBLE", impossibleReason: "DATA_NOT_HELD" };
    expect(codeOf(() => decided(state, 20, said("item-1", notHeld)))).toBe(
      "ANSWERED_IN_DISCLOSURES input.items[0].impossibleReason",
    );
    expect(codeOf(() => decided(state, 20, said("item-3", notHeld)))).toBe(
      "OUTCOME_NOT_OF_DUTY input.items[0].impossibleReason",
    );
    expect(codeOf(() => decided(state, 20, said("item-3", {})))).toBe("OUTCOME_NOT_OF_DUTY input.items[0].outcome");
    const plain = goOn(issuedOrder(), served);
    expect(codeOf(() => decided(plain, 20, said("item-1", {})))).toBe("OUTCOME_NOT_OF_DUTY input.items[0].outcome");
    const outside: Order = {
      ...state,
      addressees: state.addressees.map((addressee) => ({ ...addressee, connected: false })),
    };
    expect(decided(outside, 20, said("item-1", {})).map(({ kind }) => kind)).toEqual(["ConfirmationRecorded"]);
  });

  it("keeps what it asks from version to version, except to whom the answer goes", () => {
    const { addressees } = order(served);
    const version = (change: object, number = 1) =>
      codeOf(() =>
        checkDutiesContinue(addressees, {
          ...documentOf({ ...disclose, number, disclosure: { ...disclosureTerms(), ...change } }),
          version: 2,
        }),
      );
    const at = "order.addressees[0].duties[0].disclosure";
    expect(version({ recipient: { jwk: { kid: "another" } } })).toBe("done");
    expect(version({ categories: ["NAME"] })).toBe(`DUTY_NUMBER ${at}.categories`);
    const dispensation = { reasons: "The evidence would go.", noticeFrom: minutes(60) };
    expect(version({ dispensation })).toBe(`DUTY_NUMBER ${at}.dispensation`);
    expect(version({ dispensation }, 7)).toBe("done");
    expect(version({ dispensation: { ...dispensation, noticeFrom: minutes(-60) } }, 7)).toBe(
      `FIELD_INVALID ${at}.dispensation.noticeFrom`,
    );
  });
});
