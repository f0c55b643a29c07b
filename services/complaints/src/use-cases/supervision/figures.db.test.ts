import { type Instant, instant } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, CONTENT, DISMISSAL, days, INFRINGEMENT, JOURNALISM, NOW } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import type { Complaint } from "../../rules/complaint/complaint.js";
import type { DecisionTerms } from "../../rules/decision/decision.js";
import type { RemedyKind, RemedySide } from "../../rules/decision/remedy.js";
import type { CaseNumber, PlatformId } from "../../rules/ids.js";
import { NOTICE_OUTCOMES } from "../../rules/notice/notice.js";
import { COMPLAINT_FIGURES } from "../../rules/supervision/complaint-figure.js";
import { NOTICE_FIGURES } from "../../rules/supervision/notice-figure.js";
import { type ComplaintFigures, type NoticeFigures, numberIn } from "../../store/supervision/figures.js";
import { createFigures } from "../../store/supervision/figures-reader.js";
import { decideRemedy, lodgeRemedy } from "../complaint/contest-decision.js";
import { fileComplaint } from "../complaint/file-complaint.js";
import { decideOnMerits, handleComplaint } from "../complaint/handle-complaint.js";
import { passTerm } from "../complaint/pass-term.js";
import { recordNotice } from "../notice/record-notice.js";
import { recordNoticeDecision } from "../notice/record-notice-decision.js";
import { compareComplaints, compareNotices } from "./compare-figures.js";
import { seeAllComplaintFigures, seeAllNoticeFigures, seeComplaintFigures, seeNoticeFigures } from "./see-figures.js";

const ap = actor("ap", "ap");
const court = actor("court", "rb-amsterdam");
const regulator = actor("regulator", "acm");
const PLATFORMS = ["vidshare", "chirper", "findit", "hostbox", "lawyer-list"];
const DAY_MS = 86_400_000;

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;

/** The same numbers again for the same seed: a failure can be looked at. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}
type Dice = ReturnType<typeof dice>;

function pick<One>(roll: Dice, from: readonly [One, ...One[]]): One {
  return from[roll(from.length)] ?? from[0];
}

async function received(controller: string, receivedAt: Instant): Promise<string> {
  const { id } = await fileComplaint(room.deps, ap, {
    ...CONTENT,
    caseNumber: idOf(`z2026-${++cases}`),
    controller: idOf(controller),
    receivedAt,
  });
  return id;
}

const OUTCOMES: readonly [DecisionTerms, ...DecisionTerms[]] = [
  { ...INFRINGEMENT, sanctions: INFRINGEMENT.sanctions.slice(0, 1) },
  { ...INFRINGEMENT, sanctions: [{ kind: "PROCESSING_BAN", processing: "All of it.", from: days(0) }] },
  INFRINGEMENT,
  DISMISSAL,
  JOURNALISM,
];

/** A complaint that comes as far as the dice take it: perhaps to the Council of State, and open again after that. */
async function playComplaint(roll: Dice, receivedAt: Instant): Promise<void> {
  const id = await received(pick(roll, ["findit", "hostbox", "vidshare"]), receivedAt);
  if (roll(8) === 0) return;
  await handleComplaint(room.deps, ap, idOf(id), { type: "takeUnderReview" });
  if (roll(8) === 0) return;
  let at = receivedAt;
  const later = (most: number) => {
    at = instant(Math.min(Date.parse(at) + roll(most) * DAY_MS, Date.parse(NOW)));
    return at;
  };
  let complaint = await decideOnMerits(room.deps, ap, idOf(id), {
    decision: pick(roll, OUTCOMES),
    madeKnownAt: later(90),
  });
  for (const kind of ["OBJECTION", "APPEAL", "HIGHER_APPEAL"] as const) {
    const contested = complaint.decisions.length;
    for (const side of ["CONTROLLER", "COMPLAINANT"] as const) {
      if (roll(2) === 0) complaint = await contest(roll, complaint, { kind, side, receivedAt: at, later });
    }
    if (complaint.decisions.length === contested) break;
  }
  if (roll(2) === 0) complaint = await passTerms(complaint);
  if (complaint.irrevocableAt === undefined || roll(3) > 0 || complaint.decisions.length > 1) return;
  const late = { kind: "OBJECTION", side: "COMPLAINANT", grounds: "Late.", lateBecause: "In hospital." } as const;
  await lodgeRemedy(room.deps, ap, idOf(id), late);
}

