/** A socket may spend in one go what it is given in so many seconds. */
const SAVED_SECONDS = 10;
/** A ping is answered for nothing, and nobody needs one often. */
const PING_COST = 10;
/** Text is parsed: every so many bytes cost as much as one more message. */
const BYTES_PER_COST = 8_192;

export interface MessageAllowance {
  /** Whether the socket may send a message of so many bytes still. */
  spendMessage(bytes: number): boolean;
  /** The same once that message turns out to be the protocol's ping or pong. */
  spendPing(): boolean;
  /** The same of a ping or pong frame of the websocket itself. */
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
