import type { Addressee, Confirmation } from "../src/rules/addressee/addressee.js";
import type { ItemId, OrderId, PlatformId } from "../src/rules/ids.js";
import type { Instant } from "../src/rules/instant.js";
import { evolveOrder } from "../src/rules/order/evolve-order.js";
import type { Order } from "../src/rules/order/order.js";
import type { OrderEvent, OrderModified } from "../src/rules/order/order-events.js";
import type { OrderDocument } from "../src/rules/order-document/order-document.js";
import { type PenaltyStatement, penaltyStatement } from "../src/rules/penalty/penalty-statement.js";
import { penaltyHistoryOf } from "../src/rules/penalty-of-order/penalty-of-order.js";
import { BUCKET_ENDS } from "../src/rules/supervision/compliance-figure.js";
import { readOrderEvents } from "../src/store/order/orders.js";
import type { ComplianceFigures } from "../src/store/supervision/compliance.js";
import type { Room } from "./room.js";

/** An addressee as its order's events leave it, the events themselves, and nothing that was kept beside them. */
export interface Known {
  readonly order: Order;
  readonly addressee: Addressee;
  readonly statement: PenaltyStatement;
  readonly events: readonly OrderEvent[];
}

/** Every addressee of every order, from the events alone, with its penalty as of a moment. */
export async function readKnown({ deps: { database, log } }: Room, now: Instant): Promise<Known[]> {
  const ids = await database.sql.query<{ id: OrderId }>("select id from orders.orders");
  const found: Known[] = [];
  for (const { id } of ids) {
    const events = await readOrderEvents(log, database.sql, id);
    const order = events.reduce<Order | undefined>(evolved, undefined);
    for (const addressee of order?.addressees ?? []) {
      const statement = penaltyStatement(penaltyHistoryOf(events, addressee.platform), now);
      if (order !== undefined) found.push({ order, addressee, statement, events });
    }
  }
  return found;
}

function evolved(order: Order | undefined, event: OrderEvent): Order {
  return evolveOrder(order, event);
}

const LATER = "9999";

