import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { DSA, issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  appeals,
  contestsFinding,
  decidesAppeal,
  decidesFinding,
  findsBreach,
  goOn,
  itemsSuspend,
  liftsFor,
  lodges,
  modifiesOnAppeal,
  removes,
  type Step,
  story,
  tellsPoster,
  toldPoster,
  upholds,
  versionOf,
  videos,
  vidshare,
  WITHDRAWN,
} from "../../../test/story.js";
import { FINDING_STATUSES, type FindingStatus } from "../addressee/finding.js";
import { POSTER_STATUSES, type PosterStatus, posterStatus } from "../addressee/poster.js";
import { APPEAL_STATUSES, type AppealStatus } from "../appeal/appeal.js";
import type { ItemId } from "../ids.js";
import type { Order } from "./order.js";
import type { OrderCommand } from "./order-commands.js";
import { decideOrder } from "./order-decisions.js";

const ONE = idOf<ItemId>("item-1");
const DAY = 24 * 60;
const LATER = 3 * DAY;

/** The events of a command by their kinds, or the code with which it is refused. */
type Expected = readonly string[] | string;
const NOTHING: readonly string[] = [];

/** Tries every command in every status, each of which is told by `statusOf`. */
function eachCell<Status extends string, Name extends string>(
  orders: Readonly<Record<Status, () => Order>>,
  statusOf: (order: Order) => Status | undefined,
  commands: Readonly<Record<Name, OrderCommand>>,
  table: Readonly<Record<Name, Readonly<Record<Status, Expected>>>>,
): void {
  const names = Object.keys(commands) as Name[];
  const cells = names.flatMap((name) =>
    (Object.keys(orders) as Status[]).map((status) => ({ name, status, expected: table[name][status] })),
  );
  it.each(cells)("that is $status, at '$name': $expected", ({ name, status, expected }) => {
    const order = orders[status]();
    expect(statusOf(order)).toBe(status);
    const attempt = () => decideOrder(order, commands[name], minutes(LATER));
    if (typeof expected === "string") expect(attempt).toThrowError(expect.objectContaining({ code: expected }));
    else expect(attempt().map(({ kind }) => kind)).toEqual(expected);
  });

  it("is changed by every command in some status", () => {
    for (const name of names)
      expect(
        cells.some((cell) => cell.name === name && typeof cell.expected !== "string" && cell.expected.length > 0),
        name,
      ).toBe(true);
  });
}

const served: Step = [10, acknowledged(10)];
const removed: Step = [20, removes(20, ONE)];

describe("an appeal", () => {
  const lodged = () => story(served, removed, [22, lodges()], [24, upholds()], [26, appeals()]);
  const version = versionOf(issuedOrder(), videos(1));
  const withdraws: OrderCommand = { type: "withdrawOrderAppeal", appealId: idOf("appeal-1"), reasons: "Settled." };
  const orders: Readonly<Record<AppealStatus, () => Order>> = {
    LODGED: lodged,
    CONFIRMED: () => goOn(lodged(), [30, decidesAppeal("CONFIRMED")]),
    MODIFIED: () => goOn(lodged(), [30, modifiesOnAppeal(version)]),
    ANNULLED: () => goOn(lodged(), [30, decidesAppeal("ANNULLED")]),
    WITHDRAWN: () => goOn(lodged(), [30, withdraws]),
    MOOT: () => goOn(lodged(), [30, liftsFor(WITHDRAWN)]),
  };
  const further = appeals({
    appealId: idOf("appeal-2"),
    against: { decision: "APPEAL", appealId: idOf("appeal-1") },
    heardBy: idOf("hoge-raad"),
    instance: "SUPREME_COURT",
    caseNumber: idOf("26/00001"),
    lodgedAt: minutes(31),
  });
  const stays: OrderCommand = { type: "suspend", reasons: "Pending the appeal.", appealId: idOf("appeal-1") };
  const reasons = "Other reasons.";
  const decided = {
    CONFIRMED: "APPEAL_DECIDED",
    MODIFIED: "APPEAL_DECIDED",
    ANNULLED: "APPEAL_DECIDED",
    WITHDRAWN: "APPEAL_DECIDED",
    MOOT: "APPEAL_DECIDED",
  };
  eachCell(
    orders,
    (order) => order.appeals?.[0]?.status,
    {
      confirm: decidesAppeal("CONFIRMED", { reasons }),
      modify: modifiesOnAppeal(version, { reasons }),
      annul: decidesAppeal("ANNULLED", { reasons }),
      withdraw: { ...withdraws, reasons },
      stay: stays,
      "lodge once more": appeals({ appealId: idOf("appeal-3"), lodgedAt: minutes(32) }),
      "appeal against the decision on it": further,
    },
    {
      confirm: { LODGED: ["OrderAppealDecided"], ...decided },
      modify: { LODGED: ["OrderAppealDecided", "OrderModified", "AddresseeComplied"], ...decided },
      annul: { LODGED: ["OrderAppealDecided", "OrderLifted"], ...decided },
      withdraw: { LODGED: ["OrderAppealWithdrawn"], ...decided },
      stay: { LODGED: ["OrderSuspended", "DeadlineStopped"], ...decided, ANNULLED: "ORDER_STATE", MOOT: "ORDER_STATE" },
      "lodge once more": {
        LODGED: "APPEAL_PENDING",
        CONFIRMED: "APPEALED_ALREADY",
        MODIFIED: "APPEALED_ALREADY",
        ANNULLED: "APPEALED_ALREADY",
        WITHDRAWN: ["OrderAppealLodged"],
        MOOT: "APPEAL_WITHOUT_OBJECT",
      },
      "appeal against the decision on it": {
        LODGED: "DECISION_NOT_GIVEN",
        CONFIRMED: ["OrderAppealLodged"],
        MODIFIED: ["OrderAppealLodged"],
        ANNULLED: ["OrderAppealLodged"],
        WITHDRAWN: "DECISION_NOT_GIVEN",
        MOOT: "DECISION_NOT_GIVEN",
      },
    },
  );

  it("of the table has every status", () => {
    expect(Object.keys(orders).toSorted()).toEqual(APPEAL_STATUSES.toSorted());
  });
});

