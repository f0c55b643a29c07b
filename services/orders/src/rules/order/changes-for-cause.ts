import { canonicalText } from "@exparte/text";
import type { Asked } from "../application/asked-duties.js";
import { requireLabel, requireText } from "../field.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import type { LiftingGround, ModificationGround } from "./cause.js";
import { checkCause } from "./check-cause.js";
import { isFinal, type Order } from "./order.js";
import { type EndingTerms, endOrder, reinstateBy } from "./order-endings.js";
import type { OrderEvent } from "./order-events.js";
import { modifyOrder, type NewVersion } from "./order-modification.js";

/**
 * What a court changes or lifts without an opposition: for a cause (cause.ts), which the version must fit (check-cause.ts).
 * A change leaves pending oppositions pending; an end makes them moot.
 */

export interface Modification {
  readonly ground: ModificationGround;
  readonly reasons: string;
  readonly version: NewVersion;
  readonly reinstateWithin?: string;
  /** What the application asked for. */
  readonly asked: Asked;
}

export type Lifting = Omit<EndingTerms, "penaltiesFallAway"> & {
  readonly ground: LiftingGround;
  readonly reasons: string;
};

export function modifyForCause(state: Order, modification: Modification, now: Instant): OrderEvent[] {
  const { ground, reasons, version, reinstateWithin, asked } = modification;
  requireText(reasons, "input.reasons");
  requireProvisional(state, ground);
  const [modified, ...following] = modifyOrder(state, version, reasons, reinstateWithin, now, ground);
  checkCause(state, modified, ground, asked);
  return [modified, ...following];
}

/** What the main proceedings confirmed is not widened ex parte, nor narrowed by the judge who gave it provisionally. */
function requireProvisional(state: Order, { cause }: ModificationGround): void {
  const confirmed = isFinal(state) || state.mainJudgment?.outcome === "CONFIRMED";
  if (!confirmed || cause === "CORRECTION" || cause === "SETTLEMENT") return;
  throw refuse(
    "ORDER_STATE",
    `${cause} makes no sense: order ${state.id} is ${state.status}, confirmed in the main proceedings. Correct an evident mistake with CORRECTION or record a SETTLEMENT; what else is asked is a case of its own.`,
    { orderId: state.id, status: state.status },
  );
}

export function liftForCause(state: Order, lifting: Lifting, now: Instant): OrderEvent[] {
  const { ground, reasons, ...terms } = lifting;
  requireText(reasons, "input.reasons");
  if (ground.cause === "REVOKED") requireFinal(state);
  if (ground.cause === "ANNULLED") {
    requireLabel(ground.annulment.court, "input.annulment.court", 200);
    requireLabel(ground.annulment.decision, "input.annulment.decision", 200);
    refuseOwnCourt(state, ground.annulment.court);
  }
  return endOrder(state, "OrderLifted", reasons, { ...terms, penaltiesFallAway: fallsAway(ground) }, undefined, now, {
    cause: ground.cause,
    ...(ground.cause === "ANNULLED" ? { annulment: ground.annulment } : {}),
  });
}

/** An order that is not final has other remedies, which revocation does not replace (Rv art. 382). */
function requireFinal(state: Order): void {
  if (isFinal(state)) return;
  throw refuse(
    "ORDER_STATE",
    `REVOKED makes no sense: order ${state.id} is ${state.status}, and only what is FINAL is revoked. Decide on the opposition, or conclude the main proceedings with REJECTED.`,
    { orderId: state.id, status: state.status },
  );
}

/** Annulment removes the decision that set the penalty; for other causes the parties or the judge say what becomes of it. */
function fallsAway(ground: LiftingGround): boolean {
  return ground.cause === "ANNULLED" || ground.penaltiesFallAway;
}

function refuseOwnCourt({ document }: Order, court: string): void {
  if (court !== document.court) return;
  throw refuse(
    "FIELD_INVALID",
    `input.annulment.court is ${court}, which gave the order; name the higher court that annulled it, or decide on the opposition.`,
    { field: "input.annulment.court" },
  );
}

/** The same version for the same cause again: a retry whose first answer was lost. */
export function isModifiedSo(
  { seal, modified }: Order,
  wanted: Pick<Modification, "ground" | "reasons"> & { readonly seal: string },
): boolean {
  return (
    seal === wanted.seal &&
    modified?.reasons === wanted.reasons &&
    canonicalText(modified.ground) === canonicalText(wanted.ground)
  );
}

/** The same end again: a retry whose first answer was lost. */
export function isLiftedSo({ ended }: Order, { ground, reasons, reinstateWithin }: Lifting): boolean {
  return (
    ended?.cause === ground.cause &&
    ended.reasons === reasons &&
    ended.penaltiesFallAway === fallsAway(ground) &&
    ended.reinstateBy === reinstateBy(reinstateWithin, ended.at) &&
    (ground.cause !== "ANNULLED" ||
      (ended.annulment?.court === ground.annulment.court && ended.annulment.decision === ground.annulment.decision))
  );
}