/** Counts one by one, in the words of the schema's descriptions. */
export function recount(those: readonly Known[], now: Instant): ComplianceFigures {
  const happened = (is: (event: OrderEvent, platform: PlatformId) => boolean) =>
    those.filter(({ events, addressee: { platform } }) => events.some((event) => is(event, platform)));
  const served = happened((event, platform) => event.kind === "AddresseeServed" && event.platform === platform);
  const complied = served.filter(({ addressee }) => addressee.compliedAt !== undefined);
  const removal = complied.map(({ addressee }) => seconds(addressee.servedAt, addressee.compliedAt));
  const overdue = those.filter(({ events, addressee: { items } }) =>
    items.some(
      ({ id, freed, term }) =>
        !freed &&
        goneByEvents(events, id) === undefined &&
        term !== undefined &&
        !term.suspendedAt &&
        !term.claimedAt &&
        (term.until ?? now) < now,
    ),
  );
  const inTime = complied.filter(({ events, addressee: { items } }) => {
    const isOwed = items.some(({ freed }) => !freed);
    const lastFreed = items
      .flatMap(({ freed }) => freed?.at ?? [])
      .sort()
      .at(-1);
    return items.every(({ id, freed, term }) => {
      const since = goneByEvents(events, id);
      const counts = isOwed ? !freed : freed?.at === lastFreed;
      if (!counts || since === undefined || term?.until === undefined) return true;
      const { until, suspendedAt = LATER, claimedAt = LATER } = term;
      return since <= until || suspendedAt <= until || claimedAt <= until;
    });
  });
  const unserved = those.filter(
    ({ addressee: { serveBy = now, servedAt, newVersionUnserved, items } }) =>
      serveBy < now && (servedAt === undefined || newVersionUnserved) && items.some(({ freed }) => !freed),
  );
  const posters = those.map(({ addressee }) => postersOf(addressee, now));
  const contested = happened(({ kind }) => kind === "OppositionLodged");
  const onOpposition = happened(({ kind }) => kind === "OppositionDecided");
  const decided = new Set([...onOpposition, ...those.filter(isNarrowedForItself)]);
  const due = those.map(({ addressee }) =>
    addressee.items.flatMap(({ freed, reinstatement, putBack = [] }) => [
      ...putBack.map(({ freedAt, reinstateBy, backAt }) => ({ freedAt, reinstateBy, backAt })),
      ...(freed?.duty === "DUE"
        ? [{ freedAt: freed.at, reinstateBy: freed.reinstateBy, backAt: reinstatement?.effectAt }]
        : []),
    ]),
  );
  const freed = due.filter((some) => some.length > 0);
  const back = freed.filter((some) => some.every(({ backAt }) => backAt !== undefined));
  const reinstatement = back.map((some) => {
    const freedAt = some.map((one) => one.freedAt).sort()[0];
    const backAt = some
      .map((one) => one.backAt ?? now)
      .sort()
      .at(-1);
    return Math.max(0, (Date.parse(String(backAt)) - Date.parse(String(freedAt))) / 1000);
  });
  const backInTime = back.filter((some) => some.every((one) => (one.backAt ?? now) <= (one.reinstateBy ?? now)));
  const backOverdue = those.filter(({ addressee: { reinstateBy = now, items } }) => {
    const down = items.some(({ freed, reinstatement }) => freed?.duty === "DUE" && reinstatement === undefined);
    return reinstateBy < now && down;
  });
  const forfeited = those.filter(({ statement }) => statement.forfeitedCents > 0);
  return {
    received: those.length,
    served: served.length,
    unservedNow: unserved.length,
    complied: complied.length,
    medianSecondsToRemoval: percentile(removal, 0.5),
    p95SecondsToRemoval: percentile(removal, 0.95),
    removalCounts: buckets(removal),
    shareWithinTerm: share(inTime.length, complied.length + overdue.length),
    overdueNow: overdue.length,
    impossibleClaimed: those.filter(claimsImpossible).length,
    postersInformed: posters.filter(({ informed }) => informed).length,
    postersInformedInTime: posters.filter(({ informed, late }) => informed && !late).length,
    postersOverdueNow: posters.filter(({ overdue }) => overdue).length,
    postersNotPossible: those.filter(({ addressee: { items } }) =>
      items.some(({ poster }) => poster?.outcome === "NOT_POSSIBLE"),
    ).length,
    oppositionRate: share(contested.length, those.length),
    reversalRate: share(those.filter(isReversed).length, decided.size),
    reinstatementsDue: freed.length,
    medianSecondsToReinstatement: percentile(reinstatement, 0.5),
    p95SecondsToReinstatement: percentile(reinstatement, 0.95),
    reinstatementCounts: buckets(reinstatement),
    shareReinstatedWithinTerm: share(backInTime.length, back.length + backOverdue.length),
    reinstatementOverdueNow: backOverdue.length,
    penaltiesRunning: those.filter(({ statement }) => statement.running).length,
    penalties: [...Map.groupBy(forfeited, ({ statement }) => statement.currency ?? "")]
      .sort()
      .map(([currency, some]) => ({
        currency,
        forfeitedCents: some.reduce((sum, { statement }) => sum + statement.forfeitedCents, 0),
        prescribedCents: some.reduce((sum, { statement }) => sum + statement.prescribedCents, 0),
      })),
  };
}

/** What an intermediary says of telling the posters of the items on which it acted; a confirmation is due within a day. */
function postersOf({ intermediary, items }: Addressee, now: Instant) {
  const DAY_MS = 24 * 3_600_000;
  const acted = items.filter(
    ({ confirmation }) =>
      intermediary && ["REMOVED", "ACCESS_DISABLED", "DEREFERENCED"].includes(confirmation?.outcome ?? ""),
  );
  const open = acted.filter(({ freed, poster }) => !freed && !poster);
  const told = items.filter(({ poster }) => poster?.outcome === "INFORMED");
  return {
    informed: told.length > 0 && open.length === 0,
    late: told.some(
      (item) => acted.includes(item) && (item.poster?.informedAt ?? now) > (item.confirmation?.effectAt ?? now),
    ),
    overdue: open.some(({ confirmation }) => Date.parse(String(confirmation?.effectAt)) + DAY_MS < Date.parse(now)),
  };
}

