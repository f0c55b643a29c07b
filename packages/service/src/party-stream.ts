import type { Actor } from "@exparte/auth";
import {
  type AskedAcknowledgement,
  type AskedFollowing,
  type AskedPage,
  acknowledgeAsked,
  followAsked,
  type RecordedEvent,
  readAsked,
  type StreamHead,
} from "@exparte/event-log";
import type { CommonDependencies } from "./start-service.js";

/** A stream that a party reads, and the name under which the party acknowledges when several parties read it. */
export interface ReadableStream {
  readonly stream: string;
  readonly reader?: string;
}

export interface PartyStream {
  /** Replays everything after a position, then follows live. */
  follow(
    deps: Pick<CommonDependencies, "database" | "log" | "wakeups">,
    actor: Actor,
    asked: AskedFollowing,
  ): AsyncIterableIterator<RecordedEvent>;
  /** For clients that poll. */
  read(
    deps: Pick<CommonDependencies, "database" | "log">,
    actor: Actor,
    asked: AskedPage,
  ): Promise<{ head: StreamHead; messages: RecordedEvent[] }>;
  /** Moves the reader's window on, without any other effect. */
  acknowledge(
    deps: Pick<CommonDependencies, "database" | "log" | "clock">,
    actor: Actor,
    asked: AskedAcknowledgement,
  ): Promise<StreamHead>;
}

/**
 * The use cases of a stream that parties read over the wire. `streamOf` returns the one that the actor may read, or
 * refuses.
 */
export function partyStream(streamOf: (actor: Actor) => ReadableStream): PartyStream {
  return {
    follow({ database, log, wakeups }, actor, asked) {
      return followAsked({ log, sql: database.sql, wakeups, ...streamOf(actor) }, asked);
    },
    async read({ database, log }, actor, asked) {
      return readAsked({ log, sql: database.sql, ...streamOf(actor) }, asked);
    },
    async acknowledge({ database, log, clock }, actor, asked) {
      const stream = streamOf(actor);
      return database.transaction(({ sql }) => acknowledgeAsked({ log, sql, ...stream }, asked, new Date(clock())));
    },
  };
}
