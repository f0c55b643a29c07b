import { type Actor, requireParty } from "@exparte/auth";
import {
  type Appeal,
  type AppealTerms,
  isAppealDecidedSo,
  isLodgedSo,
  requirePendingAppeal,
  sameDecision,
} from "../../rules/appeal/appeal.js";
import { type Appellant, type AppellantRole, sameAppellant } from "../../rules/appeal/appellant.js";
import { checkHearsAgainst, checkHearsAppeals } from "../../rules/application/appeal-of-refusal.js";
import type { AppealId, CaseNumber, CourtId, OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { appealOf, appealsOf } from "../../rules/order/appealed-decision.js";
import { decisionMeant, type NamedDecision } from "../../rules/order/decision-meant.js";
import type { Order } from "../../rules/order/order.js";
import { refuse } from "../../rules/refusals.js";
import { orderOfAppeal, orderOfCase, ordersHeardIn } from "../../store/appeal/appeals.js";
import { instanceOf } from "../../store/directory.js";
import { placesOf } from "../../store/order/coverage.js";
import { doerOf } from "../../store/order/orders.js";
import { isSealOf } from "../application/grant-application.js";
import type { Dependencies } from "../dependencies.js";
import { type Decider, decideAs } from "../order/decide-on-order.js";
import { newVersion, type SealedContent } from "../order/new-version.js";
import { requireScopeOnOrder } from "../viewer.js";

/** What the registry of the court that hears an appeal enters. */
export interface AppealSent extends NamedDecision {
  /** That court's own. */
  readonly caseNumber: CaseNumber;
  readonly role: AppellantRole;
  /** Of an addressee. */
  readonly platform?: PlatformId;
  /** Of a poster or third party. */
  readonly appellantReference?: string;
  readonly lodgedAt: Instant;
}

export type AppealDecision =
  | ({ readonly outcome: "CONFIRMED"; readonly reasons: string } & Pick<AppealTerms, "enforceableDespiteAppeal">)
  | ({ readonly outcome: "MODIFIED"; readonly reasons: string } & AppealTerms & SealedContent)
  | ({ readonly outcome: "ANNULLED"; readonly reasons: string } & AppealTerms);

export interface Appealed {
  readonly order: Order;
  readonly appeal: Appeal;
}

/**
 * The registry of the court that hears an appeal enters it. From then on that court reads the order, and decides on its
 * appeal and nothing else. Repeating it changes nothing.
 */
export async function lodgeOrderAppeal(deps: Dependencies, actor: Actor, sent: AppealSent): Promise<Appealed> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  const heardBy = actor.partyId;
  const em = deps.database.orm.em.fork();
  const instance = await instanceOf(em, heardBy);
  checkHearsAppeals(heardBy, instance, sent.appealOf);
  checkHearsAgainst(instance, { ...sent.appealOf, instance: await instanceOf(em, sent.appealOf.court) });
  const appellant = appellantOf(sent);
  const orderId = await orderMeant(deps, sent);
  const { caseNumber, lodgedAt } = sent;
  const appealId: AppealId = deps.newId();
  // It names the decision, which it has; what it may read of the order, it reads from now on.
  const decider = { doer: doerOf(actor), sees: () => true };
  const order = await decideAs(deps, decider, orderId, ({ order: before }) => {
    const against = decisionMeant(before, sent, appellant);
    return { type: "lodgeOrderAppeal", appealId, against, heardBy, instance, caseNumber, appellant, lodgedAt };
  });
  const against = decisionMeant(order, sent, appellant);
  const lodging = { appealId, against, heardBy, instance, caseNumber, appellant, lodgedAt };
  const appeal = appealsOf(order).find(
    (one) => sameAppellant(one.by, appellant) && sameDecision(one.against, against) && isLodgedSo(one, lodging),
  );
  if (appeal === undefined) throw new Error(`An appeal about order ${order.id} was lodged and is not there`);
  return { order, appeal };
}

function appellantOf({ role, platform, appellantReference: reference }: AppealSent): Appellant {
  if (platform !== undefined && role !== "ADDRESSEE") throw notOf("platform", "an ADDRESSEE");
  if (reference !== undefined && role !== "POSTER" && role !== "THIRD_PARTY") {
    throw notOf("appellantReference", "a POSTER or THIRD_PARTY");
  }
  switch (role) {
    case "APPLICANT":
      return { role };
    case "ADDRESSEE":
      if (platform !== undefined) return { role, platform };
      throw refuse("FIELD_INVALID", "input.platform says which addressee appeals.", { field: "input.platform" });
    case "POSTER":
      return { role, ...(reference === undefined ? {} : { reference }) };
    case "THIRD_PARTY":
      if (reference !== undefined) return { role, reference };
      throw refuse(
        "OPPONENT_REFERENCE_MISSING",
        "A third party appeals under a reference; give it in input.appellantReference.",
        { field: "input.appellantReference" },
      );
    default:
      return role satisfies never;
  }
}

