import { clarify, rejectClaim } from "../addressee/clarification.js";
import { complianceOf } from "../addressee/compliance.js";
import { confirmPosterInformed, passPosterTerm } from "../addressee/confirm-poster.js";
import { confirm } from "../addressee/confirmation.js";
import { passDeadline } from "../addressee/deadline.js";
import { evolveAddressee } from "../addressee/evolve-addressee.js";
import { contestFinding, decideFinding, findBreach, findCompliance } from "../addressee/findings.js";
import { resumeItems, suspendItems } from "../addressee/item-suspension.js";
import { recordPosterAnswer } from "../addressee/poster-answer.js";
import {
  confirmReinstatement,
  DEFAULT_REINSTATE_WITHIN,
  hold,
  passReinstatementDeadline,
  releaseHeld,
} from "../addressee/reinstatement.js";
import { type GivenMoments, type ServedOrder, serveOrder } from "../addressee/service.js";
import { passServeBy } from "../addressee/unserved.js";
import { type AppealLodging, requirePendingAppeal } from "../appeal/appeal.js";
import type { AppealId } from "../ids.js";
import { type Instant, termEnd } from "../instant.js";
import { decideOpposition } from "../opposition/opposition.js";
import { refuse } from "../refusals.js";
import { decideOrderAppeal, lodgeOrderAppeal, refuseSuperseded, withdrawOrderAppeal } from "./appeal-decisions.js";
import { appealOf, appealsOf, decisionOf } from "./appealed-decision.js";
import { mootAppeals } from "./appeals-without-object.js";
import { isLiftedSo, isModifiedSo, liftForCause, modifyForCause } from "./changes-for-cause.js";
import { decideContest, lodge, withdraw } from "./contest-decisions.js";
import { oppositionOf } from "./contested-items.js";
import { evolveOrder } from "./evolve-order.js";
import { lapse, lapseReasons, passMainTerm, registerMainClaim } from "./main-claim.js";
import { concludeMainProceedings, declareIrrevocable } from "./main-judgment.js";
import { addresseeOf, isFinal, type Order } from "./order.js";
import { makesSense, type OrderCommand, STANDING, WAY_OUT } from "./order-commands.js";
import { reinstateBy } from "./order-endings.js";
import type { OrderEvent } from "./order-events.js";
import { modifyOrder } from "./order-modification.js";
import { checkResumes, resume, suspend } from "./suspension.js";

/**
 * Decides every command on an order. Here: whether its moment and the order's state allow it, and whether it is a retry. Then,
 * by subject: service.ts, confirmation.ts, confirm-poster.ts, clarification.ts, findings.ts, suspension.ts, item-suspension.ts, contest-decisions.ts, appeal-decisions.ts,
 * changes-for-cause.ts, order-modification.ts, main-claim.ts, main-judgment.ts, order-endings.ts, reinstatement.ts.
 */

/** Clocks of several machines differ by less than this, and no decision waits longer for another one. */
const CLOCK_SKEW_MS = 60_000;

/**
 * What a command leads to: events, none where it changes nothing or repeats what was decided, or a coded refusal.
 * A moment slightly before the last event counts as the same moment, so time never runs backwards in an order.
 */
export function decideOrder(state: Order, command: OrderCommand, now: Instant): OrderEvent[] {
  const { recordedUntil } = state;
  if (Date.parse(now) < Date.parse(recordedUntil) - CLOCK_SKEW_MS) {
    throw refuse(
      "CLOCK_BACKWARDS",
      `It is ${now}, but order ${state.id} is recorded until ${recordedUntil}: a clock runs backwards. Try again when it is right.`,
      { orderId: state.id },
    );
  }
  if (isRepeated(state, command)) return [];
  const at = now < recordedUntil ? recordedUntil : now;
  const events = decideAt(state, command, at);
  return [...events, ...mootAppeals(state, events, at)];
}

