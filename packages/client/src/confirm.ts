import { signSeal } from "@exparte/seal";
import type { JWK } from "jose";
import { type HubAddress, request } from "./request.js";

/** What became of one item. */
export interface ItemConfirmation {
  readonly itemId: string;
  /** What the kind of the item's duty allows: DEREFERENCED belongs to DEREFERENCE, MEASURE_IN_PLACE to KEEP_DOWN. */
  readonly outcome:
    | "REMOVED"
    | "ACCESS_DISABLED"
    | "DEREFERENCED"
    | "MEASURE_IN_PLACE"
    | "ALREADY_GONE"
    | "NOT_FOUND"
    | "IMPOSSIBLE";
  readonly effectAt: Date;
  /** Where access is disabled; only with ACCESS_DISABLED. Of a duty: WORLDWIDE, EU, or countries such as "NL, BE". */
  readonly where?: string;
  readonly impossibleReason?: "DE_FACTO_IMPOSSIBLE" | "MANIFEST_ERROR" | "INSUFFICIENT_INFORMATION";
  readonly explanation?: string;
}

export interface Confirmed {
  readonly status: string;
  /** Of the items that are still to go, the deadline that comes first; once all are gone, the last one. */
  readonly deadline: string | null;
  readonly compliedAt: string | null;
}

/** Seals and sends confirmations. Repeating the same ones changes nothing. */
export async function confirmItems(
  hub: HubAddress,
  { platform, orderId, key }: { readonly platform: string; readonly orderId: string; readonly key: JWK },
  confirmations: readonly ItemConfirmation[],
): Promise<Confirmed> {
  const items = confirmations.map((confirmation) => ({
    ...confirmation,
    effectAt: confirmation.effectAt.toISOString(),
  }));
  const seal = await signSeal({ type: "exparte-confirmation", orderId, platform, items }, key);
  const { confirmTakedown } = await request<{ confirmTakedown: Confirmed }>(
    hub,
    "mutation ($input: ConfirmTakedownInput!) { confirmTakedown(input: $input) { status deadline compliedAt } }",
    { input: { orderId, items, seal } },
  );
  return confirmTakedown;
}
