/** Of all subscriptions together, between two looks at the sockets. */
const EVENTS_A_TURN = 8;

const waiting: (() => void)[] = [];
let isDue = false;

/**
 * Waits for this process to have a turn for one more event of a subscription. Whoever replays thousands of messages pulls
 * one after the other without a pause; between them, requests and other subscriptions have theirs.
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