/** The same decision again, with the same reasons: the sender retries because the first answer was lost. */
function isRepeated(state: Order, command: OrderCommand): boolean {
  const { status, ended } = state;
  switch (command.type) {
    case "suspend":
      return (
        status === "SUSPENDED" &&
        state.suspensions.at(-1)?.reasons === command.reasons &&
        state.suspensions.at(-1)?.appealId === command.appealId
      );
    case "resume":
      return (status === "IN_FORCE" || status === "FINAL") && state.suspensions.at(-1)?.resumedFor === command.reasons;
    case "modify":
      return isModifiedSo(state, { ...command, seal: command.version.seal });
    case "lift":
      return isLiftedSo(state, command);
    case "withdrawOpposition": {
      const opposition = state.oppositions.find(({ id }) => id === command.oppositionId);
      return opposition?.status === "WITHDRAWN" && opposition.reasons === command.reasons;
    }
    case "registerMainClaim":
      return state.mainClaim?.reference === command.reference && state.mainClaim.broughtAt === command.broughtAt;
    case "applyForLapse":
      return status === "LAPSED" && ended?.reasons === lapseReasons(state, command.by);
    case "concludeMainProceedings":
      if (command.outcome === "CONFIRMED") return isConfirmedSo(state, command);
      return (
        status === "LIFTED" &&
        ended?.reasons === command.reasons &&
        ended.penaltiesFallAway === command.terms.penaltiesFallAway &&
        ended.reinstateBy === reinstateBy(command.terms.reinstateWithin, ended.at)
      );
    case "declareIrrevocable":
      return state.mainJudgment !== undefined && isFinal(state) && state.confirmed?.reasons === command.reasons;
    case "withdrawOrderAppeal": {
      const appeal = appealsOf(state).find(({ id }) => id === command.appealId);
      return appeal?.status === "WITHDRAWN" && appeal.reasons === command.reasons;
    }
    case "serve":
    case "confirm":
    case "recordPosterAnswer":
    case "passDeadline":
    case "passServeBy":
    case "confirmPosterInformed":
    case "passPosterTerm":
    case "clarify":
    case "rejectClaim":
    case "findBreach":
    case "findCompliance":
    case "contestFinding":
    case "decideFinding":
    case "suspendItems":
    case "resumeItems":
    case "lodgeOpposition":
    case "setHearing":
    case "decideOpposition":
    case "lodgeOrderAppeal":
    case "decideOrderAppeal":
    case "passMainTerm":
    case "confirmReinstatement":
    case "passReinstatementDeadline":
    case "hold":
    case "releaseHeld":
      return false;
    default:
      return command satisfies never;
  }
}

/** A main judgment that was given before it was kept apart made the order final. */
function isConfirmedSo(
  { mainJudgment, confirmed }: Order,
  { reasons, enforceableDespiteAppeal }: OrderCommand & { type: "concludeMainProceedings" },
): boolean {
  if (mainJudgment === undefined) return confirmed?.reasons === reasons;
  return (
    mainJudgment.outcome === "CONFIRMED" &&
    mainJudgment.reasons === reasons &&
    mainJudgment.enforceableDespiteAppeal === enforceableDespiteAppeal
  );
}