async function contest(
  roll: Dice,
  complaint: Complaint,
  of: { kind: RemedyKind; side: RemedySide; receivedAt: Instant; later: (most: number) => Instant },
): Promise<Complaint> {
  const { kind, side, receivedAt, later } = of;
  const { id } = complaint;
  const lodged = await lodgeRemedy(room.deps, ap, id, { kind, side, grounds: "Grounds.", receivedAt });
  if (roll(3) === 0) return lodged.complaint;
  const standing = lodged.complaint.decisions.at(-1);
  const revised = pick(roll, OUTCOMES);
  const isOther = standing?.outcome !== revised.outcome;
  const ruling =
    roll(2) === 0 && isOther
      ? ({ result: "REVISED", decision: revised } as const)
      : ({ result: "UPHELD", reasons: "As before." } as const);
  const madeKnownAt = later(30);
  return (await decideRemedy(room.deps, ap, [kind], { id: lodged.remedy.id, ruling, madeKnownAt })).complaint;
}

/** Fires the timers of those terms that are over. */
async function passTerms(complaint: Complaint): Promise<Complaint> {
  const { id: complaintId } = complaint;
  for (const { id: decisionId, contestableUntil: endsAt } of complaint.decisions) {
    if (endsAt !== undefined && endsAt <= NOW)
      await passTerm(room.deps, { of: "REMEDY", complaintId, decisionId, endsAt });
  }
  const [row] = await room.deps.database.sql.query<{ state: Complaint }>(
    "select state from complaints.complaints where id = $1",
    [complaintId],
  );
  return row?.state ?? complaint;
}

async function eventsOf(category: string) {
  const read = { after: null, limit: 10_000, categories: [category] };
  return (await room.deps.log.readLog(room.deps.database.sql, read)).events;
}

/** One complaint as its events tell it. */
interface Course {
  readonly controller: string;
  readonly received: string;
  status: string;
  ground?: string;
  sanctions: string[];
  objections: number;
  appeals: number;
  changed: boolean;
  irrevocable: boolean;
  days?: number;
}

