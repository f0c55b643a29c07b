import { type RefusalTable, refusals } from "@exparte/refusal";

export const AUTH_REFUSALS = {
  TOKEN_MISSING:
    "The request carries no access token; get one from the issuer and send it as `authorization: Bearer …`.",
  TOKEN_EXPIRED: "The access token is past its expiry; get a new one from the issuer and repeat the request.",
  TOKEN_INVALID:
    "The access token is malformed, forged, or meant for someone else; the message says which. Get one from this hub's issuer.",
  SCOPE_MISSING: "The access token lacks the scope this needs; ask the issuer for a token with that scope.",
  PARTY_UNKNOWN:
    "The token is good, but its party is not registered with this hub; ask the operator to register it, then come back.",
  ROLE_FORBIDDEN: "This is not for a party of your kind; the message names the kinds of party it is for.",
  ISSUER_UNAVAILABLE: "The token issuer cannot be reached or answers nonsense; try again shortly.",
  CREDENTIALS_REFUSED: "The issuer refused the client id, the secret or the scope; correct them before trying again.",
} as const satisfies RefusalTable;

export const refuse = refusals(AUTH_REFUSALS);
