import { createSourceEventStream, type ExecutionResult, execute, type SubscriptionArgs } from "graphql";
import type { EventTurns } from "./event-turns.js";

/**
 * graphql's `subscribe`, but that each event is worked out when it is its party's turn: whoever replays an inbox over
 * hundreds of subscriptions does not stand before everybody else's requests and events.
 */
export async function subscribeInTurn(
  args: SubscriptionArgs,
  turns: EventTurns,
  party: string,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  return isStream(source) ? answers(source, { args, turns, party }) : source;
}

function answers(
  source: AsyncIterable<unknown>,
  { args, turns, party }: { args: SubscriptionArgs; turns: EventTurns; party: string },
): AsyncGenerator<ExecutionResult, void, void> {
  const events = source[Symbol.asyncIterator]();
  const over: IteratorResult<ExecutionResult, void> = { done: true, value: undefined };
  let hasReturned = false;

  async function end(): Promise<void> {
    hasReturned = true;
    await events.return?.();
  }

  return {
    async next() {
      const event = await events.next();
      if (event.done === true) return over;
      const leave = await turns.take(party);
      try {
        // The client went while its event waited.
        if (hasReturned) return over;
        return { done: false, value: await execute({ ...args, rootValue: event.value }) };
      } finally {
        leave();
      }
    },
    // Not an async generator, whose `return` would wait for the next event when the client has gone.
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

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
