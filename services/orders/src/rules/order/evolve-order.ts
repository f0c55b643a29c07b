import { isWorkingDay } from "@exparte/dutch-time/working-day";
import type { Addressee, Item } from "../addressee/addressee.js";
import { evolveAddressee } from "../addressee/evolve-addressee.js";
import { freeItems } from "../addressee/evolve-freed.js";
import { intermediaryOf } from "../addressee/intermediary.js";
import { itemsFor } from "../addressee/item-duties.js";
import { decideRequest, type ModerationRequest } from "../addressee/moderation-request.js";
import { lengthsOf, modifiedAddressee, respondentIn } from "../addressee/modified-addressee.js";
import { type AppealEvent, evolveAppeal, lodgedAppeal } from "../appeal/appeal.js";
import type { ItemId, PlatformId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import { evolveOpposition, isPending, lodgedOpposition } from "../opposition/opposition.js";
import { givenAt } from "../order-document/given-orally.js";
import type { Sealed } from "../order-document/sealed-parts.js";
import { mainTermEnd } from "../term/main-proceedings.js";
import { without } from "../without.js";
import type { ModificationGround } from "./cause.js";
import type { Order } from "./order.js";
import type { Ending, OrderEvent, OrderIssued, OrderModified } from "./order-events.js";

export function evolveOrder(state: Order | undefined, event: OrderEvent): Order {
  if (event.kind === "OrderIssued") return issued(event);
  if (state === undefined) throw new Error(`${event.kind} before OrderIssued`);
  const recordedUntil = event.at > state.recordedUntil ? event.at : state.recordedUntil;
  return { ...evolved(state, event), recordedUntil };
}

function evolved(state: Order, event: Exclude<OrderEvent, OrderIssued>): Order {
  switch (event.kind) {
    case "OrderModified":
      return modified(state, event);
    case "OrderSuspended":
      return {
        ...state,
        status: "SUSPENDED",
        suspensions: [
          ...state.suspensions,
          {
            from: event.at,
            reasons: event.reasons,
            ...(event.appealId === undefined
              ? state.oppositions.some(isPending)
                ? { pendingOpposition: true }
                : {}
              : { appealId: event.appealId }),
          },
        ],
      };
    case "OrderResumed":
      return {
        ...state,
        status: state.confirmed === undefined ? "IN_FORCE" : "FINAL",
        suspensions: state.suspensions.map((one) => ({ until: event.at, resumedFor: event.reasons, ...one })),
        // The court that hears an appeal can end the suspension that it brought (Rv art. 234).
        ...(state.appeals === undefined ? {} : { appeals: state.appeals.map((one) => without(one, "suspends")) }),
      };
    case "OrderLifted":
      return ended(state, "LIFTED", event);
    case "OrderLapsed":
      return ended(state, "LAPSED", event);
    case "MainJudgmentGiven": {
      const { kind: _, ...mainJudgment } = event;
      return { ...state, mainJudgment };
    }
    case "OrderMadeFinal":
      return {
        ...state,
        status: "FINAL",
        confirmed: { at: event.at, reasons: event.reasons },
        suspensions: state.suspensions.map((one) => ({ until: event.at, ...one })),
      };
    case "MainClaimRegistered":
      return { ...state, mainClaim: { reference: event.reference, broughtAt: event.broughtAt } };
    case "MainTermPassed":
      return { ...state, mainTermPassedAt: event.at };
    case "OppositionLodged":
      return { ...state, oppositions: [...state.oppositions, lodgedOpposition(event)] };
    case "HearingSet":
    case "OppositionDecided":
    case "OppositionWithdrawn":
    case "OppositionMooted":
      return {
        ...state,
        oppositions: state.oppositions.map((one) =>
          one.id === event.oppositionId ? evolveOpposition(one, event) : one,
        ),
      };
    case "OrderAppealLodged":
      return { ...state, appeals: [...(state.appeals ?? []), lodgedAppeal(event)] };
    case "OrderAppealDecided":
    case "OrderAppealWithdrawn":
    case "OrderAppealMooted":
      return {
        ...state,
        ...fallenAway(state, event),
        appeals: (state.appeals ?? []).map((one) => (one.id === event.appealId ? evolveAppeal(one, event) : one)),
      };
    case "PenaltyAccrualStarted":
      return withAddressee(state, event.platform, (addressee) =>
        withPenaltyRunning(addressee, event.duty, event.since),
      );
    case "PenaltyAccrualStopped":
    case "PenaltyMaximumReached":
      return withAddressee(state, event.platform, (addressee) => withPenaltyRunning(addressee, event.duty, undefined));
    case "ModerationRequested": {
      const { duty, from, itemIds, reasons, at } = event;
      const request: ModerationRequest = {
        ...(duty === undefined ? {} : { duty }),
        from,
        ...(itemIds === undefined ? {} : { itemIds }),
        reasons,
        requestedAt: at,
        status: "OPEN",
      };
      return withAddressee(state, event.platform, (addressee) => ({
        ...addressee,
        moderationRequests: [...(addressee.moderationRequests ?? []), request],
      }));
    }
    case "PenaltyModerated":
      return withAddressee(state, event.platform, (addressee) => withRequestDecided(addressee, "GRANTED", event));
    case "ModerationRefused":
      return withAddressee(state, event.platform, (addressee) => withRequestDecided(addressee, "REFUSED", event));
    case "PrescriptionInterrupted":
    case "PenaltyBarred":
    case "PenaltyContinued":
      // They change only the penalty's account, which is computed from the events (penalty-of-order.ts).
      return state;
    default:
      return withAddressee(state, event.platform, (addressee) => evolveAddressee(addressee, event));
  }
}

function issued(event: OrderIssued): Order {
  const { document, serveBy, writ, confirmPosterWithin } = event;
  const toServe = serveBy === undefined ? {} : { serveBy };
  const wholeDays = event.wholeDays ? ({ wholeDays: true } as const) : {};
  return {
    id: event.id,
    applicationId: event.applicationId,
    status: "IN_FORCE",
    document,
    ...sealedIn(event),
    issuedAt: event.at,
    ...(document.givenOrallyAt === undefined ? {} : { givenOrallyAt: instant(document.givenOrallyAt) }),
    recordedUntil: event.at,
    ...wholeDays,
    ...(writ === undefined ? {} : { writ }),
    ...(confirmPosterWithin === undefined ? {} : { confirmPosterWithin }),
    ...(event.objectionWindow === undefined ? {} : { objectionWindow: event.objectionWindow }),
    addressees: document.addressees.map(({ platform }, a) => ({
      platform,
      ...respondentIn(platform, document),
      connected: event.addressees[a]?.connected ?? false,
      ...intermediaryOf(event.addressees[a]?.intermediary, confirmPosterWithin, document),
      ...lengthsOf({ platform }, document),
      ...wholeDays,
      ...toServe,
      items: issuedItems(event, platform),
    })),
    oppositions: [],
    suspensions: [],
    mainTermEnd:
      event.mainTermEnd ?? mainTermEnd(event.at, document.mainProceedingsWithin, event.wholeDays, isWorkingDay),
    ...(document.penalty === undefined ? {} : { lastPenalty: document.penalty }),
  };
}

/** The items of one platform in the order as first given. */
export function issuedItems({ document, addressees }: OrderIssued, platform: PlatformId): Item[] {
  const a = document.addressees.findIndex((addressee) => addressee.platform === platform);
  return itemsFor(platform, document).map((item, i) => ({
    ...item,
    id: addressees[a]?.itemIds[i] ?? (`${i + 1}` as ItemId),
  }));
}

export function modified(state: Order, event: OrderModified): Order {
  const { document } = event;
  const changes = new Map(event.changes.map((change) => [change.platform, change]));
  const known = state.addressees.map((addressee) =>
    modifiedAddressee(addressee, changes.get(addressee.platform), event),
  );
  const joining = event.changes
    .filter(({ platform }) => !state.addressees.some((addressee) => addressee.platform === platform))
    .map(
      ({ platform, connected, intermediary, added }): Addressee => ({
        platform,
        ...respondentIn(platform, document),
        connected,
        ...intermediaryOf(intermediary, state.confirmPosterWithin, document),
        ...lengthsOf({ platform }, document),
        ...(state.wholeDays ? { wholeDays: true } : {}),
        items: added,
        ...(event.serveBy === undefined ? {} : { serveBy: event.serveBy }),
        dutiesGivenAt: instant(document.issuedAt),
      }),
    );
  const termOfMain =
    event.mainTermEnd ?? mainTermEnd(givenAt(state), document.mainProceedingsWithin, state.wholeDays, isWorkingDay);
  const before = without(state, "parts");
  return {
    ...(termOfMain === state.mainTermEnd ? before : without(before, "mainTermPassedAt")),
    document,
    ...sealedIn(event),
    modified: { reasons: event.reasons, ...groundOf(event) },
    ...(event.objectionWindow === undefined ? {} : { objectionWindow: event.objectionWindow }),
    addressees: [...known, ...joining],
    mainTermEnd: termOfMain,
    ...(document.penalty === undefined ? {} : { lastPenalty: document.penalty }),
  };
}

function sealedIn({ seal, parts }: Sealed): Sealed {
  return { seal, ...(parts === undefined ? {} : { parts }) };
}

function groundOf(event: OrderModified): { readonly ground?: ModificationGround } {
  switch (event.cause) {
    case undefined:
      return {};
    case "CORRECTION": {
      const { cause, initiative, partiesHeard } = event;
      return { ground: { cause, initiative, partiesHeard } };
    }
    case "ADDITION":
      return { ground: { cause: event.cause, appliedAt: event.appliedAt } };
    case "NARROWING":
    case "SETTLEMENT":
      return { ground: { cause: event.cause } };
    default:
      return event satisfies never;
  }
}

export function ended(state: Order, status: "LIFTED" | "LAPSED", event: Ending): Order {
  const { at, reasons, penaltiesFallAway, reinstateBy, cause, annulment } = event;
  return {
    ...state,
    status,
    ended: {
      at,
      reasons,
      penaltiesFallAway,
      reinstateBy,
      ...(cause === undefined ? {} : { cause }),
      ...(annulment === undefined ? {} : { annulment }),
    },
    suspensions: state.suspensions.map((one) => ({ until: at, ...one })),
    addressees: state.addressees.map((addressee) => {
      const freed = event.releases.find(({ platform }) => platform === addressee.platform)?.freed ?? [];
      return freeItems(addressee, freed, reinstateBy, at);
    }),
  };
}

/** An annulment takes away what was forfeited, also where the order had ended on another ground. */
function fallenAway({ ended }: Order, event: AppealEvent): Pick<Order, "ended"> {
  return ended && "penaltiesFallAway" in event ? { ended: { ...ended, penaltiesFallAway: true } } : {};
}

function withPenaltyRunning(addressee: Addressee, account: number | undefined, since: Instant | undefined): Addressee {
  const running = <Of extends { readonly penaltyRunningSince?: Instant }>(one: Of) =>
    since === undefined ? without(one, "penaltyRunningSince") : { ...one, penaltyRunningSince: since };
  if (account === undefined) return running(addressee);
  const { duties = [] } = addressee;
  return { ...addressee, duties: duties.map((duty) => (duty.number === account ? running(duty) : duty)) };
}

function withRequestDecided(
  addressee: Addressee,
  status: "GRANTED" | "REFUSED",
  { duty, at, reasons }: { readonly duty?: number; readonly at: Instant; readonly reasons: string },
): Addressee {
  const { moderationRequests } = addressee;
  if (moderationRequests === undefined) return addressee;
  return { ...addressee, moderationRequests: decideRequest(moderationRequests, duty, status, { at, reasons }) };
}

function withAddressee(state: Order, platform: PlatformId, change: (addressee: Addressee) => Addressee): Order {
  return {
    ...state,
    addressees: state.addressees.map((addressee) => (addressee.platform === platform ? change(addressee) : addressee)),
  };
}
