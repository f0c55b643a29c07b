import type { Actor, PartyOf } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import { canonicalJson, readSealUnverified, takeInSeal } from "@exparte/seal";
import type { OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import { refuse } from "../../rules/refusals.js";
import { sealKeysOf } from "../../store/directory.js";

/** A platform's statement on its items: that they are gone, that they are back, or that their poster knows. */
export interface Said {
  readonly type: "exparte-confirmation" | "exparte-reinstatement" | "exparte-poster-informed";
  readonly orderId: OrderId;
  /** Required from a court that records the outcome of a site outside the hub. */
  readonly platform?: PlatformId;
  readonly items: readonly object[];
  readonly seal?: SealedText;
}

export function platformOf(
  actor: Actor & PartyOf<"platform" | "court">,
  { platform }: Pick<Said, "platform">,
): PlatformId {
  if (actor.partyType === "platform") {
    if (platform === undefined || platform === actor.partyId) return actor.partyId;
    throw refuse(
      "UNKNOWN_ADDRESSEE",
      `Your token is of ${actor.partyId}; leave input.platform out, or use ${platform}'s own token.`,
      {
        field: "input.platform",
      },
    );
  }
  if (platform === undefined) {
    throw refuse("FIELD_INVALID", "A court names in input.platform whose outcome it records.", {
      field: "input.platform",
    });
  }
  return platform;
}

/** A platform speaks for itself, under its seal; a court speaks only for platforms outside the hub. */
export async function checkWhoSays(
  tx: Tx,
  actor: Actor,
  { order, platform }: { readonly order: Order; readonly platform: PlatformId },
  said: Said,
  now: Instant,
): Promise<void> {
  if (actor.partyType === "platform") return checkConfirmationSeal(tx, platform, said, now);
  refuseConnected(order, platform);
}

/** A court speaks only for platforms outside the hub. */
export function refuseConnected(order: Order, platform: PlatformId): void {
  if (!addresseeOf(order, platform).connected) return;
  throw refuse(
    "CONNECTED_ADDRESSEE",
    `${platform} is on the hub and confirms for itself; a court records outcomes of unconnected sites only.`,
    {
      field: "input.platform",
    },
  );
}

async function checkConfirmationSeal(tx: Tx, platform: PlatformId, said: Said, now: Instant): Promise<void> {
  const keys = await sealKeysOf(tx.em, { type: "platform", id: platform });
  const { type, orderId, items, seal } = said;
  if (seal === undefined) {
    if (keys.length === 0) return;
    throw refuse(
      "SEAL_MISSING",
      `${platform} has registered keys, so its confirmations are sealed with one: fill in input.seal.`,
      {
        field: "input.seal",
      },
    );
  }
  await takeInSeal(seal, keys, () => new Date(now));
  if (canonicalJson(readSealUnverified(seal).document) === canonicalJson({ type, orderId, platform, items })) return;
  throw refuse("SEAL_MISMATCH", "The sealed confirmation is not the one that was sent. Seal exactly what you send.", {
    field: "input.seal",
  });
}
