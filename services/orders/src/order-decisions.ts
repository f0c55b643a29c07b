import {
  type Addressee,
  type AddresseeEvent,
  type Confirmation,
  coveredItems,
  evolveAddressee,
  isGone,
  type ReinstatementConfirmation,
} from "./addressee.js";
import { requireText } from "./application.js";
import { type Instant, instant, termEnd } from "./instant.js";
import { addresseeChanges, checkModifies, type ModificationContext } from "./modification.js";
import {
  decideOpposition,
  isPending,
  lodgeOpposition,
  type Opponent,
  type Opposition,
  sameOpponent,
} from "./opposition.js";
import {
  addresseeOf,
  evolveOrder,
  type Order,
  type OrderEvent,
  type OrderModified,
  type OrderStatus,
} from "./order.js";
import { checkTerm, type OrderDocument } from "./order-document.js";
import { refuse } from "./refusals.js";
import {
  type CoveredBy,
  confirmReinstatement,
  DEFAULT_REINSTATE_WITHIN,
  freedBy,
  passReinstatementDeadline,
  releaseHeld,
} from "./reinstatement.js";
import {
  asksForClarification,
  clarify,
  complianceMoment,
  confirm,
  passDeadline,
  passUnsaid,
  remainingDeadline,
  type ServiceOf,
  serve,
  termRuns,
} from "./takedown.js";

/** A new version of the order, sealed, its document already checked as an order. */
export interface NewVersion {
  readonly document: OrderDocument;
  readonly seal: string;
  readonly context: ModificationContext;
}

/** How an order ends: what falls away, and by when what it took down is back. */
export interface EndingTerms {
  readonly penaltiesFallAway: boolean;
  /** ISO 8601; absent means the default. */
  readonly reinstateWithin?: string;
  readonly coveredBy: CoveredBy;
}

export type OppositionDecision =
  | { readonly outcome: "UPHELD"; readonly reasons: string }
  | ({ readonly outcome: "MODIFIED"; readonly reasons: string; readonly reinstateWithin?: string } & NewVersion)
  | ({ readonly outcome: "LIFTED"; readonly reasons: string } & EndingTerms);

export type OrderCommand =
  /** `version` is that of the message acknowledged: an old one does not serve a new version. */
  | ({ readonly type: "serve"; readonly platform: string; readonly version?: number } & ServiceOf)
  | { readonly type: "confirm"; readonly platform: string; readonly confirmations: readonly Confirmation[] }
  | { readonly type: "passDeadline"; readonly platform: string; readonly deadline: Instant }
  | { readonly type: "clarify"; readonly platform: string; readonly text: string; readonly correction?: NewVersion }
  | { readonly type: "suspend"; readonly reasons: string }
  | { readonly type: "resume"; readonly reasons: string }
  | { readonly type: "lodgeOpposition"; readonly oppositionId: string; readonly by: Opponent; readonly grounds: string }
  | { readonly type: "setHearing"; readonly oppositionId: string; readonly hearingAt: Instant }
  | { readonly type: "withdrawOpposition"; readonly oppositionId: string; readonly reasons: string }
  | { readonly type: "decideOpposition"; readonly oppositionId: string; readonly decision: OppositionDecision }
  | { readonly type: "registerMainClaim"; readonly reference: string; readonly broughtAt: Instant }
  | { readonly type: "passMainTerm"; readonly deadline: Instant }
  | { readonly type: "applyForLapse"; readonly by: Opponent; readonly terms: EndingTerms }
  | { readonly type: "concludeMainProceedings"; readonly reasons: string; readonly outcome: "CONFIRMED" }
  | {
      readonly type: "concludeMainProceedings";
      readonly reasons: string;
      readonly outcome: "REJECTED";
      readonly terms: EndingTerms;
    }
  | {
      readonly type: "confirmReinstatement";
      readonly platform: string;
      readonly confirmations: readonly ReinstatementConfirmation[];
    }
  | { readonly type: "passReinstatementDeadline"; readonly platform: string; readonly deadline: Instant }
  | { readonly type: "releaseHeld"; readonly platform: string; readonly itemIds: readonly string[] };

