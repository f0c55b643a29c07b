import { readFileSync } from "node:fs";
import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes } from "../../../test/fixtures.js";
import { keptBefore } from "../../../test/kept-before.js";
import {
  acknowledged,
  claims,
  clarifies,
  decided,
  endOf,
  findsBreach,
  goOn,
  modified,
  rejects,
  removes,
  resumes,
  story,
  suspends,
  videos,
  vidshare,
} from "../../../test/story.js";
import { isOverdue } from "../../rules/addressee/addressee-status.js";
import { deadlineOf, deadlineStoppedAt } from "../../rules/addressee/deadline.js";
import type { Instant } from "../../rules/instant.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import { penaltyStatement } from "../../rules/penalty/penalty-statement.js";
import { penaltyHistoryOf } from "../../rules/penalty-of-order/penalty-of-order.js";
import { liftOrder, type StoredOrder } from "./lift-order.js";

/** What the version before kept of an order, and what it said of it at a moment. */
interface Kept {
  readonly events: readonly OrderEvent[];
  readonly state: StoredOrder;
  readonly asOf: Instant;
  readonly forfeitedAt: readonly (readonly [Instant, string | null])[];
  readonly deadline: Instant | null;
  readonly overdue: boolean;
  readonly stopped: boolean;
}

const KEPT: readonly Kept[] = JSON.parse(
  readFileSync(new URL("../../../test/orders-kept-before.json", import.meta.url), "utf8"),
);

describe("an order that the version before kept", () => {
  const cells = KEPT.map((kept, index) => ({ ...kept, name: `${index + 1}, of ${kept.events.length} events` }));

  it.each(cells)("has the same deadline, and is as late, from its row: $name", (kept) => {
    const addressee = addresseeOf(liftOrder(kept.state), idOf("vidshare"));
    expect(deadlineOf(addressee) ?? null).toBe(kept.deadline);
    expect(deadlineStoppedAt(addressee) !== undefined).toBe(kept.stopped);
    expect(isOverdue(addressee, kept.asOf)).toBe(kept.overdue);
  });

  it.each(cells)("has forfeited the same from its events: $name", (kept) => {
    const { units } = penaltyStatement(penaltyHistoryOf(kept.events, idOf("vidshare")), kept.asOf);
    const forfeited = units.filter(({ standing }) => standing !== "PENDING");
    expect(forfeited.map(({ forfeitedAt, itemId }) => [forfeitedAt, itemId ?? null])).toEqual(kept.forfeitedAt);
    expect(kept.events.reduce<Order | undefined>(evolveOrder, undefined)?.status).toBe(kept.state.status);
  });
});

const served = [10, acknowledged(10)] as const;
const lifted = (order: Order) => liftOrder(JSON.parse(JSON.stringify(keptBefore(order))));

describe("a row with one term for all items", () => {
  it("gives it to each that the order covers, and goes on from there", () => {
    const order = lifted(story(served, [20, removes(20, idOf("item-1"))]));
    expect(vidshare(order).items.map(({ term }) => term)).toMatchObject([
      { givenBy: "SERVICE", from: minutes(10), until: minutes(130), movesWithService: true, metAt: minutes(20) },
      { givenBy: "SERVICE", from: minutes(10), until: minutes(130), movesWithService: true },
    ]);
    expect(vidshare(goOn(order, [30, suspends()], [90, resumes()])).deadline).toBe(minutes(190));
  });

  it("that stands still for a claim stands still for all until the court answers", () => {
    const order = lifted(story(served, [20, claims(20, idOf("item-1"))]));
    expect(vidshare(order)).toMatchObject({ deadlineStoppedAt: minutes(20), waitsForClarification: true });
    const clarified = goOn(order, [60, clarifies()]);
    expect(["item-1", "item-2"].map((id) => endOf(clarified, id))).toEqual([minutes(180), minutes(180)]);
    const rejected = goOn(order, [60, rejects()]);
    expect(["item-1", "item-2"].map((id) => endOf(rejected, id))).toEqual([minutes(130), minutes(130)]);
    const taken = goOn(order, [60, removes(60, idOf("item-1"))]);
    expect(endOf(taken, "item-2")).toBe(minutes(180));
  });

  it("that stands still with the order goes on with it, also one that is still to begin", () => {
    const order = lifted(story(served, [30, suspends()]));
    expect(vidshare(goOn(order, [90, resumes()])).deadline).toBe(minutes(190));
    const waiting = lifted(story([5, suspends()], served));
    expect(vidshare(goOn(waiting, [90, resumes()])).deadline).toBe(minutes(210));
  });

  it("counts what the order had let go as served with the rest, so that a breach from before that is still found", () => {
    const order = lifted(modified(story(served), 60, videos(2)));
    const until = minutes(40);
    expect(decided(order, 90, findsBreach(30, idOf("item-1"), { until }))[0]?.kind).toBe("BreachFound");
    expect(() => decided(order, 90, findsBreach(9, idOf("item-1"), { until }))).toThrowError(
      expect.objectContaining({ code: "FINDING_BEFORE_SERVICE" }),
    );
    expect(order.addressees[1]?.items[0]).not.toHaveProperty("servedAt");
  });

  it("has none before service; and a row of now is as it is", () => {
    expect(lifted(issuedOrder()).addressees[0]?.items.map(({ term }) => term)).toEqual([undefined, undefined]);
    const now = story(served);
    expect(liftOrder(now)).toBe(now);
  });
});
