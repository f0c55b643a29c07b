import type { Addressee, Item } from "../addressee/addressee.js";
import { openRequest } from "../addressee/moderation-request.js";
import { requireText } from "../field.js";
import type { ItemId, PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { addresseeOf, type Order } from "../order/order.js";
import { accountOf, accountsOf, type PenaltyAccount, penaltyTermsOf } from "../order/penalties-of-order.js";
import { givenAt } from "../order-document/given-orally.js";
import type { PenaltyBar, PenaltyEvent } from "../penalty/penalty-events.js";
import {
  checkModeration,
  type Interruption,
  type Moderation,
  type PenaltyHistory,
} from "../penalty/penalty-history.js";
import type { PenaltyStatement } from "../penalty/penalty-statement.js";
import { refuse } from "../refusals.js";

export type PenaltyCommand =
  | { readonly type: "moderatePenalty"; readonly moderation: Moderation; readonly reasons: string }
  | {
      readonly type: "requestModeration";
      readonly from: Instant;
      readonly itemIds?: readonly ItemId[];
      readonly reasons: string;
    }
  | { readonly type: "refuseModeration"; readonly reasons: string }
  | { readonly type: "interruptPrescription"; readonly interruption: Interruption }
  | { readonly type: "barPenalty"; readonly bar: PenaltyBar }
  | { readonly type: "continuePenalty"; readonly reasons: string };

/** Which penalty: the platform, and the duty if the duty has its own. */
export interface PenaltyAccountOf {
  readonly platform: PlatformId;
  readonly duty?: PenaltyAccount;
}

/**
 * What a court decides or records of one addressee's penalty, or the addressee asks of it, in any state of the order: a
 * penalty that was forfeited outlives it.
 */
export function decidePenalty(
  order: Order,
  { platform, duty }: PenaltyAccountOf,
  command: PenaltyCommand,
  now: Instant,
): PenaltyEvent[] {
  const addressee = addresseeOf(order, platform);
  const items = addressee.items.filter((item) => accountOf(addressee, item) === duty);
  const penalty = accountsOf(addressee).includes(duty) ? penaltyTermsOf(order, addressee, duty) : undefined;
  if (penalty === undefined) throw noPenalty(order, addressee, duty);
  const of = { platform, ...(duty === undefined ? {} : { duty }) };
  switch (command.type) {
    case "moderatePenalty":
      requireText(command.reasons, "input.reasons");
      checkModeration(command.moderation, penalty, "input");
      checkItems(command.moderation, items);
      return [{ kind: "PenaltyModerated", ...of, moderation: command.moderation, reasons: command.reasons, at: now }];
    case "requestModeration":
      return requestModeration(addressee, items, duty, command, now);
    case "refuseModeration":
      return refuseModeration(addressee, duty, command.reasons, now);
    case "interruptPrescription":
      if (command.interruption.at > now) throw inFuture("input.at");
      checkAfterOrder(command.interruption.at, order);
      return [{ kind: "PrescriptionInterrupted", ...of, interruption: command.interruption, at: now }];
    case "barPenalty":
      if (command.bar.from > now) throw inFuture("input.from");
      if (command.bar.until !== undefined && command.bar.until <= command.bar.from) {
        throw refuse("FIELD_INVALID", "input.until must lie after input.from.", { field: "input.until" });
      }
      checkBar(command.bar);
      return [{ kind: "PenaltyBarred", ...of, bar: command.bar, at: now }];
    case "continuePenalty":
      requireText(command.reasons, "input.reasons");
      return [{ kind: "PenaltyContinued", ...of, reasons: command.reasons, at: now }];
    default:
      return command satisfies never;
  }
}

/** By the debtor (Rv art. 611d(1)). Until the court decides, the penalty is forfeited as before. */
function requestModeration(
  addressee: Addressee,
  items: readonly Item[],
  duty: PenaltyAccount,
  { from, itemIds, reasons }: PenaltyCommand & { type: "requestModeration" },
  now: Instant,
): PenaltyEvent[] {
  const { platform } = addressee;
  requireText(reasons, "input.reasons");
  if (from > now) throw inFuture("input.from");
  checkNamed(itemIds ?? [], items);
  const open = openRequest(addressee, duty);
  if (open !== undefined) {
    const isSame = open.from === from && open.reasons === reasons && String(open.itemIds) === String(itemIds);
    if (isSame) return [];
    throw refuse(
      "MODERATION_REQUESTED",
      `input.duty: the court has not decided yet on what ${platform} asked of this penalty at ${open.requestedAt}; wait for that, or tell the court what has changed.`,
      { field: "input.duty", requestedAt: open.requestedAt },
    );
  }
  const of = { platform, ...(duty === undefined ? {} : { duty }) };
  return [
    { kind: "ModerationRequested", ...of, from, ...(itemIds === undefined ? {} : { itemIds }), reasons, at: now },
  ];
}

function refuseModeration(addressee: Addressee, duty: PenaltyAccount, reasons: string, now: Instant): PenaltyEvent[] {
  const { platform, moderationRequests = [] } = addressee;
  requireText(reasons, "input.reasons");
  if (openRequest(addressee, duty) === undefined) {
    const last = moderationRequests.findLast((one) => one.duty === duty);
    if (last?.status === "REFUSED" && last.decided?.reasons === reasons) return [];
    throw refuse(
      "MODERATION_NOT_REQUESTED",
      `input.platform: nothing that ${platform} asked of this penalty is undecided; see Addressee.moderationRequests.`,
      { field: "input.platform" },
    );
  }
  return [{ kind: "ModerationRefused", platform, ...(duty === undefined ? {} : { duty }), reasons, at: now }];
}

function noPenalty(order: Order, addressee: Addressee, duty: number | undefined): Error {
  const own = accountsOf(addressee).filter((account) => account !== undefined);
  if (duty === undefined && own.length === 0) {
    return refuse("PENALTY_NONE", `Order ${order.id} never had a penalty (dwangsom); set one by modifying the order.`, {
      orderId: order.id,
    });
  }
  const which = own.length === 0 ? "" : ` Of its own it has duty ${own.join(", ")}.`;
  return refuse(
    "PENALTY_NONE",
    `input.duty: ${addressee.platform} has no such penalty in order ${order.id}.${which} Leave input.duty out for the order's penalty.`,
    { field: "input.duty", duties: own.map(String) },
  );
}

/** Refuses to continue a penalty that no death has stopped: a decision that does nothing is a slip. */
export function checkContinues({ deaths = [] }: Pick<PenaltyHistory, "deaths">): void {
  if (deaths.some(({ until }) => until === undefined)) return;
  throw refuse(
    "PENALTY_NOT_STOPPED",
    "No death stops this penalty: record it first with barPenalty, because DEATH, or leave the penalty as it runs.",
    { field: "input.platform" },
  );
}

function checkBar({ because, until, forfeitsAllTheSame }: PenaltyBar): void {
  if (because === "DEATH" && until !== undefined) {
    throw refuse(
      "FIELD_INVALID",
      "input.until: after a death a penalty is forfeited again only when the judge says so (Rv art. 611f); use continuePenalty.",
      { field: "input.until" },
    );
  }
  if (forfeitsAllTheSame === true && because !== "DEBT_RESCHEDULING") {
    throw refuse(
      "FIELD_INVALID",
      `input.forfeitsAllTheSame is of DEBT_RESCHEDULING alone (Rv art. 611e(3)); leave it out with ${because}.`,
      { field: "input.forfeitsAllTheSame" },
    );
  }
}

/** What has changed in the penalty's course since it was last recorded. */
export function turnPenalty(
  order: Order,
  { platform, duty }: PenaltyAccountOf,
  statement: PenaltyStatement,
  now: Instant,
): PenaltyEvent[] {
  const addressee = addresseeOf(order, platform);
  const of = { platform, ...(duty === undefined ? {} : { duty }) };
  const recorded = duty === undefined ? addressee : addressee.duties?.find(({ number }) => number === duty);
  const penaltyRunningSince = recorded?.penaltyRunningSince;
  if (statement.running) {
    return penaltyRunningSince === undefined
      ? [{ kind: "PenaltyAccrualStarted", ...of, since: statement.since, at: now }]
      : [];
  }
  if (penaltyRunningSince === undefined) return [];
  const { forfeitedCents, because } = statement;
  if (because === "MAXIMUM_REACHED") return [{ kind: "PenaltyMaximumReached", ...of, forfeitedCents, at: now }];
  return [{ kind: "PenaltyAccrualStopped", ...of, because, forfeitedCents, at: now }];
}

/** Only forfeited penalties can be interrupted, and nothing is forfeited before the order is given. */
function checkAfterOrder(at: Instant, order: Order): void {
  if (at >= givenAt(order)) return;
  throw refuse(
    "FIELD_INVALID",
    `input.at is ${at}, before the order of ${givenAt(order)}; check the date of the claim.`,
    {
      field: "input.at",
    },
  );
}

function checkItems(moderation: Moderation, items: readonly Item[]): void {
  checkNamed(moderation.effect === "REDUCED" ? [] : (moderation.itemIds ?? []), items);
}

function checkNamed(named: readonly ItemId[], items: readonly Item[]): void {
  const unknown = named.find((itemId) => !items.some(({ id }) => id === itemId));
  if (unknown === undefined) return;
  throw refuse("UNKNOWN_ITEM", `input.itemIds has "${unknown}", which is no item of this addressee.`, {
    field: "input.itemIds",
  });
}

function inFuture(field: string): Error {
  return refuse("EFFECT_IN_FUTURE", `${field} lies in the future; record it when it has happened.`, { field });
}
