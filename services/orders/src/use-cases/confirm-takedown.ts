import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import { canonicalJson, readSealUnverified, verifySeal } from "@exparte/seal";
import type { Confirmation } from "../addressee.js";
import type { Instant } from "../instant.js";
import { addresseeOf, type Order } from "../order.js";
import { decideOrder } from "../order-decisions.js";
import { refuse } from "../refusals.js";
import { sealKeysOf } from "../store/directory.js";
import { doerOf, loadOrderForChange, recordOrders } from "../store/orders.js";
import type { Dependencies } from "./dependencies.js";
import { maySee, unknownOrder, viewerOf } from "./viewer.js";

export interface TakedownConfirmation {
  readonly orderId: string;
  /** Given by a court that records the outcome of a platform outside the hub. */
  readonly platform?: string;
  readonly items: readonly Confirmation[];
  readonly seal?: string;
}

/**
 * A platform says what became of its items, under its seal; for a platform outside the hub the court does.
 * Repeating the same confirmation changes nothing; another one is recorded as a correction.
 */
export async function confirmTakedown(
  { database, log, clock }: Dependencies,
  actor: Actor,
  confirmation: TakedownConfirmation,
): Promise<{ order: Order; platform: string }> {
  requireParty(actor, "platform", "court");
  requireScope(actor, actor.partyType === "platform" ? "orders:confirm" : "applications:submit");
  const platform = platformOf(actor, confirmation);
  const now = clock();
  return database.transaction(async (tx) => {
    const order = await loadOrderForChange(tx, confirmation.orderId);
    if (order === null || !maySee(viewerOf(actor), order)) throw unknownOrder(confirmation.orderId);
    if (actor.partyType === "platform") await checkConfirmationSeal(tx, platform, confirmation, now);
    else if (addresseeOf(order, platform).connected) {
      throw refuse(
        "CONNECTED_ADDRESSEE",
        `${platform} is on the hub and confirms for itself; a court records outcomes of unconnected sites only.`,
        {
          field: "input.platform",
        },
      );
    }
    const events = decideOrder(order, { type: "confirm", platform, confirmations: confirmation.items }, now);
    const [next] = await recordOrders({ tx, log, doer: doerOf(actor), now }, [{ before: order, events }]);
    return { order: next ?? order, platform };
  });
}

function platformOf(actor: Actor, { platform }: TakedownConfirmation): string {
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

async function checkConfirmationSeal(
  tx: Tx,
  platform: string,
  confirmation: TakedownConfirmation,
  now: Instant,
): Promise<void> {
  const keys = await sealKeysOf(tx.em, { type: "platform", id: platform });
  if (confirmation.seal === undefined) {
    if (keys.length === 0) return;
    throw refuse(
      "SEAL_MISSING",
      `${platform} has registered keys, so its confirmations are sealed with one: fill in input.seal.`,
      {
        field: "input.seal",
      },
    );
  }
  await verifySeal(confirmation.seal, keys, () => new Date(now));
  const { orderId, items } = confirmation;
  if (
    canonicalJson(readSealUnverified(confirmation.seal).document) !==
    canonicalJson({ type: "exparte-confirmation", orderId, platform, items })
  ) {
    throw refuse("SEAL_MISMATCH", "The sealed confirmation is not the one that was sent. Seal exactly what you send.", {
      field: "input.seal",
    });
  }
}