async function recountComplaints(isAbout: (platform: string) => boolean): Promise<ComplaintFigures> {
  const courses = new Map<string, Course>();
  for (const { stream, kind, body } of await eventsOf("complaint")) {
    const fresh: Course = {
      ...{ controller: String(body.controller), received: String(body.receivedAt), status: "RECEIVED" },
      ...{ sanctions: [], objections: 0, appeals: 0, changed: false, irrevocable: false },
    };
    const course = courses.get(stream) ?? fresh;
    courses.set(stream, course);
    if (kind === "ComplaintTakenUnderReview") course.status = "UNDER_REVIEW";
    if (kind === "ObjectionLodged") course.objections += 1;
    if (kind === "AppealLodged") course.appeals += 1;
    if (kind === "ObjectionLodged" || kind === "AppealLodged") course.irrevocable = false;
    if (kind === "DecisionMadeIrrevocable") course.irrevocable = true;
    if (body.result === "REVISED") course.changed = true;
    if (kind === "ComplaintDecided")
      course.days = (Date.parse(String(body.madeKnownAt)) - Date.parse(course.received)) / DAY_MS;
    if (typeof body.outcome !== "string") continue;
    course.status = body.outcome;
    course.ground = String(body.ground);
    course.sanctions = (body.sanctions as unknown as { kind: string }[]).map((sanction) => sanction.kind);
  }
  const counted = [...courses.values()].filter(
    ({ controller, received: at }) => isAbout(controller) && at >= instant(PERIOD.from) && at < instant(PERIOD.until),
  );
  const count = (holds: (course: Course) => boolean) => counted.filter(holds).length;
  const sum = (of: (course: Course) => number) => counted.reduce((total, course) => total + of(course), 0);
  return {
    received: counted.length,
    underReview: count(({ status }) => status === "UNDER_REVIEW"),
    notCompetent: count(({ status }) => status === "NOT_COMPETENT"),
    journalisticException: count(({ ground }) => ground === "JOURNALISTIC_EXCEPTION"),
    dismissed: count(({ status }) => status === "DISMISSED"),
    infringementFound: count(({ status }) => status === "INFRINGEMENT_FOUND"),
    sanctions: {
      fines: count(({ sanctions }) => sanctions.includes("FINE")),
      periodicPenalties: count(({ sanctions }) => sanctions.includes("PERIODIC_PENALTY")),
      processingBans: count(({ sanctions }) => sanctions.includes("PROCESSING_BAN")),
    },
    objections: sum(({ objections }) => objections),
    appeals: sum(({ appeals }) => appeals),
    changedOnReview: count(({ changed }) => changed),
    irrevocable: count(({ irrevocable }) => irrevocable),
    medianDays: expect.closeTo(
      medianOf(counted.flatMap(({ days: length }) => length ?? [])) ?? Number.NaN,
      4,
    ) as number,
  };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

const PERIOD = { from: new Date(days(-400)), until: new Date(days(-100)) };

/** The second half of 2025, published since 1 February. */
const HALF = { from: new Date("2025-06-30T22:00:00Z"), until: new Date("2025-12-31T23:00:00Z") };

describe("figures of complaints", () => {
  it("equal a recount of the events, for each platform and for all, over 120 complaints with different courses", async () => {
    const roll = dice(2026);
    for (let count = 0; count < 120; count += 1) await playComplaint(roll, days(-roll(500)));
    for (const platform of ["findit", "hostbox", "vidshare"]) {
      const figures = await seeComplaintFigures(room.deps, regulator, idOf(platform), PERIOD);
      expect(figures.received).toBeGreaterThan(5);
      expect(figures).toEqual(await recountComplaints((one) => one === platform));
    }
    const all = await seeAllComplaintFigures(room.deps, regulator, PERIOD);
    expect(all).toEqual(await recountComplaints(() => true));
    // The courses went everywhere: no figure is right because it is nothing.
    const { medianDays: _, sanctions, ...counts } = all;
    for (const count of Object.values({ ...counts, ...sanctions })) expect(count).toBeGreaterThan(0);
    const events = await eventsOf("complaint");
    expect(events.filter(({ kind, body }) => kind === "AppealDecided" && body.overtakes).length).toBeGreaterThan(0);
  });

  it("of all platforms are for supervisors, and the refusal to a platform names the way out", async () => {
    const vidshare = actor("platform", "vidshare");
    for (const seeing of [seeAllComplaintFigures, seeAllNoticeFigures]) {
      await expect(seeing(room.deps, vidshare, PERIOD)).rejects.toMatchObject({
        code: "FIGURES_FORBIDDEN",
        message: expect.stringContaining("Ask for your own figures, or read publicReport."),
      });
      await expect(seeing(room.deps, court, PERIOD)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
      const backwards = { from: PERIOD.until, until: PERIOD.from };
      await expect(seeing(room.deps, regulator, backwards)).rejects.toMatchObject({ code: "PERIOD_INVALID" });
    }
    await expect(seeComplaintFigures(room.deps, vidshare, idOf("findit"), PERIOD)).rejects.toMatchObject({
      message: expect.stringContaining("Ask for your own figures, or read publicReport."),
    });
  });
});

describe("figures compared", () => {
  const vidshare = actor("platform", "vidshare");

  it("stand beside those of another period, and beside the median of the platforms that were complained of", async () => {
    const compared = await compareComplaints(room.deps, regulator, idOf("findit"), {
      period: PERIOD,
      comparedWith: HALF,
    });
    const of = (platform: string, period = PERIOD) => seeComplaintFigures(room.deps, regulator, idOf(platform), period);
    const [own, earlier] = [await of("findit"), await of("findit", HALF)];
    const others = (await Promise.all(PLATFORMS.map((platform) => of(platform)))).filter((one) => one.received > 0);
    expect(others).toHaveLength(3);
    const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 3));
    for (const [index, figure] of COMPLAINT_FIGURES.entries()) {
      const [value, before] = [numberIn(own, figure) ?? 0, numberIn(earlier, figure) ?? 0];
      const median = medianOf(others.flatMap((one) => numberIn(one, figure) ?? []));
      expect(compared[index]).toEqual({
        ...{ figure, value: near(value), earlier: near(before), change: near(value - before) },
        ...{ median: near(median), fromMedian: near(value - (median ?? 0)) },
      });
    }
  });

  it("show a platform no median over a period that it picks, few others or few complainants; a supervisor sees all", async () => {
    await using own = await openRoom();
    const file = async (controller: string, complainant: number) => {
      await own.deps.database.sql.query(
        "insert into complaints.known_platforms (id, connected) values ($1, false) on conflict do nothing",
        [controller],
      );
      return fileComplaint(own.deps, ap, {
        ...{
          ...CONTENT,
          caseNumber: idOf<CaseNumber>(`z2025-${++cases}`),
          complainantReference: `k-${complainant}`,
          controller: idOf<PlatformId>(controller),
        },
        receivedAt: instant("2025-09-01T09:00:00Z"),
      });
    };
    const told = async (who: typeof regulator, period = HALF) => {
      const figures = ["RECEIVED"] as const;
      return (await compareComplaints(own.deps, who, idOf("vidshare"), { period, figures }))[0]?.median;
    };
    await file("vidshare", 9);
    for (const [index, other] of ["a", "b", "c", "d"].entries()) await file(other, index);
    // Five platforms with its own: it could take that out.
    expect([await told(vidshare), await told(regulator)]).toEqual([null, 1]);
    await file("e", 3);
    // Five others, of four complainants.
    expect([await told(vidshare), await told(regulator)]).toEqual([null, 1]);
    await file("e", 4);
    expect([await told(vidshare), await told(regulator)]).toEqual([1, 1]);
    const picked = [
      { ...HALF, from: new Date("2025-07-01T00:00:00Z") },
      { ...HALF, until: new Date("2025-11-30T23:00:00Z") },
    ];
    for (const period of picked) {
      expect([await told(vidshare, period), await told(regulator, period)]).toEqual([null, 1]);
    }
    expect(await told(vidshare, { ...HALF, from: new Date("2024-12-31T23:00:00Z") })).toBe(1);
    own.at(instant("2026-01-31T22:00:00Z"));
    expect(await told(vidshare)).toBeNull();
    await expect(compareComplaints(own.deps, vidshare, idOf("findit"), { period: HALF })).rejects.toMatchObject({
      code: "FIGURES_FORBIDDEN",
    });
  });
});

