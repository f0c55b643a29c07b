import { randomUUID } from "node:crypto";
import { type Actor, partyKey } from "@exparte/auth";
import type { EventTurns } from "@exparte/subgraph/event-turns";
import type { ExecutionResult } from "graphql";
import { limitsFor, type OperationLimits, WITH_TOKEN } from "./operation-limits.js";

/** One operation of one client, from its arrival at a door to its last message. */
export interface RunningOperation {
  /** Goes to the services with every part of the operation, and into every log line about it. */
  readonly requestId: string;
  readonly token: string | undefined;
  /** Known before the operation: from the socket's token, or over HTTP from the request's. */
  readonly actor: Actor | undefined;
  /** The address it came from; absent for the gateway's own operations. */
  readonly address: string | undefined;
  readonly limits: OperationLimits;
  /** Aborting it with a refusal ends the operation. Only the first abort counts. */
  readonly ending: AbortController;
  /** The operation's place in the turns of all parties, while one of its events is worked out. */
  readonly place: { leave?: (() => void) | undefined };
  /** Of the event that is worked out now: when its service recorded it, unless it is replayed. */
  readonly event: { recordedAtMs?: number | undefined };
}

export function runningOperation(from: {
  requestId: string | null | undefined;
  token: string | undefined;
  actor?: Actor | undefined;
  address?: string | undefined;
  /** For operations of the gateway's own. */
  isOwn?: boolean;
}): RunningOperation {
  // The id ends up in logs, so only a short and plain one is accepted from outside.
  const plain = typeof from.requestId === "string" && /^[\w.:-]{1,64}$/.test(from.requestId);
  return {
    requestId: plain && from.requestId ? from.requestId : randomUUID(),
    token: from.token,
    actor: from.actor,
    address: from.address,
    limits: from.isOwn === true ? WITH_TOKEN : limitsFor(from.actor),
    ending: new AbortController(),
    place: {},
    event: {},
  };
}

/** The operation that a door put into the runtime's context. Throws when there is none: a bug. */
export function operationOf(context: unknown): RunningOperation {
  if (typeof context === "object" && context !== null && "operation" in context) {
    return context.operation as RunningOperation;
  }
  throw new Error("An operation came in through no door");
}

/** On whose behalf it runs; without a token, everybody at that address. */
export function partyOf({ actor, address }: RunningOperation): string {
  return actor === undefined ? `${address}` : partyKey(actor);
}

/** Waits until the operation may work out an event that has come for it. */
export async function takePlace(
  operation: RunningOperation,
  turns: EventTurns,
  arrived: ExecutionResult,
): Promise<void> {
  const { place, event } = operation;
  const leave = await turns.take(partyOf(operation));
  place.leave?.();
  place.leave = leave;
  const recordedAtMs = arrived.extensions?.recordedAtMs;
  event.recordedAtMs = typeof recordedAtMs === "number" ? recordedAtMs : undefined;
}

/**
 * Passes on an operation's answers, and gives its place back after each of them and at the end. `onSent` hears how long
 * ago the event was recorded that goes to the client now.
 */
export function placeGivenBack(
  answers: AsyncIterable<ExecutionResult>,
  { place, event }: RunningOperation,
  onSent: (seconds: number) => void,
): AsyncGenerator<ExecutionResult, unknown, unknown> {
  const iterator = answers[Symbol.asyncIterator]();
  const leave = () => {
    place.leave?.();
    if (event.recordedAtMs !== undefined) onSent((Date.now() - event.recordedAtMs) / 1000);
    event.recordedAtMs = undefined;
  };
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
