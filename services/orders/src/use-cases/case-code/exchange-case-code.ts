import { timingSafeEqual } from "node:crypto";
import { partyOf, statusOf } from "../../rules/case-code/case-code.js";
import { typedCode } from "../../rules/case-code/code-text.js";
import { refuse } from "../../rules/refusals.js";
import { caseCodeByDigest, saveCaseCode } from "../../store/case-code/case-codes.js";
import type { Dependencies } from "../dependencies.js";
import { requireCaseCodes } from "./case-codes.js";

/** How long a token for a code lives. */
export const CASE_TOKEN_SECONDS = 600;

export interface CaseToken {
  readonly token: string;
  readonly scope: string;
}

/**
 * Gives a token for a code. Unknown, ended and revoked codes are refused alike, after the same steps: nobody learns from an
 * answer, or from its time, that a code was ever given.
 */
export async function exchangeCaseCode(
  { database, log, clock, caseCodes }: Pick<Dependencies, "database" | "log" | "clock" | "caseCodes">,
  typed: string,
): Promise<CaseToken> {
  const codes = requireCaseCodes(caseCodes, "code");
  const digest = codes.digestOf(typedCode(typed));
  const now = clock();
  const { caseCode, party } = await database.transaction(async (tx) => {
    const kept = await caseCodeByDigest(tx, digest);
    // An unknown code is compared too, with a digest that no code has.
    const isSame = timingSafeEqual(Buffer.from(kept?.digest ?? "-".repeat(digest.length)), Buffer.from(digest));
    if (kept === undefined || !isSame || statusOf(kept.caseCode, now) !== "VALID") throw refusedCode();
    const used = { ...kept.caseCode, uses: kept.caseCode.uses + 1, lastUsedAt: now };
    const named = partyOf(used);
    const doer = { type: named.type, id: used.id };
    await saveCaseCode({ tx, log, doer, now }, { ...kept, caseCode: used }, { kind: "CaseCodeUsed", at: now });
    return { caseCode: used, party: named };
  });
  const { type, scope } = party;
  const token = await codes.issuer.sign({ party: { type, id: caseCode.id }, scope, lifeSeconds: CASE_TOKEN_SECONDS });
  return { token, scope };
}

/** One refusal for all: it must not tell them apart. */
export function refusedCode(): Error {
  return refuse(
    "CASE_CODE_REFUSED",
    "This code is not valid (any more). Check that it is the newest one that you have, and ask the court that gave it for another.",
    { field: "code" },
  );
}
