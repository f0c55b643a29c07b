/** A socket may spend this many seconds' worth at once. */
const SAVED_SECONDS = 10;
/** A ping costs as much as ten messages: each gets an answer, and nobody needs many. */
const PING_COST = 10;
/** Text must be parsed: this many bytes cost as much as one more message. */
const BYTES_PER_COST = 8_192;

export interface MessageAllowance {
  /** Whether the socket may still send a message of this size. */
  spendMessage(bytes: number): boolean;
  /** Charges the extra cost when that message proves to be the protocol's ping or pong. */
  spendPing(): boolean;
  /** Charges a ping or pong frame of the websocket itself. */
  spendPingFrame(): boolean;
}

/** What one socket may send: so many messages per second, ten seconds' worth at once; a ping counts as ten. */
export function messageAllowance(perSecond: number, nowMs: () => number = () => performance.now()): MessageAllowance {
  const most = perSecond * SAVED_SECONDS;
  let left = most;
  let atMs = nowMs();

  function spend(cost: number): boolean {
    const now = nowMs();
    left = Math.min(most, left + ((now - atMs) / 1_000) * perSecond);
    atMs = now;
    if (left < cost) return false;
    left -= cost;
    return true;
  }

  return {
    spendMessage: (bytes) => spend(1 + Math.floor(bytes / BYTES_PER_COST)),
    spendPing: () => spend(PING_COST - 1),
    spendPingFrame: () => spend(PING_COST),
  };
}
