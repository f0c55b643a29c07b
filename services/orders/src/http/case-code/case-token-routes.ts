import { ISSUER_PATHS } from "@exparte/auth";
import type { JsonRoute } from "@exparte/subgraph";
import { refuse } from "../../rules/refusals.js";
import { CASE_TOKEN_SECONDS, exchangeCaseCode } from "../../use-cases/case-code/exchange-case-code.js";
import type { Dependencies } from "../../use-cases/dependencies.js";

/** The hub's own issuer: its metadata and key for the other services, and the exchange of a code for a token. */
export function caseTokenRoutes(deps: Dependencies): JsonRoute[] {
  const { caseCodes } = deps;
  if (caseCodes === undefined) return [];
  const { metadata, jwks } = caseCodes.issuer;
  return [
    { method: "GET", path: ISSUER_PATHS.metadata, answer: () => metadata },
    { method: "GET", path: ISSUER_PATHS.keys, answer: () => jwks },
    {
      method: "POST",
      path: "/case-token",
      async answer(body) {
        const { token, scope } = await exchangeCaseCode(deps, codeIn(body));
        return { access_token: token, token_type: "Bearer", expires_in: CASE_TOKEN_SECONDS, scope };
      },
    },
  ];
}

function codeIn(body: unknown): string {
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
  if (typeof code === "string") return code;
  throw refuse("FIELD_INVALID", 'Send the code as JSON: { "code": "…" }.', { field: "code" });
}
