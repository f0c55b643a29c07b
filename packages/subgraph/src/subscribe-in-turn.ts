import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type SubscriptionArgs,
} from "graphql";

/** Events of all subscriptions together. Far fewer than a service's database connections, so that requests find one. */
const EVENTS_AT_ONCE = 6;

const waiting: (() => void)[] = [];
let running = 0;

/**
 * Like graphql's `subscribe`, but executes only a few events of all subscriptions at once, in the order of their
 * arrival. So a client that replays an inbox over hundreds of subscriptions does not delay everybody else's requests.
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
    // Not an async generator: its `return` would wait for the next event after the client has left.
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
  // A finished event hands its place on.
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
