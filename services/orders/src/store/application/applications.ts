import { createHash } from "node:crypto";
import { LockMode, type Page, type PageWanted, pageOf, placeAfter, type Sql, type Tx } from "@exparte/database";
import type { NewEvent } from "@exparte/event-log";
import { canonicalJson } from "@exparte/seal";
import type { Application, ApplicationContent, ApplicationEvent } from "../../rules/application/application.js";
import type { ApplicationId, CaseNumber, CourtId } from "../../rules/ids.js";
import type { Doer } from "../order/orders.js";
import { ApplicationRow } from "../rows.js";

/** Equal content gives an equal digest, whatever the order of its members. */
export function contentDigest(content: ApplicationContent): string {
  return createHash("sha256").update(canonicalJson(content)).digest("base64url");
}

/** The application, locked until the transaction ends. */
export async function loadApplicationForChange(tx: Tx, id: ApplicationId): Promise<Application | null> {
  const row = await tx.em.findOne(ApplicationRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return row?.state ?? null;
}

/** The application under a court's case number, locked until the transaction ends. */
export async function findCaseForChange(tx: Tx, court: CourtId, caseNumber: CaseNumber): Promise<Application | null> {
  const row = await tx.em.findOne(ApplicationRow, { court, caseNumber }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return row?.state ?? null;
}

/** The case in which a refusal is appealed, unless that is withdrawn. */
export async function findAppealOf(tx: Tx, id: ApplicationId): Promise<Application | null> {
  const row = await tx.em.findOne(ApplicationRow, { appealOf: id, status: { $ne: "WITHDRAWN" } });
  return row?.state ?? null;
}

export type ApplicationPage = Page<Application>;

/** One page of a court's applications that wait for a decision, the one that waits longest first. */
export async function findWaiting(sql: Sql, court: CourtId, { first, after }: PageWanted): Promise<ApplicationPage> {
  const params: unknown[] = [court, first + 1];
  const cursor = after === undefined ? undefined : placeAfter(after);
  if (cursor !== undefined) params.push(cursor.at, cursor.id);
  const rows = await sql.query<{ state: Application }>(
    `select state from orders.applications
     where court = $1 and status = 'SUBMITTED'${cursor === undefined ? "" : " and (submitted_at, id) > ($3::timestamptz, $4)"}
     order by submitted_at, id limit $2`,
    params,
  );
  const applications = rows.map(({ state }) => state);
  return pageOf(applications, first, ({ submittedAt, id }) => ({ at: submittedAt, id }));
}

/** How many of a court's applications wait for a decision; of more than so many, as many. */
export async function countWaiting(sql: Sql, court: CourtId, most: number): Promise<number> {
  const [row] = await sql.query<{ found: number }>(
    `select count(*)::int as found from (
       select from orders.applications where court = $1 and status = 'SUBMITTED' limit $2
     ) waiting`,
    [court, most],
  );
  return row?.found ?? 0;
}

export async function saveApplication(tx: Tx, application: Application, appealOf?: ApplicationId): Promise<void> {
  await tx.em.upsert(ApplicationRow, {
    id: application.id,
    court: application.court,
    caseNumber: application.content.caseNumber,
    status: application.status,
    ...(appealOf === undefined ? {} : { appealOf }),
    complaintId: application.content.complaintId ?? null,
    contentDigest: contentDigest(application.content),
    submittedAt: new Date(application.submittedAt),
    decidedAt: application.decidedAt ? new Date(application.decidedAt) : null,
    state: application,
  });
}

/** The event as its stream stores it. The application's content stays in its row: feeds do not need it. */
export function applicationEvent(application: Application, event: ApplicationEvent, doer: Doer): NewEvent {
  return {
    stream: `application/${application.id}`,
    kind: event.kind,
    body: {
      applicationId: application.id,
      court: application.court,
      caseNumber: application.content.caseNumber,
      by: { ...doer },
      at: event.at,
      ...("reasons" in event ? { reasons: event.reasons } : {}),
      ...("orderId" in event ? { orderId: event.orderId } : {}),
      ...("refused" in event ? { refused: event.refused.map((part) => ({ ...part })) } : {}),
    },
  };
}
