import { type Actor, requireParty } from "@exparte/auth";
import { canonicalText } from "@exparte/text";
import type { ModerationWanted } from "../../rules/addressee/moderation-request.js";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import { accountsOf } from "../../rules/order/penalties-of-order.js";
import { nextAmountsMoment } from "../../rules/penalty/penalty-account-next.js";
import type { PenaltyEvent } from "../../rules/penalty/penalty-events.js";
import { nextPenaltyMoment } from "../../rules/penalty/penalty-next.js";
import { isPenaltyRefusal } from "../../rules/penalty/penalty-refusals.js";
import type { PenaltyStatement } from "../../rules/penalty/penalty-statement.js";
import { statementsOf } from "../../rules/penalty-of-order/joint-penalty.js";
import {
  checkContinues,
  decidePenalty,
  type PenaltyAccountOf,
  type PenaltyCommand,
  turnPenalty,
} from "../../rules/penalty-of-order/penalty-decisions.js";
import { penaltyHistoryOf } from "../../rules/penalty-of-order/penalty-of-order.js";
import { penaltyFactsOf } from "../../rules/supervision/compliance-facts.js";
import { doerOf, loadOrderForChange, readOrderEvents, recordOrders } from "../../store/order/orders.js";
import { savePenaltyFacts } from "../../store/supervision/compliance-facts.js";
import { setPenaltyTimer, type TurnPenaltyPayload } from "../../store/timers.js";
import { platformOf, refuseConnected } from "../addressee/confirmation-seal.js";
import type { Dependencies } from "../dependencies.js";
import { mayActOn, requireScopeOnOrder, unknownOrder, viewerOf } from "../viewer.js";

/** The judge moderates a penalty, or the court records a fact that affects its prescription. */
export async function changePenalty(
  { database, log, clock }: Dependencies,
  actor: Actor,
  { orderId, ...account }: PenaltyAccountOf & { readonly orderId: OrderId },
  command: PenaltyCommand,
): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, isJudges(command) ? "orders:grant" : "applications:submit");
  return change({ database, log, clock }, actor, { orderId, ...account }, command);
}

export interface ModerationAsked extends ModerationWanted {
  readonly orderId: OrderId;
  /** Required from a court that records what a platform outside the hub asks. */
  readonly platform?: PlatformId;
}

/** The debtor asks for moderation of its penalty (Rv art. 611d(1)); for a platform outside the hub the court records it. */
export async function requestModeration(
  deps: Dependencies,
  actor: Actor,
  { orderId, duty, ...wanted }: ModerationAsked,
): Promise<{ readonly order: Order; readonly platform: PlatformId }> {
  requireParty(actor, "platform", "court");
  requireScopeOnOrder(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  const platform = platformOf(actor, wanted);
  const { from, itemIds, reasons } = wanted;
  const command = { type: "requestModeration", from, reasons, ...(itemIds === undefined ? {} : { itemIds }) } as const;
  const of = { orderId, platform, ...(duty === undefined ? {} : { duty }) };
  const isRecorded = actor.partyType === "court";
  return { order: await change(deps, actor, of, command, isRecorded), platform };
}

async function change(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  actor: Actor,
  { orderId, ...account }: PenaltyAccountOf & { readonly orderId: OrderId },
  command: PenaltyCommand,
  isRecordedForAnother = false,
): Promise<Order> {
  const now = clock();
  return database.transaction(async (tx) => {
    const order = await loadOrderForChange(tx, orderId);
    if (order === null || !mayActOn(viewerOf(actor), order)) throw unknownOrder(orderId);
    if (isRecordedForAnother) refuseConnected(order, account.platform);
    const decided = decidePenalty(order, account, command, now);
    const known = await readOrderEvents(log, tx.sql, orderId);
    // A retry after a lost answer repeats facts that are recorded already.
    const events = decided.filter((event) => isOfRequest(event) || !known.some((one) => sameFact(one, event)));
    if (command.type === "continuePenalty" && events.length > 0)
      checkContinues(penaltyHistoryOf(known, account.platform, account.duty));
    await recordOrders({ tx, log, doer: doerOf(actor), now }, [{ before: order, events }]);
    return events.reduce<Order>(evolveOrder, order);
  });
}

function isJudges({ type }: PenaltyCommand): boolean {
  return type === "moderatePenalty" || type === "refuseModeration" || type === "continuePenalty";
}

/** Whether it repeats another one, the request's state says: a platform may ask again for what was refused. */
function isOfRequest({ kind }: PenaltyEvent): boolean {
  return kind === "ModerationRequested" || kind === "ModerationRefused";
}

/** Whatever the order of their members, which the database does not keep. */
function sameFact(one: object, other: object): boolean {
  const fact = (event: object) =>
    canonicalText(
      Object.fromEntries(Object.entries(event).filter(([name]) => !["at", "by", "orderId", "court"].includes(name))),
    );
  return fact(one) === fact(other);
}

function statementOrNone(
  events: readonly OrderEvent[],
  account: PenaltyAccountOf,
  now: Instant,
): PenaltyStatement | undefined {
  try {
    return statementsOf(events, [account], now)[0];
  } catch (error) {
    if (isPenaltyRefusal(error)) return undefined;
    throw error;
  }
}

/**
 * The penalty's timer calls this. Records that the penalty began, ceased or reached its maximum, counts its amounts for
 * the figures, and sets the timer again: for the next such event, or when a unit is forfeited or prescribes.
 */
export async function turnPenaltyTimer(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  { orderId, platform }: TurnPenaltyPayload,
): Promise<void> {
  await database.transaction(async (tx) => {
    const order = await loadOrderForChange(tx, orderId);
    if (order === null) return;
    const known = await readOrderEvents(log, tx.sql, orderId);
    // The machine that recorded the last event may have a clock that is ahead of ours.
    const now = clock() < order.recordedUntil ? order.recordedUntil : clock();
    const accounts = accountsOf(addresseeOf(order, platform)).flatMap((account) => {
      const history = penaltyHistoryOf(known, platform, account);
      const statement = statementOrNone(known, { platform, ...(account === undefined ? {} : { duty: account }) }, now);
      return statement === undefined ? [] : [{ account, history, statement }];
    });
    if (accounts.length === 0) return;
    const events = accounts.flatMap(({ account, statement }) =>
      turnPenalty(order, { platform, ...(account === undefined ? {} : { duty: account }) }, statement, now),
    );
    const statements = accounts.map(({ statement }) => statement);
    await savePenaltyFacts(tx.sql, [penaltyFactsOf({ orderId, platform }, statements)]);
    await recordOrders({ tx, log, doer: { type: "hub", id: "timer" }, now }, [
      { before: order, events, turnsPenalty: true },
    ]);
    const next = accounts
      .flatMap(({ history, statement }) => [
        nextPenaltyMoment(history, now)?.at,
        nextAmountsMoment(history, statement, now),
      ])
      .filter((moment) => moment !== undefined)
      .sort()[0];
    // Whatever starts at a moment appears in the account of any later moment.
    if (next !== undefined) await setPenaltyTimer(tx.sql, { orderId, platform }, new Date(Date.parse(next) + 1));
  });
}
