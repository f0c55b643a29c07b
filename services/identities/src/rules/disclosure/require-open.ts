import type { Instant } from "@exparte/dutch-time";
import { refuse } from "../refusals.js";
import type { DisclosureRequest, DisclosureStatus } from "./disclosure-request.js";

/** What an order asks, only a version of the order changes. */
export function requireOfCode({ id, basis, orderId }: DisclosureRequest, field: string): void {
  if (basis !== "ORDER") return;
  throw refuse(
    "OWED_UNDER_ORDER",
    `${field}: request ${id} is a duty of order ${orderId}, and lasts as long as that. Change or lift the order, with modifyOrder or liftOrder.`,
    { field, orderId },
  );
}

const ENDED: Readonly<Record<Exclude<DisclosureStatus, "REQUESTED" | "POSTER_NOTIFIED">, string>> = {
  DISCLOSED: "was answered with a disclosure",
  REFUSED: "was refused",
  WITHDRAWN: "was withdrawn",
  EXPIRED: "expired",
};

/** With `now`, also refuses an answer after the term, since the timer may be late. */
export function requireOpen(state: DisclosureRequest, now: Instant | undefined, consequence: string): void {
  const { id: requestId, status } = state;
  switch (status) {
    case "REQUESTED":
    case "POSTER_NOTIFIED":
      if (now === undefined || state.expiresAt === undefined || now <= state.expiresAt) return;
      throw refuse("DISCLOSURE_STATE", `The request expired on ${state.expiresAt}: ${consequence}.`, {
        requestId,
        status: "EXPIRED",
      });
    case "DISCLOSED":
    case "REFUSED": {
      const metBy = status === "DISCLOSED" ? state.metBy?.at(-1) : undefined;
      if (metBy !== undefined) {
        throw refuse(
          "DISCLOSURE_ANSWERED",
          `The court found, with finding ${metBy.findingId}, that this duty is met: ${consequence}.`,
          { requestId, status, findingId: metBy.findingId },
        );
      }
      const answeredAt = state.disclosure?.leftAt ?? state.refusal?.at ?? null;
      const facts = { requestId, status, answeredAt };
      throw refuse("DISCLOSURE_ANSWERED", `The request ${ENDED[status]} on ${answeredAt}: ${consequence}.`, facts);
    }
    case "WITHDRAWN":
    case "EXPIRED":
      throw refuse("DISCLOSURE_STATE", `The request ${ENDED[status]}: ${consequence}.`, { requestId, status });
    default:
      status satisfies never;
  }
}
