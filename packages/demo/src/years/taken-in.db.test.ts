import { instant } from "@exparte/orders/rules/instant";
import { evolveOrder } from "@exparte/orders/rules/order/evolve-order";
import type { Order } from "@exparte/orders/rules/order/order";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderRow } from "../../../../services/orders/src/store/rows.js";
import { seeAllCompliance } from "../../../../services/orders/src/use-cases/supervision/see-compliance.js";
import { takeReport } from "../../../../services/orders/src/use-cases/supervision/take-public-report.js";
import { type Told, takeInHistory } from "../../../../services/orders/src/use-cases/take-in/take-in-history.js";
import { actor } from "../../../../services/orders/test/fixtures.js";
import { type Known, readKnown, recount } from "../../../../services/orders/test/recount.js";
import { openRoom, type Room } from "../../../../services/orders/test/room.js";
import { publishedHalf } from "../../../publication/src/half-year.js";
import { medianOf } from "../../../suppression/src/median.js";
import { feedOf } from "../../test/feed-of.js";
import { inventedHistory } from "./invented-history.js";
import { partiesSince } from "./invented-parties.js";
import { toldLines } from "./told-lines.js";

/** The last weeks of a half-year, and the month until it is published. */
const NOW = new Date("2026-08-01T12:00:00.000Z");
const YEARS = 0.16;
const HOUR_MS = 3_600_000;
const history = inventedHistory({ years: YEARS, now: NOW, seed: 5 });

let room: Room;
let known: readonly Known[];
beforeAll(async () => {
  room = await openRoom();
  const lines = toldLines({
    parties: feedOf(partiesSince(history.since.toISOString())),
    moments: history.moments,
    as: "happened",
    now: NOW,
    tell: () => {},
  });
  await takeInHistory(
    room.deps,
    [...lines].map((line) => JSON.parse(line) as Told),
  );
  known = await readKnown(room, instant(NOW.getTime()));
}, 120_000);
afterAll(() => room?.[Symbol.asyncDispose]());

/** Figures are told to four decimals, and two ways of counting may differ in the last one. */
function roughly(figures: object): unknown {
  return JSON.parse(JSON.stringify(figures), (_, value) =>
    typeof value === "number" ? Math.round(value * 1_000) / 1_000 : value,
  );
}

/** Each order as the story leaves it, without what timers add. */
function storyOf(): Order[] {
  const orders = new Map<string, Order>();
  for (const { applicationId, order = [] } of history.moments)
    for (const event of order) orders.set(applicationId, evolveOrder(orders.get(applicationId), event));
  return [...orders.values()];
}

describe("invented years that are taken in", () => {
  it("are some twenty orders or more, and as many as were invented", () => {
    expect(new Set(known.map(({ order }) => order.id)).size).toBe(storyOf().length);
    expect(storyOf().length).toBeGreaterThan(20);
  });

  it("have the state, of every order, that its events make", async () => {
    const rows = await room.deps.database.orm.em.fork().find(OrderRow, {});
    const folded = new Map(known.map(({ order }) => [order.id, order]));
    for (const { id, state } of rows) expect(state).toEqual(folded.get(id));
  });

  it("have the figures that a naive recount over their events gives, penalties included", async () => {
    const now = instant(NOW.getTime());
    room.at(now);
    const figures = await seeAllCompliance(room.deps, actor("regulator", "acm"), { from: history.since, until: NOW });
    const counted = recount(known, now);
    expect(roughly(figures)).toEqual(roughly(counted));
    expect(counted.penalties[0]?.forfeitedCents).toBeGreaterThan(0);
    expect(counted.shareWithinTerm).toBeLessThan(1);
  });

  it("have deadlines that passed one moment after their time, for whoever was late in the story", async () => {
    const late = storyOf().flatMap(({ id, addressees }) =>
      addressees.flatMap(({ platform, compliedAt, items }) => {
        const until = items[0]?.term?.until;
        return compliedAt !== undefined && until !== undefined && compliedAt > until ? [{ id, platform, until }] : [];
      }),
    );
    expect(late.length).toBeGreaterThan(0);
    for (const { id, platform, until } of late) {
      const { events } = known.find(({ order }) => order.id === id) ?? expect.fail(`${id} was taken in`);
      const passed = events.filter((event) => event.kind === "DeadlinePassed" && event.platform === platform);
      expect(passed.map(({ at }) => at)).toContain(instant(Date.parse(until) + 1));
    }
  });

  it("have a public report that is not empty, with the median that the story gives", async () => {
    const half = publishedHalf("2026-H1", NOW, "Europe/Amsterdam");
    const { figures, applications } = await takeReport(room.deps.database.sql, half, NOW);
    const parts = storyOf()
      .filter(({ issuedAt }) => new Date(issuedAt) >= half.from && new Date(issuedAt) < half.until)
      .flatMap(({ issuedAt, addressees }) => addressees.map((addressee) => ({ issuedAt, ...addressee })));
    const hours = parts.map(({ issuedAt, compliedAt }) =>
      compliedAt === undefined || new Date(compliedAt) > half.knownUntil
        ? null
        : (Date.parse(compliedAt) - Date.parse(issuedAt)) / HOUR_MS,
    );
    const [total] = figures.byType;
    const median = medianOf(hours);
    expect(total).toMatchObject({ platform: "TOTAL", category: "TOTAL", orders: parts.length });
    expect(total?.medianHoursToGiveEffect).toBe(median === null ? null : Math.round(median * 10) / 10);
    expect(applications.map(({ court }) => court)).toContain("voorbeeldrechtbank-west");
  });
});
