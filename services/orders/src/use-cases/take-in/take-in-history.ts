import type { Database } from "@exparte/database";
import type { EventLog } from "@exparte/event-log";
import type { FeedEvent } from "@exparte/feed-reader";
import type { PlayedTime } from "@exparte/timers";
import { type ApplicationEvent, evolveApplication } from "../../rules/application/application.js";
import type { ApplicationId } from "../../rules/ids.js";
import { type Instant, instant } from "../../rules/instant.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import { applicationEvent, loadApplicationForChange, saveApplication } from "../../store/application/applications.js";
import { type Doer, loadOrderForChange, recordOrders } from "../../store/order/orders.js";
import { learnParties } from "../learn-parties.js";
import { acknowledgeAll } from "./acknowledge-all.js";
import { playOrderTime } from "./play-order-time.js";

/** What happened in one case at one moment: of its application, of its order, or of both. */
export interface Happened {
  readonly at: Instant;
  readonly doer: Doer;
  readonly applicationId: ApplicationId;
  readonly application?: ApplicationEvent;
  /** What one command brought about. What a timer brings about is left out: the service's own timers fire. */
  readonly order?: readonly OrderEvent[];
}

/** A line of a history: a party of the registry, what happened, and last of all when the history ends. */
export type Told = { readonly party: FeedEvent } | { readonly happened: Happened } | { readonly until: Instant };

export interface TakenIn {
  readonly applications: number;
  readonly orders: number;
}

/**
 * Records what the rules have played, each moment as of its own time, in the order of time: rows, log, inboxes, figures and
 * feed come about as when it happens, and each timer fires at its moment. Nothing is judged again, and no seal is looked at:
 * this is for a demonstration before its first start.
 */
export async function takeInHistory(
  { database, log }: { readonly database: Database; readonly log: EventLog },
  history: AsyncIterable<Told> | Iterable<Told>,
): Promise<TakenIn> {
  const time = playOrderTime({ database, log });
  const readers = new Set<string>();
  let applications = 0;
  let orders = 0;
  for await (const told of history) {
    if ("party" in told) {
      await learnParties({ database }, told.party);
    } else if ("until" in told) {
      await time.goTo(new Date(told.until));
      for (const platform of readers) await acknowledgeAll({ database, log }, platform, told.until);
    } else {
      const { happened } = told;
      await time.goTo(new Date(happened.at));
      await recordMoment({ database, log, time }, happened);
      if (happened.application?.kind === "ApplicationSubmitted") applications += 1;
      if (happened.order?.some(({ kind }) => kind === "OrderIssued")) orders += 1;
      if (happened.doer.type === "platform") readers.add(happened.doer.id);
    }
  }
  return { applications, orders };
}

async function recordMoment(
  { database, log, time }: { readonly database: Database; readonly log: EventLog; readonly time: PlayedTime },
  { doer, applicationId, application: event, order: events = [] }: Happened,
): Promise<void> {
  const now = instant(time.now().getTime());
  await database.transaction(async (tx) => {
    const known = await loadApplicationForChange(tx, applicationId);
    const application = event === undefined ? known : evolveApplication(known ?? undefined, event);
    if (application === null) throw new Error(`${applicationId} begins with ${events[0]?.kind}.`);
    if (event !== undefined) await saveApplication(tx, application);
    const told = event === undefined ? [] : [applicationEvent(application, event, doer)];
    const before = application.orderId === undefined ? null : await loadOrderForChange(tx, application.orderId);
    const change = { ...(before === null ? {} : { before }), events };
    await recordOrders({ tx, log, doer, now }, events.length === 0 ? [] : [change], told);
  });
  // Whoever answers an order has read what the hub sent.
  if (doer.type === "platform") await acknowledgeAll({ database, log }, doer.id, now);
}
