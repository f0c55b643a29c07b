import { type Actor, requireParty } from "@exparte/auth";
import { isPendingAppeal } from "../../rules/appeal/appeal.js";
import type { ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { appealsOf, decisionOf, restsOn } from "../../rules/order/appealed-decision.js";
import type { LapseApplicant } from "../../rules/order/main-claim.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import { refuse } from "../../rules/refusals.js";
import { instanceOf } from "../../store/directory.js";
import { placesOf } from "../../store/order/coverage.js";
import { doerOf } from "../../store/order/orders.js";
import { isSealOf } from "../application/grant-application.js";
import type { Dependencies } from "../dependencies.js";
import { maySee, ofOtherCourt, requireScopeOnOrder, viewerOf } from "../viewer.js";
import { askedFor } from "./change-order.js";
import { decideAs, decideOnOrder } from "./decide-on-order.js";
import { newVersion, type SealedContent } from "./new-version.js";

/**
 * A judge suspends the order: until it is resumed, terms stand still and no penalty is forfeited. Of the court that gave it,
 * or of one that hears an appeal about it.
 */
export function suspendOrder(deps: Dependencies, actor: Actor, orderId: OrderId, reasons: string): Promise<Order> {
  return steer(deps, actor, orderId, { type: "suspend", reasons });
}

export function resumeOrder(deps: Dependencies, actor: Actor, orderId: OrderId, reasons: string): Promise<Order> {
  return steer(deps, actor, orderId, { type: "resume", reasons });
}

function steer(
  deps: Dependencies,
  actor: Actor,
  orderId: OrderId,
  command: { readonly type: "suspend" | "resume"; readonly reasons: string },
): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "orders:grant");
  const court = actor.partyId;
  const decider = { doer: doerOf(actor), sees: (order: Order) => maySee(viewerOf(actor), order) };
  return decideAs(deps, decider, orderId, ({ order }) => {
    if (order.document.court === court) return command;
    const heard = appealsOf(order).filter((one) => isPendingAppeal(one) && one.court === court);
    const appeal = heard.find(({ against }) => restsOn(order, decisionOf(order, against))) ?? heard[0];
    if (appeal === undefined) throw ofOtherCourt(order);
    return { ...command, appealId: appeal.id };
  });
}

export interface Clarification {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly text: string;
  /** A corrected version of the order, for when a text alone is not enough. */
  readonly correction?: SealedContent;
}

/** The court clarifies or corrects; the full terms of the items that the platform claimed impossible begin again. */
export function clarifyOrder(
  deps: Dependencies,
  actor: Actor,
  { orderId, platform, text, correction }: Clarification,
): Promise<Order> {
  asJudge(actor);
  return decideOnOrder(
    deps,
    actor,
    orderId,
    async (context) => {
      const command = { type: "clarify", platform, text } as const;
      if (correction === undefined) return command;
      // A retry after a lost answer brings a version that has been sealed already; a new one would differ from it.
      const clarified = addresseeOf(context.order, platform).clarification === text;
      if (clarified && isSealOf(context.order, correction.seal)) return null;
      const version = await newVersion(deps, context, correction);
      const asked = await askedFor(context.tx, context.order);
      return { ...command, correction: { ...version, context: { ...version.context, asked } } };
    },
    correction === undefined ? [] : placesOf(correction.content),
  );
}

export interface ClaimRejection {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly reasons: string;
  /** Absent: all that the platform claims. */
  readonly itemIds?: readonly ItemId[];
}

/** The court rejects a claim of impossibility: the terms of its items have run on all the while. */
export function rejectClaim(
  deps: Dependencies,
  actor: Actor,
  { orderId, ...rejection }: ClaimRejection,
): Promise<Order> {
  asJudge(actor);
  return decideOnOrder(deps, actor, orderId, () => ({ type: "rejectClaim", ...rejection }));
}

export interface ItemSuspension {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly itemIds: readonly ItemId[];
  readonly reasons: string;
  readonly reinstateWithin?: string;
}

