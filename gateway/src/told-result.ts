import type { ExecutionResult } from "graphql";
import { toldError } from "./told-error.js";

export type About = Parameters<typeof toldError>[1];

export function told(result: ExecutionResult, about: About): ExecutionResult {
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => toldError(error, about)) as never };
}

/**
 * An event stream has no message for "failed", so the failure is its last event. Not an async generator, whose
 * `return()` would wait for the next event when the client has gone.
 */
export function withLastWord(
  events: AsyncGenerator<ExecutionResult>,
  about: About,
  onEnd: () => void,
): AsyncIterableIterator<unknown> {
  return {
    async next() {
      try {
        const event = await events.next();
        if (event.done !== true) return { done: false, value: told(event.value, about) };
        onEnd();
        return { done: true, value: undefined };
      } catch (error) {
        onEnd();
        return { done: false, value: { errors: [toldError(error, about)] } };
      }
    },
    async return() {
      onEnd();
      await events.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
