import type { Sql } from "@exparte/database";
import type { PlatformId } from "../../rules/ids.js";

/** How far a connected platform is with its inbox. */
export interface InboxLag {
  readonly platform: PlatformId;
  /** How many messages it has not acknowledged. */
  readonly waiting: number;
  /** When the oldest of them was sent; null while there are none. */
  readonly oldestSentAt: Date | null;
  /** When it last acknowledged; null before it ever did. */
  readonly acknowledgedAt: Date | null;
}

/** The same age as the metric `exparte_inbox_lag_seconds` tells, of platforms that have acknowledged everything too. */
const LAGS = `
  select reader.id as "platform",
    greatest(0, coalesce(head.position, 0) - coalesce(done.acknowledged, 0))::int as "waiting",
    to_json(oldest.at) #>> '{}' as "oldestSentAt",
    to_json(done.acknowledged_at) #>> '{}' as "acknowledgedAt"
  from orders.known_platforms reader
  left join orders.event_heads head on head.stream = 'inbox/' || reader.id
  left join orders.event_acknowledgements done on done.stream = head.stream
  left join orders.events oldest
    on oldest.stream = head.stream and oldest.stream_position = coalesce(done.acknowledged, 0) + 1
  where reader.connected and ($1::text is null or reader.id = $1)
  order by oldest.at nulls last, reader.id
  limit $2`;

type FoundRow = Omit<InboxLag, "oldestSentAt" | "acknowledgedAt"> & {
  readonly [Moment in "oldestSentAt" | "acknowledgedAt"]: string | null;
};

/** Of connected platforms, the one that waits longest first; or of one of them. */
export async function inboxLags(
  sql: Sql,
  { platform, first }: { readonly platform: PlatformId | null; readonly first: number },
): Promise<InboxLag[]> {
  const rows = await sql.query<FoundRow>(LAGS, [platform, first]);
  return rows.map(({ oldestSentAt, acknowledgedAt, ...row }) => ({
    ...row,
    oldestSentAt: dateOf(oldestSentAt),
    acknowledgedAt: dateOf(acknowledgedAt),
  }));
}

function dateOf(moment: string | null): Date | null {
  return moment === null ? null : new Date(moment);
}
