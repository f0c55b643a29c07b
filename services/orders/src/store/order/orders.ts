import { LockMode, type Sql, type Tx } from "@exparte/database";
import { dateOrNull } from "@exparte/dutch-time";
import { asJson, type EventLog, type NewEvent, type RecordedEvent } from "@exparte/event-log";
import { twinOfSeal } from "@exparte/seal";
import { sealDigest } from "@exparte/seal/seal-digest";
import type { Item } from "../../rules/addressee/addressee.js";
import { addresseeStatus, claimsImpossible, coveredItems, isDue } from "../../rules/addressee/addressee-status.js";
import { deadlineOf, deadlineStoppedAt } from "../../rules/addressee/deadline.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { appealsOf } from "../../rules/order/appealed-decision.js";
import { COORDINATION_STREAM, coordinationNotices } from "../../rules/order/coordination.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import { inboxNotices } from "../../rules/order/inbox.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import { setsPenalty } from "../../rules/order/penalties-of-order.js";
import { placeOf } from "../../rules/order-document/place.js";
import { COMPLIANCE_STREAM, complianceNotices } from "../../rules/supervision/compliance-feed.js";
import { countPenalties } from "../penalty-of-order/penalty-facts.js";
import { AddresseeRow, AppealRow, ItemRow, OppositionRow, OrderRow, OrderVersionRow } from "../rows.js";
import { saveComplianceFacts } from "../supervision/compliance-facts.js";
import { setDeadlineTimers, setPenaltyTimer } from "../timers.js";
import { liftOrder } from "./lift-order.js";
import { orderEventOf } from "./recorded-event.js";

/** Who did it, as the history shows it. */
export interface Doer {
  readonly type: string;
  readonly id: string;
}

export function doerOf(actor: { readonly partyType: string; readonly partyId: string }): Doer {
  return { type: actor.partyType, id: actor.partyId };
}

export interface OrderChange {
  /** The order before the change; absent when it is being issued. */
  readonly before?: Order;
  readonly events: readonly OrderEvent[];
  /** The penalty's timer makes this change itself, and then sets itself again. */
  readonly turnsPenalty?: boolean;
}

export interface Recording {
  readonly tx: Tx;
  readonly log: EventLog;
  readonly doer: Doer;
  readonly now: Instant;
}

/** The order, locked until the transaction ends, so that two decisions on it come one after the other. */
export async function loadOrderForChange(tx: Tx, id: OrderId): Promise<Order | null> {
  const row = await tx.em.findOne(OrderRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return row === null ? null : liftOrder(row.state);
}

/** The orders among `ids`. Everybody locks them in the same sequence, so that two transactions never deadlock. */
export async function loadOrdersForChange(tx: Tx, ids: readonly OrderId[]): Promise<Order[]> {
  const rows = await tx.em.find(
    OrderRow,
    { id: { $in: [...ids] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } },
  );
  return rows.map((row) => liftOrder(row.state));
}

/** Every event of an order, in the form of the rules. */
export async function readOrderEvents(log: EventLog, sql: Sql, orderId: OrderId): Promise<OrderEvent[]> {
  const recorded = await readOrderStream(log, sql, orderId);
  return recorded.map(orderEventOf);
}

/** Every event of an order as recorded, to the end: otherwise an account would miss the last ones. */
export async function readOrderStream(log: EventLog, sql: Sql, orderId: OrderId): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.streamPosition ?? 0;
    const page = await log.readStream(sql, `order/${orderId}`, { after, limit: EVENTS_PER_PAGE });
    events.push(...page);
    if (page.length < EVENTS_PER_PAGE) return events;
  }
}

const EVENTS_PER_PAGE = 2_000;

/**
 * Writes the rows, events, inbox messages and timers of all changes in the transaction; followers wake after its
 * commit. Must be called once per transaction, as its last step. `others` are events of other streams that belong to
 * the same decision.
 */
export async function recordOrders(
  recording: Recording,
  changes: readonly OrderChange[],
  others: readonly NewEvent[] = [],
): Promise<Order[]> {
  const { tx, log, doer, now } = recording;
  const messages: NewEvent[] = [...others];
  const orders: Order[] = [];
  for (const change of changes) {
    let order = change.before;
    for (const event of change.events) {
      const before = order;
      order = evolveOrder(order, event);
      messages.push(
        orderEvent(order, event, doer),
        ...inboxMessages(order, event),
        ...coordinationMessages(order, event),
        ...complianceEntries(before, order, event),
      );
    }
    if (order === undefined) continue;
    orders.push(order);
    if (change.events.length === 0) continue;
    await saveRows(tx, order, change.events);
    await saveComplianceFacts(tx.sql, order, change.events);
    await setDeadlineTimers(tx.sql, change.before, order);
    if (change.before !== undefined && !change.turnsPenalty) {
      const { before, events } = change;
      // Includes the events that are about to be appended: the log's heads are locked as late as possible.
      const allEvents = async () => [...(await readOrderEvents(log, tx.sql, before.id)), ...events];
      await countPenalties(tx.sql, { before, after: order }, allEvents, now);
    }
    // A new order has been served on nobody, so nothing can be forfeited yet.
    if (setsPenalty(order.document) && change.before !== undefined && !change.turnsPenalty) {
      for (const { platform } of order.addressees)
        await setPenaltyTimer(tx.sql, { orderId: order.id, platform }, new Date(now));
    }
  }
  if (messages.length > 0) {
    await log.append(tx.sql, messages, new Date(now));
  }
  return orders;
}

