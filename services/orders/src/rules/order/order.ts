import { isWorkingDay } from "@exparte/dutch-time/working-day";
import { type Addressee, type AddresseeEvent, type FreedItem, type Item, itemsFor } from "../addressee/addressee.js";
import { evolveAddressee, freeItems } from "../addressee/evolve-addressee.js";
import type { AddresseeChange } from "../addressee/modification.js";
import { type ChangedTerm, lengthsOf, modifiedAddressee } from "../addressee/modified-addressee.js";
import { endOfService } from "../addressee/unserved.js";
import type { Writ } from "../addressee/writ.js";
import type { ApplicationId, ItemId, OrderId, PlatformId, SealedText } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import {
  evolveOpposition,
  isPending,
  lodgedOpposition,
  type Opposition,
  type OppositionEvent,
} from "../opposition/opposition.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { Sealed, SealedPart } from "../order-document/sealed-parts.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import type { PenaltyEvent } from "../penalty/penalty-events.js";
import { refuse } from "../refusals.js";
import { mainTermEnd, newMainTermEnd } from "../term/main-proceedings.js";
import { without } from "../without.js";
import type { Annulment, LiftingCause, ModificationGround } from "./cause.js";

/**
 * Order (bevel tot voorlopige verwijdering): given by granting an application, ex parte and provisional.
 *
 * IN_FORCE   from the moment it is given. A modification keeps it so, under a new sealed version.
 * SUSPENDED  ⇄ IN_FORCE  the judge suspends it, mostly pending opposition: terms stand still, no penalty is forfeited.
 * LIFTED     on opposition; when the main proceedings are lost; or for a cause of its own (cause.ts): the applicant
 *            withdraws it, the parties settle, a higher court annuls it. What was taken down goes back.
 * LAPSED     no main claim was brought within its term, and a respondent asked for it (after Rv art. 1019i). Likewise.
 * FINAL      the main proceedings confirmed it: no longer provisional, still to be obeyed. It can still be corrected,
 *            changed or given up by settlement, given up by the applicant, annulled, and revoked.
 * LIFTED and LAPSED are not left again.
 *
 * The machine of each addressee stands in addressee.ts, that of an opposition in opposition.ts; what each command
 * decides in each state, in order-decisions.ts.
 */
export const ORDER_STATUSES = ["IN_FORCE", "SUSPENDED", "LIFTED", "LAPSED", "FINAL"] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export interface Order extends Sealed {
  readonly id: OrderId;
  readonly applicationId: ApplicationId;
  readonly status: OrderStatus;
  /** With every addressee, also where it is sealed in parts. */
  readonly document: OrderDocument;
  readonly issuedAt: Instant;
  /** Terms in days last to the end of their last day; absent for an order that was given before that was so. */
  readonly wholeDays?: true;
  /** What begins its penalty; absent for an order that was given when any service did. */
  readonly writ?: Writ;
  readonly addressees: readonly Addressee[];
  readonly oppositions: readonly Opposition[];
  /** The moment of its last event: nothing is decided as of an earlier one. */
  readonly recordedUntil: Instant;
  readonly suspensions: readonly Suspension[];
  /** By when the main claim is to be brought. */
  readonly mainTermEnd: Instant;
  readonly mainTermPassedAt?: Instant;
  readonly mainClaim?: { readonly reference: string; readonly broughtAt: Instant };
  readonly ended?: OrderEnd;
  /** The terms of the last version that had a penalty; absent when none has had one. */
  readonly lastPenalty?: PenaltyTerms;
  /** Why the present version was given; absent for the first, and for versions from before this was kept. */
  readonly modified?: { readonly reasons: string; readonly ground?: ModificationGround };
  /** Why the main proceedings confirmed it, for FINAL. */
  readonly confirmed?: { readonly at: Instant; readonly reasons: string };
}

/** When it was suspended, and until when. */
export interface Suspension {
  readonly from: Instant;
  readonly reasons: string;
  readonly until?: Instant;
  /** It began while an opposition was pending. */
  readonly pendingOpposition?: true;
  /** Absent when it ended with the order, or with the main proceedings. */
  readonly resumedFor?: string;
}

export interface OrderEnd {
  readonly at: Instant;
  readonly reasons: string;
  /** Whether what was forfeited before the end falls away with it. */
  readonly penaltiesFallAway: boolean;
  /** By when what it took down is back. */
  readonly reinstateBy: Instant;
  /** Absent where it ended on opposition, by lapse or in the main proceedings. */
  readonly cause?: LiftingCause;
  readonly annulment?: Annulment;
}

