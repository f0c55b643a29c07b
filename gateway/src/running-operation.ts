import { randomUUID } from "node:crypto";
import type { Actor } from "@exparte/auth";

/** One operation of one client, from the door where it came in until its last word. */
export interface RunningOperation {
  /** Goes to the services with every part of the operation, and into every log line about it. */
  readonly requestId: string;
  readonly token: string | undefined;
  /** Known before the operation for websockets (the socket's token); over HTTP it is verified at admission. */
  readonly actor: Actor | undefined;
  /** Aborted with the refusal that ends the operation; whoever aborts first has the last word. */
  readonly ending: AbortController;
}

export function runningOperation(from: {
  requestId: string | null | undefined;
  token: string | undefined;
  actor?: Actor | undefined;
}): RunningOperation {
  // It ends up in logs, so only a short and plain one is taken from outside.
  const plain = typeof from.requestId === "string" && /^[\w.:-]{1,64}$/.test(from.requestId);
  return {
    requestId: plain && from.requestId ? from.requestId : randomUUID(),
    token: from.token,
    actor: from.actor,
    ending: new AbortController(),
  };
}

/** The operation that the runtime carries in its context on behalf of the door. Throws for a context without one: a bug. */
export function operationOf(context: unknown): RunningOperation {
  if (typeof context === "object" && context !== null && "operation" in context) {
    return context.operation as RunningOperation;
  }
  throw new Error("An operation came in through no door");
}
