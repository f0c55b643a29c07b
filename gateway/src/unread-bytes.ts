import type { Refusal } from "@exparte/refusal";
import { refuse } from "./refusals.js";

/** A stream, or a websocket, of one party. */
export interface Holder {
  /** What it holds now that the party has not read. */
  bytes(): number;
  /** Ends it, and lets go of what it held. */
  drop(refusal: Refusal): void;
}

/** What the gateway holds for each party that it has not read yet, over all its websockets and event streams. */
export interface UnreadBytes {
  /** Counts for the party until the answer is called. */
  enter(party: string, holder: Holder): () => void;
  /** To be called when a holder has been given more. Drops the fullest until the rest is within the limit: others go on. */
  check(party: string): void;
}

export function unreadBytes(limit: number): UnreadBytes {
  const byParty = new Map<string, Set<Holder>>();

  function leave(party: string, holder: Holder): void {
    const holders = byParty.get(party);
    holders?.delete(holder);
    if (holders?.size === 0) byParty.delete(party);
  }

  return {
    enter(party, holder) {
      const holders = byParty.get(party) ?? new Set();
      byParty.set(party, holders);
      holders.add(holder);
      return () => leave(party, holder);
    },
    check(party) {
      const held = Array.from(byParty.get(party) ?? [], (holder) => ({ holder, bytes: holder.bytes() }));
      let sum = held.reduce((before, { bytes }) => before + bytes, 0);
      if (sum <= limit) return;
      held.sort((a, b) => b.bytes - a.bytes);
      for (const { holder, bytes } of held) {
        if (sum <= limit) return;
        leave(party, holder);
        holder.drop(tooMuchUnread(limit));
        sum -= bytes;
      }
    },
  };
}

function tooMuchUnread(limit: number): Refusal {
  const message = `Your party has left more than ${limit} bytes unread, over all its sockets and event streams. Read faster, and come back with your last position.`;
  return refuse("SLOW_CONSUMER", message, { limit, per: "party" });
}
