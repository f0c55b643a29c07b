import { type Actor, requireParty } from "@exparte/auth";
import { ownOppositions } from "../../rules/case-code/own-part.js";
import type { OppositionId, OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { type Opponent, type OpponentRole, sameOpponent } from "../../rules/opposition/opponent.js";
import { isDecidedSo, isPending, type Opposition, requirePending } from "../../rules/opposition/opposition.js";
import { termsOf } from "../../rules/order/contest-decisions.js";
import { oppositionOf, refuseMoreOppositions } from "../../rules/order/contested-items.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderCommand } from "../../rules/order/order-commands.js";
import { refuse } from "../../rules/refusals.js";
import { instanceOf } from "../../store/directory.js";
import { orderOfOpposition } from "../../store/opposition/oppositions.js";
import { placesOf } from "../../store/order/coverage.js";
import { doerOf } from "../../store/order/orders.js";
import { isSealOf } from "../application/grant-application.js";
import type { Dependencies } from "../dependencies.js";
import { type Decider, type DecidingContext, decideAs, decideOnOrder } from "../order/decide-on-order.js";
import { newVersion, type SealedContent } from "../order/new-version.js";
import { requireScopeOnOrder, unknownOrder } from "../viewer.js";
import { type Contesting, contestingCode, type OppositionSent, opponentOf, opponentWithCode } from "./opponent-of.js";

export type Decision =
  | { readonly outcome: "UPHELD"; readonly reasons: string; readonly enforceableDespiteAppeal?: boolean }
  | ({
      readonly outcome: "MODIFIED";
      readonly reasons: string;
      readonly reinstateWithin?: string;
      readonly enforceableDespiteAppeal?: boolean;
    } & SealedContent)
  | {
      readonly outcome: "LIFTED";
      readonly reasons: string;
      readonly penaltiesFallAway: boolean;
      readonly reinstateWithin?: string;
      readonly enforceableDespiteAppeal?: boolean;
    };

const LODGED_BY: Readonly<Record<OpponentRole, string>> = {
  ADDRESSEE: "another addressee",
  POSTER: "the poster, through the court",
  THIRD_PARTY: "a third party, through the court",
};

export interface Contested {
  readonly order: Order;
  readonly opposition: Opposition;
}

/**
 * An addressee contests the order, or the court does for a poster or third party, or such a one with a code of its own.
 * Repeating it changes nothing.
 */
export async function lodgeOpposition(deps: Dependencies, actor: Actor, input: OppositionSent): Promise<Contested> {
  requireParty(actor, "platform", "court", "case", "respondent");
  if (actor.partyType === "case" || actor.partyType === "respondent") return lodgeWithCode(deps, actor, input);
  requireScopeOnOrder(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  const by = opponentOf(actor, input);
  const command = lodging(deps, by, input);
  const order = await decideOnOrder(deps, actor, input.orderId, (context) => lodged(context, by, command));
  return { order, opposition: pendingOf(order, by) };
}

export async function setHearing(
  deps: Dependencies,
  actor: Actor,
  id: OppositionId,
  hearingAt: Instant,
): Promise<Contested> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  return onOpposition(deps, id, (orderId) =>
    decideOnOrder(deps, actor, orderId, () => ({ type: "setHearing", oppositionId: id, hearingAt })),
  );
}

/** The party that lodged the opposition withdraws it; for a poster or third party the court does. */
export async function withdrawOpposition(
  deps: Dependencies,
  actor: Actor,
  id: OppositionId,
  reasons: string,
): Promise<Contested> {
  requireParty(actor, "platform", "court", "case", "respondent");
  if (actor.partyType === "case" || actor.partyType === "respondent") return withdrawWithCode(deps, actor, id, reasons);
  requireScopeOnOrder(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  return onOpposition(deps, id, (orderId) =>
    decideOnOrder(deps, actor, orderId, ({ order }) => {
      const { by } = oppositionOf(order, id);
      const own =
        by.role === "ADDRESSEE"
          ? actor.partyType === "platform" && by.platform === actor.partyId
          : actor.partyType === "court";
      if (!own)
        throw refuse(
          "NOT_YOUR_OPPOSITION",
          `Opposition ${id} was lodged by ${LODGED_BY[by.role]}; only they withdraw it.`,
          { field: "id" },
        );
      return { type: "withdrawOpposition", oppositionId: id, reasons };
    }),
  );
}

/** The judge upholds the order, modifies it by a new sealed version, or lifts it. */
export async function decideOpposition(
  deps: Dependencies,
  actor: Actor,
  id: OppositionId,
  decision: Decision,
): Promise<Contested> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "orders:grant");
  const adding = decision.outcome === "MODIFIED" ? placesOf(decision.content) : [];
  return onOpposition(deps, id, (orderId) =>
    decideOnOrder(
      deps,
      actor,
      orderId,
      async (context) => {
        const { outcome } = decision;
        const instance = await instanceOf(context.tx.em, context.order.document.court);
        const command = { type: "decideOpposition", oppositionId: id, instance } as const;
        const opposition = oppositionOf(context.order, id);
        if (alreadyDecided(opposition, decision, context.order)) return null;
        switch (outcome) {
          case "UPHELD":
            return { ...command, decision };
          case "MODIFIED":
            // Comes before the check of the new version, which would fail because another version was sealed since.
            requirePending(opposition);
            return { ...command, decision: { ...decision, ...(await newVersion(deps, context, decision)) } };
          case "LIFTED":
            return { ...command, decision: { ...decision, coveredBy: context.coveredBy } };
          default:
            return outcome satisfies never;
        }
      },
      adding,
    ),
  );
}