function orderEvent(order: Order, event: OrderEvent, doer: Doer): NewEvent {
  const { kind, ...facts } = event;
  return {
    stream: `order/${order.id}`,
    kind,
    body: { orderId: order.id, court: order.document.court, by: { ...doer }, ...asJson(facts) },
  };
}

function inboxMessages(order: Order, event: OrderEvent): NewEvent[] {
  return inboxNotices(order, event).map(({ platform, kind, seal, details }) => ({
    stream: `inbox/${platform}`,
    kind,
    body: {
      orderId: order.id,
      orderVersion: order.document.version,
      ...(seal ? { seal } : {}),
      details: { ...details },
    },
  }));
}

function coordinationMessages(order: Order, event: OrderEvent): NewEvent[] {
  const { id: orderId, document } = order;
  return coordinationNotices(order, event).map(({ kind, platform, seal, details }) => ({
    stream: COORDINATION_STREAM,
    kind,
    body: {
      orderId,
      orderVersion: document.version,
      court: document.court,
      ...(platform === undefined ? {} : { platform }),
      ...(seal === undefined ? {} : { seal }),
      details: { ...details },
    },
  }));
}

/** The order that an inbox message or feed entry is about, in the form in which we wrote it. */
export function orderOfMessage(body: RecordedEvent["body"]): { orderId: OrderId; orderVersion: number } {
  return { orderId: String(body.orderId) as OrderId, orderVersion: Number(body.orderVersion) };
}

function complianceEntries(before: Order | undefined, order: Order, event: OrderEvent): NewEvent[] {
  const { id: orderId, document } = order;
  return complianceNotices(before, order, event).map(({ platform, kind, details }) => ({
    stream: COMPLIANCE_STREAM,
    kind,
    body: { orderId, court: document.court, platform, details },
  }));
}

/** Writes the rows of an order, which its state determines, and a new version if `events` brought one. */
export async function saveRows(tx: Tx, order: Order, events: readonly OrderEvent[]): Promise<void> {
  const { id, applicationId, status, document } = order;
  await tx.em.upsert(OrderRow, {
    id,
    applicationId,
    court: document.court,
    caseNumber: document.caseNumber,
    status,
    issuedAt: new Date(order.issuedAt),
    state: order,
  });
  const newVersion = events.find((event) => event.kind === "OrderIssued" || event.kind === "OrderModified");
  if (newVersion !== undefined) {
    // Seals are found by their digest: an index cannot hold whole seals.
    const twin = twinOfSeal(order.seal);
    tx.em.create(OrderVersionRow, {
      orderId: id,
      version: document.version,
      document,
      seal: order.seal,
      sealDigest: sealDigest(order.seal),
      twinDigest: twin === undefined ? null : sealDigest(twin),
      at: new Date(newVersion.at),
    });
  }
  await tx.em.upsertMany(
    AddresseeRow,
    order.addressees.map((addressee) => ({
      orderId: id,
      platform: addressee.platform,
      status: addresseeStatus(addressee),
      connected: addressee.connected,
      issuedAt: new Date(order.issuedAt),
      servedAt: dateOrNull(addressee.servedAt),
      deadline: dateOrNull(deadlineOf(addressee)),
      // When nothing is covered any more, no deadline can be missed.
      deadlineStopped: deadlineStoppedAt(addressee) !== undefined || coveredItems(addressee).length === 0,
      compliedAt: dateOrNull(addressee.compliedAt),
      impossibleClaimed: addressee.items.some(claimsImpossible),
      freedAt: dateOrNull(addressee.items.find((item) => item.freed?.duty === "DUE")?.freed?.at),
      reinstateBy: dateOrNull(addressee.reinstateBy),
      reinstatedAt: dateOrNull(addressee.reinstatedAt),
      reinstatementDue: addressee.items.some(isDue),
    })),
  );
  await tx.em.upsertMany(
    OppositionRow,
    order.oppositions.map((opposition) => ({
      id: opposition.id,
      orderId: id,
      status: opposition.status,
      lodgedAt: new Date(opposition.lodgedAt),
      decidedAt: dateOrNull(opposition.decidedAt),
    })),
  );
  await tx.em.upsertMany(
    AppealRow,
    appealsOf(order).map(({ id: appealId, court, caseNumber, status: stands, lodgedAt, decidedAt }) => ({
      id: appealId,
      orderId: id,
      court,
      caseNumber,
      status: stands,
      lodgedAt: new Date(lodgedAt),
      decidedAt: dateOrNull(decidedAt),
    })),
  );
  await tx.em.upsertMany(
    ItemRow,
    order.addressees.flatMap(({ platform, items }) =>
      items.map((item) => ({ orderId: id, itemId: item.id, platform, url: placeOf(item), standing: standingOf(item) })),
    ),
  );
}

function standingOf(item: Item): "COVERED" | "HELD" | "DUE" | "FREE" {
  if (item.freed === undefined) return "COVERED";
  if (item.freed.duty === "HELD") return "HELD";
  return isDue(item) ? "DUE" : "FREE";
}
