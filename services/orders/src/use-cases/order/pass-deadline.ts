import type { OrderCommand } from "../../rules/order/order-commands.js";
import { decideOrder } from "../../rules/order/order-decisions.js";
import { loadOrderForChange, recordOrders } from "../../store/order/orders.js";
import type { PassDeadlinePayload } from "../../store/timers.js";
import type { Dependencies } from "../dependencies.js";

/** A deadline's timer calls this. Records that the deadline has passed, unless it was met, moved or stopped. */
export async function passDeadline(
  { database, log, clock }: Pick<Dependencies, "database" | "log" | "clock">,
  payload: PassDeadlinePayload,
): Promise<void> {
  const { orderId, deadline } = payload;
  const now = clock();
  // The timer may have fired by a clock that is ahead of ours. Throwing makes it fire again.
  if (now <= deadline) throw new Error(`A deadline of ${orderId} is ${deadline}, and it is ${now}`);
  await database.transaction(async (tx) => {
    const order = await loadOrderForChange(tx, orderId);
    if (order === null) return;
    const events = decideOrder(order, commandFor(payload), now);
    await recordOrders({ tx, log, doer: { type: "hub", id: "timer" }, now }, [{ before: order, events }]);
  });
}

function commandFor(payload: PassDeadlinePayload): OrderCommand {
  const { deadline } = payload;
  switch (payload.of) {
    case "SERVICE":
      return { type: "passServeBy", platform: payload.platform, deadline };
    case "REMOVAL":
      return { type: "passDeadline", platform: payload.platform, deadline };
    case "POSTER":
      return { type: "passPosterTerm", platform: payload.platform, deadline };
    case "REINSTATEMENT":
      return { type: "passReinstatementDeadline", platform: payload.platform, deadline };
    case "MAIN_PROCEEDINGS":
      return { type: "passMainTerm", deadline };
    default:
      return payload satisfies never;
  }
}
