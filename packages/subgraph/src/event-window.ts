/** How many events of an operation may still be sent before its reader asks for more. */
export interface EventWindow {
  /** Waits until one more event may be sent. */
  take(): Promise<void>;
  more(events: number): void;
}

export function eventWindow(events: number): EventWindow {
  let left = events;
  let waiting: (() => void) | undefined;
  return {
    async take() {
      while (left <= 0) {
        await new Promise<void>((resolve) => {
          waiting = resolve;
        });
      }
      left -= 1;
    },
    more(events) {
      left += events;
      waiting?.();
      waiting = undefined;
    },
  };
}

/** An operation's answers, of which none is pulled (so no page is read for it) before the window has room for it. */
export function withinWindow<T>(
  answers: AsyncGenerator<T, unknown, unknown>,
  window: EventWindow,
): AsyncGenerator<T, unknown, unknown> {
  return {
    async next() {
      await window.take();
      return answers.next();
    },
    // Not an async generator, whose `return` would wait for room when the client has gone.
    return: (value) => answers.return(value),
    throw: (error: unknown) => answers.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await answers.return(undefined);
    },
  };
}

/** What an operation's `extensions.events` asks for: a number of events, or else as many as there are. */
export function windowAskedFor(extensions: Record<string, unknown> | null | undefined): EventWindow | undefined {
  const events = extensions?.events;
  return isCount(events) ? eventWindow(events) : undefined;
}

/** What a pong's payload says: so many events more of one operation. Undefined for any other pong. */
export function moreAskedFor(payload: Record<string, unknown> | undefined): { id: string; more: number } | undefined {
  const { id, more } = payload ?? {};
  return typeof id === "string" && isCount(more) ? { id, more } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}
