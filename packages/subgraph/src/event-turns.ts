/** Events of all subscriptions together, between two reads of the sockets. */
const EVENTS_A_TURN = 8;

const waiting: (() => void)[] = [];
let isDue = false;

/**
 * Waits until it is this subscription's turn for one more event. A client that replays thousands of messages pulls them
 * without a pause; with turns, requests and other subscriptions run in between.
 */
export function eventTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (isDue) return;
    isDue = true;
    setImmediate(giveTurns);
  });
}

function giveTurns(): void {
  for (const resolve of waiting.splice(0, EVENTS_A_TURN)) resolve();
  isDue = waiting.length > 0;
  if (isDue) setImmediate(giveTurns);
}
