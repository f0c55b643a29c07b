import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Application } from "../../rules/application/application.js";
import { type CaseCode, partyOf, statusOf } from "../../rules/case-code/case-code.js";
import type { CaseCodeId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import { findCaseCode } from "../../store/case-code/case-codes.js";
import { ApplicationRow, KnownCourtRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import { refusedCode } from "./exchange-case-code.js";

/** The case of a code, with the order that it is about, or the applicant's once there is one. */
export interface SeenCase {
  readonly caseCode: CaseCode;
  readonly courtName: string;
  readonly application: Application;
  readonly order: Order | undefined;
}

/** The code behind a token, which ends with the code. Refuses a scope that the token has not. */
export async function caseCodeOf(
  { database, clock }: Pick<Dependencies, "database" | "clock">,
  actor: Actor,
  scope: "case:read" | "case:contest" | "case:confirm",
): Promise<CaseCode> {
  requireParty(actor, "case", "respondent");
  requireScope(actor, scope);
  // The hub made the token, so its party is the id of a code.
  const caseCode = await findCaseCode(database.orm.em.fork(), actor.partyId as string as CaseCodeId);
  if (caseCode === undefined || statusOf(caseCode, clock()) !== "VALID") throw refusedCode();
  if (partyOf(caseCode).type !== actor.partyType) throw refusedCode();
  return caseCode;
}

export async function seeCase(deps: Dependencies, actor: Actor): Promise<SeenCase> {
  const caseCode = await caseCodeOf(deps, actor, "case:read");
  const id = caseCode.applicationId;
  const em = deps.database.orm.em.fork();
  const { state: application } = await em.findOneOrFail(ApplicationRow, { id });
  const court = await em.findOne(KnownCourtRow, { id: caseCode.court });
  const orderId = "orderId" in caseCode.holder ? caseCode.holder.orderId : application.orderId;
  const order = orderId === undefined ? null : await deps.orders.read(orderId);
  return { caseCode, courtName: court?.name ?? caseCode.court, application, order: order ?? undefined };
}