describe("a finding", () => {
  const found = () => story(served, [20, removes(20, ONE, idOf("item-2"))], [140, findsBreach(15, ONE)]);
  const contested = () => goOn(found(), [145, contestsFinding()]);
  const orders: Readonly<Record<FindingStatus, () => Order>> = {
    FOUND: found,
    CONTESTED: contested,
    UPHELD: () => goOn(contested(), [150, decidesFinding("UPHELD")]),
    WITHDRAWN: () => goOn(contested(), [150, decidesFinding("WITHDRAWN")]),
  };
  eachCell(
    orders,
    (order) => vidshare(order).findings?.[0]?.status,
    {
      contest: contestsFinding("finding-1", "Other grounds."),
      uphold: decidesFinding("UPHELD", "finding-1", "Other reasons."),
      withdraw: decidesFinding("WITHDRAWN", "finding-1", "Other reasons."),
      "find it once more": findsBreach(15, ONE, { findingId: idOf("finding-2"), reasons: "It was seen again." }),
    },
    {
      contest: {
        FOUND: ["FindingContested"],
        CONTESTED: "FINDING_STATE",
        UPHELD: "FINDING_STATE",
        WITHDRAWN: "FINDING_STATE",
      },
      uphold: {
        FOUND: "FINDING_STATE",
        CONTESTED: ["FindingUpheld"],
        UPHELD: "FINDING_STATE",
        WITHDRAWN: "FINDING_STATE",
      },
      withdraw: {
        FOUND: ["FindingWithdrawn", "AddresseeComplied"],
        CONTESTED: ["FindingWithdrawn", "AddresseeComplied"],
        UPHELD: "FINDING_STATE",
        WITHDRAWN: "FINDING_STATE",
      },
      "find it once more": {
        FOUND: "FINDING_OVERLAPS",
        CONTESTED: "FINDING_OVERLAPS",
        UPHELD: "FINDING_OVERLAPS",
        WITHDRAWN: ["BreachFound", "ComplianceUndone"],
      },
    },
  );

  it("of the table has every status", () => {
    expect(Object.keys(orders).toSorted()).toEqual(FINDING_STATUSES.toSorted());
  });
});

describe("the poster of an item", () => {
  type Status = PosterStatus | "NOTHING_DUE";
  const issued = (change: Parameters<typeof orderDocument>[0] = {}) => issuedOrder(orderDocument(change), DSA);
  const acted = () => goOn(issued(), served, removed);
  const putOff = { after: minutes(2 * DAY), reasons: "The police are to look first." };
  const orders: Readonly<Record<Status, () => Order>> = {
    NOTHING_DUE: () => goOn(issued(), served),
    DUE: () => goOn(issued(), served, [LATER - 60, removes(LATER - 60, ONE)]),
    OVERDUE: acted,
    INFORMED: () => goOn(acted(), [30, toldPoster(20, ONE)]),
    INFORMED_LATE: () => goOn(acted(), [30, toldPoster(25, ONE)]),
    INFORMED_EARLY: () => goOn(issued({ posterInformedBy: putOff }), served, removed, [30, toldPoster(20, ONE)]),
    NOT_POSSIBLE: () =>
      goOn(acted(), [30, tellsPoster({ itemId: ONE, outcome: "NOT_POSSIBLE", because: "POSTER_UNREACHABLE" })]),
  };
  const statusOf = (order: Order): Status => {
    const addressee = vidshare(order);
    const item = addressee.items.find(({ id }) => id === ONE);
    return (item && posterStatus(addressee, item, minutes(LATER))) ?? "NOTHING_DUE";
  };
  const corrected = ["PosterConfirmationCorrected"];
  const recorded = ["PosterConfirmationRecorded"];
  const all = <Value>(open: Value, said: Value) => ({
    NOTHING_DUE: open,
    DUE: open,
    OVERDUE: open,
    INFORMED: said,
    INFORMED_LATE: said,
    INFORMED_EARLY: said,
    NOT_POSSIBLE: said,
  });
  eachCell(
    orders,
    statusOf,
    {
      tell: toldPoster(40, ONE),
      "cannot tell": tellsPoster({ itemId: ONE, outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" }),
      "pass its term": { type: "passPosterTerm", platform: idOf("vidshare"), deadline: minutes(20 + DAY) },
      "suspend the item": itemsSuspend([ONE]),
    },
    {
      tell: all<Expected>(recorded, corrected),
      "cannot tell": all<Expected>(recorded, corrected),
      "pass its term": { ...all<Expected>(NOTHING, NOTHING), OVERDUE: ["PosterConfirmationOverdue"] },
      "suspend the item": all<Expected>(["ItemsSuspended"], ["ItemsSuspended"]),
    },
  );

  it("of the table has every status", () => {
    expect(Object.keys(orders).toSorted()).toEqual([...POSTER_STATUSES, "NOTHING_DUE"].toSorted());
  });
});