function alreadyDecided(opposition: Opposition, decision: Decision, order: Order): boolean {
  const { outcome, reasons } = decision;
  return (
    isDecidedSo(opposition, { outcome, reasons, ...termsOf(decision) }) &&
    (outcome !== "MODIFIED" || isSealOf(order, decision.seal))
  );
}

/** Whoever has a code contests under its reference, for its items or some of them; a respondent as the addressee that it is. */
async function lodgeWithCode(deps: Dependencies, actor: Actor, sent: OppositionSent): Promise<Contested> {
  const code = await contestingCode(deps, actor);
  if (sent.orderId !== code.holder.orderId) throw unknownOrder(sent.orderId);
  const { by, ...which } = opponentWithCode(code.holder, sent);
  const command = lodging(deps, by, { grounds: sent.grounds, ...which });
  const decider = deciderOf(actor, code.holder);
  const order = await decideAs(deps, decider, sent.orderId, (context) => lodged(context, by, command));
  return { order, opposition: pendingOf(order, by) };
}

async function withdrawWithCode(
  deps: Dependencies,
  actor: Actor,
  id: OppositionId,
  reasons: string,
): Promise<Contested> {
  const { holder } = await contestingCode(deps, actor);
  const order = await decideAs(deps, deciderOf(actor, holder), holder.orderId, ({ order: before }) => {
    // One of another is refused like one that does not exist.
    const own = ownOppositions(before, holder).some((one) => one.id === id);
    if (!own) throw unknownOpposition(id);
    return { type: "withdrawOpposition", oppositionId: id, reasons };
  });
  return { order, opposition: oppositionOf(order, id) };
}

function deciderOf(actor: Actor, { orderId }: Contesting): Decider {
  return { doer: doerOf(actor), sees: ({ id }) => id === orderId };
}

function lodging(
  { newId }: Pick<Dependencies, "newId">,
  by: Opponent,
  { grounds, itemIds }: Pick<OppositionSent, "grounds" | "itemIds">,
): OrderCommand {
  const oppositionId: OppositionId = newId();
  return { type: "lodgeOpposition", oppositionId, by, grounds, ...(itemIds === undefined ? {} : { itemIds }) };
}

function lodged({ order }: DecidingContext, by: Opponent, command: OrderCommand): OrderCommand {
  refuseMoreOppositions(order, by);
  return command;
}

function pendingOf(order: Order, by: Opponent): Opposition {
  const opposition = order.oppositions.find((one) => isPending(one) && sameOpponent(one.by, by));
  if (opposition === undefined) throw new Error(`An opposition against order ${order.id} was lodged and is not there`);
  return opposition;
}

function unknownOpposition(id: OppositionId): Error {
  return refuse(
    "UNKNOWN_OPPOSITION",
    `There is no opposition "${id}" that you may see. Check the id, and that the token is of the right party.`,
    { field: "id" },
  );
}

async function onOpposition(
  deps: Dependencies,
  id: OppositionId,
  act: (orderId: OrderId) => Promise<Order>,
): Promise<Contested> {
  const orderId = await orderOfOpposition(deps.database.sql, id);
  if (orderId === undefined) throw unknownOpposition(id);
  const order = await act(orderId);
  return { order, opposition: oppositionOf(order, id) };
}
