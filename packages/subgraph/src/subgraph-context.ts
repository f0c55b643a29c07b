import { randomUUID } from "node:crypto";
import type { Actor } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";

/** Verifies an access token; rejects with a Refusal (TOKEN_MISSING, TOKEN_EXPIRED, TOKEN_INVALID, …). */
export type VerifyToken = (token: string | undefined) => Promise<Actor>;

/**
 * The context of every resolver. One for each operation, never for each socket: the gateway shares its sockets between
 * callers.
 */
export interface SubgraphContext<Deps> {
  deps: Deps;
  requestId: string;
  /** Who is calling. Throws the TOKEN_* refusal when the caller sent no token. */
  actor(): Actor;
  /** The caller's own token, to act on their behalf at another service. */
  token: string | undefined;
  /** Aborted when the operation ends for any reason: pass it to everything that a subscription holds open. */
  signal: AbortSignal;
}

export interface CallerCredentials {
  token: string | undefined;
  requestId: string | undefined;
}

/** A caller whose token was verified, or the refusal. */
export interface Caller {
  token: string | undefined;
  requestId: string;
  actor: Actor | undefined;
  /** Why there is no actor. */
  refusal: Refusal | undefined;
}

/**
 * Verifies the caller once for each operation. A missing token is not yet an error, as some fields are public, so
 * `actor()` throws the kept refusal. An invalid token refuses the whole operation. Rejects only with errors that are
 * not refusals.
 */
export async function identifyCaller(verifyToken: VerifyToken, credentials: CallerCredentials): Promise<Caller> {
  const { token } = credentials;
  const requestId = acceptableRequestId(credentials.requestId) ?? randomUUID();
  try {
    return { token, requestId, actor: await verifyToken(token), refusal: undefined };
  } catch (error) {
    if (error instanceof Refusal) return { token, requestId, actor: undefined, refusal: error };
    throw error;
  }
}

export function subgraphContext<Deps>(deps: Deps, caller: Caller, signal: AbortSignal): SubgraphContext<Deps> {
  return {
    deps,
    requestId: caller.requestId,
    token: caller.token,
    signal,
    actor() {
      if (caller.actor === undefined) throw caller.refusal ?? new Error("A caller has neither an actor nor a refusal");
      return caller.actor;
    },
  };
}

/** A request id ends up in logs, so only a short and plain one is accepted from outside. */
function acceptableRequestId(requestId: string | undefined): string | undefined {
  return requestId !== undefined && /^[\w.:-]{1,64}$/.test(requestId) ? requestId : undefined;
}