/** What an ending order leaves each platform to put back, and by when. */
export interface Release {
  readonly platform: PlatformId;
  readonly freed: readonly FreedItem[];
}

interface Ending {
  readonly reasons: string;
  readonly penaltiesFallAway: boolean;
  readonly releases: readonly Release[];
  readonly reinstateBy: Instant;
  readonly cause?: LiftingCause;
  readonly annulment?: Annulment;
  readonly at: Instant;
}

export interface OrderIssued extends Sealed {
  readonly kind: "OrderIssued";
  readonly id: OrderId;
  readonly applicationId: ApplicationId;
  readonly document: OrderDocument;
  readonly addressees: readonly {
    readonly platform: PlatformId;
    readonly connected: boolean;
    readonly itemIds: readonly ItemId[];
  }[];
  /** By when the main claim is to be brought; absent in an event recorded before equated days were known here. */
  readonly mainTermEnd?: Instant;
  /** Terms in days last to the end of their last day; absent for an order that was given before that was so. */
  readonly wholeDays?: true;
  /** Until when service is in time; absent for an order that was given before there was a term for it. */
  readonly serveBy?: Instant;
  /** What begins the penalty; absent for an order that was given when any service did. */
  readonly writ?: Writ;
  readonly at: Instant;
}

/** What the hub's settings say of service when an order is given. Left out: what held before there were any. */
export interface ServiceSettings {
  /** For an order that says nothing of how soon it is to be served. */
  readonly serveWithin?: string;
  readonly writ?: Writ;
}

export type OrderModified = ModifiedVersion & (ModificationGround | { readonly cause?: never });

interface ModifiedVersion extends Sealed {
  readonly kind: "OrderModified";
  readonly document: OrderDocument;
  readonly changes: readonly AddresseeChange[];
  readonly reinstateBy: Instant;
  /** As in OrderIssued. */
  readonly mainTermEnd?: Instant;
  /** Until when it is in time to serve it on an addressee for whom it adds items; absent: no term. */
  readonly serveBy?: Instant;
  /** Where it lets terms for removal end; absent in a version given when all items of an addressee had one term. */
  readonly terms?: readonly ChangedTerm[];
  readonly reasons: string;
  readonly at: Instant;
}

export type OrderEvent =
  | OrderIssued
  | OrderModified
  | { readonly kind: "OrderSuspended"; readonly reasons: string; readonly at: Instant }
  | { readonly kind: "OrderResumed"; readonly reasons: string; readonly at: Instant }
  | ({ readonly kind: "OrderLifted" } & Ending)
  | ({ readonly kind: "OrderLapsed" } & Ending)
  | { readonly kind: "OrderMadeFinal"; readonly reasons: string; readonly at: Instant }
  | {
      readonly kind: "MainClaimRegistered";
      readonly reference: string;
      readonly broughtAt: Instant;
      readonly at: Instant;
    }
  | { readonly kind: "MainTermPassed"; readonly deadline: Instant; readonly at: Instant }
  | OppositionEvent
  | PenaltyEvent
  | AddresseeEvent;

/** The first event of an order; the document has passed `checkOrderDocument`. */
export function issueOrder(
  ids: { readonly orderId: OrderId; readonly itemId: () => ItemId },
  applicationId: ApplicationId,
  document: OrderDocument,
  seal: SealedText,
  isConnected: (platform: PlatformId) => boolean,
  now: Instant,
  parts?: readonly SealedPart[],
  settings: ServiceSettings = {},
): OrderIssued {
  const serveBy = endOfService(now, document.serveWithin ?? settings.serveWithin);
  const addressees = document.addressees.map((addressee) => ({
    platform: addressee.platform,
    connected: isConnected(addressee.platform),
    itemIds: itemsFor(addressee.platform, document).map(() => ids.itemId()),
  }));
  return {
    kind: "OrderIssued",
    id: ids.orderId,
    applicationId,
    document,
    seal,
    ...(parts === undefined ? {} : { parts }),
    addressees,
    mainTermEnd: newMainTermEnd(now, document.mainProceedingsWithin, true),
    wholeDays: true,
    ...(serveBy === undefined ? {} : { serveBy }),
    ...(settings.writ === undefined ? {} : { writ: settings.writ }),
    at: now,
  };
}

