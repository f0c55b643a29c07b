import { type Refused, refusedBy, type ToldError, UNAVAILABLE, visitHeader } from "./ask-graph.js";

const ANSWERED_WITHIN_MS = 10_000;

/** What a code is exchanged for: a token of the hub's own, for ten minutes. */
export interface CaseToken {
  readonly token: string;
  readonly lifeSeconds: number;
}

/** Has the hub exchange a code for one visitor, whose attempts it counts. The code goes in the body alone. */
export type ExchangeCode = (
  code: string,
  visit: string | undefined,
) => Promise<CaseToken | { readonly refused: Refused }>;

interface Told {
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
  readonly errors?: readonly ToldError[];
}

export function codeExchanger(gatewayUrl: string): ExchangeCode {
  const url = new URL("/case-token", gatewayUrl);
  return async (code, visit) => {
    let told: Told;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/json", ...visitHeader(visit) },
        body: JSON.stringify({ code }),
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      told = (await response.json()) as Told;
    } catch {
      return { refused: UNAVAILABLE };
    }
    const { access_token: token, expires_in: lifeSeconds, errors } = told;
    if (typeof token === "string" && typeof lifeSeconds === "number") return { token, lifeSeconds };
    return { refused: refusedBy(errors?.[0]) };
  };
}
