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
  /** Counts for the party until it leaves. */
  enter(party: string, holder: Holder): Held;
}

export interface Held {
  /** Call when the holder has been given more. Drops the fullest until the rest is within the limit: others go on. */
  grew(): void;
  leave(): void;
}

interface Party {
  /** The bytes of each holder when they were last counted. */
  readonly holders: Map<Holder, number>;
  /** The sum of these: as much as is held, or more, because a holder does not say when something was read. */
  atMost: number;
}

export function unreadBytes(limit: number): UnreadBytes {
  const parties = new Map<string, Party>();

  function count(party: Party, holder: Holder): void {
    const before = party.holders.get(holder);
    if (before === undefined) return;
    const bytes = holder.bytes();
    party.holders.set(holder, bytes);
    party.atMost += bytes - before;
  }

  function dropFullest(party: Party): void {
    const fullestFirst = [...party.holders].sort(([, a], [, b]) => b - a);
    for (const [holder] of fullestFirst) {
      if (party.atMost <= limit) return;
      take(party, holder);
      holder.drop(tooMuchUnread(limit));
    }
  }

  function take(party: Party, holder: Holder): void {
    party.atMost -= party.holders.get(holder) ?? 0;
    party.holders.delete(holder);
  }

  return {
    enter(key, holder) {
      const party = parties.get(key) ?? { holders: new Map<Holder, number>(), atMost: 0 };
      parties.set(key, party);
      party.holders.set(holder, 0);
      return {
        grew() {
          count(party, holder);
          if (party.atMost <= limit) return;
          for (const each of party.holders.keys()) count(party, each);
          dropFullest(party);
        },
        leave() {
          take(party, holder);
          if (party.holders.size === 0 && parties.get(key) === party) parties.delete(key);
        },
      };
    },
  };
}

function tooMuchUnread(limit: number): Refusal {
  const message = `Your party has left more than ${limit} bytes unread, over all its sockets and event streams. Read faster, and come back with your last position.`;
  return refuse("SLOW_CONSUMER", message, { limit, per: "party" });
}
