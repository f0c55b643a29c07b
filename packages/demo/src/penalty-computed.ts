import type { PlatformId } from "@exparte/orders/rules/ids";
import { instant } from "@exparte/orders/rules/instant";
import { evolveOrder } from "@exparte/orders/rules/order/evolve-order";
import { issueOrder } from "@exparte/orders/rules/order/issue-order";
import { decideOrder } from "@exparte/orders/rules/order/order-decisions";
import type { OrderDocument } from "@exparte/orders/rules/order-document/order-document";
import { type PenaltyStatement, penaltyStatement } from "@exparte/orders/rules/penalty/penalty-statement";
import { penaltyHistoryOf } from "@exparte/orders/rules/penalty-of-order/penalty-of-order";

export const SERVED_ON = "2026-10-20";
export const THE_NIGHT = "2026-10-25";

/**
 * The account that the orders service's own rules give of an order that nobody obeys, served on 20 October 2026 at
 * half past nine in the morning in Amsterdam. No hub is asked: an order is not sealed, nor acknowledged, in the past.
 */
export function computeOctoberNight(penalty: NonNullable<OrderDocument["penalty"]>): PenaltyStatement {
  const platform: PlatformId = named("hostbox");
  const servedAt = instant(`${SERVED_ON}T07:30:00Z`);
  const finding = { holds: true, reasons: "The demo's own." };
  const document: OrderDocument = {
    type: "exparte-order",
    court: named("rb-amsterdam"),
    caseNumber: named("demo, computed"),
    version: 1,
    judge: "the judge hearing applications (demo)",
    legalBasis: "art. 6:162 BW",
    statementOfReasons: "The demo's own.",
    provisionsInfringed: ["art. 6:162 BW"],
    marginalTest: { unlawfulness: finding, freedomOfExpression: finding, urgency: finding },
    addressees: [{ platform, items: [{ url: "https://hostbox.example/v/1" }] }],
    redress: { platform: "Opposition with this court.", poster: "Opposition with this court." },
    territorialScope: { extent: "NL", reasons: "The harm is in the Netherlands." },
    language: "nl",
    issuedAt: servedAt,
    removeWithin: "P1D",
    penalty,
  };
  const ids: Parameters<typeof issueOrder>[0] = { orderId: named("computed"), itemId: () => named("item") };
  const issued = issueOrder(ids, named("computed"), document, named("not sealed"), () => true, servedAt);
  const service = { type: "serve", platform, means: "ELECTRONIC", servedAt } as const;
  const served = decideOrder(evolveOrder(undefined, issued), service, servedAt);
  return penaltyStatement(penaltyHistoryOf([issued, ...served], platform), instant("2026-10-28T08:30:00Z"));
}

/** Ids that the hub would have read at its door. */
function named<Kind extends string>(text: string): Kind {
  return text as Kind;
}