describe("figures of notices", () => {
  async function recountNotices(isAbout: (platform: string) => boolean, period = PERIOD): Promise<NoticeFigures> {
    const notices = new Map<string, { platform: string; noticedAt: string; outcome: string }>();
    for (const { stream, kind, body } of await eventsOf("notice")) {
      const { platform, noticedAt, outcome, ground } = body;
      if (kind === "NoticeRecorded")
        notices.set(stream, { platform: String(platform), noticedAt: String(noticedAt), outcome: "OPEN" });
      const notice = notices.get(stream);
      if (kind === "NoticeDecided" && notice) notice.outcome = ground === undefined ? String(outcome) : String(ground);
    }
    const told = [...notices.values()].filter(
      ({ platform, noticedAt }) =>
        isAbout(platform) && noticedAt >= instant(period.from) && noticedAt < instant(period.until),
    );
    const count = (...outcomes: string[]) => told.filter(({ outcome }) => outcomes.includes(outcome)).length;
    const closed = told.length - count("OPEN");
    // To four decimals, as the schema says.
    const rate = (...outcomes: string[]) => (closed === 0 ? null : +(count(...outcomes) / closed).toFixed(4));
    return {
      noticed: told.length,
      open: count("OPEN"),
      removed: count("UNLAWFUL", "HOUSE_RULES"),
      removedAsUnlawful: count("UNLAWFUL"),
      removedUnderHouseRules: count("HOUSE_RULES"),
      refusedAsLawful: count("REFUSED_LAWFUL"),
      refusedForPublicInterest: count("REFUSED_OVERRIDING_PUBLIC_INTEREST"),
      noResponse: count("NO_RESPONSE"),
      removalRate: rate("UNLAWFUL", "HOUSE_RULES"),
      refusalRate: rate("REFUSED_LAWFUL", "REFUSED_OVERRIDING_PUBLIC_INTEREST"),
      noResponseRate: rate("NO_RESPONSE"),
    };
  }

  it("equal a recount of the events, for each platform and for all, over 150 notices with different answers", async () => {
    const roll = dice(1215);
    for (let index = 0; index < 150; index += 1) {
      const platform = idOf<PlatformId>(pick(roll, ["findit", "hostbox", "lawyer-list"]));
      // Both ends of the period occur: the first moment is in it, and the last is not.
      const noticedAt = index < 2 ? instant(PERIOD.from) : index < 4 ? instant(PERIOD.until) : days(-roll(450) - 50);
      const content = { reference: `figures ${index}`, source: "COURT", urls: ["https://findit.example/1"] } as const;
      const respondBy = instant(Date.parse(noticedAt) + DAY_MS);
      const { id } = await recordNotice(room.deps, court, { ...content, platform, noticedAt, respondBy });
      for (let answers = roll(4), decided = respondBy; answers > 0; answers -= 1) {
        decided = instant(Date.parse(decided) + DAY_MS);
        const outcome = pick(roll, NOTICE_OUTCOMES);
        const ground = pick(roll, ["UNLAWFUL", "HOUSE_RULES"] as const);
        const decision = { outcome, decidedAt: decided, ...(outcome === "REMOVED" ? { ground } : {}) };
        await recordNoticeDecision(room.deps, court, id, decision).catch((refusal) => {
          // What cannot follow the answer before leaves it as it is.
          expect(refusal.code).toBe("NOTICE_DECIDED");
        });
      }
    }
    for (const platform of ["findit", "hostbox", "lawyer-list"]) {
      const figures = await seeNoticeFigures(room.deps, regulator, idOf(platform), PERIOD);
      expect(figures.noticed).toBeGreaterThan(5);
      expect(figures).toEqual(await recountNotices((one) => one === platform));
    }
    const all = await seeAllNoticeFigures(room.deps, regulator, PERIOD);
    expect(all).toEqual(await recountNotices(() => true));
    for (const count of Object.values(all)) expect(count).toBeGreaterThan(0);
  });

  it("are shown with those of another period, and with the median of the platforms that received notices", async () => {
    const earlier = { from: new Date(days(-600)), until: PERIOD.from };
    const compared = await compareNotices(room.deps, regulator, idOf("findit"), {
      period: PERIOD,
      comparedWith: earlier,
    });
    expect(compared.map(({ figure }) => figure)).toEqual(NOTICE_FIGURES);
    const own = await recountNotices((one) => one === "findit");
    const before = await recountNotices((one) => one === "findit", earlier);
    const all = await Promise.all(PLATFORMS.map((platform) => recountNotices((one) => one === platform)));
    const sent = all.filter(({ noticed }) => noticed > 0);
    expect(sent).toHaveLength(3);
    for (const { figure, ...told } of compared) {
      const field = inCamelCase(figure) as keyof NoticeFigures;
      const [value, was] = [own[field] ?? Number.NaN, before[field] ?? Number.NaN];
      const median = medianOf(sent.flatMap((one) => one[field] ?? [])) ?? Number.NaN;
      expect({ figure, ...told }).toEqual({
        ...{ figure, value, earlier: was, change: +(value - was).toFixed(4) },
        ...{ median: expect.closeTo(median, 4), fromMedian: expect.closeTo(value - median, 3) },
      });
    }
    // No difference is right because everything is the same.
    for (const difference of ["change", "fromMedian"] as const) {
      expect(compared.filter(({ [difference]: amount }) => amount !== 0).length).toBeGreaterThan(3);
    }
  });

  it("are zero for a platform without notices; its rates are null, and nothing differs from them", async () => {
    const figures = ["NOTICED", "REMOVAL_RATE"] as const;
    const wanted = { period: PERIOD, comparedWith: PERIOD, figures };
    const [noticed, rate] = await compareNotices(room.deps, regulator, idOf("chirper"), wanted);
    expect(noticed).toMatchObject({ value: 0, earlier: 0, change: 0, median: expect.any(Number) });
    expect(noticed?.fromMedian).toBe(-Number(noticed?.median));
    expect(rate).toMatchObject({ value: null, earlier: null, change: null, fromMedian: null });
    const long = { from: new Date("2010-01-01"), until: new Date("2011-01-01") };
    expect(await compareNotices(room.deps, regulator, idOf("findit"), { period: long, figures })).toEqual([
      { figure: "NOTICED", value: 0, earlier: null, change: null, median: null, fromMedian: null },
      { figure: "REMOVAL_RATE", value: null, earlier: null, change: null, median: null, fromMedian: null },
    ]);
  });

  it("show a platform no median over a period that it picks or few others; a supervisor sees all", async () => {
    await using own = await openRoom();
    const notice = async (platform: string, outcome?: "NO_RESPONSE") => {
      await own.deps.database.sql.query(
        "insert into complaints.known_platforms (id, connected) values ($1, false) on conflict do nothing",
        [platform],
      );
      const noticedAt = instant("2025-09-01T09:00:00Z");
      const respondBy = instant("2025-09-02T09:00:00Z");
      const urls = ["https://findit.example/1"];
      const content = {
        reference: `of ${++cases}`,
        source: "COURT",
        urls,
        platform: idOf<PlatformId>(platform),
        noticedAt,
        respondBy,
      } as const;
      const { id } = await recordNotice(own.deps, court, content);
      if (outcome) await recordNoticeDecision(own.deps, court, id, { outcome, decidedAt: respondBy });
    };
    const vidshare = actor("platform", "vidshare");
    const told = async (who: typeof regulator, period = HALF) => {
      const figures = ["NOTICED", "NO_RESPONSE_RATE"] as const;
      const compared = await compareNotices(own.deps, who, idOf("vidshare"), { period, figures });
      return compared.map(({ median }) => median);
    };
    await notice("vidshare");
    for (const other of ["a", "b", "c", "d"]) await notice(other, "NO_RESPONSE");
    // Five platforms with its own: it could take that out.
    expect([await told(vidshare), await told(regulator)]).toEqual([
      [null, null],
      [1, 1],
    ]);
    await notice("e");
    // Five others were sent a notice, and of four of them there is a rate.
    expect([await told(vidshare), await told(regulator)]).toEqual([
      [1, null],
      [1, 1],
    ]);
    await notice("e", "NO_RESPONSE");
    expect(await told(vidshare)).toEqual([1, 1]);
    for (const picked of [
      { ...HALF, from: new Date("2025-07-01T00:00:00Z") },
      { ...HALF, until: new Date("2025-11-30T23:00:00Z") },
    ]) {
      expect([await told(vidshare, picked), await told(regulator, picked)]).toEqual([
        [null, null],
        [1, 1],
      ]);
    }
    own.at(instant("2026-01-31T22:00:00Z"));
    expect(await told(vidshare)).toEqual([null, null]);
  });

  it("of many platforms for one period are one statement, and so are the medians of all", async () => {
    const asked: string[] = [];
    const { sql } = room.deps.database;
    const figures = createFigures({
      query<R>(text: string, params?: readonly unknown[]): Promise<R[]> {
        asked.push(text);
        return sql.query<R>(text, params);
      },
    });
    const deps = { ...room.deps, figures };
    const wanted = { period: PERIOD, comparedWith: HALF };
    for (const compare of [compareComplaints, compareNotices]) {
      await Promise.all(PLATFORMS.map((platform) => compare(deps, regulator, idOf(platform), wanted)));
      expect(asked.splice(0)).toHaveLength(3);
    }
  });

  it("are compared for supervisors and the platform itself, over valid periods", async () => {
    const wanted = { period: HALF };
    const seen = (who: typeof regulator) => compareNotices(room.deps, who, idOf("vidshare"), wanted);
    await expect(seen(actor("platform", "findit"))).rejects.toMatchObject({ code: "FIGURES_FORBIDDEN" });
    await expect(seen(court)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
    const backwards = { from: HALF.until, until: HALF.from };
    for (const compare of [compareComplaints, compareNotices]) {
      const refused = (over: { period: typeof HALF; comparedWith?: typeof HALF }) =>
        expect(compare(room.deps, regulator, idOf("vidshare"), over)).rejects;
      await refused({ period: backwards }).toMatchObject({ code: "PERIOD_INVALID", facts: { field: "period" } });
      await refused({ period: HALF, comparedWith: backwards }).toMatchObject({
        code: "PERIOD_INVALID",
        facts: { field: "comparedWith" },
      });
    }
  });
});

function inCamelCase(word: string): string {
  return word.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