/** Items that are named by an evident mistake are suspended at once: what was taken down for them goes back meanwhile. */
export function suspendItems(
  deps: Dependencies,
  actor: Actor,
  { orderId, ...suspension }: ItemSuspension,
): Promise<Order> {
  asJudge(actor);
  return decideOnOrder(deps, actor, orderId, ({ coveredBy }) => ({ type: "suspendItems", ...suspension, coveredBy }));
}

export interface ItemResumption {
  readonly orderId: OrderId;
  readonly platform: PlatformId;
  readonly itemIds: readonly ItemId[];
  readonly reasons: string;
}

/** The court demands suspended items after all. */
export function resumeItems(deps: Dependencies, actor: Actor, { orderId, ...rest }: ItemResumption): Promise<Order> {
  asJudge(actor);
  return decideOnOrder(deps, actor, orderId, () => ({ type: "resumeItems", ...rest }));
}

export function registerMainClaim(
  deps: Dependencies,
  actor: Actor,
  input: { readonly orderId: OrderId; readonly reference: string; readonly broughtAt: Instant },
): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  const { orderId, reference, broughtAt } = input;
  return decideOnOrder(deps, actor, orderId, () => ({ type: "registerMainClaim", reference, broughtAt }));
}

/** A respondent has the order lapse because no main claim came in time; for the poster the court does. */
export function applyForLapse(deps: Dependencies, actor: Actor, orderId: OrderId): Promise<Order> {
  requireParty(actor, "platform", "court");
  requireScopeOnOrder(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  const by: LapseApplicant =
    actor.partyType === "platform" ? { role: "ADDRESSEE", platform: actor.partyId } : { role: "POSTER" };
  return decideOnOrder(deps, actor, orderId, ({ coveredBy }) => ({
    type: "applyForLapse",
    by,
    terms: { penaltiesFallAway: false, coveredBy },
  }));
}

export interface Conclusion {
  readonly orderId: OrderId;
  readonly outcome: "CONFIRMED" | "REJECTED";
  readonly reasons: string;
  /** Required for REJECTED: whether the forfeited penalties are cancelled. */
  readonly penaltiesFallAway?: boolean;
  readonly reinstateWithin?: string;
  /** For CONFIRMED; absent: as the order says. */
  readonly enforceableDespiteAppeal?: boolean;
}

/** The main proceedings have ended: the order stands under the judgment, or becomes LIFTED. */
export function concludeMainProceedings(
  deps: Dependencies,
  actor: Actor,
  { orderId, ...conclusion }: Conclusion,
): Promise<Order> {
  asJudge(actor);
  const { outcome, reasons, penaltiesFallAway, reinstateWithin, enforceableDespiteAppeal } = conclusion;
  return decideOnOrder(deps, actor, orderId, async ({ tx, order, coveredBy }) => {
    const command = {
      type: "concludeMainProceedings",
      reasons,
      instance: await instanceOf(tx.em, order.document.court),
      ...(enforceableDespiteAppeal === undefined ? {} : { enforceableDespiteAppeal }),
    } as const;
    if (outcome === "CONFIRMED") return { ...command, outcome };
    if (penaltiesFallAway === undefined) {
      throw refuse(
        "FIELD_INVALID",
        "input.penaltiesFallAway says, with REJECTED, whether forfeited penalties fall away.",
        { field: "input.penaltiesFallAway" },
      );
    }
    return {
      ...command,
      outcome,
      terms: { penaltiesFallAway, coveredBy, ...(reinstateWithin === undefined ? {} : { reinstateWithin }) },
    };
  });
}

export interface Irrevocability {
  readonly orderId: OrderId;
  readonly reasons: string;
  readonly acquiesced?: boolean;
}

/** The registry states that nobody appealed in time, or that the parties acquiesced: the order becomes FINAL. */
export function declareIrrevocable(
  deps: Dependencies,
  actor: Actor,
  { orderId, ...stated }: Irrevocability,
): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  return decideOnOrder(deps, actor, orderId, () => ({ type: "declareIrrevocable", ...stated }));
}

function asJudge(actor: Actor): void {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "orders:grant");
}
