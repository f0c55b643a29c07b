import type { Actor } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import { asJson, type EventLog, type NewEvent } from "@exparte/event-log";

export interface Recording {
  readonly tx: Tx;
  readonly log: EventLog;
  readonly actor: Actor;
  readonly now: Instant;
}

/**
 * Appends what was decided to a stream of the event log, with who decided it, in the transaction of the rows. Called
 * once per transaction and last: the stream stays locked until the commit.
 */
export async function recordEvents(
  { tx, log, actor, now }: Recording,
  stream: string,
  events: readonly ({ readonly kind: string } & object)[],
): Promise<void> {
  if (events.length === 0) return;
  const by = { type: actor.partyType, id: actor.partyId };
  await log.append(
    tx.sql,
    events.map(({ kind, ...facts }): NewEvent => ({ stream, kind, body: { by, ...asJson(facts) } })),
    new Date(now),
  );
}
