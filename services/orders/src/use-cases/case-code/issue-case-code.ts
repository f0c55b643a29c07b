import { type Actor, requireParty } from "@exparte/auth";
import type { Application } from "../../rules/application/application.js";
import type { CaseCode } from "../../rules/case-code/case-code.js";
import { inGroups } from "../../rules/case-code/code-text.js";
import { type CaseCodeAsked, holderOf, validUntil } from "../../rules/case-code/issue-case-code.js";
import { requireText } from "../../rules/field.js";
import type { ApplicationId, CaseCodeId, CourtId, OrderId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import { refuse } from "../../rules/refusals.js";
import { caseCodeForChange, caseCodesOf, saveCaseCode } from "../../store/case-code/case-codes.js";
import { doerOf } from "../../store/order/orders.js";
import { ApplicationRow } from "../../store/rows.js";
import { unknownApplication } from "../application/close-application.js";
import type { Dependencies } from "../dependencies.js";
import { requireScopeOnOrder, unknownOrder } from "../viewer.js";
import { requireCaseCodes } from "./case-codes.js";

/** A case is named by its order, or by its application while there is none. */
export interface NamedCase {
  readonly orderId?: OrderId;
  readonly applicationId?: ApplicationId;
}

export interface IssueCaseCode extends CaseCodeAsked, NamedCase {
  readonly validUntil?: Instant;
}

/** Gives a code once, in clear; after that nobody can read it here. */
export async function issueCaseCode(
  deps: Dependencies,
  actor: Actor,
  asked: IssueCaseCode,
): Promise<{ readonly code: string; readonly caseCode: CaseCode }> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  const codes = requireCaseCodes(deps.caseCodes, "input");
  const { application, order } = await ownCase(deps, actor.partyId, asked, "input.");
  const now = deps.clock();
  const code = codes.newCode();
  const caseCode: CaseCode = {
    id: deps.newId<CaseCodeId>(),
    court: actor.partyId,
    applicationId: application.id,
    holder: holderOf(asked, application.content.applicantReference, order),
    issuedAt: now,
    validUntil: validUntil(asked.validUntil, codes.terms, now),
    uses: 0,
  };
  const { user } = caseCode.holder;
  await deps.database.transaction((tx) =>
    saveCaseCode(
      { tx, log: deps.log, doer: doerOf(actor), now },
      { caseCode, digest: codes.digestOf(code) },
      { kind: "CaseCodeIssued", user, validUntil: caseCode.validUntil, at: now },
    ),
  );
  return { code: inGroups(code), caseCode };
}

/** From now on the code gives no token, and the tokens that it gave read nothing. Repeating it changes nothing. */
export async function revokeCaseCode(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  actor: Actor,
  id: CaseCodeId,
  reasons: string,
): Promise<CaseCode> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  requireText(reasons, "reasons", 2_000);
  return database.transaction(async (tx) => {
    const kept = await caseCodeForChange(tx, id);
    if (kept === undefined || kept.caseCode.court !== actor.partyId) throw unknownCaseCode(id);
    if (kept.caseCode.revokedAt !== undefined) return kept.caseCode;
    const now = clock();
    const caseCode = { ...kept.caseCode, revokedAt: now };
    const event = { kind: "CaseCodeRevoked", reasons, at: now } as const;
    await saveCaseCode({ tx, log, doer: doerOf(actor), now }, { ...kept, caseCode }, event);
    return caseCode;
  });
}

/** The codes that the court issued for a case. */
export async function seeCaseCodes(deps: Dependencies, actor: Actor, named: NamedCase): Promise<CaseCode[]> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "applications:submit");
  const { application } = await ownCase(deps, actor.partyId, named, "");
  return caseCodesOf(deps.database.orm.em.fork(), application.id);
}

async function ownCase(
  { database, orders }: Pick<Dependencies, "database" | "orders">,
  court: CourtId,
  { orderId, applicationId }: NamedCase,
  within: "input." | "",
): Promise<{ readonly application: Application; readonly order: Order | undefined }> {
  if ((orderId === undefined) === (applicationId === undefined)) {
    throw refuse("FIELD_INVALID", `Name the case by ${within}orderId or by ${within}applicationId, and not by both.`, {
      field: `${within}orderId`,
    });
  }
  const order = orderId === undefined ? undefined : ((await orders.read(orderId)) ?? undefined);
  if (orderId !== undefined && order?.document.court !== court) throw unknownOrder(orderId);
  const id = applicationId ?? order?.applicationId;
  const row = id === undefined ? null : await database.orm.em.fork().findOne(ApplicationRow, { id });
  if (row === null || row.court !== court) throw unknownApplication(applicationId ?? ("" as ApplicationId));
  return { application: row.state, order };
}

function unknownCaseCode(id: CaseCodeId): Error {
  return refuse(
    "UNKNOWN_CASE_CODE",
    `There is no code "${id}" that you may see. Check the id, and that the token is of the right court.`,
    { field: "id" },
  );
}
