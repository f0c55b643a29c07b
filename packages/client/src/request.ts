import { setTimeout as pause } from "node:timers/promises";
import { Refusal, type RefusalFacts } from "@exparte/refusal";
import { decodeJwt } from "jose";
import { refuse } from "./refusals.js";

export interface HubAddress {
  /** The hub's GraphQL endpoint, such as https://hub.example/graphql. */
  readonly url: string;
  /** Gives a token that is still valid; asked before each request and each connection. What it throws ends the call. */
  readonly token: () => string | Promise<string>;
  /** How long a call is repeated while the hub is away: 30,000 unless told, twice what a hub takes to start. */
  readonly patienceMs?: number;
}

/** The hub understood and declined: `code` and `facts` are those of its answer. */
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

/** Codes that say "not now": every mutation of the hub may be repeated, so the same call is simply made again. */
export const PASSING_CODES: ReadonlySet<string> = new Set([
  "UPSTREAM_LOST",
  "UPSTREAM_UNAVAILABLE",
  "SERVICE_UNAVAILABLE",
  "ISSUER_UNAVAILABLE",
  "TOKEN_EXPIRED",
  "ORDERS_NOT_HEARD",
  "PARTIES_NOT_HEARD",
  "CODE_NOT_HEARD",
]);

/**
 * Runs a query or mutation, and repeats it while the hub is away for a moment. Throws HubRefusal for what the hub
 * declines, NOT_A_HUB where something else answers, HUB_UNREACHABLE when the hub stays away, and what `token` throws.
 */
export async function request<Data>(
  hub: HubAddress,
  query: string,
  variables: Record<string, unknown>,
  /** Hears why the same call is made again. */
  onAgain: (why: unknown) => void = () => {},
): Promise<Data> {
  const tokens = freshTokens(hub);
  const { patienceMs = PATIENCE_MS } = hub;
  const givesUpAt = performance.now() + patienceMs;
  let cause: unknown;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    const token = await tokens.next();
    // Outside the attempt: an address or a token that cannot be sent will not become one.
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
 * A token that has expired and is given again would be refused for ever: then the hub's refusal is the last word. Not
 * while it is good by our own clock: whoever gives it renews it once it is not.
 */
export function freshTokens({ token }: HubAddress): {
  next(): Promise<string>;
  /** Whether all that is wanted is the next token: this one had its time. */
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
    // A proxy before the hub says so when the hub is away, or is asked too much.
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
