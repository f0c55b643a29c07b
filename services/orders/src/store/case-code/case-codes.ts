import { LockMode, type Tx } from "@exparte/database";
import type { EventLog, NewEvent } from "@exparte/event-log";
import type { CaseCode, CaseCodeEvent } from "../../rules/case-code/case-code.js";
import type { ApplicationId, CaseCodeId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { Doer } from "../order/orders.js";
import { CaseCodeRow } from "../rows.js";

type Em = Tx["em"];

export interface KeptCode {
  readonly caseCode: CaseCode;
  readonly digest: string;
}

/** The code with this digest, locked until the transaction ends. The same one statement, whether there is one or not. */
export async function caseCodeByDigest({ em }: Tx, digest: string): Promise<KeptCode | undefined> {
  const row = await em.findOne(CaseCodeRow, { digest }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return row === null ? undefined : { caseCode: row.state, digest: row.digest };
}

export async function caseCodeForChange({ em }: Tx, id: CaseCodeId): Promise<KeptCode | undefined> {
  const row = await em.findOne(CaseCodeRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return row === null ? undefined : { caseCode: row.state, digest: row.digest };
}

export async function findCaseCode(em: Em, id: CaseCodeId): Promise<CaseCode | undefined> {
  return (await em.findOne(CaseCodeRow, { id }))?.state;
}

export async function findCaseCodeByDigest(em: Em, digest: string): Promise<CaseCode | undefined> {
  return (await em.findOne(CaseCodeRow, { digest }))?.state;
}

/** Those of a case, in the sequence in which they were issued. */
export async function caseCodesOf(em: Em, applicationId: ApplicationId): Promise<CaseCode[]> {
  const rows = await em.find(CaseCodeRow, { applicationId }, { orderBy: { issuedAt: "asc", id: "asc" } });
  return rows.map(({ state }) => state);
}

/** Writes the row and the event, which says nothing of the code, the reference or the items. */
export async function saveCaseCode(
  { tx, log, doer, now }: { readonly tx: Tx; readonly log: EventLog; readonly doer: Doer; readonly now: Instant },
  { caseCode, digest }: KeptCode,
  event: CaseCodeEvent,
): Promise<void> {
  const { id, court, applicationId, holder, issuedAt } = caseCode;
  const orderId = "orderId" in holder ? holder.orderId : null;
  await tx.em.upsert(CaseCodeRow, {
    id,
    digest,
    court,
    applicationId,
    orderId,
    issuedAt: new Date(issuedAt),
    state: caseCode,
  });
  const { kind, ...facts } = event;
  const logged: NewEvent = {
    stream: `case-code/${id}`,
    kind,
    body: { caseCodeId: id, court, applicationId, ...(orderId === null ? {} : { orderId }), by: { ...doer }, ...facts },
  };
  await log.append(tx.sql, [logged], new Date(now));
}
