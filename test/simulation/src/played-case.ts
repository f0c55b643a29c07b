import {
  type Application,
  type ApplicationCommand,
  type ApplicationEvent,
  decideApplication,
  evolveApplication,
  submitApplication,
} from "@exparte/orders/rules/application/application";
import type {
  ApplicationId,
  CaseNumber,
  CourtId,
  ItemId,
  OrderId,
  PlatformId,
  SealedText,
} from "@exparte/orders/rules/ids";
import { type Instant, instant } from "@exparte/orders/rules/instant";
import { evolveOrder } from "@exparte/orders/rules/order/evolve-order";
import { issueOrder } from "@exparte/orders/rules/order/issue-order";
import type { Order } from "@exparte/orders/rules/order/order";
import { decideOrder } from "@exparte/orders/rules/order/order-decisions";
import type { OrderEvent } from "@exparte/orders/rules/order/order-events";
import { checkOrderDocument } from "@exparte/orders/rules/order-document/check-order-document";
import type { AddressablePlatform, OrderDocument } from "@exparte/orders/rules/order-document/order-document";
import type { AddresseeFate } from "./fate.js";
import { named } from "./named.js";

export type EventKind = ApplicationEvent["kind"] | OrderEvent["kind"];

/** How often each event happened; absent means never. */
export type CountedEvents = Readonly<Partial<Record<EventKind, number>>>;

export type OrderCommand = Parameters<typeof decideOrder>[1];

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
  narrowed(nowMs: number): OrderDocument;
  readonly events: CountedEvents;
}

const COURT: CourtId = named("simulated-court");
const UNSEALED: SealedText = named("not sealed");

const PLATFORMS: ReadonlyMap<PlatformId, AddressablePlatform> = new Map(
  ["connected-1", "connected-2", "site-1", "site-2"]
    .map(named<PlatformId>)
    .map((id) => [
      id,
      { id, kind: "WEBSITE", domains: [`${id}.example`], languages: ["nl"], connected: id.startsWith("connected") },
    ]),
);

const isConnected = (platform: PlatformId): boolean => PLATFORMS.get(platform)?.connected ?? false;

export function playCase(number: number, submittedMs: number): PlayedCase {
  const id: ApplicationId = named(`application-${number}`);
  const events: Partial<Record<EventKind, number>> = {};
  const count = (kind: EventKind): void => {
    events[kind] = (events[kind] ?? 0) + 1;
  };
  let items = 0;
  const itemId = (): ItemId => named(`item-${++items}`);

  const submitted = submitApplication(id, COURT, content(number), instant(submittedMs));
  count(submitted.kind);
  let application = evolveApplication(undefined, submitted);
  let order: Order | undefined;

  function granted(): Order {
    if (order === undefined) throw new Error(`${id} has no order`);
    return order;
  }

  function decideOnApplication(command: ApplicationCommand, now: Instant): void {
    const event = decideApplication(application, command, now);
    count(event.kind);
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
      const document = orderOf(number, addressees, removeWithinHours, now);
      checkOrderDocument(document, PLATFORMS, now);
      decideOnApplication({ type: "grant", orderId }, now);
      const issued = issueOrder({ orderId, itemId }, id, document, UNSEALED, isConnected, now);
      count(issued.kind);
      order = evolveOrder(undefined, issued);
      return order;
    },
    decide(command, nowMs) {
      for (const event of decideOrder(granted(), command, instant(nowMs))) {
        count(event.kind);
        order = evolveOrder(order, event);
      }
    },
    narrowed(nowMs) {
      const { document } = granted();
      const [first, ...others] = document.addressees;
      if (first === undefined) throw new Error(`${id} has no addressee`);
      const addressees = [{ ...first, items: (first.items ?? []).slice(1) }, ...others];
      const version = { ...document, addressees, version: document.version + 1, issuedAt: instant(nowMs) };
      checkOrderDocument(version, PLATFORMS, instant(nowMs));
      return version;
    },
    events,
  };
}

function content(number: number) {
  return {
    caseNumber: named<CaseNumber>(`C/00/${number}`),
    source: "VICTIM",
    applicantReference: `${number}`,
    urls: [`https://connected-1.example/${number}`],
    grounds: "Simulated.",
    urgency: "Simulated.",
    noNoticeBecause: "Simulated.",
  } as const;
}

function orderOf(
  number: number,
  addressees: readonly AddresseeFate[],
  removeWithinHours: number,
  now: Instant,
): OrderDocument {
  const finding = { holds: true, reasons: "Simulated." };
  return {
    type: "exparte-order",
    court: COURT,
    caseNumber: named<CaseNumber>(`C/00/${number}`),
    version: 1,
    judge: "Simulated",
    legalBasis: "Simulated.",
    statementOfReasons: "Simulated.",
    provisionsInfringed: ["Simulated."],
    marginalTest: { unlawfulness: finding, freedomOfExpression: finding, urgency: finding },
    addressees: addressees.map(({ connected }, index) => {
      const platform: PlatformId = named(`${connected ? "connected" : "site"}-${index + 1}`);
      return { platform, items: [1, 2].map((item) => ({ url: `https://${platform}.example/${number}/${item}` })) };
    }),
    redress: { platform: "Simulated.", poster: "Simulated." },
    territorialScope: { extent: "NL", reasons: "Simulated." },
    language: "nl",
    issuedAt: now,
    removeWithin: `PT${removeWithinHours}H`,
  };
}
