import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type SubscriptionArgs,
} from "graphql";

/** Of all subscriptions together. Far fewer than a service's connections to its database, so that requests find one. */
const EVENTS_AT_ONCE = 6;

const waiting: (() => void)[] = [];
let running = 0;

/**
 * graphql's `subscribe`, but that only a few events of all subscriptions are worked out at once, in the order in which
 * they came: whoever replays an inbox over hundreds of subscriptions does not stand before everybody else's requests.
 */
export async function subscribeInTurn(
  args: SubscriptionArgs,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  return isStream(source) ? answers(source, args) : source;
}

function answers(source: AsyncIterable<unknown>, args: SubscriptionArgs): AsyncGenerator<ExecutionResult, void, void> {
  const events = source[Symbol.asyncIterator]();
  const over: IteratorResult<ExecutionResult, void> = { done: true, value: undefined };
  return {
    async next() {
      const event = await events.next();
      return event.done === true ? over : { done: false, value: await inTurn(args, event.value) };
    },
    // Not an async generator, whose `return` would wait for the next event when the client has gone.
    async return() {
      await events.return?.();
      return over;
    },
    async throw(error: unknown) {
      await events.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await events.return?.();
    },
  };
}

async function inTurn(args: ExecutionArgs, event: unknown): Promise<ExecutionResult> {
  if (running < EVENTS_AT_ONCE) running += 1;
  // Whoever is done hands its place on.
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await execute({ ...args, rootValue: event });
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
