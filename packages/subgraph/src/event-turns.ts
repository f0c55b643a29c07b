import { fairQueue } from "./fair-queue.js";

export interface EventTurnsOptions {
  /** How many events are worked out at the same time, for all parties. */
  readonly atOnce: number;
  /** The most of these that belong to one party. */
  readonly ofOneParty: number;
  /** After this time an event loses its place and continues without one, because it may hang for ever. */
  readonly placeForMs?: number;
  /** Whether somebody waits for an ordinary answer; while this holds, there are pauses between rounds. */
  readonly isBusy?: () => boolean;
  /** From one turn of a party to its next while somebody waits. Default 4. */
  readonly pauseOfPartyMs?: number;
}

/** Decides who may work out an event of a subscription, or begin one: a few at once, with parties taking turns. */
export interface EventTurns {
  /**
   * Resolves when it is this party's turn. Call the result when the event is worked out, to give the place back. Never
   * rejects: waiting costs only an entry in a queue.
   */
  take(party: string): Promise<() => void>;
  /** As `take`, with a callback. Call the result when the turn is no longer wanted: nobody then waits behind it. */
  ask(party: string, begin: (leave: () => void) => void): () => void;
}

const PLACE_FOR_MS = 3_000;
/**
 * Between two checks of the sockets. Many parties have one turn each, but a party with hundreds of streams has only
 * one.
 */
const TURNS_A_ROUND = 8;
/** From one round to the next while ordinary requests run, which need the processor too. */
const PAUSE_MS = 2;
/** What many streams of one party ask for would fill the processor. */
const PAUSE_OF_PARTY_MS = 4;
/** Beyond this many, the last turns of parties that may have another are forgotten. */
const LAST_TURNS_KEPT = 1_000;

/**
 * A client that replays thousands of messages over hundreds of subscriptions asks for all of them at once. In each turn
 * of the event loop, every party gets one event at most, so that requests run in between and no party waits behind
 * another's streams. Within a party, the first to come is served first.
 */
export function eventTurns({
  atOnce,
  ofOneParty,
  placeForMs = PLACE_FOR_MS,
  isBusy = () => false,
  pauseOfPartyMs = PAUSE_OF_PARTY_MS,
}: EventTurnsOptions): EventTurns {
  const waiting = fairQueue<() => void>();
  /** How many places each party holds. */
  const held = new Map<string, number>();
  let heldByAll = 0;
  let isDue = false;
  /** Runs while all who wait have had their turn a moment ago. Whoever comes meanwhile does not wait for it. */
  let pause: NodeJS.Timeout | undefined;
  let lastRoundMs = Number.NEGATIVE_INFINITY;
  const lastTurnMs = new Map<string, number>();

  function schedule(): void {
    if (isDue || waiting.size === 0 || heldByAll >= atOnce) return;
    isDue = true;
    if (isBusy() && performance.now() - lastRoundMs < PAUSE_MS) setTimeout(round, PAUSE_MS);
    else setImmediate(round);
  }

  function round(): void {
    isDue = false;
    clearTimeout(pause);
    lastRoundMs = performance.now();
    const pauseMs = isBusy() ? pauseOfPartyMs : 0;
    let nextMs = Number.POSITIVE_INFINITY;
    const served = new Set<string>();
    const mayHaveOne = (party: string) => {
      if (served.has(party) || (held.get(party) ?? 0) >= ofOneParty) return false;
      const atMs = (lastTurnMs.get(party) ?? Number.NEGATIVE_INFINITY) + pauseMs;
      if (atMs > lastRoundMs) nextMs = Math.min(nextMs, atMs);
      return atMs <= lastRoundMs;
    };
    while (served.size < TURNS_A_ROUND && heldByAll < atOnce) {
      const next = waiting.take(mayHaveOne);
      if (next === undefined) break;
      served.add(next.party);
      lastTurnMs.set(next.party, lastRoundMs);
      next.item();
    }
    forgetTurns();
    if (served.size > 0) schedule();
    else if (nextMs < Number.POSITIVE_INFINITY) pause = setTimeout(round, nextMs - lastRoundMs);
    // Otherwise all waiting parties hold their maximum: a returned place continues the rounds.
  }

  function forgetTurns(): void {
    if (lastTurnMs.size <= LAST_TURNS_KEPT) return;
    for (const [party, atMs] of lastTurnMs) if (lastRoundMs - atMs >= pauseOfPartyMs) lastTurnMs.delete(party);
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

  function ask(party: string, begin: (leave: () => void) => void): () => void {
    const withdraw = waiting.add(party, () => begin(placeOf(party)));
    schedule();
    return withdraw;
  }

  return { ask, take: (party) => new Promise((resolve) => void ask(party, resolve)) };
}