export function addresseeOf(order: Order, platform: PlatformId): Addressee {
  const addressee = order.addressees.find((candidate) => candidate.platform === platform);
  if (addressee === undefined) {
    throw refuse("UNKNOWN_ADDRESSEE", `"${platform}" is no addressee of order ${order.id}.`, {
      platform,
      orderId: order.id,
    });
  }
  return addressee;
}

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
            ...(state.oppositions.some(isPending) ? { pendingOpposition: true } : {}),
          },
        ],
      };
    case "OrderResumed":
      return {
        ...state,
        status: "IN_FORCE",
        suspensions: state.suspensions.map((one) => ({ until: event.at, resumedFor: event.reasons, ...one })),
      };
    case "OrderLifted":
      return ended(state, "LIFTED", event);
    case "OrderLapsed":
      return ended(state, "LAPSED", event);
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
    case "PenaltyAccrualStarted":
      return withAddressee(state, event.platform, (addressee) =>
        withPenaltyRunning(addressee, event.duty, event.since),
      );
    case "PenaltyAccrualStopped":
    case "PenaltyMaximumReached":
      return withAddressee(state, event.platform, (addressee) => withPenaltyRunning(addressee, event.duty, undefined));
    case "PenaltyModerated":
    case "PrescriptionInterrupted":
    case "PenaltyBarred":
    case "PenaltyContinued":
      // They bear on the account of the penalty alone, which is computed from the events (penalty-of-order.ts).
      return state;
    default:
      return withAddressee(state, event.platform, (addressee) => evolveAddressee(addressee, event));
  }
}

function issued(event: OrderIssued): Order {
  const { document, serveBy, writ } = event;
  const toServe = serveBy === undefined ? {} : { serveBy };
  const wholeDays = event.wholeDays ? ({ wholeDays: true } as const) : {};
  return {
    id: event.id,
    applicationId: event.applicationId,
    status: "IN_FORCE",
    document,
    ...sealedIn(event),
    issuedAt: event.at,
    recordedUntil: event.at,
    ...wholeDays,
    ...(writ === undefined ? {} : { writ }),
    addressees: document.addressees.map(({ platform }, a) => ({
      platform,
      connected: event.addressees[a]?.connected ?? false,
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

function modified(state: Order, event: OrderModified): Order {
  const { document } = event;
  const changes = new Map(event.changes.map((change) => [change.platform, change]));
  const known = state.addressees.map((addressee) =>
    modifiedAddressee(addressee, changes.get(addressee.platform), event),
  );
  const joining = event.changes
    .filter(({ platform }) => !state.addressees.some((addressee) => addressee.platform === platform))
    .map(
      ({ platform, connected, added }): Addressee => ({
        platform,
        connected,
        ...lengthsOf({ platform }, document),
        ...(state.wholeDays ? { wholeDays: true } : {}),
        items: added,
        ...(event.serveBy === undefined ? {} : { serveBy: event.serveBy }),
        dutiesGivenAt: instant(document.issuedAt),
      }),
    );
  const termOfMain =
    event.mainTermEnd ?? mainTermEnd(state.issuedAt, document.mainProceedingsWithin, state.wholeDays, isWorkingDay);
  const before = without(state, "parts");
  return {
    ...(termOfMain === state.mainTermEnd ? before : without(before, "mainTermPassedAt")),
    document,
    ...sealedIn(event),
    modified: { reasons: event.reasons, ...groundOf(event) },
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

function ended(state: Order, status: "LIFTED" | "LAPSED", event: Ending): Order {
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

function withPenaltyRunning(addressee: Addressee, account: number | undefined, since: Instant | undefined): Addressee {
  const running = <Of extends { readonly penaltyRunningSince?: Instant }>(one: Of) =>
    since === undefined ? without(one, "penaltyRunningSince") : { ...one, penaltyRunningSince: since };
  if (account === undefined) return running(addressee);
  const { duties = [] } = addressee;
  return { ...addressee, duties: duties.map((duty) => (duty.number === account ? running(duty) : duty)) };
}

function withAddressee(state: Order, platform: PlatformId, change: (addressee: Addressee) => Addressee): Order {
  return {
    ...state,
    addressees: state.addressees.map((addressee) => (addressee.platform === platform ? change(addressee) : addressee)),
  };
}
