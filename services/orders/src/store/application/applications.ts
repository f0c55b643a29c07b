import { createHash } from "node:crypto";
import { LockMode, type Tx } from "@exparte/database";
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