function decideAt(state: Order, command: OrderCommand, now: Instant): OrderEvent[] {
  if (!makesSense(command.type, state)) {
    // Acknowledging an old message of an ended order is harmless, and must not block the inbox.
    if (command.type === "serve" && command.means === "ELECTRONIC") return [];
    throw refuse(
      "ORDER_STATE",
      `${command.type} makes no sense: order ${state.id} is ${state.status}. ${WAY_OUT[isFinal(state) && command.type !== "suspend" ? "FINAL" : state.status]}`,
      { orderId: state.id, status: state.status },
    );
  }
  const suspended = state.status === "SUSPENDED";
  switch (command.type) {
    case "serve":
      return serve(state, command, now);
    case "confirm":
      return confirm(
        addresseeOf(state, command.platform),
        command.confirmations,
        { ...givenMoments(state), suspended, extent: state.document.territorialScope.extent },
        now,
      );
    case "recordPosterAnswer":
      return STANDING.includes(state.status)
        ? recordPosterAnswer(addresseeOf(state, command.platform), command, suspended, now)
        : [];
    case "passDeadline":
      return STANDING.includes(state.status)
        ? passDeadline(addresseeOf(state, command.platform), command.deadline, now)
        : [];
    case "passServeBy":
      return STANDING.includes(state.status)
        ? passServeBy(addresseeOf(state, command.platform), command.deadline, now)
        : [];
    case "confirmPosterInformed":
      return confirmPosterInformed(
        addresseeOf(state, command.platform),
        command.confirmations,
        givenMoments(state),
        now,
      );
    case "passPosterTerm":
      return STANDING.includes(state.status)
        ? passPosterTerm(addresseeOf(state, command.platform), command.deadline, now)
        : [];
    case "clarify": {
      const clarified = clarify(addresseeOf(state, command.platform), command.text, suspended, now);
      if (command.correction === undefined || clarified.length === 0) return clarified;
      const answered = clarified.reduce<Order>(evolveOrder, state);
      return [...clarified, ...modifyOrder(answered, command.correction, command.text, undefined, now)];
    }
    case "rejectClaim":
      return rejectClaim(addresseeOf(state, command.platform), command, now);
    case "findBreach":
      return findBreach(addresseeOf(state, command.platform), command, now);
    case "findCompliance":
      return findCompliance(addresseeOf(state, command.platform), command, now);
    case "contestFinding":
      return contestFinding(addresseeOf(state, command.platform), command, now);
    case "decideFinding":
      return decideFinding(addresseeOf(state, command.platform), command, now);
    case "suspendItems": {
      const by = reinstateBy(command.reinstateWithin, now);
      return suspendItems(state.id, addresseeOf(state, command.platform), { ...command, reinstateBy: by }, now);
    }
    case "resumeItems":
      return resumeItems(state.id, addresseeOf(state, command.platform), command, suspended, now);
    case "suspend":
      checkStays(state, command.appealId);
      return suspend(state, command.reasons, now, command.appealId);
    case "resume":
      checkResumes(state, command.appealId);
      return resume(state, command.reasons, now);
    case "modify":
      return modifyForCause(state, command, now);
    case "lift":
      return liftForCause(state, command, now);
    case "lodgeOpposition":
      return lodge(state, command, now);
    case "setHearing":
      return decideOpposition(oppositionOf(state, command.oppositionId), command, now);
    case "withdrawOpposition":
      return withdraw(state, oppositionOf(state, command.oppositionId), command.reasons, now);
    case "decideOpposition":
      return decideContest(state, oppositionOf(state, command.oppositionId), command.decision, now, command.instance);
    case "registerMainClaim":
      return registerMainClaim(state, command, now);
    case "passMainTerm":
      return passMainTerm(state, command.deadline, now);
    case "applyForLapse":
      return lapse(state, command.by, command.terms, now);
    case "concludeMainProceedings":
      return concludeMainProceedings(state, command, now);
    case "declareIrrevocable":
      return declareIrrevocable(state, command, now);
    case "lodgeOrderAppeal":
      return lodgeOrderAppeal(state, lodgingOf(command), now);
    case "decideOrderAppeal":
      return decideOrderAppeal(state, appealOf(state, command.appealId), command.decision, now);
    case "withdrawOrderAppeal":
      return withdrawOrderAppeal(state, appealOf(state, command.appealId), command.reasons, now);
    case "confirmReinstatement":
      return confirmReinstatement(addresseeOf(state, command.platform), command.confirmations, now);
    case "passReinstatementDeadline":
      return passReinstatementDeadline(addresseeOf(state, command.platform), command.deadline, now);
    case "hold":
      return hold(addresseeOf(state, command.platform), command.held, now);
    case "releaseHeld":
      return releaseHeld(
        addresseeOf(state, command.platform),
        command.itemIds,
        termEnd(now, DEFAULT_REINSTATE_WITHIN),
        now,
      );
    default:
      return command satisfies never;
  }
}

function lodgingOf({ type: _, ...lodging }: OrderCommand & { type: "lodgeOrderAppeal" }): AppealLodging {
  return lodging;
}

/** A court stays the order in an appeal that it hears, of a decision that the order rests on. */
function checkStays(state: Order, appealId: AppealId | undefined): void {
  if (appealId === undefined) return;
  const appeal = appealOf(state, appealId);
  requirePendingAppeal(appeal);
  refuseSuperseded(state, decisionOf(state, appeal.against), "suspendOrder");
}

/** What is answered before service can have met all that a version left, and counts from service on. */
function serve(state: Order, command: OrderCommand & { readonly type: "serve" }, now: Instant): OrderEvent[] {
  const addressee = addresseeOf(state, command.platform);
  const events = serveOrder(addressee, servedOrder(state), command, now);
  if (events.length === 0) return [];
  const follows = complianceOf(events.reduce(evolveAddressee, addressee), now);
  return [...events, ...follows.filter(({ kind }) => kind === "AddresseeComplied")];
}

function servedOrder(state: Order): ServedOrder {
  const { version, serviceBy } = state.document;
  const { suspensions } = state;
  return { ...givenMoments(state), version, suspensions, ...(serviceBy === undefined ? {} : { serviceBy }) };
}

function givenMoments({ issuedAt, givenOrallyAt }: Order): GivenMoments {
  return { issuedAt, ...(givenOrallyAt === undefined ? {} : { givenOrallyAt }) };
}