const RUNNING: readonly OrderStatus[] = ["IN_FORCE", "SUSPENDED"];
const STANDING: readonly OrderStatus[] = ["IN_FORCE", "SUSPENDED", "FINAL"];
const ALWAYS: readonly OrderStatus[] = ["IN_FORCE", "SUSPENDED", "LIFTED", "LAPSED", "FINAL"];

/** In which states of the order a command makes sense. */
export const MAKES_SENSE_IN: Readonly<Record<OrderCommand["type"], readonly OrderStatus[]>> = {
  serve: STANDING,
  confirm: STANDING,
  passDeadline: ALWAYS,
  clarify: STANDING,
  suspend: ["IN_FORCE"],
  resume: ["SUSPENDED"],
  lodgeOpposition: RUNNING,
  setHearing: RUNNING,
  withdrawOpposition: RUNNING,
  decideOpposition: RUNNING,
  registerMainClaim: RUNNING,
  passMainTerm: ALWAYS,
  applyForLapse: RUNNING,
  concludeMainProceedings: RUNNING,
  confirmReinstatement: ALWAYS,
  passReinstatementDeadline: ALWAYS,
  releaseHeld: ALWAYS,
};

const WAY_OUT: Readonly<Record<OrderStatus, string>> = {
  IN_FORCE: "It is in force: it can be served, confirmed, contested and suspended.",
  SUSPENDED: "It is suspended: resume it, or decide the opposition.",
  LIFTED: "It is lifted: nothing is to be removed under it any more, and only reinstatement is confirmed.",
  LAPSED: "It has lapsed: nothing is to be removed under it any more, and only reinstatement is confirmed.",
  FINAL: "The main proceedings have confirmed it: it is to be obeyed, and no longer contested here.",
};

/** Clocks of several machines differ by less than this; whatever waited for another decision comes no later either. */
const CLOCK_SKEW_MS = 60_000;

/** An order is sealed at most so long before the hub has it, and served no earlier than it is sealed. */
const SEALED_BEFORE_MS = 5 * 60_000;

/**
 * What a command leads to: events, none where it changes nothing or repeats what was decided, or a coded refusal.
 * A moment just before that of the last event counts as the same moment, so that time never runs backwards in an order.
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
  return isRepeated(state, command) ? [] : decideAt(state, command, now < recordedUntil ? recordedUntil : now);
}

/** The same decision again, for the same reasons: a retry whose first answer was lost. */
function isRepeated(state: Order, command: OrderCommand): boolean {
  const { status, ended } = state;
  switch (command.type) {
    case "suspend":
      return status === "SUSPENDED" && state.suspensions.at(-1)?.reasons === command.reasons;
    case "resume":
      return status === "IN_FORCE" && state.suspensions.at(-1)?.resumedFor === command.reasons;
    case "withdrawOpposition": {
      const opposition = state.oppositions.find(({ id }) => id === command.oppositionId);
      return opposition?.status === "WITHDRAWN" && opposition.reasons === command.reasons;
    }
    case "registerMainClaim":
      return state.mainClaim?.reference === command.reference && state.mainClaim.broughtAt === command.broughtAt;
    case "applyForLapse":
      return status === "LAPSED" && ended?.reasons === lapseReasons(state, command.by);
    case "concludeMainProceedings":
      if (command.outcome === "CONFIRMED") return state.confirmed?.reasons === command.reasons;
      return (
        status === "LIFTED" &&
        ended?.reasons === command.reasons &&
        ended.penaltiesFallAway === command.terms.penaltiesFallAway
      );
    case "serve":
    case "confirm":
    case "passDeadline":
    case "clarify":
    case "lodgeOpposition":
    case "setHearing":
    case "decideOpposition":
    case "passMainTerm":
    case "confirmReinstatement":
    case "passReinstatementDeadline":
    case "releaseHeld":
      return false;
    default:
      return command satisfies never;
  }
}

