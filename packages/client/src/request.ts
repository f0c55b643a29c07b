import { setTimeout as pause } from "node:timers/promises";
import { Refusal, type RefusalFacts } from "@exparte/refusal";
import { refuse } from "./refusals.js";

export interface HubAddress {
  /** The hub's GraphQL endpoint, such as https://hub.example/graphql. */
  readonly url: string;
  /** Gives a token that is still valid; asked before each request and each connection. */
  readonly token: () => string | Promise<string>;
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

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 200;

/** Codes that say "not now": every mutation of the hub may be repeated, so the same call is simply made again. */
export const PASSING_CODES: ReadonlySet<string> = new Set([
  "UPSTREAM_LOST",
  "UPSTREAM_UNAVAILABLE",
  "SERVICE_UNAVAILABLE",
  "ISSUER_UNAVAILABLE",
  "TOKEN_EXPIRED",
  "ORDERS_NOT_HEARD",
]);

/**
 * Runs a query or mutation, and repeats it while the hub is away for a moment.
 * Throws HubRefusal for what the hub declines, HUB_UNREACHABLE when it stays away.
 */
export async function request<Data>(hub: HubAddress, query: string, variables: Record<string, unknown>): Promise<Data> {
  let cause: unknown;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    try {
      return await requestOnce<Data>(hub, query, variables);
    } catch (error) {
      if (error instanceof HubRefusal && !PASSING_CODES.has(error.code)) throw error;
      cause = error;
    }
  }
  throw refuse("HUB_UNREACHABLE", `${hub.url} did not answer in ${ATTEMPTS} attempts.`, {}, { cause });
}

async function requestOnce<Data>(hub: HubAddress, query: string, variables: Record<string, unknown>): Promise<Data> {
  const response = await fetch(hub.url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await hub.token()}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  });
  const answer = (await response.json()) as Answer<Data>;
  const refusal = firstRefusal(answer.errors);
  if (refusal) throw refusal;
  if (!answer.data) throw new Error(`${hub.url} answered ${response.status} without data`);
  return answer.data;
}

export function firstRefusal(errors: Answer<unknown>["errors"]): HubRefusal | undefined {
  const [error] = errors ?? [];
  if (error === undefined) return undefined;
  const { code = "UNKNOWN", ...facts } = error.extensions ?? {};
  return new HubRefusal(code, error.message, facts);
}
