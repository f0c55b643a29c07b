import type { Period } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AMSTERDAM, actor, CHIRPER, REGULATOR, VIDSHARE } from "../../../test/actors.js";
import { openRoom, type Room } from "../../../test/room.js";
import { DISCLOSURE_STATUSES, REFUSAL_REASONS, type RefusalReason } from "../../rules/disclosure/disclosure-request.js";
import { DISCLOSURE_FIGURES, type DisclosureFigure } from "../../rules/supervision/disclosure-figure.js";
import { createReaders } from "../../store/readers.js";
import { compareDisclosures } from "./compare-disclosures.js";

/** Amsterdam's first half of a year, and its second. */
const H1_2025: Period = { from: new Date("2024-12-31T23:00:00Z"), until: new Date("2025-06-30T22:00:00Z") };
const H2_2025: Period = { from: H1_2025.until, until: new Date("2025-12-31T23:00:00Z") };
const H1_2026: Period = { from: H2_2025.until, until: new Date("2026-06-30T22:00:00Z") };
const H2_2026: Period = { from: H1_2026.until, until: new Date("2026-12-31T23:00:00Z") };
const HOUR_MS = 3_600_000;

interface Asked {
  readonly platform: string;
  readonly orderId: string;
  readonly requestedAt: Date;
  readonly status: (typeof DISCLOSURE_STATUSES)[number];
  readonly reason?: RefusalReason;
  readonly outsideCode: boolean;
  readonly unreadable: boolean;
  readonly ordered: boolean;
  readonly noticeLate: boolean;
  readonly answeredAt?: Date;
}

