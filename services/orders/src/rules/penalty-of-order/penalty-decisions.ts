import type { Item } from "../addressee/addressee.js";
import { requireText } from "../field.js";
import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { addresseeOf, type Order } from "../order/order.js";
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
  | { readonly type: "interruptPrescription"; readonly interruption: Interruption }
  | { readonly type: "barPenalty"; readonly bar: PenaltyBar }
  | { readonly type: "continuePenalty"; readonly reasons: string };

/**
 * What a court decides or records of one addressee's penalty. It may do so in any state of the order: a penalty that
 * was forfeited outlives it.
 */
export function decidePenalty(
  order: Order,
  platform: PlatformId,
  command: PenaltyCommand,
  now: Instant,
): PenaltyEvent[] {
  const { items } = addresseeOf(order, platform);
  // A later version may have taken the penalty away; what was forfeited under an earlier one stays.
  const penalty = order.lastPenalty ?? order.document.penalty;
  if (penalty === undefined) {
    throw refuse("PENALTY_NONE", `Order ${order.id} never had a penalty (dwangsom); set one by modifying the order.`, {
      orderId: order.id,
    });
  }
  switch (command.type) {
    case "moderatePenalty":
      requireText(command.reasons, "input.reasons");
      checkModeration(command.moderation, penalty, "input");
      checkItems(command.moderation, items);
      return [
        { kind: "PenaltyModerated", platform, moderation: command.moderation, reasons: command.reasons, at: now },
      ];
    case "interruptPrescription":
      if (command.interruption.at > now) throw inFuture("input.at");
      checkAfterOrder(command.interruption.at, order);
      return [{ kind: "PrescriptionInterrupted", platform, interruption: command.interruption, at: now }];
    case "barPenalty":
      if (command.bar.from > now) throw inFuture("input.from");
      if (command.bar.until !== undefined && command.bar.until <= command.bar.from) {
        throw refuse("FIELD_INVALID", "input.until must lie after input.from.", { field: "input.until" });
      }
      checkBar(command.bar);
      return [{ kind: "PenaltyBarred", platform, bar: command.bar, at: now }];
    case "continuePenalty":
      requireText(command.reasons, "input.reasons");
      return [{ kind: "PenaltyContinued", platform, reasons: command.reasons, at: now }];
    default:
      return command satisfies never;
  }
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

/** What has changed in the penalty's course since it was last recorded, if anything has. */
export function turnPenalty(
  order: Order,
  platform: PlatformId,
  statement: PenaltyStatement,
  now: Instant,
): PenaltyEvent[] {
  const { penaltyRunningSince } = addresseeOf(order, platform);
  if (statement.running) {
    return penaltyRunningSince === undefined
      ? [{ kind: "PenaltyAccrualStarted", platform, since: statement.since, at: now }]
      : [];
  }
  if (penaltyRunningSince === undefined) return [];
  const { forfeitedCents, because } = statement;
  if (because === "MAXIMUM_REACHED") return [{ kind: "PenaltyMaximumReached", platform, forfeitedCents, at: now }];
  return [{ kind: "PenaltyAccrualStopped", platform, because, forfeitedCents, at: now }];
}

/** What is interrupted was forfeited, and nothing is before the order is given. */
function checkAfterOrder(at: Instant, { issuedAt }: Order): void {
  if (at >= issuedAt) return;
  throw refuse("FIELD_INVALID", `input.at is ${at}, before the order of ${issuedAt}; check the date of the claim.`, {
    field: "input.at",
  });
}

function checkItems(moderation: Moderation, items: readonly Item[]): void {
  const named = moderation.effect === "REDUCED" ? [] : (moderation.itemIds ?? []);
  const unknown = named.find((itemId) => !items.some(({ id }) => id === itemId));
  if (unknown === undefined) return;
  throw refuse("UNKNOWN_ITEM", `input.itemIds has "${unknown}", which is no item of this addressee.`, {
    field: "input.itemIds",
  });
}

function inFuture(field: string): Error {
  return refuse("EFFECT_IN_FUTURE", `${field} lies in the future; record it when it has happened.`, { field });
}