/** Since when an item is gone, told forwards from its events, without what the court took back. */
function goneByEvents(events: readonly OrderEvent[], itemId: ItemId): Instant | undefined {
  const takenBack = new Set(events.flatMap((event) => (event.kind === "FindingWithdrawn" ? [event.findingId] : [])));
  let since: Instant | undefined;
  let byCourt = false;
  let upUntil = "" as Instant;
  const later = (a: Instant, b: Instant) => (a > b ? a : b);
  for (const event of events) {
    if (event.kind === "ConfirmationRecorded" || event.kind === "ConfirmationCorrected") {
      const { confirmation } = event;
      if (confirmation.itemId !== itemId) continue;
      if (confirmation.outcome === "IMPOSSIBLE") {
        since = undefined;
        byCourt = false;
      } else if (!byCourt) since = later(confirmation.effectAt, upUntil);
    }
    if (event.kind !== "BreachFound" && event.kind !== "ComplianceFound") continue;
    if (takenBack.has(event.findingId) || !event.itemIds.includes(itemId)) continue;
    if (event.kind === "ComplianceFound") {
      since = since === undefined || since > event.effectAt ? event.effectAt : since;
      byCourt = true;
      continue;
    }
    upUntil = later(upUntil, event.until ?? event.at);
    if (event.until !== undefined) since = since && later(since, event.until);
    else {
      since = undefined;
      byCourt = false;
    }
  }
  return since;
}

/** The last word on an item is that it cannot be removed; what the court has since clarified or rejected is none. */
function claimsImpossible({ events, addressee: { platform } }: Known): boolean {
  const lastWord = new Map<string, Confirmation>();
  for (const event of events) {
    if (!("platform" in event) || event.platform !== platform) continue;
    if (event.kind === "ConfirmationRecorded" || event.kind === "ConfirmationCorrected") {
      lastWord.set(event.confirmation.itemId, event.confirmation);
    }
    if (event.kind === "ClaimRejected") for (const itemId of event.itemIds) lastWord.delete(itemId);
    if (event.kind !== "ClarificationGiven") continue;
    for (const [itemId, { impossibleReason }] of lastWord) {
      if (impossibleReason === "MANIFEST_ERROR" || impossibleReason === "INSUFFICIENT_INFORMATION") {
        lastWord.delete(itemId);
      }
    }
  }
  return [...lastWord.values()].some(
    ({ itemId, outcome }) => outcome === "IMPOSSIBLE" && goneByEvents(events, itemId) === undefined,
  );
}

/** Lifted on opposition, or decided, or narrowed, by a version that no longer names what the last one did of the platform's. */
function isReversed(known: Known): boolean {
  const lifted = known.events.some((event) => event.kind === "OppositionDecided" && event.outcome === "LIFTED");
  return lifted || leavesOut(known, (event, decidedAt) => event.cause === "NARROWING" || event.at === decidedAt);
}

function isNarrowedForItself(known: Known): boolean {
  return leavesOut(known, ({ cause }) => cause === "NARROWING");
}

/** Some version, of those that are looked at, no longer names a place of the platform's that the last one did. */
function leavesOut(
  { events, addressee: { platform } }: Known,
  looksAt: (event: OrderModified, modifyingAt: Instant | undefined) => boolean,
): boolean {
  const placesIn = ({ addressees }: OrderDocument) =>
    addressees.filter((one) => one.platform === platform).flatMap(({ items = [] }) => items.map(({ url }) => url));
  let places: readonly string[] = [];
  let decidedAt: Instant | undefined;
  for (const event of events) {
    if (event.kind === "OppositionDecided" && event.outcome === "MODIFIED") decidedAt = event.at;
    if (event.kind !== "OrderIssued" && event.kind !== "OrderModified") continue;
    const named = placesIn(event.document);
    if (event.kind === "OrderModified" && looksAt(event, decidedAt) && places.some((url) => !named.includes(url)))
      return true;
    places = named;
  }
  return false;
}

function seconds(from: Instant | undefined, until: Instant | undefined): number {
  return (Date.parse(String(until)) - Date.parse(String(from))) / 1000;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function percentile(values: readonly number[], at: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = at * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (place - Math.floor(place)) * (high - low);
}

function buckets(values: readonly number[]): number[] {
  const counts = [...BUCKET_ENDS.map(() => 0), 0];
  for (const value of values) {
    const bucket = BUCKET_ENDS.findIndex((end) => value <= end);
    const index = bucket === -1 ? BUCKET_ENDS.length : bucket;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
