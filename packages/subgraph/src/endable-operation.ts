interface Pull<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(reason: unknown): void;
}

/**
 * A running subscription that can be ended from outside: by the expiry of a token, by shutdown, or by the client.
 *
 * `return()` of an async generator waits until its pending `next()` has settled, and that of an idle subscription never
 * settles. So a pull waits for the source or for `ending`, whichever comes first. When `ending` is aborted, the pull
 * rejects once with its reason and the iteration is over; the source is told to return, and nobody waits for it. When
 * the client leaves (`return()`), `ending` is aborted too, so that the source can stop waiting.
 */
export function endableOperation<T>(
  source: AsyncGenerator<T, unknown, unknown>,
  ending: AbortController,
  onLateError: (error: unknown) => void,
): AsyncGenerator<T, undefined, unknown> {
  const { signal } = ending;
  const done: IteratorResult<T, undefined> = { done: true, value: undefined };
  let over = false;
  let pull: Pull<T> | undefined;

  function settle(outcome: (waiting: Pull<T>) => void): void {
    const waiting = pull;
    pull = undefined;
    if (waiting !== undefined) outcome(waiting);
  }

  function finish(): void {
    if (over) return;
    over = true;
    signal.removeEventListener("abort", onAbort);
    // Wrapped in a function because a source may also throw synchronously, and nobody catches errors of listeners.
    void returnQuietly();
  }

  async function returnQuietly(): Promise<void> {
    try {
      await source.return(undefined);
    } catch (error) {
      onLateError(error);
    }
  }

  function onAbort(): void {
    // Without a pending pull the next one gives the reason.
    if (pull === undefined) return;
    finish();
    settle((waiting) => waiting.reject(signal.reason));
  }
  signal.addEventListener("abort", onAbort, { once: true });

  return {
    next() {
      if (over) return Promise.resolve(done);
      if (signal.aborted) {
        finish();
        return Promise.reject(signal.reason);
      }
      return new Promise((resolve, reject) => {
        pull = { resolve, reject };
        source.next().then(
          (result) => {
            if (result.done === true) over = true;
            settle((waiting) => waiting.resolve(result.done === true ? done : { done: false, value: result.value }));
          },
          (error: unknown) => {
            over = true;
            // Once the end was reported, the source's abort error finds no pull and is dropped.
            settle((waiting) => waiting.reject(error));
          },
        );
      });
    },
    return() {
      finish();
      ending.abort();
      settle((waiting) => waiting.resolve(done));
      return Promise.resolve(done);
    },
    throw(error: unknown) {
      finish();
      ending.abort(error);
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return(undefined);
    },
  };
}
