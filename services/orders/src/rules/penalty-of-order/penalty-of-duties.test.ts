import { idOf } from "@exparte/testing/id-of";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { randomRuns } from "../../../test/random-runs.js";
import type { ItemId, PlatformId } from "../ids.js";
import { evolveOrder } from "../order/evolve-order.js";
import { issueOrder } from "../order/issue-order.js";
import type { Order } from "../order/order.js";
import type { OrderCommand } from "../order/order-commands.js";
import { decideOrder } from "../order/order-decisions.js";
import type { OrderEvent } from "../order/order-events.js";
import { accountsOf } from "../order/penalties-of-order.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { penaltyHistoryOf } from "./penalty-of-order.js";

/**
 * The account of a duty is that of an order which asks for nothing but that duty, in the form without duties: what is counted
 * so has an independent count of its own (penalty-story.test.ts). Likewise the account of the order's penalty, by the
 * duties under it, as long as these have one term.
 */

const VIDSHARE = idOf<PlatformId>("vidshare");
const url = (n: number) => ({ url: `https://vidshare.example/v/${n}` });

interface Step {
  readonly after: number;
  /** Which item is said to be gone or not, or what the court does. */
  readonly does: number | "suspend" | "resume" | "serve";
  readonly gone: boolean;
}

/** Plays what concerns these items; the others of the story are not in this order. */
function played(addressees: OrderDocument["addressees"], change: Partial<OrderDocument>, steps: readonly Step[]) {
  const document = orderDocument({ addressees, ...change });
  const named = addressees.flatMap(({ items = [], duties = [] }) => [
    ...items.map((item) => item.url),
    ...duties.flatMap(({ targets }) => targets.flatMap((target) => target.url ?? [])),
  ]);
  const ids = named.map((one) => idOf<ItemId>(`item of ${one}`));
  const itemId = () => ids.shift() ?? idOf<ItemId>("none");
  const of = { orderId: idOf<Order["id"]>("order-1"), itemId };
  const events: OrderEvent[] = [issueOrder(of, idOf("application-1"), document, idOf("seal"), () => true, NOW)];
  let order = events.reduce<Order | undefined>(evolveOrder, undefined) as Order;
  let minute = 0;
  const decide = (command: OrderCommand) => {
    const decided = decideOrder(order, command, minutes(minute));
    events.push(...decided);
    order = decided.reduce<Order>(evolveOrder, order);
  };
  for (const { after, does, gone } of steps) {
    minute += after;
    const served = order.addressees[0]?.servedAt !== undefined;
    if (does === "serve" && served) continue;
    if (does === "serve") decide({ type: "serve", platform: VIDSHARE, means: "BAILIFF", servedAt: minutes(minute) });
    else if (does === "suspend" || does === "resume") {
      if (order.status === (does === "suspend" ? "IN_FORCE" : "SUSPENDED")) decide({ type: does, reasons: "So." });
    } else if (named.includes(url(does).url) && served) {
      const said = gone
        ? ({ outcome: "REMOVED" } as const)
        : ({ outcome: "IMPOSSIBLE", impossibleReason: "DE_FACTO_IMPOSSIBLE" } as const);
      const confirmation = { itemId: idOf<ItemId>(`item of ${url(does).url}`), effectAt: minutes(minute), ...said };
      decide({ type: "confirm", platform: VIDSHARE, confirmations: [confirmation] });
    }
  }
  return { events, order, until: minute };
}

const steps = fc.array(
  fc.record({
    after: fc.integer({ min: 1, max: 2_000 }),
    does: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 6 }) },
      { weight: 1, arbitrary: fc.constantFrom<Step["does"]>("suspend", "resume", "serve") },
    ),
    gone: fc.boolean(),
  }),
  { maxLength: 14 },
);
const terms: fc.Arbitrary<PenaltyTerms> = fc.record({
  amountCents: fc.integer({ min: 1, max: 1_000 }),
  currency: fc.constant("EUR"),
  unit: fc.constantFrom("HOUR", "DAY", "VIOLATION", "ONCE"),
  per: fc.constantFrom("ORDER", "ITEM"),
  maximumCents: fc.constant(100_000),
});
const within = fc.constantFrom("PT2H", "PT30H", "P1D", "P3D");

describe("for any story, the account of a platform's penalty", () => {
  it("is, of a duty, that of an order with this duty alone, and of the order's, of one with the duties under it", () => {
    let forfeited = 0;
    fc.assert(
      fc.property(steps, terms, terms, terms, within, within, within, (story, own, other, common, a, b, c) => {
        const duty = (number: number, kind: DutyDocument["kind"], more: Partial<DutyDocument>): DutyDocument => ({
          number,
          kind,
          targets: [url(2 * number - 1), url(2 * number)],
          ...more,
        });
        const shared = [duty(3, "REMOVE", {})];
        const together = played(
          [
            {
              platform: VIDSHARE,
              duties: [
                duty(1, "REMOVE", { within: a, penalty: own }),
                duty(2, "REMOVE", { within: b, penalty: other }),
                ...shared,
              ],
            },
          ],
          { removeWithin: c, penalty: common },
          story,
        );
        const [addressee] = together.order.addressees;
        expect(addressee && accountsOf(addressee)).toEqual([undefined, 1, 2]);
        const alone = (number: number, removeWithin: string, penalty: PenaltyTerms) =>
          played(
            [{ platform: VIDSHARE, items: [url(2 * number - 1), url(2 * number)] }],
            { removeWithin, penalty },
            story,
          );
        const now = minutes(together.until + 5_000);
        for (const [account, one] of [
          [1, alone(1, a, own)],
          [2, alone(2, b, other)],
          [undefined, alone(3, c, common)],
        ] as const) {
          const statement = penaltyStatement(penaltyHistoryOf(together.events, VIDSHARE, account), now);
          expect(statement).toEqual(penaltyStatement(penaltyHistoryOf(one.events, VIDSHARE), now));
          forfeited += statement.forfeitedCents;
        }
      }),
      randomRuns(400),
    );
    expect(forfeited).toBeGreaterThan(0);
  });
});
