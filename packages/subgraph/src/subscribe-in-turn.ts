import { createSourceEventStream, type ExecutionResult, execute, type SubscriptionArgs } from "graphql";
import type { EventTurns } from "./event-turns.js";

/** The reader of a subscription. */
export interface Reader {
  readonly party: string;
  /** Whether it wants to hear, in `extensions.recordedAtMs`, when each event was recorded since it began to read. */
  readonly hearsWhen: boolean;
}

/**
 * graphql's `subscribe`, except that each event is worked out in its party's turn: a client that replays an inbox over
 * hundreds of subscriptions does not delay the requests and events of others.
 */
export async function subscribeInTurn(
  args: SubscriptionArgs,
  turns: EventTurns,
  reader: Reader,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  return isStream(source) ? answers(source, { args, turns, reader }) : source;
}

function answers(
  source: AsyncIterable<unknown>,
  { args, turns, reader }: { args: SubscriptionArgs; turns: EventTurns; reader: Reader },
): AsyncGenerator<ExecutionResult, void, void> {
  const events = source[Symbol.asyncIterator]();
  const over: IteratorResult<ExecutionResult, void> = { done: true, value: undefined };
  const begunMs = Date.now();
  let hasReturned = false;

  async function end(): Promise<void> {
    hasReturned = true;
    await events.return?.();
  }

  return {
    async next() {
      const event = await events.next();
      if (event.done === true) return over;
      const leave = await turns.take(reader.party);
      try {
        // The client may leave while its event waits.
        if (hasReturned) return over;
        const answer = await execute({ ...args, rootValue: event.value });
        const recordedAtMs = reader.hearsWhen ? recordedSince(begunMs, event.value) : undefined;
        return {
          done: false,
          value: recordedAtMs === undefined ? answer : { ...answer, extensions: { recordedAtMs } },
        };
      } finally {
        leave();
      }
    },
    // Not an async generator: when the client has gone, its `return` would wait for the next event.
    async return() {
      await end();
      return over;
    },
    async throw(error: unknown) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: end,
  };
}

/** Undefined for what is replayed, and for what is no recorded event. */
function recordedSince(begunMs: number, event: unknown): number | undefined {
  const at = typeof event === "object" && event !== null && "at" in event ? event.at : undefined;
  return at instanceof Date && at.getTime() >= begunMs ? at.getTime() : undefined;
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
