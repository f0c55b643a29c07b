import { setTimeout as pause } from "node:timers/promises";
import { Refusal, type RefusalFacts } from "@exparte/refusal";
import { decodeJwt } from "jose";
import { refuse } from "./refusals.js";

export interface HubAddress {
  /** The hub's GraphQL endpoint, such as https://hub.example/graphql. */
  readonly url: string;
  /** Gives a valid token. Called before each request and each connection; an error that it throws ends the call. */
  readonly token: () => string | Promise<string>;
  /** How long a call is repeated while the hub is down; by default 30,000, twice what a hub takes to start. */
  readonly patienceMs?: number;
}

/** The hub understood and refused: `code` and `facts` are those of its answer. */
export class HubRefusal extends Refusal {
  override readonly name = "HubRefusal";
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: RefusalFacts & { readonly code?: string };
  }[];
}

const PATIENCE_MS = 30_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;

/** Codes that say "not now". Every mutation of the hub may be repeated, so the client sends the same call again. */
export const PASSING_CODES: ReadonlySet<string> = new Set([
  "UPSTREAM_LOST",
  "UPSTREAM_UNAVAILABLE",
  "SERVICE_UNAVAILABLE",
  "ISSUER_UNAVAILABLE",
  "TOKEN_EXPIRED",
  "ORDERS_NOT_HEARD",
  "PARTIES_NOT_HEARD",
  "CODE_NOT_HEARD",
  "RATE_LIMITED",
]);

/**
 * Runs a query or mutation, and repeats it while the hub is down for a moment. Throws HubRefusal when the hub refuses,
 * NOT_A_HUB when something else answers, HUB_UNREACHABLE when the hub stays down, and whatever `token` throws.
 */
export async function request<Data>(
  hub: HubAddress,
  query: string,
  variables: Record<string, unknown>,
  /** Called with the reason before the call is repeated. */
  onAgain: (why: unknown) => void = () => {},
): Promise<Data> {
  const tokens = freshTokens(hub);
  const { patienceMs = PATIENCE_MS } = hub;
  const givesUpAt = performance.now() + patienceMs;
  let cause: unknown;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const token = await tokens.next();
    // Outside the attempt, since repeating cannot mend an address or a token that cannot be sent.
    const asked = new Request(hub.url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(30_000),
    });
    try {
      return await answerTo<Data>(asked);
    } catch (error) {
      if (error instanceof Refusal && !(error instanceof HubRefusal && PASSING_CODES.has(error.code))) throw error;
      if (!tokens.refused(token, error)) onAgain(error);
      cause = error;
    }
    if (performance.now() + pauseMs > givesUpAt) break;
    await pause(pauseMs);
  }
  if (cause instanceof HubRefusal) throw cause;
  const last = cause instanceof Error ? ` The last time: ${cause.message}` : "";
  throw refuse(
    "HUB_UNREACHABLE",
    `${hub.url} gave no answer in ${patienceMs} ms, however often it was asked.${last}`,
    {},
    { cause },
  );
}

/**
 * Decides whether an expired token is worth another attempt. If `token` gives the same expired token again, the hub
 * would refuse for ever, so its refusal is final. But while the token is valid by our own clock, `token` cannot know
 * that it should renew it, so the client keeps trying.
 */
export function freshTokens({ token }: HubAddress): {
  next(): Promise<string>;
  /** Whether a fresh token is all that is missing, because this one has expired. */
  refused(token: string, why: unknown): boolean;
} {
  let expired: { readonly token: string; readonly why: HubRefusal } | undefined;
  return {
    async next() {
      const next = await token();
      if (expired?.token === next && (decodeJwt(next).exp ?? 0) * 1_000 <= Date.now()) throw expired.why;
      return next;
    },
    refused(token, why) {
      if (!(why instanceof HubRefusal) || why.code !== "TOKEN_EXPIRED") return false;
      const first = expired?.token !== token;
      expired = { token, why };
      return first;
    },
  };
}

async function answerTo<Data>(asked: Request): Promise<Data> {
  const response = await fetch(asked);
  const { status } = response;
  const type = response.headers.get("content-type") ?? "no content-type";
  if (!/\bjson\b/i.test(type)) {
    await response.body?.cancel();
    const what = `${asked.url} answered ${status} with ${type}, not with GraphQL.`;
    // A proxy in front of the hub answers so when the hub is down or overloaded.
    if (status >= 500 || status === 429 || status === 408) throw new Error(what);
    throw refuse("NOT_A_HUB", `${what} Check the address; a hub's ends in /graphql.`, { status, contentType: type });
  }
  const answer = (await response.json()) as Answer<Data>;
  const refusal = firstRefusal(answer.errors);
  if (refusal) throw refusal;
  if (!answer.data) throw new Error(`${asked.url} answered ${status} without data.`);
  return answer.data;
}

export function firstRefusal(errors: Answer<unknown>["errors"]): HubRefusal | undefined {
  const [error] = errors ?? [];
  if (error === undefined) return undefined;
  const { code = "UNKNOWN", ...facts } = error.extensions ?? {};
  return new HubRefusal(code, error.message, facts);
}
