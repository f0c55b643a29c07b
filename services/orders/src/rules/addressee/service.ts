import type { PlatformId } from "../ids.js";
import { type Instant, instant, termEnd } from "../instant.js";
import { refuse } from "../refusals.js";
import { type Addressee, type AddresseeEvent, beginsTerm, dutiesServedAt, type MeansOfService } from "./addressee.js";
import { checkHasHappened, isServedSo } from "./known-service.js";

/** Service (betekening): from it on the order binds a platform, and the term for removal runs (Rv art. 611a(3)–(4)). */

export interface Service {
  readonly platform: PlatformId;
  readonly means: MeansOfService;
  readonly servedAt: Instant;
  readonly note?: string;
  /** That of the message acknowledged: an old one does not serve a new version. */
  readonly version?: number;
}

/** An order is sealed at most so long before the hub has it, and served no earlier than it is sealed. */
export const SEALED_BEFORE_MS = 5 * 60_000;

/** What service asks of the order that is served. */
export interface ServedOrder {
  readonly issuedAt: Instant;
  readonly version: number;
  readonly suspended: boolean;
}

/** Nothing happens where the order was served at that moment before, or where a message of an older version is acknowledged. */
export function serveOrder(state: Addressee, order: ServedOrder, service: Service, now: Instant): AddresseeEvent[] {
  checkHasHappened(service.servedAt, now);
  if (isOutdated(state, order, service)) return [];
  checkServedAfterGiven(state, order, service);
  return serve(state, service, order.suspended, now);
}

function isOutdated(state: Addressee, order: ServedOrder, { version }: Service): boolean {
  return version !== undefined && version < order.version && state.newVersionUnserved === true;
}

/**
 * A bailiff serves what has been given, and not yet a version that is still to come. What was served before a version
 * brought new duties says nothing of those. An acknowledgement is of now.
 */
function checkServedAfterGiven(
  { dutiesGivenAt }: Addressee,
  { issuedAt }: ServedOrder,
  { platform, means, servedAt }: Service,
): void {
  if (means === "ELECTRONIC") return;
  const earliest = dutiesGivenAt ?? instant(Date.parse(issuedAt) - SEALED_BEFORE_MS);
  if (servedAt >= earliest) return;
  const what = dutiesGivenAt === undefined ? "the order could be" : `the version that binds ${platform} now was`;
  throw refuse(
    "FIELD_INVALID",
    `input.servedAt is ${servedAt}, before ${what} given at ${earliest}; record when that was served.`,
    { field: "input.servedAt" },
  );
}

function serve(state: Addressee, service: Service, suspended: boolean, now: Instant): AddresseeEvent[] {
  const { means, servedAt, note } = service;
  if (isServedSo(state, service)) return [];
  const event = {
    kind: "AddresseeServed",
    platform: state.platform,
    means,
    servedAt,
    at: now,
    ...(note === undefined ? {} : { note }),
  } as const;
  const standsStill = suspended || state.waitsForClarification === true;
  if (beginsTerm(state) && standsStill) return [event];
  return [{ ...event, deadline: deadlineFrom(state, servedAt) }];
}

/** The term runs from the first service; a new version with new duties has a service and a term of its own. */
function deadlineFrom(state: Addressee, servedAt: Instant): Instant {
  const begun = termEnd(servedAt, state.removeWithin);
  if (state.deadline === undefined) return begun;
  const served = dutiesServedAt(state);
  // What a suspension or a clarification gave is not taken back.
  return state.termFromService && served !== undefined && servedAt < served ? begun : state.deadline;
}