function notOf(name: string, whose: string): Error {
  const field = `input.${name}`;
  return refuse("FIELD_INVALID", `${field} is of ${whose}; leave it out.`, { field });
}

/** By the case in which it was given, or one in which an earlier appeal about it was heard. */
async function orderMeant({ database }: Dependencies, { appealOf: named, appealId }: AppealSent): Promise<OrderId> {
  const { court, caseNumber } = named;
  const given = await orderOfCase(database.sql, court, caseNumber);
  if (given !== undefined) return given;
  const heard = await ordersHeardIn(database.sql, court, caseNumber);
  const meant = appealId === undefined ? undefined : await orderOfAppeal(database.sql, appealId);
  const [first, ...others] = heard.filter((id) => meant === undefined || id === meant);
  if (first !== undefined && others.length === 0) return first;
  const field = "input.appealOf";
  if (first === undefined && heard.length > 0) {
    throw refuse(
      "DECISION_NOT_GIVEN",
      `input.appealId: in case ${caseNumber} of ${court} nothing was decided on "${appealId}"; leave it out.`,
      { field: "input.appealId" },
    );
  }
  if (first === undefined) {
    throw refuse(
      "UNKNOWN_ORDER",
      `${field}: court ${court} gave no order under case number ${caseNumber}, and heard no appeal about one. Check both for a slip.`,
      { field },
    );
  }
  throw refuse(
    "DECISION_AMBIGUOUS",
    `${field}: appeals about more than one order were heard in that case; name the one that is meant in input.appealId.`,
    { field: "input.appealId" },
  );
}

/** The judge of the court that hears the appeal decides on it. */
export async function decideOrderAppeal(
  deps: Dependencies,
  actor: Actor,
  id: AppealId,
  decision: AppealDecision,
): Promise<Appealed> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "orders:grant");
  const adding = decision.outcome === "MODIFIED" ? placesOf(decision.content) : [];
  return onAppeal(deps, id, (orderId) =>
    decideAs(
      deps,
      hearing(actor, actor.partyId, id),
      orderId,
      async (context) => {
        const appeal = appealOf(context.order, id);
        if (isAppealDecidedSo(appeal, decision) && isSameVersion(context.order, decision)) return null;
        const command = { type: "decideOrderAppeal", appealId: id } as const;
        switch (decision.outcome) {
          case "CONFIRMED":
            return { ...command, decision };
          case "MODIFIED": {
            // Comes before the check of the new version, which would fail because another version was sealed since.
            requirePendingAppeal(appeal);
            const { court, caseNumber } = appeal;
            return {
              ...command,
              decision: { ...decision, ...(await newVersion(deps, context, decision, { court, caseNumber })) },
            };
          }
          case "ANNULLED":
            return { ...command, decision: { ...decision, coveredBy: context.coveredBy } };
          default:
            return decision satisfies never;
        }
      },
      adding,
    ),
  );
}

function isSameVersion(order: Order, decision: AppealDecision): boolean {
  return decision.outcome !== "MODIFIED" || isSealOf(order, decision.seal);
}

/** Whoever lodged the appeal no longer asks, which the registry of the court that hears it records. */
export async function withdrawOrderAppeal(
  deps: Dependencies,
  actor: Actor,
  id: AppealId,
  reasons: string,
): Promise<Appealed> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  return onAppeal(deps, id, (orderId) =>
    decideAs(deps, hearing(actor, actor.partyId, id), orderId, () => ({
      type: "withdrawOrderAppeal",
      appealId: id,
      reasons,
    })),
  );
}

/** The court that hears the appeal, and no other: to the court that gave the order it is another's. */
function hearing(actor: Actor, court: CourtId, id: AppealId): Decider {
  const sees = (order: Order) => {
    if (appealOf(order, id).court !== court) throw unknownAppeal(id);
    return true;
  };
  return { doer: doerOf(actor), sees };
}

async function onAppeal(
  deps: Dependencies,
  id: AppealId,
  act: (orderId: OrderId) => Promise<Order>,
): Promise<Appealed> {
  const orderId = await orderOfAppeal(deps.database.sql, id);
  if (orderId === undefined) throw unknownAppeal(id);
  const order = await act(orderId);
  return { order, appeal: appealOf(order, id) };
}

function unknownAppeal(id: AppealId): Error {
  return refuse(
    "UNKNOWN_APPEAL",
    `There is no appeal "${id}" that your court hears. Check the id, and that the token is of the right court.`,
    { field: "id" },
  );
}
