import type { Actor } from "@exparte/auth";
import {
  type AskedFollowing,
  type AskedPage,
  acknowledgeAsked,
  followAsked,
  type RecordedEvent,
  readAsked,
  type StreamHead,
} from "@exparte/event-log";
import type { CommonDependencies } from "./start-service.js";

/** What a party reads, and under which name it acknowledges where several read the same. */
export interface ReadableStream {
  readonly stream: string;
  readonly reader?: string;
}

export interface PartyStream {
  /** Replays what came after a position, then follows live. */
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
  /** Moves the reader's window on, and does nothing else. */
  acknowledge(
    deps: Pick<CommonDependencies, "database" | "log" | "clock">,
    actor: Actor,
    upTo: number,
  ): Promise<StreamHead>;
}

/** The use cases of a stream that parties read over the wire. `streamOf` says which one the actor may read, or refuses. */
export function partyStream(streamOf: (actor: Actor) => ReadableStream): PartyStream {
  return {
    follow({ database, log, wakeups }, actor, asked) {
      return followAsked({ log, sql: database.sql, wakeups, ...streamOf(actor) }, asked);
    },
    async read({ database, log }, actor, asked) {
      return readAsked({ log, sql: database.sql, ...streamOf(actor) }, asked);
    },
    async acknowledge({ database, log, clock }, actor, upTo) {
      const stream = streamOf(actor);
      return database.transaction(({ sql }) => acknowledgeAsked({ log, sql, ...stream }, upTo, new Date(clock())));
    },
  };
}
