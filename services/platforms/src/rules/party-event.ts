import type { CoordinatorEvent } from "./coordinator.js";
import type { CourtEvent } from "./court.js";
import { type CoordinatorRef, type PartyRef, streamOf } from "./party.js";
import type { PartyKeyEvent } from "./party-key.js";
import type { PlatformEvent } from "./platform.js";

/** Everything that the hub's other services learn about a party. */
export type PartyEvent = PlatformEvent | CourtEvent | CoordinatorEvent | PartyKeyEvent;

/** One entry of the feed: plain values, which other services rely on. */
export interface FeedEntry {
  readonly stream: string;
  readonly kind: PartyEvent["kind"];
  readonly body: ReturnType<typeof bodyOf>;
}

/** One stream holds a party's own events and those of its keys, so that they are read in the order they happened. */
export function feedEntry(event: PartyEvent): FeedEntry {
  return { stream: streamOf(partyOf(event)), kind: event.kind, body: bodyOf(event) };
}

function partyOf(event: PartyEvent): PartyRef | CoordinatorRef {
  switch (event.kind) {
    case "PlatformRegistered":
    case "PlatformChanged":
      return { type: "platform", id: event.platform.id };
    case "CourtRegistered":
    case "CourtChanged":
      return { type: "court", id: event.court.id };
    case "CoordinatorRegistered":
    case "CoordinatorChanged":
      return { type: "coordinator", id: event.coordinator.id };
    case "KeyRegistered":
    case "KeyRevoked":
      return event.key.party;
    default:
      return event satisfies never;
  }
}

function bodyOf(event: PartyEvent) {
  switch (event.kind) {
    case "PlatformRegistered":
    case "PlatformChanged": {
      const { registeredAt: _, contactPoint, ownKeyUntil, ...platform } = event.platform;
      return {
        platform: {
          ...platform,
          contactPoint: contactPoint && { ...contactPoint },
          ownKeyUntil: ownKeyUntil?.toISOString() ?? null,
        },
      };
    }
    case "CourtRegistered":
    case "CourtChanged":
      return { court: { id: event.court.id, name: event.court.name, instance: event.court.instance } };
    case "CoordinatorRegistered":
    case "CoordinatorChanged":
      return { coordinator: { id: event.coordinator.id, name: event.coordinator.name } };
    case "KeyRegistered": {
      const { party, kid, jwk, validFrom, validUntil } = event.key;
      return {
        party: { ...party },
        kid,
        jwk,
        validFrom: validFrom.toISOString(),
        validUntil: validUntil?.toISOString() ?? null,
      };
    }
    case "KeyRevoked": {
      const { party, kid, revokedAt } = event.key;
      return { party: { ...party }, kid, revokedAt: revokedAt?.toISOString() ?? null };
    }
    default:
      return event satisfies never;
  }
}
