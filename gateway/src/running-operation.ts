import { randomUUID } from "node:crypto";
import { type Actor, partyKey } from "@exparte/auth";
import type { EventTurns } from "@exparte/subgraph/event-turns";
import type { ExecutionResult } from "graphql";
import { limitsFor, type OperationLimits, WITH_TOKEN } from "./operation-limits.js";

/** One operation of one client, from the door where it came in until its last word. */
export interface RunningOperation {
  /** Goes to the services with every part of the operation, and into every log line about it. */
  readonly requestId: string;
  readonly token: string | undefined;
  /** Known before the operation: by the socket's token, or over HTTP by that of the request. */
  readonly actor: Actor | undefined;
  /** Where it came from; absent for what the gateway asks itself. */
  readonly address: string | undefined;
  readonly limits: OperationLimits;
  /** Aborted with the refusal that ends the operation; whoever aborts first has the last word. */
  readonly ending: AbortController;
  /** Where the event that is being worked out for it stands in the turns of all parties. */
  readonly place: { leave?: (() => void) | undefined };
}

export function runningOperation(from: {
  requestId: string | null | undefined;
  token: string | undefined;
  actor?: Actor | undefined;
  address?: string | undefined;
  /** The gateway asks for a page of its own. */
  isOwn?: boolean;
}): RunningOperation {
  // It ends up in logs, so only a short and plain one is taken from outside.
  const plain = typeof from.requestId === "string" && /^[\w.:-]{1,64}$/.test(from.requestId);
  return {
    requestId: plain && from.requestId ? from.requestId : randomUUID(),
    token: from.token,
    actor: from.actor,
    address: from.address,
    limits: from.isOwn === true ? WITH_TOKEN : limitsFor(from.actor),
    ending: new AbortController(),
    place: {},
  };
}

/** The operation that the runtime carries in its context on behalf of the door. Throws for a context without one: a bug. */
export function operationOf(context: unknown): RunningOperation {
  if (typeof context === "object" && context !== null && "operation" in context) {
    return context.operation as RunningOperation;
  }
  throw new Error("An operation came in through no door");
}

/** Waits until the operation may work out an event that has come for it. */
export async function takePlace({ actor, address, place }: RunningOperation, turns: EventTurns): Promise<void> {
  const leave = await turns.take(actor === undefined ? `${address}` : partyKey(actor));
  place.leave?.();
  place.leave = leave;
}

/** An operation's answers; with each of them, and at their end, it gives its place back. */
export function placeGivenBack(
  answers: AsyncIterable<ExecutionResult>,
  { place }: RunningOperation,
): AsyncGenerator<ExecutionResult, unknown, unknown> {
  const iterator = answers[Symbol.asyncIterator]();
  const leave = () => place.leave?.();
  const end = async (): Promise<IteratorResult<ExecutionResult, unknown>> => {
    leave();
    return (await iterator.return?.()) ?? { done: true, value: undefined };
  };
  return {
    next: () => iterator.next().finally(leave),
    return: end,
    throw: (error: unknown) => Promise.reject(error),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await end();
    },
  };
}
