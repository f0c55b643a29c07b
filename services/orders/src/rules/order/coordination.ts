import type { Addressee, Item } from "../addressee/addressee.js";
import { orderedItems } from "../addressee/addressee-status.js";
import type { ItemId, PlatformId, PresentedSeal } from "../ids.js";
import { placeOf } from "../order-document/place.js";
import { sealForSeveral } from "../order-document/sealed-parts.js";
import { appealOf } from "./appealed-decision.js";
import type { Order } from "./order.js";
import type { OrderEvent } from "./order-events.js";

/**
 * What the inbox of the Digital Services Coordinator carries (DSA arts. 9(3), 10(3)): each order to an intermediary service as
 * the court sealed it, with the parts of those addressees; what became of the order; and what each of them says of its
 * effect (art. 9(1)) and of the poster (art. 9(5)). It is written whether or not a coordinator is registered yet, so
 * that one that comes later misses nothing. Of a duty to disclose (art. 10) it tells that it was met, or what stood in the way, and never who
 * posted something: the hub cannot read that. Of the applicant it holds nothing, and of opposition only its outcome for the order; of an appeal, the
 * court that hears it and what that decided, and not who appealed.
 */
export const COORDINATION_KINDS = [
  "ORDER_ISSUED",
  "ORDER_MODIFIED",
  "ORDER_SUSPENDED",
  "ORDER_RESUMED",
  "ORDER_LIFTED",
  "ORDER_LAPSED",
  "ORDER_FINAL",
  "MAIN_JUDGMENT_GIVEN",
  "APPEAL_LODGED",
  "APPEAL_DECIDED",
  "ORDER_RECEIVED",
  "EFFECT_CONFIRMED",
  "POSTER_INFORMED",
  "REINSTATEMENT_CONFIRMED",
] as const;
export type CoordinationKind = (typeof COORDINATION_KINDS)[number];

/** All courts of the hub are of one Member State, which has one coordinator. */
export const COORDINATION_STREAM = "coordinator-inbox/nl";

type Detail = string | boolean | readonly (PlatformId | ItemId | Article)[];

/** Of the DSA: to act against content (9), or to say who posted it (10). */
type Article = "9" | "10";

export interface CoordinationNotice {
  readonly kind: CoordinationKind;
  /** The addressee that says it, or that alone it concerns; absent where the court tells all. */
  readonly platform?: PlatformId;
  /** The court's seal with the parts of the intermediary services, where it brings a version of the order. */
  readonly seal?: PresentedSeal;
  readonly details: { readonly [name: string]: Detail };
}

/** The messages that an event causes, given the order after it. Sites outside the hub count like platforms on it. */
export function coordinationNotices(order: Order, event: OrderEvent): CoordinationNotice[] {
  const services = order.addressees.filter(({ intermediary }) => intermediary !== undefined);
  if (services.length === 0) return [];
  const platforms = services.map(({ platform }) => platform);
  switch (event.kind) {
    case "OrderIssued":
      return [
        {
          kind: "ORDER_ISSUED",
          seal: sealForSeveral(platforms, event),
          details: { platforms, ...articlesOf(services) },
        },
      ];
    case "OrderModified": {
      const kind = services.every((one) => joinsWith(one, event)) ? "ORDER_ISSUED" : "ORDER_MODIFIED";
      const because = event.cause === undefined ? {} : { cause: event.cause };
      return [
        { kind, seal: sealForSeveral(platforms, event), details: { platforms, ...articlesOf(services), ...because } },
      ];
    }
    case "OrderSuspended":
      return [{ kind: "ORDER_SUSPENDED", details: {} }];
    case "OrderResumed":
      return [{ kind: "ORDER_RESUMED", details: {} }];
    case "OrderLifted":
      return [{ kind: "ORDER_LIFTED", details: event.cause === undefined ? {} : { cause: event.cause } }];
    case "OrderLapsed":
      return [{ kind: "ORDER_LAPSED", details: {} }];
    case "OrderMadeFinal":
      return [{ kind: "ORDER_FINAL", details: {} }];
    case "MainJudgmentGiven":
      return [{ kind: "MAIN_JUDGMENT_GIVEN", details: { outcome: event.outcome } }];
    case "OrderAppealLodged": {
      const { appealId, heardBy: court, caseNumber, against } = event;
      return [{ kind: "APPEAL_LODGED", details: { appealId, court, caseNumber, against: against.decision } }];
    }
    case "OrderAppealDecided":
    case "OrderAppealWithdrawn":
    case "OrderAppealMooted": {
      const { id: appealId, court, caseNumber, status: outcome } = appealOf(order, event.appealId);
      return [{ kind: "APPEAL_DECIDED", details: { appealId, court, caseNumber, outcome } }];
    }
    default:
      return "platform" in event ? said(services, event) : [];
  }
}

