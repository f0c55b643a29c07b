import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disclosureTerms, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { randomRuns } from "../../../test/random-runs.js";
import type { ItemId, PlatformId } from "../ids.js";
import { evolveOrder } from "../order/evolve-order.js";
import { issueOrder } from "../order/issue-order.js";
import type { Order } from "../order/order.js";
import type { OrderCommand } from "../order/order-commands.js";
import { decideOrder } from "../order/order-decisions.js";
import type { OrderEvent } from "../order/order-events.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { penaltyHistoryOf } from "./penalty-of-order.js";

const VIDSHARE = idOf<PlatformId>("vidshare");
const ITEMS = ["item-1", "item-2"].map((id) => idOf<ItemId>(id));
const targets = [1, 2].map((n) => ({ url: `https://vidshare.example/v/${n}` }));
const penalty = { amountCents: 100, currency: "EUR", unit: "DAY", maximumCents: 10_000 } as const;

type Does = "serve" | "meet" | "claim" | "reject" | "suspend" | "resume";
type Step = readonly [after: number, does: Does];

/** What is said of both items at once, by an answer or by a confirmation. */
function said(kind: DutyDocument["kind"], does: "meet" | "claim", minute: number): OrderCommand {
  const effectAt = minutes(minute);
  if (kind === "DISCLOSE") {
    const answer =
      does === "meet" ? ({ given: "DISCLOSED" } as const) : ({ given: "REFUSED", reason: "DATA_NOT_HELD" } as const);
    return { type: "recordPosterAnswer", platform: VIDSHARE, duty: 1, answer, answeredAt: effectAt };
  }
  const outcome =
    does === "meet"
      ? ({ outcome: "REMOVED" } as const)
      : ({ outcome: "IMPOSSIBLE", impossibleReason: "MANIFEST_ERROR" } as const);
  return {
    type: "confirm",
    platform: VIDSHARE,
    confirmations: ITEMS.map((itemId) => ({ itemId, effectAt, ...outcome })),
  };
}

function accountOf(duty: DutyDocument, steps: readonly Step[]) {
  let items = 0;
  const ids = { orderId: idOf<Order["id"]>("order-1"), itemId: () => ITEMS[items++] ?? idOf<ItemId>("none") };
  const document = orderDocument({ addressees: [{ platform: VIDSHARE, duties: [duty] }], penalty });
  const events: OrderEvent[] = [issueOrder(ids, idOf("application-1"), document, idOf("seal"), () => true, NOW)];
  let order = events.reduce<Order | undefined>(evolveOrder, undefined) as Order;
  let minute = 0;
  const decide = (command: OrderCommand) => {
    const decided = decideOrder(order, command, minutes(minute));
    events.push(...decided);
    order = decided.reduce<Order>(evolveOrder, order);
  };
  for (const [after, does] of steps) {
    minute += after;
    const [addressee] = order.addressees;
    const served = addressee?.servedAt !== undefined;
    const claimed = addressee?.items.some(({ confirmation }) => confirmation?.outcome === "IMPOSSIBLE");
    if (does === "suspend" || does === "resume") {
      if (order.status === (does === "suspend" ? "IN_FORCE" : "SUSPENDED")) decide({ type: does, reasons: "So." });
    } else if (does === "serve") {
      if (!served) decide({ type: "serve", platform: VIDSHARE, means: "BAILIFF", servedAt: minutes(minute) });
    } else if (does === "reject") {
      if (claimed) decide({ type: "rejectClaim", platform: VIDSHARE, reasons: "It can." });
    } else if (served) decide(said(duty.kind, does, minute));
  }
  const statementAt = (end: number) => penaltyStatement(penaltyHistoryOf(events, VIDSHARE), minutes(end));
  return [minute, minute + 10_000].map((end) => statementAt(end).forfeitedCents);
}

describe("for any story, the penalty of a duty to disclose", () => {
  it("rule: is that of any other duty, whose items are met, claimed and owed at the same moments", () => {
    const does = fc.constantFrom<Does>("serve", "meet", "claim", "reject", "suspend", "resume");
    const step = fc.tuple(fc.integer({ min: 1, max: 3_000 }), does);
    let [tried, forfeited] = [0, 0];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.constantFrom("PT2H", "P1D", "P3D"), (more, within) => {
        tried += 1;
        const steps: Step[] = [[5, "serve"], ...more];
        const disclosed = accountOf(
          { number: 1, kind: "DISCLOSE", within, targets, disclosure: disclosureTerms() },
          steps,
        );
        expect(disclosed).toEqual(accountOf({ number: 1, kind: "REMOVE", within, targets }, steps));
        if ((disclosed[1] ?? 0) > 0) forfeited += 1;
      }),
      randomRuns(1_000),
    );
    expect(forfeited).toBeGreaterThan(tried / 4);
  });
});
