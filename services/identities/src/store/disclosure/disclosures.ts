import { type EntityManager, LockMode, type Tx } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import { asJson, type EventLog, type NewEvent } from "@exparte/event-log";
import { isId } from "@exparte/text";
import { disclosureNotice } from "../../rules/disclosure/disclosure-inbox.js";
import {
  basisOf,
  type DisclosureEvent,
  type DisclosureRequest,
  evolveDisclosure,
} from "../../rules/disclosure/disclosure-request.js";
import type { CourtId, DisclosureId, OrderId, PlatformId } from "../../rules/ids.js";
import { DisclosureRequestRow } from "../rows.js";
import { setMomentTimers, setWipeTimer } from "../timers.js";
import { destroyStoredContent } from "./sealed-contents.js";

/** Who did it, as recorded; `subject` is the client or person of the party. */
export interface Doer {
  readonly type: string;
  readonly id: string;
  readonly subject?: string;
}

/** The actor for what the hub does by itself, when a moment has come or an order has ended. */
export const HUB: Doer = { type: "hub", id: "hub" };

export function doerOf(actor: {
  readonly partyType: string;
  readonly partyId: string;
  readonly subject: string;
}): Doer {
  return { type: actor.partyType, id: actor.partyId, subject: actor.subject };
}

export interface DisclosureChange {
  /** The request before; absent for a new one. */
  readonly before?: DisclosureRequest;
  readonly events: readonly DisclosureEvent[];
}

export interface Recording {
  readonly tx: Tx;
  readonly log: EventLog;
  readonly doer: Doer;
  readonly now: Instant;
}

export async function findDisclosure(em: EntityManager, id: DisclosureId): Promise<DisclosureRequest | undefined> {
  if (!isId(id)) return undefined;
  return (await em.findOne(DisclosureRequestRow, { id }))?.state;
}

/** The request, locked until the transaction ends, so that two decisions on it wait for each other. */
export async function loadDisclosureForChange({ em }: Tx, id: DisclosureId): Promise<DisclosureRequest | undefined> {
  if (!isId(id)) return undefined;
  return (await em.findOne(DisclosureRequestRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }))?.state;
}

/** Every request on an order, for all platforms or one. Everyone locks them in the same sequence. */
export async function loadDisclosuresOfOrder(
  { em }: Tx,
  orderId: OrderId,
  platform: PlatformId | undefined,
): Promise<DisclosureRequest[]> {
  const rows = await em.find(
    DisclosureRequestRow,
    { orderId, ...(platform === undefined ? {} : { platform }) },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } },
  );
  return rows.map(({ state }) => state);
}

/** The requests that a court made under one reference, to one platform or several; orders make their own. */
export async function findByReference(
  em: EntityManager,
  court: CourtId,
  reference: string,
): Promise<DisclosureRequest[]> {
  const rows = await em.find(
    DisclosureRequestRow,
    { basis: "CODE_OF_CONDUCT", court, reference },
    { orderBy: { id: "asc" } },
  );
  return rows.map(({ state }) => state);
}

/**
 * Writes rows, events, inbox messages and timers of all changes, and destroys the bytes that the changes destroy, in
 * one transaction. Called once in a transaction, and last.
 */
export async function recordDisclosures(
  { tx, log, doer, now }: Recording,
  changes: readonly DisclosureChange[],
): Promise<DisclosureRequest[]> {
  const appended: NewEvent[] = [];
  const requests: DisclosureRequest[] = [];
  for (const { before, events } of changes) {
    let request = before;
    for (const event of events) {
      request = evolveDisclosure(request, event);
      appended.push(historyEntry(request, event, doer), ...inboxMessages(request, event));
      await setMomentTimers(tx.sql, request, event);
      if (event.kind === "ContentDestroyed") {
        const upToTransaction = await destroyStoredContent(tx, request.id, event.content);
        await setWipeTimer(tx.sql, { upToTransaction });
      }
    }
    if (request === undefined) continue;
    requests.push(request);
    if (events.length > 0) await saveRow(tx, request);
  }
  if (appended.length > 0) await log.append(tx.sql, appended, new Date(now));
  return requests;
}

export function historyStream(requestId: DisclosureId): string {
  return `disclosure/${requestId}`;
}

export function inboxStream(platform: PlatformId): string {
  return `disclosure-inbox/${platform}`;
}

function historyEntry(request: DisclosureRequest, event: DisclosureEvent, doer: Doer): NewEvent {
  const { kind, ...facts } = event;
  const { id: requestId, orderId, court, platform, duty } = request;
  const about = { requestId, orderId, court, platform, ...(duty === undefined ? {} : { duty }) };
  const body = { ...about, by: { ...doer }, ...asJson(facts) };
  return { stream: historyStream(requestId), kind, body };
}

function inboxMessages(request: DisclosureRequest, event: DisclosureEvent): NewEvent[] {
  const notice = disclosureNotice(request, event);
  if (notice === undefined) return [];
  const { kind, seal, details } = notice;
  const body = { requestId: request.id, ...(seal === undefined ? {} : { seal }), details: { ...details } };
  return [{ stream: inboxStream(request.platform), kind, body }];
}

async function saveRow({ em }: Tx, request: DisclosureRequest): Promise<void> {
  const { id, orderId, court, platform, reference, status, outsideCode, requestedAt } = request;
  const answeredAt = request.disclosure?.leftAt ?? request.refusal?.at;
  await em.upsert(DisclosureRequestRow, {
    id,
    orderId,
    court,
    platform,
    basis: basisOf(request),
    reference,
    status,
    outsideCode,
    refusalReason: request.refusal?.reason ?? null,
    unreadable: request.breach?.unreadable === true,
    requestedAt: new Date(requestedAt),
    answeredAt: answeredAt === undefined ? null : new Date(answeredAt),
    state: request,
  });
}
