import { signSeal } from "@exparte/seal";
import type { JWK } from "jose";
import { type HubAddress, request } from "./request.js";

/** What came of telling the poster of one item (DSA art. 9(5)). Nothing here says who that is. */
export type PosterConfirmation =
  | { readonly itemId: string; readonly outcome: "INFORMED"; readonly informedAt: Date }
  | {
      readonly itemId: string;
      readonly outcome: "NOT_POSSIBLE";
      readonly because: "POSTER_UNKNOWN" | "POSTER_UNREACHABLE";
    };

/** Seals and sends when the posters were told of the order, or why they cannot be. Repeating it changes nothing. */
export async function confirmPosterInformed(
  hub: HubAddress,
  { platform, orderId, key }: { readonly platform: string; readonly orderId: string; readonly key: JWK },
  confirmations: readonly PosterConfirmation[],
): Promise<{ readonly posterOverdue: boolean }> {
  const items = confirmations.map((confirmation) =>
    confirmation.outcome === "INFORMED"
      ? { ...confirmation, informedAt: confirmation.informedAt.toISOString() }
      : { ...confirmation },
  );
  const seal = await signSeal({ type: "exparte-poster-informed", orderId, platform, items }, key);
  const answer = await request<{ confirmPosterInformed: { readonly posterOverdue: boolean } }>(
    hub,
    "mutation ($input: ConfirmPosterInformedInput!) { confirmPosterInformed(input: $input) { posterOverdue } }",
    { input: { orderId, items, seal } },
  );
  return answer.confirmPosterInformed;
}
