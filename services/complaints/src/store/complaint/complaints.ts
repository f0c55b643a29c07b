import {
  type EntityManager,
  LockMode,
  type Page,
  type PageWanted,
  pageOf,
  placeAfter,
  type Sql,
  type Tx,
} from "@exparte/database";
import { dateOrNull } from "@exparte/dutch-time";
import { asJson, type NewEvent } from "@exparte/event-log";
import { isId } from "@exparte/text";
import {
  type Complaint,
  type ComplaintEvent,
  type ComplaintStatus,
  evolveComplaint,
  orderOf,
  standingDecision,
} from "../../rules/complaint/complaint.js";
import { complaintMessage, decidedFacts, decisionFacts } from "../../rules/complaint/complaint-inbox.js";
import { isConnected } from "../directory.js";
import { type HistoryEntry, type Recording, recordHistory } from "../history.js";
import { ComplaintRow } from "../rows.js";
import { setTermTimers } from "../timers.js";

export interface ComplaintFilter {
  readonly controller?: string;
  readonly orderId?: string;
  readonly status?: readonly ComplaintStatus[];
  readonly received?: { readonly from: Date; readonly until: Date };
}

export async function findComplaint(em: EntityManager, id: string): Promise<Complaint | undefined> {
  if (!isId(id)) return undefined;
  return (await em.findOne(ComplaintRow, { id }))?.state;
}

/** The complaint, locked until the transaction ends, so that two handlers take turns. */
export async function loadComplaintForChange(tx: Tx, id: string): Promise<Complaint | undefined> {
  if (!isId(id)) return undefined;
  return (await tx.em.findOne(ComplaintRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }))?.state;
}

/** The complaint of that case number; until the transaction ends nobody else files one. */
export async function loadComplaintByCaseNumber(tx: Tx, caseNumber: string): Promise<Complaint | undefined> {
  await tx.sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`complaint ${caseNumber}`]);
  return (await tx.em.findOne(ComplaintRow, { caseNumber }))?.state;
}

/** The complaint in which this objection or appeal was lodged. */
export async function complaintOfRemedy(sql: Sql, remedyId: string): Promise<string | undefined> {
  if (!isId(remedyId)) return undefined;
  const [row] = await sql.query<{ id: string }>(
    "select id from complaints.complaints where state -> 'remedies' @> $1::jsonb",
    [JSON.stringify([{ id: remedyId }])],
  );
  return row?.id;
}

export function complaintInboxStream(platform: string): string {
  return `complaint-inbox/${platform}`;
}

/**
 * Writes the row, events, inbox messages and timers of what was decided, in the transaction; followers are woken after
 * its commit. Called once per transaction, and last in it. `before` is absent for a complaint that is being filed.
 */
export async function recordComplaint(
  recording: Recording,
  before: Complaint | undefined,
  events: readonly ComplaintEvent[],
): Promise<Complaint> {
  const { tx } = recording;
  const entries: HistoryEntry[] = [];
  const messages: NewEvent[] = [];
  let after = before;
  for (const event of events) {
    after = evolveComplaint(after, event);
    entries.push(complaintHistory(after, event));
    const message = complaintMessage(after, event);
    if (message === undefined) continue;
    const body = { complaintId: after.id, details: asJson(message.details) };
    messages.push({ stream: complaintInboxStream(after.content.controller), kind: message.kind, body });
  }
  if (after === undefined) throw new Error("Nothing was filed and nothing decided");
  if (events.length === 0) return after;
  await saveComplaint(tx, after);
  await setTermTimers(tx.sql, before, after);
  const told = messages.length > 0 && (await isConnected(tx, after.content.controller)) ? messages : [];
  await recordHistory(recording, `complaint/${after.id}`, entries, told);
  return after;
}

