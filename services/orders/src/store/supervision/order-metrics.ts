import type { ServiceMetrics } from "@exparte/service";

/** Addressees that are late in one way. Each has an index of those of whom something is still due: few. */
const late = (help: string, column: string) => ({
  help,
  sql: `select count(*) from orders.compliance_facts where ${column} < now()`,
});

/** What the service tells of its records at `/metrics`. */
export const ORDER_METRICS: ServiceMetrics = {
  // Nobody acknowledges for a platform that is not connected, nor for a respondent.
  inboxes: { category: "inbox", readers: "select id from orders.known_platforms where connected" },
  counts: {
    exparte_orders_unserved: late("Addressees whose order nobody served in time.", "unserved_after"),
    exparte_orders_overdue: late("Addressees of whom an item is still up after its term.", "overdue_after"),
    exparte_posters_overdue: late(
      "Addressees who have not confirmed in time that they told the poster.",
      "poster_overdue_after",
    ),
    exparte_reinstatements_overdue: late(
      "Addressees who have not put back in time what an order let go.",
      "reinstatement_overdue_after",
    ),
  },
};
