import { type Addressee, type Item, isGone } from "./addressee.js";
import type { Instant } from "./instant.js";
import { evolveOrder, type Order, type OrderEvent } from "./order.js";
import type { PenaltyEvent } from "./penalty-events.js";
import type { ComplianceTerm, PenaltyHistory, PenaltyItem, PenaltyVersion } from "./penalty-history.js";
import type { Interval } from "./penalty-spans.js";

/** Derives from an order's events all that bears on one platform's penalty. */
export function penaltyHistoryOf(events: readonly OrderEvent[], platform: string): PenaltyHistory {
  const terms: ComplianceTerm[] = [];
  const versions: PenaltyVersion[] = [];
  const gone = new Map<string, Interval[]>();
  const addedAt = new Map<string, Instant>();
  /** Items of a version that is not served yet: they are under no penalty. */
  let unserved: readonly string[] = [];
  let order: Order | undefined;

  for (const event of events) {
    const before = addresseeIn(order, platform);
    order = evolveOrder(order, event);
    const after = addresseeIn(order, platform);
    if (after === undefined) continue;
    noteTerms(terms, before, after, event.at);
    noteVersions(versions, order, before, after, event);
    for (const item of after.items)
      noteItem(
        gone,
        before?.items.find(({ id }) => id === item.id),
        item,
        event.at,
      );
    if (event.kind === "OrderModified" && before?.servedAt !== undefined) {
      unserved = [
        ...unserved,
        ...event.changes
          .filter((change) => change.platform === platform)
          .flatMap(({ added }) => added.map(({ id }) => id)),
      ];
    } else if (event.kind === "AddresseeServed" && before?.newVersionUnserved) {
      for (const id of unserved) addedAt.set(id, event.servedAt);
      unserved = [];
    }
  }
  const addressee = addresseeIn(order, platform);
  if (order === undefined || addressee === undefined) throw new Error(`${platform} is no addressee in these events`);
  return {
    recordedUntil: latest(events),
    ...(addressee.servedAt === undefined ? {} : { servedAt: addressee.servedAt }),
    versions,
    complianceTerms: terms,
    items: addressee.items
      .filter(({ id }) => !unserved.includes(id))
      .map((item) => penaltyItem(item, gone.get(item.id) ?? [], addedAt.get(item.id))),
    suspensions: order.suspensions,
    ...fromPenaltyEvents(
      events.filter((event): event is PenaltyEvent => isPenaltyEvent(event) && event.platform === platform),
    ),
    ...endOf(order),
  };
}

function addresseeIn(order: Order | undefined, platform: string): Addressee | undefined {
  return order?.addressees.find((addressee) => addressee.platform === platform);
}

function latest(events: readonly OrderEvent[]): Instant {
  return events.map(({ at }) => at).reduce((last, at) => (at > last ? at : last));
}

/** A deadline that is set, moved or stopped is the end of one term for compliance and the beginning of another. */
function noteTerms(terms: ComplianceTerm[], before: Addressee | undefined, after: Addressee, at: Instant): void {
  const last = terms.at(-1);
  const stops =
    after.deadline !== before?.deadline ||
    (after.deadlineStoppedAt !== undefined && before?.deadlineStoppedAt === undefined);
  if (stops && last !== undefined && last.stoppedAt === undefined && at < last.endsAt)
    terms[terms.length - 1] = { ...last, stoppedAt: at };
  if (after.deadline !== undefined && after.deadline !== before?.deadline) terms.push({ endsAt: after.deadline });
}

/** A version counts from when it is given; one that adds duties for this platform, from its service. */
function noteVersions(
  versions: PenaltyVersion[],
  order: Order,
  before: Addressee | undefined,
  after: Addressee,
  event: OrderEvent,
): void {
  const { penalty } = order.document;
  const version = (from: Instant): PenaltyVersion => (penalty === undefined ? { from } : { from, terms: penalty });
  if (before === undefined || (event.kind === "OrderModified" && !after.newVersionUnserved))
    versions.push(version(event.at));
  else if (event.kind === "AddresseeServed" && before.newVersionUnserved) versions.push(version(event.servedAt));
}

function noteItem(gone: Map<string, Interval[]>, before: Item | undefined, after: Item, at: Instant): void {
  const intervals = gone.get(after.id) ?? [];
  gone.set(after.id, intervals);
  if (before?.confirmation === after.confirmation) return;
  const last = intervals.at(-1);
  const open = last !== undefined && last.until === undefined;
  if (!isGone(after)) {
    if (open) intervals[intervals.length - 1] = { ...last, until: at };
  } else if (after.confirmation !== undefined) {
    // A correction of when it went replaces what was said before.
    if (open) intervals.pop();
    intervals.push({ from: after.confirmation.effectAt });
  }
}

function penaltyItem(item: Item, gone: readonly Interval[], addedAt: Instant | undefined): PenaltyItem {
  return {
    itemId: item.id,
    ...(addedAt === undefined ? {} : { addedAt }),
    ...(item.freed === undefined ? {} : { freedAt: item.freed.at }),
    gone,
  };
}

function fromPenaltyEvents(
  events: readonly PenaltyEvent[],
): Pick<PenaltyHistory, "moderations" | "insolvencies" | "otherLegalBars" | "notKnowable" | "interruptions"> {
  const bars = events.flatMap((event) => (event.kind === "PenaltyBarred" ? [event.bar] : []));
  return {
    moderations: events.flatMap((event) => (event.kind === "PenaltyModerated" ? [event.moderation] : [])),
    insolvencies: bars.flatMap(({ because, ...bar }) =>
      because === "BANKRUPTCY" || because === "DEBT_RESCHEDULING" ? [{ ...bar, kind: because }] : [],
    ),
    otherLegalBars: bars.filter(({ because }) => because === "OTHER_LEGAL_BAR"),
    notKnowable: bars.filter(({ because }) => because === "NOT_KNOWABLE"),
    interruptions: events.flatMap((event) => (event.kind === "PrescriptionInterrupted" ? [event.interruption] : [])),
  };
}

function endOf({ status, ended }: Order): Pick<PenaltyHistory, "ended"> {
  if (ended === undefined) return {};
  const how = status === "LAPSED" ? "LAPSED" : "LIFTED";
  return { ended: { at: ended.at, how, forfeited: ended.penaltiesFallAway ? "FALLS_AWAY" : "STAYS" } };
}

const PENALTY_EVENTS: ReadonlySet<string> = new Set<PenaltyEvent["kind"]>([
  "PenaltyModerated",
  "PrescriptionInterrupted",
  "PenaltyBarred",
  "PenaltyAccrualStarted",
  "PenaltyAccrualStopped",
  "PenaltyMaximumReached",
]);

function isPenaltyEvent(event: OrderEvent): event is PenaltyEvent {
  return PENALTY_EVENTS.has(event.kind);
}
