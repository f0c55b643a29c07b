import { statusOf } from "../../rules/case-code/case-code.js";
import { inGroups, typedCode } from "../../rules/case-code/code-text.js";
import type { OrderId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { refuse } from "../../rules/refusals.js";
import { findCaseCodeByDigest } from "../../store/case-code/case-codes.js";
import type { Dependencies } from "../dependencies.js";
import type { Viewer } from "../viewer.js";
import { requireCaseCodes } from "./case-codes.js";

/** What the court wants printed on an addressee's paper. */
export interface CodeToPrint {
  readonly orderId: OrderId;
  readonly addressee: PlatformId | undefined;
  readonly caseCode: string;
}

/**
 * The code as it is printed. The hub has no codes, so the court sends it, and a code of somebody else never comes on the paper: it
 * must be that of this addressee, and valid.
 */
export async function codeForPaper(
  { database, clock, caseCodes }: Pick<Dependencies, "database" | "clock" | "caseCodes">,
  viewer: Viewer,
  { orderId, addressee, caseCode }: CodeToPrint,
): Promise<{ readonly code: string; readonly validUntil: Instant }> {
  if (viewer.role !== "court" || addressee === undefined) {
    throw refuse(
      "FIELD_INVALID",
      "caseCode is for the court, on the paper of one addressee outside the hub; name it in addressee, or leave caseCode out.",
      { field: "caseCode" },
    );
  }
  const codes = requireCaseCodes(caseCodes, "caseCode");
  const code = typedCode(caseCode, "caseCode");
  const found = await findCaseCodeByDigest(database.orm.em.fork(), codes.digestOf(code));
  const holder = found?.court === viewer.court ? found.holder : undefined;
  const isIts = holder?.user === "RESPONDENT" && holder.orderId === orderId && holder.platform === addressee;
  if (found !== undefined && isIts && statusOf(found, clock()) === "VALID") {
    return { code: inGroups(code), validUntil: found.validUntil };
  }
  throw refuse(
    "CASE_CODE_REFUSED",
    `This is no valid code of ${addressee} for this order; issue one with issueCaseCode, for: RESPONDENT.`,
    { field: "caseCode" },
  );
}
