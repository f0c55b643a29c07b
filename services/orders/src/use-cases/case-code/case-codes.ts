import { createHmac, randomBytes } from "node:crypto";
import type { OwnIssuer } from "@exparte/auth";
import { CODE_BYTES, codeOf } from "../../rules/case-code/code-text.js";
import type { CaseCodeTerms } from "../../rules/case-code/issue-case-code.js";
import { refuse } from "../../rules/refusals.js";

/** What makes, recognises and exchanges codes; a hub without it gives none. */
export interface CaseCodes {
  readonly terms: CaseCodeTerms;
  readonly issuer: OwnIssuer;
  /** A code that nobody can guess. */
  newCode(): string;
  /** All that is kept of a code. Whoever has the database but not the secret cannot try codes against it. */
  digestOf(code: string): string;
}

export function caseCodes(options: Pick<CaseCodes, "terms" | "issuer"> & { readonly secret: string }): CaseCodes {
  const { terms, issuer, secret } = options;
  return {
    terms,
    issuer,
    newCode() {
      for (;;) {
        const code = codeOf(randomBytes(CODE_BYTES));
        if (code !== undefined) return code;
      }
    },
    digestOf: (code) => createHmac("sha256", secret).update(`case-code ${code}`).digest("base64url"),
  };
}

/** `field` is what asks for codes. */
export function requireCaseCodes(codes: CaseCodes | undefined, field: string): CaseCodes {
  if (codes !== undefined) return codes;
  throw refuse(
    "CASE_CODES_OFF",
    "This hub gives no codes for a case. Its operator turns them on with CASE_ISSUER, CASE_SIGNING_KEY and CASE_CODE_SECRET.",
    { field },
  );
}
