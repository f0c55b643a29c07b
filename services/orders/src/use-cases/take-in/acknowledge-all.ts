import type { Database } from "@exparte/database";
import type { EventLog } from "@exparte/event-log";
import type { Instant } from "../../rules/instant.js";

/** A platform acknowledges all that stands in its inbox; service of an order among it is recorded apart. */
export async function acknowledgeAll(
  { database, log }: { readonly database: Database; readonly log: EventLog },
  platform: string,
  at: Instant,
): Promise<void> {
  const stream = `inbox/${platform}`;
  await database.transaction(async ({ sql }) => {
    const { position } = await log.head(sql, stream);
    if (position > 0) await log.acknowledge(sql, stream, position, new Date(at));
  });
}
