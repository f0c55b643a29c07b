/** setTimeout overflows past this and would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Calls back at the moment, however far away, and at once when the moment has passed or is invalid (an Invalid Date).
 * What the callback throws goes to `onThrow`: thrown from a timer it would end the process, and with it everybody's
 * operations. Returns a function that cancels it.
 */
export function atMoment(moment: Date, callback: () => void, onThrow: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout;
  function wait(): void {
    const leftMs = moment.getTime() - Date.now();
    timer = leftMs > LONGEST_TIMER_MS ? setTimeout(wait, LONGEST_TIMER_MS) : setTimeout(fire, Math.max(leftMs, 0) || 0);
  }
  function fire(): void {
    guarded(callback, onThrow);
  }
  wait();
  return () => clearTimeout(timer);
}

/** Runs a handler of a timer or a socket, whose error nobody else would catch. */
export function guarded(handler: () => void, onThrow: (error: unknown) => void): void {
  try {
    handler();
  } catch (error) {
    onThrow(error);
  }
}