async function saveComplaint(tx: Tx, complaint: Complaint): Promise<void> {
  const { id, content, status, receivedAt, progressDueAt, decisions, remedies } = complaint;
  const standing = standingDecision(complaint);
  await tx.em.upsert(ComplaintRow, {
    id,
    caseNumber: content.caseNumber,
    controller: content.controller,
    orderId: orderOf(complaint) ?? null,
    status,
    receivedAt: new Date(receivedAt),
    progressDueAt: new Date(progressDueAt),
    ground: standing?.ground ?? null,
    decidedAt: dateOrNull(decisions[0]?.madeKnownAt),
    sanctions: standing?.sanctions.map(({ kind }) => kind) ?? [],
    objections: remedies.filter(({ kind }) => kind === "OBJECTION").length,
    appeals: remedies.filter(({ kind }) => kind !== "OBJECTION").length,
    changedOnReview: remedies.some((remedy) => remedy.status === "REVISED"),
    irrevocableAt: dateOrNull(complaint.irrevocableAt),
    state: complaint,
  });
}

/** Leaves out content, reasons, grounds and any reference to the complainant, because others read the log. */
function complaintHistory(complaint: Complaint, event: ComplaintEvent): HistoryEntry {
  const { controller } = complaint.content;
  return {
    kind: event.kind,
    facts: { complaintId: complaint.id, controller, ...asJson(factsOf(complaint, event)), at: event.at },
  };
}

function factsOf({ content, platformRefused, receivedAt }: Complaint, event: ComplaintEvent): object {
  switch (event.kind) {
    case "ComplaintFiled": {
      const { orderId, noticeId } = content;
      return { platformRefused, receivedAt, progressDueAt: event.progressDueAt, orderId, noticeId };
    }
    case "ComplainantInformed":
      return { informedAt: event.informedAt, progressDueAt: event.progressDueAt };
    case "ProgressTermExtended":
    case "ProgressTermPassed":
      return { progressDueAt: event.progressDueAt };
    case "ComplaintDecided":
      return decisionFacts(event.decision);
    case "ComplaintReferred":
      return { because: event.because };
    case "OrderLinked":
      return { orderId: event.orderId };
    case "InfringementEnded":
      return { endedAt: event.endedAt };
    case "ObjectionLodged":
    case "AppealLodged": {
      const { id: remedyId, kind: remedy, side, decisionId, receivedAt: lodgedAt, late } = event.remedy;
      return { remedyId, remedy, side, decisionId, receivedAt: lodgedAt, late };
    }
    case "ObjectionWithdrawn":
    case "AppealWithdrawn":
      return { remedyId: event.remedyId };
    case "ObjectionDecided":
    case "AppealDecided":
      return decidedFacts(event);
    case "RemedyTermPassed":
      return { decisionId: event.decisionId, contestableUntil: event.contestableUntil };
    case "DecisionMadeIrrevocable":
      return { decisionId: event.decisionId };
    case "ComplaintTakenUnderReview":
      return {};
    default:
      return event satisfies never;
  }
}

/** Newest complaint first. */
export async function findComplaints(
  sql: Sql,
  filter: ComplaintFilter,
  { first, after }: PageWanted,
): Promise<Page<Complaint>> {
  const params: unknown[] = [];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const where = ["true"];
  if (filter.controller !== undefined) where.push(`controller = ${param(filter.controller)}`);
  if (filter.orderId !== undefined) where.push(`order_id = ${param(filter.orderId)}`);
  if (filter.status) where.push(`status = any(${param(filter.status)})`);
  if (filter.received) {
    const { from, until } = filter.received;
    where.push(`received_at >= ${param(from.toISOString())} and received_at < ${param(until.toISOString())}`);
  }
  if (after !== undefined) {
    const { at, id } = placeAfter(after);
    where.push(`(received_at, id) < (${param(at)}::timestamptz, ${param(id)})`);
  }
  const rows = await sql.query<{ state: Complaint }>(
    `select state from complaints.complaints where ${where.join(" and ")} order by received_at desc, id desc limit ${param(first + 1)}`,
    params,
  );
  const complaints = rows.map(({ state }) => state);
  return pageOf(complaints, first, (complaint) => ({ at: complaint.receivedAt, id: complaint.id }));
}
