import { isIntermediaryKind } from "@exparte/orders/rules/addressee/intermediary";
import {
  type Application,
  type ApplicationCommand,
  type ApplicationEvent,
  decideApplication,
  evolveApplication,
  submitApplication,
} from "@exparte/orders/rules/application/application";
import type { ApplicationId, ItemId, OrderId, PlatformId, SealedText } from "@exparte/orders/rules/ids";
import { type Instant, instant } from "@exparte/orders/rules/instant";
import { evolveOrder } from "@exparte/orders/rules/order/evolve-order";
import { type IssueSettings, issueOrder } from "@exparte/orders/rules/order/issue-order";
import type { Order } from "@exparte/orders/rules/order/order";
import { decideOrder } from "@exparte/orders/rules/order/order-decisions";
import type { OrderEvent } from "@exparte/orders/rules/order/order-events";
import type { NewVersion } from "@exparte/orders/rules/order/order-modification";
import { checkOrderDocument } from "@exparte/orders/rules/order-document/check-order-document";
import type { OrderDocument } from "@exparte/orders/rules/order-document/order-document";
import type { AddresseeFate } from "./fate.js";
import { named } from "./named.js";
import { COURT, contentOf, isConnected, kindOf, locked, narrowedTo, orderOf, PLATFORMS } from "./simulated-order.js";

export type EventKind = ApplicationEvent["kind"] | OrderEvent["kind"];

/** How often each event happened; absent means never. */
export type CountedEvents = Readonly<Partial<Record<EventKind, number>>>;

export type OrderCommand = Parameters<typeof decideOrder>[1];

/** What one command on the order brought about, at one moment; `issue` is the grant. */
export interface OrderAct {
  readonly command: OrderCommand | { readonly type: "issue" };
  readonly events: readonly OrderEvent[];
}

/** One case, played by the same rules as the orders service: what they refuse, the simulation cannot do. */
export interface PlayedCase {
  readonly application: Application;
  /** Absent until the application is granted. */
  readonly order: Order | undefined;
  close(command: Exclude<ApplicationCommand, { type: "grant" }>, nowMs: number): void;
  grant(addressees: readonly AddresseeFate[], removeWithinHours: number, nowMs: number): Order;
  /** Decides a command on the granted order. */
  decide(command: OrderCommand, nowMs: number): void;
  /** The order in a new version, narrowed to all items but the first. */
  narrowed(nowMs: number): NewVersion;
  readonly events: CountedEvents;
  readonly applicationEvents: readonly ApplicationEvent[];
  readonly orderEvents: readonly OrderEvent[];
  /** The same events, by the command that brought them; a command that changed nothing is left out. */
  readonly orderActs: readonly OrderAct[];
}

const UNSEALED: SealedText = named("not sealed");
const isIntermediary = (platform: PlatformId): boolean => isIntermediaryKind(kindOf(platform));
/** The hub's defaults. */
const SETTINGS: IssueSettings = { confirmPosterWithin: "PT24H", isIntermediary };

export function playCase(number: number, submittedMs: number): PlayedCase {
  const id: ApplicationId = named(`application-${number}`);
  const events: Partial<Record<EventKind, number>> = {};
  const count = (kind: EventKind): void => {
    events[kind] = (events[kind] ?? 0) + 1;
  };
  const orderEvents: OrderEvent[] = [];
  const orderActs: OrderAct[] = [];
  let items = 0;
  const itemId = (): ItemId => named(`item-${++items}`);

  const submitted = submitApplication(id, COURT, contentOf(number), instant(submittedMs));
  const applicationEvents: ApplicationEvent[] = [submitted];
  count(submitted.kind);
  let application = evolveApplication(undefined, submitted);
  let order: Order | undefined;
  /** As the court sealed it; the hub's has nobody's particulars in clear. */
  let sealed: OrderDocument | undefined;

  function record(event: OrderEvent): Order {
    const after = evolveOrder(order, event);
    count(event.kind);
    orderEvents.push(event);
    order = after;
    return after;
  }

  function granted(): Order {
    if (order === undefined) throw new Error(`${id} has no order`);
    return order;
  }

  function decideOnApplication(command: ApplicationCommand, now: Instant): void {
    const event = decideApplication(application, command, now);
    count(event.kind);
    applicationEvents.push(event);
    application = evolveApplication(application, event);
  }

  return {
    get application() {
      return application;
    },
    get order() {
      return order;
    },
    close(command, nowMs) {
      decideOnApplication(command, instant(nowMs));
    },
    grant(addressees, removeWithinHours, nowMs) {
      const now = instant(nowMs);
      const orderId: OrderId = named(`order-${number}`);
      sealed = orderOf(number, addressees, removeWithinHours, now);
      checkOrderDocument(sealed, PLATFORMS, now);
      decideOnApplication({ type: "grant", orderId }, now);
      const ids = { orderId, itemId };
      const issued = issueOrder(ids, id, locked(sealed), UNSEALED, isConnected, now, undefined, SETTINGS);
      orderActs.push({ command: { type: "issue" }, events: [issued] });
      return record(issued);
    },
    decide(command, nowMs) {
      const decided = decideOrder(granted(), command, instant(nowMs));
      if (decided.length > 0) orderActs.push({ command, events: decided });
      decided.forEach(record);
    },
    narrowed(nowMs) {
      if (sealed === undefined) throw new Error(`${id} has no order`);
      sealed = narrowedTo(sealed, nowMs);
      checkOrderDocument(sealed, PLATFORMS, instant(nowMs));
      const context = { itemId, isConnected, isIntermediary, coveredBy: () => undefined };
      return { document: locked(sealed), seal: UNSEALED, context };
    },
    events,
    applicationEvents,
    orderEvents,
    orderActs,
  };
}