function decideAt(state: Order, command: OrderCommand, now: Instant): OrderEvent[] {
  if (!MAKES_SENSE_IN[command.type].includes(state.status)) {
    // Acknowledging an old message of an ended order is harmless, and must not block the inbox.
    if (command.type === "serve" && command.means === "ELECTRONIC") return [];
    throw refuse(
      "ORDER_STATE",
      `${command.type} makes no sense: order ${state.id} is ${state.status}. ${WAY_OUT[state.status]}`,
      {
        orderId: state.id,
        status: state.status,
      },
    );
  }
  const suspended = state.status === "SUSPENDED";
  switch (command.type) {
    case "serve":
      if (isOutdated(state, command)) return [];
      checkServedAfterGiven(state, command);
      return serve(addresseeOf(state, command.platform), command, suspended, now);
    case "confirm":
      return confirm(addresseeOf(state, command.platform), command.confirmations, suspended, now);
    case "passDeadline":
      return STANDING.includes(state.status)
        ? passDeadline(addresseeOf(state, command.platform), command.deadline, now)
        : [];
    case "clarify": {
      const clarified = clarify(addresseeOf(state, command.platform), command.text, suspended, now);
      if (command.correction === undefined || clarified.length === 0) return clarified;
      const answered = clarified.reduce<Order>(evolveOrder, state);
      return [...clarified, ...modify(answered, command.correction, command.text, undefined, now)];
    }
    case "suspend":
      return suspend(state, command.reasons, now);
    case "resume":
      return resume(state, command.reasons, now);
    case "lodgeOpposition":
      return lodge(state, command, now);
    case "setHearing":
      return decideOpposition(oppositionOf(state, command.oppositionId), command, now);
    case "withdrawOpposition":
      return decideOpposition(
        oppositionOf(state, command.oppositionId),
        { type: "withdraw", reasons: command.reasons },
        now,
      );
    case "decideOpposition":
      return decide(state, oppositionOf(state, command.oppositionId), command.decision, now);
    case "registerMainClaim":
      return registerMainClaim(state, command, now);
    case "passMainTerm":
      return RUNNING.includes(state.status) &&
        lapsable(state, now) &&
        state.mainTermEnd === command.deadline &&
        !state.mainTermPassedAt
        ? [{ kind: "MainTermPassed", deadline: command.deadline, at: now }]
        : [];
    case "applyForLapse":
      return lapse(state, command.by, command.terms, now);
    case "concludeMainProceedings":
      requireText(command.reasons, "input.reasons");
      if (command.outcome === "REJECTED")
        return end(state, "OrderLifted", command.reasons, command.terms, undefined, now);
      return [
        { kind: "OrderMadeFinal", reasons: command.reasons, at: now },
        ...closePending(state, undefined, "The main proceedings have confirmed the order.", now),
        ...(suspended ? resumedTerms(state, now) : []),
      ];
    case "confirmReinstatement":
      return confirmReinstatement(addresseeOf(state, command.platform), command.confirmations, now);
    case "passReinstatementDeadline":
      return passReinstatementDeadline(addresseeOf(state, command.platform), command.deadline, now);
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

function isOutdated(state: Order, { platform, version }: OrderCommand & { type: "serve" }): boolean {
  return (
    version !== undefined &&
    version < state.document.version &&
    addresseeOf(state, platform).newVersionUnserved === true
  );
}

/** A bailiff serves what has been given, and not yet a version that is still to come. An acknowledgement is of now. */
function checkServedAfterGiven(state: Order, { platform, means, servedAt }: OrderCommand & { type: "serve" }): void {
  if (means === "ELECTRONIC") return;
  const { version, issuedAt } = state.document;
  const unserved = addresseeOf(state, platform).newVersionUnserved === true;
  const earliest = unserved ? instant(issuedAt) : instant(Date.parse(state.issuedAt) - SEALED_BEFORE_MS);
  if (servedAt >= earliest) return;
  throw refuse(
    "FIELD_INVALID",
    `input.servedAt is ${servedAt}, before ${unserved ? `version ${version} was` : "the order could be"} given at ${earliest}; record the service of what is to be served now.`,
    { field: "input.servedAt" },
  );
}

/** A platform that has complied may yet correct itself, so its term stands still like any other. */
function suspend(state: Order, reasons: string, now: Instant): OrderEvent[] {
  requireText(reasons, "reasons");
  const stops = state.addressees
    .filter((addressee) => addressee.deadline !== undefined && addressee.deadlineStoppedAt === undefined)
    .map(({ platform }): AddresseeEvent => ({ kind: "DeadlineStopped", platform, because: "SUSPENSION", at: now }));
  return [{ kind: "OrderSuspended", reasons, at: now }, ...stops];
}

function resume(state: Order, reasons: string, now: Instant): OrderEvent[] {
  requireText(reasons, "reasons");
  return [{ kind: "OrderResumed", reasons, at: now }, ...resumedTerms(state, now)];
}

/** The terms that stood still for the suspension go on; one that also waits for clarification does not. */
function resumedTerms(state: Order, now: Instant): AddresseeEvent[] {
  return state.addressees
    .filter(
      (addressee) =>
        addressee.deadlineStoppedAt !== undefined && !addressee.waitsForClarification && !addressee.newVersionUnserved,
    )
    .flatMap((addressee) => {
      const { platform } = addressee;
      const resumed = {
        kind: "DeadlineResumed",
        platform,
        deadline: remainingDeadline(addressee, now),
        at: now,
      } as const;
      return [resumed, ...passUnsaid(evolveAddressee(addressee, resumed), now)];
    });
}

function lodge(state: Order, command: OrderCommand & { type: "lodgeOpposition" }, now: Instant): OrderEvent[] {
  const { by, grounds } = command;
  if (by.role === "ADDRESSEE") addresseeOf(state, by.platform);
  const pending = state.oppositions.find((one) => isPending(one) && sameOpponent(one.by, by));
  if (pending?.grounds === grounds) return [];
  if (pending !== undefined) {
    throw refuse(
      "OPPOSITION_PENDING",
      `Opposition ${pending.id} of the same party is ${pending.status}; withdraw it before lodging another.`,
      {
        oppositionId: pending.id,
        status: pending.status,
      },
    );
  }
  return [lodgeOpposition(command.oppositionId, by, grounds, now)];
}

export function oppositionOf(state: Order, id: string): Opposition {
  const opposition = state.oppositions.find((candidate) => candidate.id === id);
  if (opposition !== undefined) return opposition;
  throw refuse("UNKNOWN_OPPOSITION", `Order ${state.id} has no opposition ${id} that you may see.`, { field: "id" });
}

function decide(state: Order, opposition: Opposition, decision: OppositionDecision, now: Instant): OrderEvent[] {
  const { outcome, reasons } = decision;
  const decided = decideOpposition(opposition, { type: "decide", outcome, reasons }, now);
  const othersPending = state.oppositions.some((one) => one.id !== opposition.id && isPending(one));
  const goesOn = state.status === "SUSPENDED" && !othersPending ? resume(state, reasons, now) : [];
  switch (outcome) {
    case "UPHELD":
      return [...decided, ...goesOn];
    case "MODIFIED": {
      const resumed = goesOn.reduce<Order>(evolveOrder, state);
      return [...decided, ...goesOn, ...modify(resumed, decision, reasons, decision.reinstateWithin, now)];
    }
    case "LIFTED":
      return [...decided, ...end(state, "OrderLifted", reasons, decision, opposition.id, now)];
    default:
      return outcome satisfies never;
  }
}

function modify(
  state: Order,
  { document, seal, context }: NewVersion,
  reasons: string,
  reinstateWithin: string | undefined,
  now: Instant,
): OrderEvent[] {
  checkModifies(state.document, document);
  const changes = addresseeChanges(state.id, state.addressees, document, context);
  const event: OrderModified = {
    kind: "OrderModified",
    document,
    seal,
    changes,
    reinstateBy: reinstateBy(reinstateWithin, now),
    reasons,
    at: now,
  };
  const next = evolveOrder(state, event);
  return [event, ...next.addressees.flatMap((addressee) => consequences(addressee, next.status === "SUSPENDED", now))];
}

/** Freeing an item can leave nothing open, or take away the claim that the term waited for. */
function consequences(addressee: Addressee, suspended: boolean, now: Instant): AddresseeEvent[] {
  const { platform } = addressee;
  const covered = coveredItems(addressee);
  const events: AddresseeEvent[] = [];
  if (
    covered.length > 0 &&
    covered.every(isGone) &&
    addressee.servedAt !== undefined &&
    addressee.compliedAt === undefined
  ) {
    events.push({ kind: "AddresseeComplied", platform, compliedAt: complianceMoment(addressee), at: now });
  }
  if (addressee.waitsForClarification && !asksForClarification(addressee)) {
    events.push({
      kind: "DeadlineResumed",
      platform,
      at: now,
      ...(termRuns(addressee, suspended) ? { deadline: remainingDeadline(addressee, now) } : {}),
    });
  }
  return events;
}

function end(
  state: Order,
  kind: "OrderLifted" | "OrderLapsed",
  reasons: string,
  terms: EndingTerms,
  decidedOn: string | undefined,
  now: Instant,
): OrderEvent[] {
  const releases = state.addressees.map((addressee) => ({
    platform: addressee.platform,
    freed: freedBy(addressee, () => false, terms.coveredBy),
  }));
  const { penaltiesFallAway } = terms;
  return [
    { kind, reasons, penaltiesFallAway, releases, reinstateBy: reinstateBy(terms.reinstateWithin, now), at: now },
    ...closePending(state, decidedOn, "The order has ended.", now),
  ];
}

function reinstateBy(within: string | undefined, now: Instant): Instant {
  if (within !== undefined) checkTerm(within, "reinstateWithin");
  return termEnd(now, within ?? DEFAULT_REINSTATE_WITHIN);
}

/** Oppositions that are still pending have lost their object. */
function closePending(state: Order, decidedOn: string | undefined, reasons: string, now: Instant): OrderEvent[] {
  return state.oppositions
    .filter((one) => isPending(one) && one.id !== decidedOn)
    .map((one) => ({ kind: "OppositionWithdrawn", oppositionId: one.id, reasons, at: now }));
}

function registerMainClaim(
  state: Order,
  { reference, broughtAt }: OrderCommand & { type: "registerMainClaim" },
  now: Instant,
): OrderEvent[] {
  requireText(reference, "input.reference", 200);
  if (state.mainClaim !== undefined) {
    throw refuse("MAIN_CLAIM_KNOWN", `The main claim ${state.mainClaim.reference} is registered already.`, {
      field: "input.reference",
      reference: state.mainClaim.reference,
    });
  }
  if (broughtAt > now)
    throw refuse("EFFECT_IN_FUTURE", "input.broughtAt lies in the future; register the claim when it is brought.", {
      field: "input.broughtAt",
    });
  if (broughtAt > state.mainTermEnd) {
    throw refuse(
      "MAIN_TERM_PASSED",
      `The claim was brought at ${broughtAt}, after its term had ended at ${state.mainTermEnd}; a respondent may have the order lapse.`,
      {
        field: "input.broughtAt",
        mainTermEnd: state.mainTermEnd,
      },
    );
  }
  return [{ kind: "MainClaimRegistered", reference, broughtAt, at: now }];
}

function lapsable(state: Order, now: Instant): boolean {
  return state.mainClaim === undefined && state.mainTermEnd < now;
}

function lapse(state: Order, by: Opponent, terms: EndingTerms, now: Instant): OrderEvent[] {
  if (by.role === "ADDRESSEE") addresseeOf(state, by.platform);
  if (state.mainClaim !== undefined) {
    throw refuse(
      "MAIN_CLAIM_KNOWN",
      `The main claim ${state.mainClaim.reference} was brought in time, so the order does not lapse; contest it in the main proceedings.`,
      {
        reference: state.mainClaim.reference,
      },
    );
  }
  if (!lapsable(state, now)) {
    throw refuse(
      "MAIN_TERM_RUNNING",
      `The term for the main claim runs until ${state.mainTermEnd}; apply again after it, or lodge opposition now.`,
      { mainTermEnd: state.mainTermEnd },
    );
  }
  return end(state, "OrderLapsed", lapseReasons(state, by), terms, undefined, now);
}

function lapseReasons(state: Order, by: Opponent): string {
  const applicant = by.role === "POSTER" ? "the poster" : by.platform;
  return `No main claim was brought by ${state.mainTermEnd}; lapsed on application of ${applicant}.`;
}
