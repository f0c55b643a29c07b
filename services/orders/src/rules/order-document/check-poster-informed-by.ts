import { requireText } from "../field.js";
import { type Instant, instant, termEnd } from "../instant.js";
import { refuse } from "../refusals.js";
import type { OrderDocument } from "./order-document.js";

/** How far ahead the court can put off telling the poster. ISO 8601. */
const PUT_OFF_WITHIN = "P1Y";

/** A later version may repeat a moment that has passed since. */
export function checkPosterInformedBy({ posterInformedBy, version }: OrderDocument, now: Instant): void {
  if (posterInformedBy === undefined) return;
  requireText(posterInformedBy.reasons, "order.posterInformedBy.reasons");
  const after = instant(posterInformedBy.after);
  if ((version > 1 || after > now) && after <= termEnd(now, PUT_OFF_WITHIN)) return;
  throw refuse(
    "FIELD_INVALID",
    `order.posterInformedBy.after is ${posterInformedBy.after}; the poster is told later than now and within a year. Leave posterInformedBy out where the poster is told when the order takes effect.`,
    { field: "order.posterInformedBy.after" },
  );
}
