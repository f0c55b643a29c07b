import type { Addressee } from "../src/rules/addressee/addressee.js";
import type { Order } from "../src/rules/order/order.js";
import { without } from "../src/rules/without.js";
import type { StoredOrder } from "../src/store/order/lift-order.js";

/** The order as its row was kept when all items of an addressee had one term: that of the first item here. */
export function keptBefore(order: Order): StoredOrder {
  return { ...without(order, "wholeDays"), addressees: order.addressees.map(withOneTerm) };
}

function withOneTerm(addressee: Addressee): StoredOrder["addressees"][number] {
  const items = addressee.items.map((item) => without(item, "term", "servedAt"));
  const kept = { ...without(addressee, "wholeDays", "olderServices"), items };
  const term = addressee.items.find(({ freed }) => freed === undefined)?.term;
  if (term === undefined || addressee.newVersionUnserved) return kept;
  const { until, movesWithService, suspendedAt, claimedAt, passedAt, givenBy } = term;
  const stoppedAt = [suspendedAt, claimedAt].filter((one) => one !== undefined).toSorted()[0];
  return {
    ...kept,
    ...(until === undefined ? {} : { deadline: until }),
    ...(movesWithService ? { termFromService: true } : {}),
    ...(stoppedAt === undefined ? {} : { deadlineStoppedAt: stoppedAt }),
    ...(passedAt === undefined ? {} : { deadlinePassedAt: passedAt }),
    ...(claimedAt === undefined ? {} : { waitsForClarification: true }),
    ...(until === undefined && givenBy === "CLARIFICATION" ? { renewsOnResume: true } : {}),
  };
}