/** What an addressee says, or how it came to know of the order. */
function said(
  services: readonly Addressee[],
  event: OrderEvent & { readonly platform: PlatformId },
): CoordinationNotice[] {
  const { platform } = event;
  const addressee = services.find((one) => one.platform === platform);
  if (addressee === undefined) return [];
  switch (event.kind) {
    case "AddresseeServed":
      return [{ kind: "ORDER_RECEIVED", platform, details: { means: event.means, receivedAt: event.servedAt } }];
    case "AcknowledgementRecorded":
      return [
        { kind: "ORDER_RECEIVED", platform, details: { means: "ACKNOWLEDGEMENT", receivedAt: event.acknowledgedAt } },
      ];
    case "ConfirmationRecorded":
    case "ConfirmationCorrected": {
      const { itemId, outcome, effectAt, where, impossibleReason, explanation, fallsShort } = event.confirmation;
      const details = {
        ...itemDetails(addressee, itemId),
        outcome,
        ...(fallsShort === undefined ? {} : { fallsShort }),
        effectAt,
        ...(where === undefined ? {} : { where }),
        ...(impossibleReason === undefined ? {} : { impossibleReason }),
        ...(explanation === undefined ? {} : { explanation }),
        ...(event.kind === "ConfirmationCorrected" ? { corrects: true } : {}),
      };
      return [{ kind: "EFFECT_CONFIRMED", platform, details }];
    }
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected": {
      const { itemId, outcome, informedAt, because } = event.confirmation;
      const details = {
        ...itemDetails(addressee, itemId),
        outcome,
        ...(informedAt === undefined ? {} : { informedAt }),
        ...(because === undefined ? {} : { because }),
        ...(event.kind === "PosterConfirmationCorrected" ? { corrects: true } : {}),
      };
      return [{ kind: "POSTER_INFORMED", platform, details }];
    }
    case "ItemsSuspended":
      return [{ kind: "ORDER_SUSPENDED", platform, details: { itemIds: event.itemIds } }];
    case "ItemsResumed":
      return [{ kind: "ORDER_RESUMED", platform, details: { itemIds: event.itemIds } }];
    case "ReinstatementConfirmed": {
      const { itemId, outcome, effectAt, explanation } = event.confirmation;
      const details = {
        ...itemDetails(addressee, itemId),
        outcome,
        effectAt,
        ...(explanation === undefined ? {} : { explanation }),
      };
      return [{ kind: "REINSTATEMENT_CONFIRMED", platform, details }];
    }
    default:
      return []; // terms and penalties: between the court and the addressee
  }
}

/** The articles under which the order now asks something of these services. */
function articlesOf(services: readonly Addressee[]): { readonly articles: readonly Article[] } {
  const items = services.flatMap(orderedItems);
  const acts = items.some(({ of }) => of !== "POSTER");
  const tells = items.some(({ of }) => of === "POSTER");
  return { articles: [...(acts ? (["9"] as const) : []), ...(tells ? (["10"] as const) : [])] };
}

/** The seal names places and not ids, so a message on an item names both. */
function itemDetails({ items }: Addressee, itemId: ItemId): { readonly itemId: string; readonly url?: string } {
  const item: Item | undefined = items.find(({ id }) => id === itemId);
  return { itemId, ...(item === undefined ? {} : { url: placeOf(item) }) };
}

function joinsWith({ platform, items }: Addressee, { changes }: OrderEvent & { kind: "OrderModified" }): boolean {
  const added = changes.find((change) => change.platform === platform)?.added ?? [];
  return items.every(({ id }) => added.some((item) => item.id === id));
}
