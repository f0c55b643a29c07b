import { itemsFor } from "../addressee/item-duties.js";
import { endOfService } from "../addressee/unserved.js";
import type { Writ } from "../addressee/writ.js";
import type { ApplicationId, ItemId, OrderId, PlatformId, SealedText } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { SealedPart } from "../order-document/sealed-parts.js";
import { newMainTermEnd } from "../term/main-proceedings.js";
import type { OrderIssued } from "./order-events.js";

/** What the hub's settings say of service when an order is given. Left out: what held before there were any. */
export interface ServiceSettings {
  /** For an order that says nothing of how soon it is to be served. */
  readonly serveWithin?: string;
  readonly writ?: Writ;
  /** How long an intermediary has to confirm that it told the poster. */
  readonly confirmPosterWithin?: string;
}

export interface IssueSettings extends ServiceSettings {
  /** The code of conduct's, for an order that asks for a disclosure. */
  readonly objectionWindow?: string;
  /** Left out: no addressee is an intermediary service. */
  readonly isIntermediary?: (platform: PlatformId) => boolean;
}

/** The first event of an order; the document has passed `checkOrderDocument`. */
export function issueOrder(
  ids: { readonly orderId: OrderId; readonly itemId: () => ItemId },
  applicationId: ApplicationId,
  document: OrderDocument,
  seal: SealedText,
  isConnected: (platform: PlatformId) => boolean,
  now: Instant,
  parts?: readonly SealedPart[],
  settings: IssueSettings = {},
): OrderIssued {
  const serveBy = endOfService(now, document.serveWithin ?? settings.serveWithin);
  const given = document.givenOrallyAt === undefined ? now : instant(document.givenOrallyAt);
  const addressees = document.addressees.map((addressee) => ({
    platform: addressee.platform,
    connected: isConnected(addressee.platform),
    ...(settings.isIntermediary?.(addressee.platform) ? ({ intermediary: true } as const) : {}),
    itemIds: itemsFor(addressee.platform, document).map(() => ids.itemId()),
  }));
  return {
    kind: "OrderIssued",
    id: ids.orderId,
    applicationId,
    document,
    seal,
    ...(parts === undefined ? {} : { parts }),
    addressees,
    mainTermEnd: newMainTermEnd(given, document.mainProceedingsWithin, true),
    wholeDays: true,
    ...(serveBy === undefined ? {} : { serveBy }),
    ...(settings.confirmPosterWithin === undefined ? {} : { confirmPosterWithin: settings.confirmPosterWithin }),
    ...(settings.writ === undefined ? {} : { writ: settings.writ }),
    ...(settings.objectionWindow === undefined ? {} : { objectionWindow: settings.objectionWindow }),
    at: now,
  };
}
