import type { Addressee, Item } from "@exparte/orders/rules/addressee/addressee";
import { goneSince } from "@exparte/orders/rules/addressee/addressee-status";
import { evolveOrder } from "@exparte/orders/rules/order/evolve-order";
import type { Order } from "@exparte/orders/rules/order/order";
import type { OrderEvent } from "@exparte/orders/rules/order/order-events";
import { isRespondentId } from "@exparte/orders/rules/order-document/respondent";
import { type ComplianceFacts, complianceFactsOf } from "@exparte/orders/rules/supervision/compliance-facts";
import { type ComplianceKind, complianceNotices } from "@exparte/orders/rules/supervision/compliance-feed";
import {
  type PublicOrders,
  type PublicOutcome,
  publicOrders,
  type ReceivedOrder,
  TYPE_NOT_SPECIFIED,
} from "@exparte/orders/rules/supervision/public-report";
import { isInTime } from "@exparte/orders/rules/term/term";
import { HOUR_MS } from "./fate.js";
import { DISCLOSE, kindOf } from "./simulated-order.js";

/** What supervisors count of one addressee's part in an order that was played to its end, by the rules of the hub. */
export interface SupervisedPart {
  readonly facts: ComplianceFacts;
  /** As the public report counts it. */
  readonly received: ReceivedOrder;
  /** Whether who posted it was disclosed; absent where nobody asked, or the order let go of that. */
  readonly disclosed?: "IN_TIME" | "LATE" | "NEVER";
}

export interface SupervisedCase {
  /** Entries in the compliance feed, in order of time. */
  readonly notices: readonly ComplianceKind[];
  /** Of each addressee. */
  readonly parts: readonly SupervisedPart[];
}

export function supervisedCase(order: Order, events: readonly OrderEvent[]): SupervisedCase {
  let before: Order | undefined;
  const notices = events.flatMap((event) => {
    const after = evolveOrder(before, event);
    const kinds = complianceNotices(before, after, event).map(({ kind }) => kind);
    before = after;
    return kinds;
  });
  return { notices, parts: order.addressees.map((addressee) => supervisedPart(order, addressee, events)) };
}

function supervisedPart(order: Order, addressee: Addressee, events: readonly OrderEvent[]): SupervisedPart {
  const facts = complianceFactsOf(order, addressee, events);
  const asked = addressee.items.find(({ duty, freed }) => duty === DISCLOSE && freed === undefined);
  return {
    facts,
    received: receivedOrder(order, addressee, facts),
    ...(asked === undefined ? {} : { disclosed: disclosureOf(asked) }),
  };
}

function disclosureOf(item: Item): "IN_TIME" | "LATE" | "NEVER" {
  const since = goneSince(item);
  if (since === undefined || item.term === undefined) return "NEVER";
  return isInTime(item.term, since) ? "IN_TIME" : "LATE";
}

/** Nobody who is on no register is named, not even by an id: all of them are one row. */
function receivedOrder(
  order: Order,
  { platform, items, servedAt, compliedAt }: Addressee,
  facts: ComplianceFacts,
): ReceivedOrder {
  const hoursSince = (moment: string | undefined) =>
    moment === undefined ? null : Math.max(0, (Date.parse(moment) - Date.parse(order.issuedAt)) / HOUR_MS);
  const isRespondent = isRespondentId(platform);
  return {
    platform: isRespondent ? "RESPONDENTS" : platform,
    platformKind: isRespondent ? "RESPONDENT" : kindOf(platform),
    illegalContentType: TYPE_NOT_SPECIFIED,
    applicant: order.applicationId,
    items: items.length,
    hoursToInform: hoursSince(servedAt),
    hoursToGiveEffect: hoursSince(compliedAt),
    removal: compliedAt === undefined ? "NOT_REMOVED" : facts.removedInTime ? "WITHIN_TERM" : "AFTER_TERM",
    outcome: outcomeOf(order, facts),
  };
}

function outcomeOf({ status }: Order, { narrowedAt, decided, contested }: ComplianceFacts): PublicOutcome {
  if (status === "LIFTED" || status === "LAPSED") return status;
  if (narrowedAt !== null) return "NARROWED";
  if (decided) return "UPHELD";
  return contested ? "CONTESTED" : "UNCONTESTED";
}

/** What supervisors learn of a period. */
export function supervised(cases: readonly { readonly supervised?: SupervisedCase }[]): SupervisedCase {
  const all = cases.flatMap((one) => one.supervised ?? []);
  return { notices: all.flatMap(({ notices }) => notices), parts: all.flatMap(({ parts }) => parts) };
}

/** And what everybody learns of it, at the end of its half-year. */
export function publicReportOf({ parts }: SupervisedCase): PublicOrders {
  return publicOrders(parts.map(({ received }) => received));
}
