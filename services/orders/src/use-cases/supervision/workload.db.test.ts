import type { Actor } from "@exparte/auth";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, CourtId, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import { costModelWith, type EventOfWork, STEP_OF_EVENT } from "../../rules/supervision/workload.js";
import type { CourtWork } from "../../store/supervision/workload.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { recordService } from "../addressee/record-service.js";
import { closeApplication } from "../application/close-application.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { decideOpposition, lodgeOpposition, setHearing } from "../opposition/contest-order.js";
import { applyForLapse, clarifyOrder, registerMainClaim, resumeOrder, suspendOrder } from "../order/steer-order.js";
import { type CourtWorkload, seeTotalWorkload, seeWorkload } from "./see-workload.js";

const COURTS = ["rb-amsterdam", "rb-den-haag"] as const;
const acm = actor("regulator", "acm");
const vidshare = actor("platform", "vidshare");
const DAY = 24 * 60;
const END = minutes(200 * DAY);

/** The test's own record of what it did: nothing in it comes from the database. */
interface Act {
  readonly court: CourtId;
  readonly what: EventOfWork;
  readonly at: Instant;
  /** For a judge's decision, or a withdrawal. */
  readonly submittedAt?: Instant;
  readonly inPart?: boolean;
}
const acts: Act[] = [];

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  for (let number = 0; number < 36; number++) await playCase(number);
  room.at(END);
}, 120_000);
afterAll(() => room[Symbol.asyncDispose]());

/** Plays one case; its number decides which of the many courses it takes. */
async function playCase(number: number): Promise<void> {
  const court = idOf<CourtId>(COURTS[number % 3 === 0 ? 1 : 0]);
  const judge = actor("court", court);
  const begin = number * 17 * 60;
  let now = begin;
  const after = (count: number): Instant => {
    now += count;
    room.at(minutes(now));
    return minutes(now);
  };
  const did = (what: EventOfWork, of: Partial<Act> = {}) => acts.push({ court, what, at: minutes(now), ...of });

  const submittedAt = after(0);
  const caseNumber = idOf<CaseNumber>(`C/13/${600_000 + number}`);
  const application = await submitApplication(
    room.deps,
    judge,
    applicationContent({ caseNumber, urls: [1, 3].map((item) => `https://vidshare.example/${number}/${item}`) }),
  );
  did("ApplicationSubmitted");
  after(30 + ((number * 37) % 900));
  const reasons = "As told.";
  switch (number % 9) {
    case 1:
      await closeApplication(room.deps, judge, application.id, { type: "refuse", reasons });
      did("ApplicationRefused", { submittedAt });
      return;
    case 3:
      await closeApplication(room.deps, judge, application.id, { type: "refer", reasons });
      did("ApplicationReferred", { submittedAt });
      return;
    case 5:
      await closeApplication(room.deps, judge, application.id, { type: "withdraw", reasons });
      did("ApplicationWithdrawn", { submittedAt });
      return;
    case 7:
      return; // It is not decided yet.
  }
  const items = [1, 2].map((item) => ({ url: `https://vidshare.example/${number}/${item}` }));
  const document = orderDocument({
    court,
    caseNumber,
    addressees: [
      { platform: idOf<PlatformId>("vidshare"), items },
      { platform: idOf<PlatformId>("lawyer-list"), items: [{ url: `https://lawyer-list.example/${number}` }] },
    ],
    issuedAt: minutes(now),
  });
  const seal = await room.seal(court, document);
  const refused = number % 4 === 2 ? [{ duty: 1, targets: [2], reasons }] : [];
  const order = await grantApplication(room.deps, judge, application.id, contentOf(document), seal, refused);
  did("ApplicationGranted", { submittedAt, ...(refused.length === 0 ? {} : { inPart: true }) });
  if (number % 4 === 0) {
    after(60);
    await doubted(judge, order);
    after(60);
    await clarifyOrder(room.deps, judge, {
      orderId: order.id,
      platform: idOf("lawyer-list"),
      text: "The second half.",
    });
    did("ClarificationGiven");
  }
  if (number % 9 === 8) {
    after(31 * DAY + 3 * DAY);
    await applyForLapse(room.deps, vidshare, order.id);
    did("OrderLapsed");
    return;
  }
  after(DAY);
  await registerMainClaim(room.deps, judge, {
    orderId: order.id,
    reference: `main ${number}`,
    broughtAt: minutes(now),
  });
  did("MainClaimRegistered");
  if (number % 2 === 0) return;

  after(DAY);
  const { opposition } = await lodgeOpposition(room.deps, vidshare, { orderId: order.id, grounds: "It is satire." });
  did("OppositionLodged");
  after(60);
  await suspendOrder(room.deps, judge, order.id, reasons);
  did("OrderSuspended");
  await resumeOrder(room.deps, judge, order.id, reasons);
  for (const hearing of number % 5 === 0 ? [7, 9] : [7]) {
    after(60);
    await setHearing(room.deps, judge, opposition.id, minutes(now + hearing * DAY));
    did("HearingSet");
  }
  after(10 * DAY);
  if (number % 3 === 1) {
    const narrowed = {
      ...document,
      version: 2,
      addressees: [{ platform: idOf<PlatformId>("vidshare"), items: items.slice(1) }],
    };
    const version = { ...narrowed, issuedAt: minutes(now) };
    const content = { content: contentOf(version), seal: await room.seal(court, version) };
    await decideOpposition(room.deps, judge, opposition.id, { outcome: "MODIFIED", reasons, ...content });
    did("OrderModified");
  } else {
    const outcome =
      number % 3 === 0 ? ({ outcome: "UPHELD" } as const) : ({ outcome: "LIFTED", penaltiesFallAway: false } as const);
    await decideOpposition(room.deps, judge, opposition.id, { ...outcome, reasons });
  }
  did("OppositionDecided");
}

