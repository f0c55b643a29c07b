import { LockMode, type Sql, type Tx } from "@exparte/database";
import { dateOrNull } from "@exparte/dutch-time";
import { asJson, type EventLog, type NewEvent, type RecordedEvent } from "@exparte/event-log";
import { sealDigest } from "@exparte/seal/seal-digest";
import { addresseeStatus, coveredItems, type Item, isDue } from "../../rules/addressee/addressee.js";
import { deadlineOf, deadlineStoppedAt } from "../../rules/addressee/deadline.js";
import type { OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { inboxNotices } from "../../rules/order/inbox.js";
import { evolveOrder, type Order, type OrderEvent } from "../../rules/order/order.js";
import { COMPLIANCE_STREAM, complianceNotices } from "../../rules/supervision/compliance-feed.js";
import { countPenalties } from "../penalty-of-order/penalty-facts.js";
import { AddresseeRow, ItemRow, OppositionRow, OrderRow, OrderVersionRow } from "../rows.js";
import { saveComplianceFacts } from "../supervision/compliance-facts.js";
import { setDeadlineTimers, setPenaltyTimer } from "../timers.js";
import { liftOrder } from "./lift-order.js";

/** Who did it, as the history tells it. */
export interface Doer {
  readonly type: string;
  readonly id: string;
}

export function doerOf(actor: { readonly partyType: string; readonly partyId: string }): Doer {
  return { type: actor.partyType, id: actor.partyId };
}

export interface OrderChange {
  /** As it was; absent for an order that is being issued. */
  readonly before?: Order;
  readonly events: readonly OrderEvent[];
  /** The change is itself what the penalty's timer found, which then sets itself anew. */
  readonly turnsPenalty?: boolean;
}

export interface Recording {
  readonly tx: Tx;
  readonly log: EventLog;
  readonly doer: Doer;
  readonly now: Instant;
}

/** The order, locked until the transaction ends, so that two who decide on it do so one after the other. */
export async function loadOrderForChange(tx: Tx, id: OrderId): Promise<Order | null> {
  const row = await tx.em.findOne(OrderRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return row === null ? null : liftOrder(row.state);
}

/** The orders among `ids`, locked in one order for all, so that two transactions never wait for each other. */
export async function loadOrdersForChange(tx: Tx, ids: readonly OrderId[]): Promise<Order[]> {
  const rows = await tx.em.find(
    OrderRow,
    { id: { $in: [...ids] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } },
  );
  return rows.map((row) => liftOrder(row.state));
}

/** Every event of an order, as the rules know it. */
export async function readOrderEvents(log: EventLog, sql: Sql, orderId: OrderId): Promise<OrderEvent[]> {
  const recorded = await readOrderStream(log, sql, orderId);
  return recorded.map(({ kind, body }) => ({ ...body, kind }) as unknown as OrderEvent);
}

/** Every event of an order, as it was recorded: to the end, however long, or an account would miss what came last. */
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
 * Writes rows, events, inbox messages and timers of all changes in the transaction; followers are woken after its
 * commit. Called once per transaction, and last in it. `others` are events of other streams that belong to the same decision.
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
      // What is only about to be appended belongs to the account too; the log's heads are locked as late as can be.
      const allEvents = async () => [...(await readOrderEvents(log, tx.sql, before.id)), ...events];
      await countPenalties(tx.sql, { before, after: order }, allEvents, now);
    }
    // An order that was only just given is served on nobody, so nothing can be forfeited yet.
    if (order.document.penalty !== undefined && change.before !== undefined && !change.turnsPenalty) {
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

/** The order that a message of an inbox or feed is about, as it was written here. */
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

async function saveRows(tx: Tx, order: Order, events: readonly OrderEvent[]): Promise<void> {
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
    // The digest is what a seal is found by: an index over whole seals would not hold them.
    tx.em.create(OrderVersionRow, {
      orderId: id,
      version: document.version,
      document,
      seal: order.seal,
      sealDigest: sealDigest(order.seal),
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
      // Where nothing is covered any more there is no deadline left to miss.
      deadlineStopped: deadlineStoppedAt(addressee) !== undefined || coveredItems(addressee).length === 0,
      compliedAt: dateOrNull(addressee.compliedAt),
      impossibleClaimed: addressee.items.some((item) => item.confirmation?.outcome === "IMPOSSIBLE"),
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
    ItemRow,
    order.addressees.flatMap(({ platform, items }) =>
      items.map((item) => ({ orderId: id, itemId: item.id, platform, url: item.url, standing: standingOf(item) })),
    ),
  );
}

function standingOf(item: Item): "COVERED" | "HELD" | "DUE" | "FREE" {
  if (item.freed === undefined) return "COVERED";
  if (item.freed.duty === "HELD") return "HELD";
  return isDue(item) ? "DUE" : "FREE";
}