let requests = 0;
/** Stored as the service stores it. */
async function ask({ deps }: Room, asked: Asked): Promise<void> {
  const { platform, orderId, requestedAt, status, reason, outsideCode, unreadable, ordered, noticeLate, answeredAt } =
    asked;
  const { sql } = deps.database;
  await sql.query(
    "insert into identities.known_orders (id, court) values ($1, 'rb-amsterdam') on conflict do nothing",
    [orderId],
  );
  await sql.query(
    `insert into identities.disclosure_requests
       (id, order_id, court, platform, reference, status, outside_code, refusal_reason, unreadable, requested_at, answered_at, basis, state)
     values ($1, $2, 'rb-amsterdam', $3, $1, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      `compared-${++requests}`,
      ...[orderId, platform, status, outsideCode, reason ?? null, unreadable, requestedAt.toISOString()],
      answeredAt?.toISOString() ?? null,
      ordered ? "ORDER" : "CODE_OF_CONDUCT",
      JSON.stringify(noticeLate ? { lateNotice: { overdueAt: requestedAt } } : {}),
    ],
  );
}

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  room.at("2026-11-24T09:00:00Z");
});
afterAll(() => room[Symbol.asyncDispose]());

describe("figures of disclosure requests compared", () => {
  const PLATFORMS = ["vidshare", "chirper", "findit", "hostbox"];
  const all: Asked[] = [];

  beforeAll(async () => {
    // The same again each time: a failure can be looked at.
    let state = 611;
    const roll = (sides: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * sides);
    };
    for (let count = 0; count < 400; count += 1) {
      // Both ends of each period occur: the first moment is in it, and the last is not.
      const edge = [H1_2025.from, H2_2025.from, H2_2025.until][count];
      const requestedAt = edge ?? new Date(H1_2025.from.getTime() + roll(400 * 24) * HOUR_MS);
      const status = DISCLOSURE_STATUSES[roll(DISCLOSURE_STATUSES.length)] ?? "REQUESTED";
      const reason = REFUSAL_REASONS[roll(REFUSAL_REASONS.length)] ?? "NOT_BOUND";
      const isAnswered = status === "DISCLOSED" || status === "REFUSED";
      const asked: Asked = {
        // More and more of vidshare, chirper and findit; none of hostbox.
        platform: edge === undefined ? (PLATFORMS[Math.floor(roll(9) ** 0.5)] ?? "vidshare") : "findit",
        orderId: `order-${count}`,
        requestedAt,
        status,
        ...(status === "REFUSED" ? { reason } : {}),
        outsideCode: roll(2) === 0,
        unreadable: status === "DISCLOSED" && roll(4) === 0,
        ordered: roll(3) === 0,
        noticeLate: roll(5) === 0,
        ...(isAnswered ? { answeredAt: new Date(requestedAt.getTime() + (1 + roll(200)) * HOUR_MS) } : {}),
      };
      all.push(asked);
      await ask(room, asked);
    }
  });

  const of = (platform: string, { from, until }: Period) =>
    all.filter((one) => one.platform === platform && one.requestedAt >= from && one.requestedAt < until);

  /** A figure by its name, counted one by one. */
  function recount(figure: DisclosureFigure, those: readonly Asked[]): number | null {
    const [, side, rest = ""] = /^(INSIDE_|OUTSIDE_|ORDER_)?(.*)$/.exec(figure) ?? [];
    if (side !== undefined) {
      return recount(
        rest as DisclosureFigure,
        those.filter(({ ordered, outsideCode }) =>
          ordered ? side === "ORDER_" : side === (outsideCode ? "OUTSIDE_" : "INSIDE_"),
        ),
      );
    }
    const answered = those.filter(({ answeredAt }) => answeredAt !== undefined);
    const disclosed = those.filter(({ status }) => status === "DISCLOSED");
    if (figure === "REQUESTED") return those.length;
    if (figure === "NOTICES_LATE") return those.filter(({ noticeLate }) => noticeLate).length;
    if (figure === "UNREADABLE") return those.filter(({ unreadable }) => unreadable).length;
    if (figure === "OPEN") return those.filter(({ status }) => /^(REQUESTED|POSTER_NOTIFIED)$/.test(status)).length;
    if (figure === "DISCLOSURE_RATE") return answered.length === 0 ? null : disclosed.length / answered.length;
    if (figure === "MEDIAN_SECONDS_TO_ANSWER") {
      return medianOf(
        answered.map(({ answeredAt, requestedAt }) => (Number(answeredAt) - requestedAt.getTime()) / 1_000),
      );
    }
    const [, reason] = /^REFUSED_(.*)$/.exec(figure) ?? [];
    return those.filter((one) => (reason === undefined ? one.status === figure : one.reason === reason)).length;
  }

  it("stand beside those of another period, and beside the median of the platforms that were asked", async () => {
    const compared = await compareDisclosures(room.deps, REGULATOR, idOf("findit"), {
      period: H2_2025,
      comparedWith: H1_2025,
    });
    expect(compared.map(({ figure }) => figure)).toEqual(DISCLOSURE_FIGURES);
    const asked = PLATFORMS.map((platform) => of(platform, H2_2025)).filter((those) => those.length > 0);
    // One platform was not asked, and is not in the median with its zeros.
    expect(asked).toHaveLength(3);
    const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 3));
    for (const { figure, ...told } of compared) {
      const [value, earlier] = [recount(figure, of("findit", H2_2025)), recount(figure, of("findit", H1_2025))];
      const median = medianOf(asked.flatMap((those) => recount(figure, those) ?? []));
      expect({ figure, ...told }).toEqual({
        ...{ figure, value: near(value), earlier: near(earlier), change: near(less(value, earlier)) },
        ...{ median: near(median), fromMedian: near(less(value, median)) },
      });
      const numbers = Object.values(told).filter((number) => number !== null);
      expect(numbers.map((number) => +number.toFixed(4))).toEqual(numbers);
      // No figure is right because it is nothing.
      expect([figure, (value ?? 0) + (earlier ?? 0) > 0]).toEqual([figure, true]);
    }
    for (const difference of ["change", "fromMedian"] as const) {
      expect(compared.filter(({ [difference]: amount }) => amount !== 0).length).toBeGreaterThan(10);
    }
  });

  it("are zero for a platform that was not asked; its rates are null, and nothing differs from them", async () => {
    const figures = ["REQUESTED", "REFUSED_NOT_BOUND", "DISCLOSURE_RATE", "INSIDE_MEDIAN_SECONDS_TO_ANSWER"] as const;
    const wanted = { period: H2_2025, comparedWith: H2_2025, figures };
    for (const compared of await compareDisclosures(room.deps, REGULATOR, idOf("lawyer-list"), wanted)) {
      const { figure, median } = compared;
      expect(median).toBeGreaterThan(0);
      const isCount = figure === "REQUESTED" || figure === "REFUSED_NOT_BOUND";
      expect(compared).toEqual(
        isCount
          ? { figure, value: 0, earlier: 0, change: 0, median, fromMedian: -Number(median) }
          : { figure, value: null, earlier: null, change: null, median, fromMedian: null },
      );
    }
    const nothing = { earlier: null, change: null, median: null, fromMedian: null };
    const long = { period: { from: new Date("2010-01-01"), until: new Date("2011-01-01") }, figures };
    expect((await compareDisclosures(room.deps, REGULATOR, idOf("vidshare"), long)).slice(1, 3)).toEqual([
      { figure: "REFUSED_NOT_BOUND", value: 0, ...nothing },
      { figure: "DISCLOSURE_RATE", value: null, ...nothing },
    ]);
  });

  it("of many platforms for one period are one statement, and so are the medians of all", async () => {
    const asked: string[] = [];
    const { database } = room.deps;
    const sql = {
      query<R>(text: string, params?: readonly unknown[]): Promise<R[]> {
        asked.push(text);
        return database.sql.query<R>(text, params);
      },
    };
    const deps = { ...room.deps, readers: createReaders({ ...database, sql }) };
    const wanted = { period: H2_2025, comparedWith: H1_2025 };
    await Promise.all(PLATFORMS.map((platform) => compareDisclosures(deps, REGULATOR, idOf(platform), wanted)));
    expect(asked).toHaveLength(3);
  });

  it("are for supervisors and the platform itself, over valid periods", async () => {
    const compare = (who: typeof VIDSHARE, over: { period: Period; comparedWith?: Period }) =>
      expect(compareDisclosures(room.deps, who, idOf("vidshare"), over)).rejects;
    await compare(CHIRPER, { period: H2_2025 }).toMatchObject({
      code: "FIGURES_FORBIDDEN",
      message: expect.stringContaining("Ask for your own figures, or read publicReport."),
    });
    await compare(AMSTERDAM, { period: H2_2025 }).toMatchObject({ code: "ROLE_FORBIDDEN" });
    await compare(actor("regulator", "acm"), { period: H2_2025 }).toMatchObject({ code: "SCOPE_MISSING" });
    const backwards = { from: H2_2025.until, until: H2_2025.from };
    const refused = (field: string) => ({ code: "PERIOD_INVALID", facts: { field } });
    await compare(REGULATOR, { period: backwards }).toMatchObject(refused("period"));
    await compare(VIDSHARE, { period: H2_2025, comparedWith: backwards }).toMatchObject(refused("comparedWith"));
  });
});

describe("the median of all", () => {
  let own: Room;
  beforeAll(async () => {
    own = await openRoom();
    own.at("2026-11-24T09:00:00Z");
    // Of each: one request to vidshare, and one under each of these orders to a platform of its own.
    await give("2025-03-03T09:00:00Z", ["a", "b", "c", "d", "e"]);
    await give("2025-09-03T09:00:00Z", ["f", "g", "h", "i"]);
    await give("2026-03-03T09:00:00Z", ["j", "j", "j", "j", "j", "k", "l", "m"]);
    await give("2026-09-03T09:00:00Z", ["n", "o", "p", "q", "r", "s"]);
  });
  afterAll(() => own[Symbol.asyncDispose]());

  async function give(moment: string, orders: readonly string[]): Promise<void> {
    const requestedAt = new Date(moment);
    for (const [index, orderId] of [`vidshare's of ${moment}`, ...orders].entries()) {
      const platform = index === 0 ? "vidshare" : `other-${index}`;
      const asked = {
        platform,
        orderId,
        requestedAt,
        outsideCode: false,
        unreadable: false,
        ordered: false,
        noticeLate: false,
      };
      const answeredAt = new Date(requestedAt.getTime() + 60_000);
      // The first one among the others has not answered.
      await ask(own, index === 1 ? { ...asked, status: "REQUESTED" } : { ...asked, status: "DISCLOSED", answeredAt });
    }
  }

  async function medians(who: typeof VIDSHARE, period: Period) {
    const figures = ["REQUESTED", "MEDIAN_SECONDS_TO_ANSWER"] as const;
    const compared = await compareDisclosures(own.deps, who, idOf("vidshare"), { period, figures });
    return compared.map(({ median }) => median);
  }

  it("is shown to a platform over five others that were asked under five orders, over published half-years", async () => {
    // Only four others have answered anything.
    expect(await medians(VIDSHARE, H1_2025)).toEqual([1, null]);
    expect(await medians(VIDSHARE, { from: H1_2025.from, until: H2_2025.until })).toEqual([2, null]);
    expect(await medians(VIDSHARE, { from: H1_2025.from, until: H1_2026.until })).toEqual([3, 60]);
  });

  it("is not shown over four others, nor over any number that were asked under only four orders", async () => {
    expect(await medians(VIDSHARE, H2_2025)).toEqual([null, null]);
    expect(await medians(VIDSHARE, H1_2026)).toEqual([null, null]);
  });

  it.each([
    ["the hours in which one request was made", { from: new Date("2025-03-03"), until: new Date("2025-03-04") }],
    ["a half-year less a second", { from: H1_2025.from, until: new Date(H1_2025.until.getTime() - 1_000) }],
    ["a half-year that is not published", H2_2026],
    ["published ones and one that is not", { from: H1_2025.from, until: H2_2026.until }],
  ])("is not shown over %s, while the platform's own figures are", async (_, period) => {
    expect(await medians(VIDSHARE, period)).toEqual([null, null]);
    const [requested] = await compareDisclosures(own.deps, VIDSHARE, idOf("vidshare"), { period });
    expect(requested?.value).toBeGreaterThan(0);
  });

  it("is shown to a supervisor over any period", async () => {
    expect(await medians(REGULATOR, H2_2025)).toEqual([1, 60]);
    const picked = { from: new Date("2025-03-03"), until: new Date("2025-03-04") };
    expect(await medians(REGULATOR, picked)).toEqual([1, 60]);
  });
});

function less(value: number | null, beside: number | null): number | null {
  return value === null || beside === null ? null : value - beside;
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