/** The bailiff serves a site outside the hub, which reports that it cannot find the page. */
async function doubted(judge: Actor, order: Order): Promise<void> {
  const of = { orderId: order.id, platform: idOf<PlatformId>("lawyer-list") };
  await recordService(room.deps, judge, { ...of, means: "BAILIFF", servedAt: room.deps.clock() });
  const items = addresseeOf(order, idOf("lawyer-list")).items.map(({ id: itemId }) => ({
    itemId,
    outcome: "IMPOSSIBLE" as const,
    impossibleReason: "INSUFFICIENT_INFORMATION" as const,
    effectAt: room.deps.clock(),
  }));
  await confirmTakedown(room.deps, judge, { ...of, items });
}

interface Span {
  readonly from: Date;
  readonly until: Date;
}

const days = (from: number, until: number): Span => ({
  from: new Date(minutes(from * DAY)),
  until: new Date(minutes(until * DAY)),
});

/** The naive recount: goes through every act, for one court or for all. */
function recount(court: CourtId | null, { from, until }: Span): CourtWork {
  const within = (at: Instant) => new Date(at) >= from && new Date(at) < until;
  const ours = acts.filter((act) => court === null || act.court === court);
  const events: Partial<Record<EventOfWork, number>> = {};
  for (const { what, at } of ours) if (within(at)) events[what] = (events[what] ?? 0) + 1;
  const ended = ours.filter((act) => act.submittedAt !== undefined);
  const seconds = ended
    .filter(({ what, at }) => what !== "ApplicationWithdrawn" && within(at))
    .map(({ at, submittedAt = at }) => (Date.parse(at) - Date.parse(submittedAt)) / 1000)
    .sort((a, b) => a - b);
  const before = (at: Instant) => new Date(at) < until;
  return {
    court,
    events,
    grantedInPart: ours.filter(({ at, inPart }) => inPart && within(at)).length,
    medianSecondsToDecision: quantile(seconds, 0.5),
    p95SecondsToDecision: quantile(seconds, 0.95),
    pending:
      ours.filter(({ what, at }) => what === "ApplicationSubmitted" && before(at)).length -
      ended.filter(({ at }) => before(at)).length,
  };
}

function quantile(sorted: readonly number[], share: number): number | null {
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}

function expectSame(seen: CourtWork | undefined, counted: CourtWork): void {
  expect(seen).toEqual({
    ...counted,
    medianSecondsToDecision: near(counted.medianSecondsToDecision),
    p95SecondsToDecision: near(counted.p95SecondsToDecision),
  });
}
const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 6));

