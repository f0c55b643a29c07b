import type { FeedEvent } from "@exparte/feed-reader";
import type { JWK } from "jose";

/* What the other services' feeds say, in the form they say it. */

let cursors = 0;
function entry(kind: string, body: Record<string, unknown>, at = "2026-05-01T00:00:00.000Z"): FeedEvent {
  return { cursor: `${++cursors}.1`, kind, at, body };
}

export const platformRegistered = (id: string, connected = true) =>
  entry("PlatformRegistered", { platform: { id, name: id, kind: "VIDEO", domains: [], languages: [], connected } });

export const courtRegistered = (id: string) => entry("CourtRegistered", { court: { id, name: id } });

export const keyRegistered = (type: "court" | "platform", id: string, jwk: JWK, validUntil: string | null = null) =>
  entry("KeyRegistered", {
    party: { type, id },
    kid: jwk.kid,
    jwk,
    validFrom: "2026-01-01T00:00:00.000Z",
    validUntil,
  });

export const keyRevoked = (type: "court" | "platform", id: string, kid: string | undefined, revokedAt: string) =>
  entry("KeyRevoked", { party: { type, id }, kid, revokedAt });

export const orderIssued = (orderId: string, court: string, items: Readonly<Record<string, readonly string[]>>) =>
  entry("OrderIssued", {
    orderId,
    court,
    by: { type: "court", id: court },
    id: orderId,
    document: { type: "exparte-order" },
    addressees: Object.entries(items).map(([platform, itemIds]) => ({ platform, connected: true, itemIds })),
  });

/** A version of an order that asks platforms to disclose: by platform, the number of the duty and its items. */
export const disclosureOrdered = (
  orderId: string,
  duties: Readonly<Record<string, { readonly itemIds: readonly string[]; readonly disclosure: object }>>,
  change: { readonly seal?: string; readonly connected?: boolean } = {},
) =>
  entry("OrderIssued", {
    orderId,
    court: "rb-amsterdam",
    seal: change.seal ?? "a.b.c",
    parts: Object.keys(duties).map((platform) => ({ platform, disclosure: `part-of-${platform}` })),
    objectionWindow: "P7D",
    document: documentOf(duties),
    addressees: Object.entries(duties).map(([platform, { itemIds }]) => ({
      platform,
      connected: change.connected ?? true,
      itemIds,
    })),
  });

export const disclosureModified = (
  orderId: string,
  duties: Parameters<typeof disclosureOrdered>[1],
  changes: readonly {
    readonly platform: string;
    readonly freed?: readonly string[];
    readonly added?: readonly string[];
  }[],
  seal = "e.f.g",
) =>
  entry("OrderModified", {
    orderId,
    seal,
    parts: Object.keys(duties).map((platform) => ({ platform, disclosure: `part-of-${platform}` })),
    objectionWindow: "P7D",
    document: documentOf(duties),
    changes: changes.map(({ platform, freed = [], added = [] }) => ({
      platform,
      connected: true,
      freed: freed.map((itemId) => ({ itemId, duty: "NONE" })),
      added: added.map((id) => ({ id, url: `https://${platform}.example/${id}`, duty: 1, of: "POSTER" })),
    })),
  });

function documentOf(duties: Parameters<typeof disclosureOrdered>[1]) {
  return {
    type: "exparte-order",
    caseNumber: "C/13/1",
    addressees: Object.entries(duties).map(([platform, { itemIds, disclosure }]) => ({
      platform,
      duties: [
        { number: 1, kind: "DISCLOSE", targets: itemIds.map((id) => ({ url: `https://x.example/${id}` })), disclosure },
      ],
    })),
  };
}

export const orderTold = (kind: string, orderId: string, more: Record<string, unknown> = {}) =>
  entry(kind, { orderId, ...more });

export const orderEnded = (kind: "OrderLifted" | "OrderLapsed", orderId: string, at: string) =>
  entry(kind, { orderId, reasons: "On opposition.", releases: [] }, at);

export const orderModified = (
  orderId: string,
  changes: readonly {
    readonly platform: string;
    readonly freed: readonly string[];
    readonly added: readonly string[];
  }[],
) =>
  entry("OrderModified", {
    orderId,
    changes: changes.map(({ platform, freed, added }) => ({
      platform,
      connected: true,
      freed: freed.map((itemId) => ({ itemId, duty: "DUE" })),
      added: added.map((id) => ({ id, url: `https://${platform}.example/${id}` })),
    })),
  });
