import type { ItemId, PlatformId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import type { ServiceBy } from "../order-document/order-document.js";
import type { Interval } from "../penalty/penalty-spans.js";
import { refuse } from "../refusals.js";
import { beginTermDuring, recountTerm } from "../term/term.js";
import type { Addressee, MeansOfService } from "./addressee.js";
import type { AddresseeEvent, BegunTerms, SuspensionsOfItems } from "./addressee-events.js";
import { dutiesServedAt, isBoundAt, isSuspended } from "./addressee-status.js";
import { endingTogether, termLength } from "./item-duties.js";
import { checkHasHappened, isServedSo } from "./known-service.js";
import { suspendedSince, suspensionsOf } from "./suspended-since.js";

/** Service (betekening): from service on, the order binds a platform, and the terms for removal run (Rv art. 611a(3)–(4)). */

export interface Service {
  readonly platform: PlatformId;
  readonly means: MeansOfService;
  readonly servedAt: Instant;
  readonly note?: string;
  /** The version of the acknowledged message: an old message does not serve a version that adds items. */
  readonly version?: number;
}

/** What service makes of the terms of these items. */
type ServedTerms = BegunTerms & {
  readonly itemIds: readonly ItemId[];
  readonly suspensions?: readonly SuspensionsOfItems[];
};

/** An order is sealed at most so long before the hub has it, and served no earlier than it is sealed. */
const SEALED_BEFORE_MS = 5 * 60_000;

/** When the order was given. */
export interface GivenMoments {
  readonly issuedAt: Instant;
  readonly givenOrallyAt?: Instant;
}

/** Nothing is served or done under an order before it is given, orally or by the seal. */
export function earliestOf({ issuedAt, givenOrallyAt }: GivenMoments): Instant {
  return givenOrallyAt ?? instant(Date.parse(issuedAt) - SEALED_BEFORE_MS);
}

/** What service needs to know of the order. */
export interface ServedOrder extends GivenMoments {
  readonly version: number;
  readonly suspensions: readonly Interval[];
  /** Absent: also an acknowledgement serves it. */
  readonly serviceBy?: ServiceBy;
}

/** Returns no event if the same service is on record already. */
export function serveOrder(state: Addressee, order: ServedOrder, service: Service, now: Instant): AddresseeEvent[] {
  const { platform, means, servedAt, note } = service;
  checkMoment(order, service, now);
  if (order.serviceBy === "BAILIFF") {
    if (means === "ELECTRONIC") return acknowledge(state, order, service, now);
    if (means === "SUBSTITUTE") throw onlyByBailiff(platform);
  }
  const event = {
    kind: "AddresseeServed",
    platform,
    means,
    servedAt,
    at: now,
    ...(note === undefined ? {} : { note }),
  } as const;
  if (isOfOlderVersion(state, order, service))
    return isKnown(state, service) ? [] : [{ ...event, itemIds: [], ofOlderVersion: true }];
  return isServedSo(state, service) ? [] : [{ ...event, ...servedTerms(state, servedAt, order.suspensions) }];
}

/** Only a bailiff serves this order, so an acknowledgement is kept and begins nothing. A later one adds nothing. */
function acknowledge(
  state: Addressee,
  order: ServedOrder,
  { platform, servedAt, version = order.version }: Service,
  now: Instant,
): AddresseeEvent[] {
  const isOfOlder = version < order.version && state.newVersionUnserved === true;
  if (isOfOlder || state.acknowledgedAt !== undefined || state.electronicServiceAt !== undefined) return [];
  return [{ kind: "AcknowledgementRecorded", platform, acknowledgedAt: servedAt, at: now }];
}

function onlyByBailiff(platform: string): Error {
  return refuse(
    "FIELD_INVALID",
    `input.means is SUBSTITUTE, and by the order only a bailiff's writ serves it on ${platform}; send a bailiff and record that.`,
    { field: "input.means", platform },
  );
}

/** A bailiff cannot serve a version before it is given, nor in the future. An acknowledgement counts from now. */
function checkMoment(order: ServedOrder, { means, servedAt }: Service, now: Instant): void {
  checkHasHappened(servedAt, now);
  const earliest = earliestOf(order);
  if (means !== "ELECTRONIC" && servedAt < earliest) {
    throw refuse(
      "FIELD_INVALID",
      `input.servedAt is ${servedAt}, before the order could be given at ${earliest}; record when that was served.`,
      { field: "input.servedAt" },
    );
  }
}

/**
 * Service of an earlier version does not serve the duties that a new version added. Once the new version binds, it moves no
 * term either: it is only recorded.
 */
function isOfOlderVersion(state: Addressee, order: ServedOrder, { means, servedAt, version }: Service): boolean {
  const { dutiesGivenAt, newVersionUnserved } = state;
  if (means === "ELECTRONIC") return version !== undefined && version < order.version && newVersionUnserved === true;
  return dutiesGivenAt !== undefined && servedAt < dutiesGivenAt;
}

function isKnown({ olderServices = [] }: Addressee, { means, servedAt }: Service): boolean {
  return olderServices.some((one) => one.means === means && (means === "ELECTRONIC" || one.servedAt === servedAt));
}

/**
 * Terms run from the first service. An end that a suspension, a clarification or a shorter term gave is not moved forward.
 * Service that becomes known late counts as if it had been known at once: a term ran until it was suspended (611a(3)–(4)).
 */
function servedTerms(state: Addressee, servedAt: Instant, suspensions: readonly Interval[]): ServedTerms {
  const known = dutiesServedAt(state);
  const bound = state.items.filter((item) => isBoundAt(item, servedAt));
  const begun = bound.flatMap((item) => {
    if (item.term !== undefined) return [];
    const term = beginTermDuring(termLength(state, item), servedAt, suspendedSince(servedAt, suspensions, item));
    // What is let go before its term can begin never gets one.
    return term.until === undefined && item.freed !== undefined && !isSuspended(item) ? [] : [{ item, term }];
  });
  const moving = isEarlier(servedAt, known)
    ? bound.filter(({ term }) => term?.movesWithService && term.from === known)
    : [];
  const items = [...begun.map(({ item }) => item), ...moving];
  const begins = endingTogether(
    begun.flatMap(({ item: { id }, term: { until } }) => (until ? [{ id, deadline: until }] : [])),
  );
  const moved = moving.flatMap((item) => {
    const { term } = item;
    return (term && recountTerm(term, servedAt, suspendedSince(servedAt, suspensions, item)).until) ?? [];
  });
  const [deadline] = moved.toSorted();
  return {
    ...(begins.deadline === undefined && deadline !== undefined ? { deadline } : begins),
    itemIds: items.map(({ id }) => id),
    ...suspensionsOf(items, servedAt, suspensions),
  };
}

function isEarlier(servedAt: Instant, known: Instant | undefined): boolean {
  return known !== undefined && servedAt < known;
}
