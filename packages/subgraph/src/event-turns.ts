import { fairQueue } from "./fair-queue.js";

export interface EventTurnsOptions {
  /** Events of all parties that are being worked out at the same time. */
  readonly atOnce: number;
  /** Of these, events of one party. */
  readonly ofOneParty: number;
  /** Whoever has not given its place back by then loses it and goes on without one: it may hang for ever. */
  readonly placeForMs?: number;
  /** Whether somebody waits for an ordinary answer; while so, rounds pause in between. */
  readonly isBusy?: () => boolean;
}

/** Who may work out an event of a subscription, or begin one: a few at once, each party in its turn. */
export interface EventTurns {
  /**
   * Resolves when it is this party's turn, with what gives the place back; to be called when the event is worked out.
   * Never refuses: whoever waits costs an entry in a queue.
   */
  take(party: string): Promise<() => void>;
}

const PLACE_FOR_MS = 3_000;
/** Between two looks at the sockets. Many parties have a turn each, but one with hundreds of streams has one turn. */
const TURNS_A_ROUND = 8;
/** From one round to the next while ordinary requests are under way, which need the processor as well. */
const PAUSE_MS = 2;

/**
 * Whoever replays thousands of messages over hundreds of subscriptions asks for all of them at once. In each turn of the
 * event loop every party has one event at most, so that requests come in between, and no party stands behind another's
 * streams. Within a party it is first come, first served.
 */
export function eventTurns({
  atOnce,
  ofOneParty,
  placeForMs = PLACE_FOR_MS,
  isBusy = () => false,
}: EventTurnsOptions): EventTurns {
  const waiting = fairQueue<() => void>();
  /** Places of each party. */
  const held = new Map<string, number>();
  let heldByAll = 0;
  let isDue = false;
  let lastRoundMs = Number.NEGATIVE_INFINITY;

  function schedule(): void {
    if (isDue || waiting.size === 0 || heldByAll >= atOnce) return;
    isDue = true;
    if (isBusy() && performance.now() - lastRoundMs < PAUSE_MS) setTimeout(round, PAUSE_MS);
    else setImmediate(round);
  }

  function round(): void {
    isDue = false;
    lastRoundMs = performance.now();
    const served = new Set<string>();
    const mayHaveOne = (party: string) => !served.has(party) && (held.get(party) ?? 0) < ofOneParty;
    while (served.size < TURNS_A_ROUND && heldByAll < atOnce) {
      const next = waiting.take(mayHaveOne);
      if (next === undefined) break;
      served.add(next.party);
      next.item();
    }
    // With nobody served, all who wait are of parties that hold what they may: a place that is given back goes on.
    if (served.size > 0) schedule();
  }

  function placeOf(party: string): () => void {
    heldByAll += 1;
    held.set(party, (held.get(party) ?? 0) + 1);
    let isHeld = true;
    const leave = () => {
      if (!isHeld) return;
      isHeld = false;
      clearTimeout(lost);
      heldByAll -= 1;
      const left = (held.get(party) ?? 1) - 1;
      if (left === 0) held.delete(party);
      else held.set(party, left);
      schedule();
    };
    const lost = setTimeout(leave, placeForMs);
    return leave;
  }

  return {
    take(party) {
      return new Promise((resolve) => {
        waiting.add(party, () => resolve(placeOf(party)));
        schedule();
      });
    },
  };
}