describe("the workload of the courts", () => {
  it.each([
    ["all that was done", days(0, 200)],
    ["a fortnight", days(7, 21)],
    ["the end alone", days(24, 60)],
    ["a time in which nothing was done", days(150, 160)],
    // The fifth application comes after 68 hours and is decided three hours later.
    ["a time that ends while an application waits", days(1, 69 / 24)],
  ])("equals a naive recount, in %s", async (_, span) => {
    const seen = await seeWorkload(room.deps, acm, span, {});
    expect(seen.map(({ court }) => court)).toEqual(["gh-amsterdam", "hoge-raad", ...COURTS]);
    for (const { court, work } of seen) expectSame(work, recount(court, span));
    expectSame((await seeTotalWorkload(room.deps, acm, span, {})).work, recount(null, span));
  });

  it("tells of what was granted in part", async () => {
    expect((await seeTotalWorkload(room.deps, acm, days(0, 200), {})).work.grantedInPart).toBeGreaterThan(0);
  });

  it("contains every kind of work in the cost model", async () => {
    const { work } = await seeTotalWorkload(room.deps, acm, days(0, 200), {});
    expect(Object.keys(work.events).sort()).toEqual(Object.keys(STEP_OF_EVENT).sort());
  });

  it("includes the very start of a period but not its end", async () => {
    const first = acts[0]?.at ?? END;
    const at = (ms: number) => new Date(Date.parse(first) + ms);
    const counted = async (from: Date, until: Date) =>
      (await seeTotalWorkload(room.deps, acm, { from, until }, {})).work.events.ApplicationSubmitted ?? 0;
    expect(await counted(at(0), at(1))).toBe(1);
    expect(await counted(at(-1), at(0))).toBe(0);
  });

  it("is priced by the given model, and the courts' costs add up to the total", async () => {
    const change = { judgeHourCents: 20_001, steps: [{ step: "DECISION", judgeMinutes: 47 } as const] };
    const seen = await seeWorkload(room.deps, acm, days(0, 200), change);
    const total = await seeTotalWorkload(room.deps, acm, days(0, 200), change);
    const sum = (of: (one: CourtWorkload) => number) => seen.reduce((so, one) => so + of(one), 0);
    expect(total.cost.costCents).toBe(sum(({ cost }) => cost.costCents));
    expect(total.cost.feesCents).toBe(sum(({ cost }) => cost.feesCents));
    expect(total.cost.costCents).toBeGreaterThan(0);
    expect(total.model).toEqual(costModelWith(change));
  });

  it("is found by its moment, without reading every event", async () => {
    const plan = await room.deps.database.transaction(async ({ sql }) => {
      await sql.query("set local enable_seqscan = off");
      const kinds = Object.keys(STEP_OF_EVENT).map((kind) => `'${kind}'`);
      return sql.query<{ "QUERY PLAN": string }>(
        `explain select count(*) from orders.events where kind in (${kinds.join(", ")}) and at >= $1 and at < $2`,
        [minutes(0), END],
      );
    });
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("events_of_work");
  });
});

describe("who sees the workload", () => {
  it("shows a court its own workload only", async () => {
    const seen = await seeWorkload(room.deps, actor("court", "rb-den-haag"), days(0, 200), {});
    expect(seen.map(({ court }) => court)).toEqual(["rb-den-haag"]);
    expectSame(seen[0]?.work, recount(idOf("rb-den-haag"), days(0, 200)));
  });

  it("refuses a court the total of all", async () => {
    await expect(seeTotalWorkload(room.deps, actor("court", "rb-den-haag"), days(0, 200), {})).rejects.toMatchObject({
      code: "FIGURES_FORBIDDEN",
    });
  });

  it.each([
    ["platform", "vidshare"],
    ["operator", "hub"],
    ["service", "identities"],
  ])("refuses a %s", async (type, id) => {
    const attempts = [seeWorkload, seeTotalWorkload].map((see) => see(room.deps, actor(type, id), days(0, 200), {}));
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
  });

  it("refuses a supervisor without the scope compliance:read", async () => {
    for (const see of [seeWorkload, seeTotalWorkload]) {
      await expect(see(room.deps, actor("ap", "ap", ["complaints:handle"]), days(0, 200), {})).rejects.toMatchObject({
        code: "SCOPE_MISSING",
      });
    }
  });
});

describe("a period of the workload", () => {
  it.each([
    ["reversed", days(20, 10)],
    ["in the future", days(201, 202)],
    ["of more than ten years", { from: new Date("2015-01-01"), until: new Date("2026-01-01") }],
  ])("is refused when it is %s", async (_, span) => {
    for (const see of [seeWorkload, seeTotalWorkload]) {
      await expect(see(room.deps, acm, span, {})).rejects.toMatchObject({
        code: "PERIOD_INVALID",
        facts: { field: "period" },
      });
    }
  });

  it("is refused with a cost model that makes no sense", async () => {
    await expect(seeWorkload(room.deps, acm, days(0, 1), { judgeHourCents: -1 })).rejects.toMatchObject({
      code: "FIELD_INVALID",
      facts: { field: "cost.judgeHourCents" },
    });
  });
});
