import { type Instant, instant } from "@exparte/dutch-time";
import { type RecordedEvent, verifyChain } from "@exparte/event-log";
import { idOf } from "@exparte/testing/id-of";
import { startTimers } from "@exparte/timers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { actor, CONTENT, DISMISSAL, days, INFRINGEMENT, JOURNALISM, NOW } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import type { Complaint } from "../../rules/complaint/complaint.js";
import type { DecisionTerms } from "../../rules/decision/decision.js";
import type { RemedySide } from "../../rules/decision/remedy.js";
import type { CaseNumber, OrderId, PlatformId } from "../../rules/ids.js";
import { checkpoints } from "../../store/feed-checkpoints.js";
import { PASS_TERM, type PassTermPayload, TIMERS_SCHEMA } from "../../store/timers.js";
import { CODE_FEED, learnCode } from "../learn-code.js";
import { learnOrders, ORDER_FEED } from "../learn-orders.js";
import { learnParties, PARTY_FEED } from "../learn-parties.js";
import { recordNotice } from "../notice/record-notice.js";
import { recordNoticeDecision } from "../notice/record-notice-decision.js";
import { decideRemedy, lodgeRemedy } from "./contest-decision.js";
import { fileComplaint } from "./file-complaint.js";
import { decideOnMerits, handleComplaint, linkOrder } from "./handle-complaint.js";
import { passTerm } from "./pass-term.js";
import { readComplaintInbox } from "./read-complaint-inbox.js";
import { seeComplaint } from "./see-complaints.js";

const ap = actor("ap", "ap");
const vidshare = actor("platform", "vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;
interface Filing {
  readonly controller?: PlatformId;
  readonly receivedAt?: Instant;
}

async function underReview({ controller = idOf("vidshare"), receivedAt }: Filing = {}): Promise<Complaint> {
  const content = {
    ...CONTENT,
    caseNumber: idOf<CaseNumber>(`z2026-${++cases}`),
    controller,
    ...(receivedAt ? { receivedAt } : {}),
  };
  const { id } = await fileComplaint(room.deps, ap, content);
  return handleComplaint(room.deps, ap, id, { type: "takeUnderReview" });
}

async function decided(decision: DecisionTerms, filing: Filing & { readonly madeKnownAt?: Instant } = {}) {
  const { id } = await underReview(filing);
  const { madeKnownAt } = filing;
  return decideOnMerits(room.deps, ap, id, { decision, ...(madeKnownAt ? { madeKnownAt } : {}) });
}

const object = (complaint: Complaint, side: RemedySide = "CONTROLLER") =>
  lodgeRemedy(room.deps, ap, complaint.id, {
    kind: "OBJECTION",
    side,
    grounds: "Grounds.",
    receivedAt: complaint.decisions[0]?.madeKnownAt ?? NOW,
  });

async function eventsOf(stream: string): Promise<RecordedEvent[]> {
  return room.deps.log.readStream(room.deps.database.sql, stream, { after: 0, limit: 1_000 });
}
const kindsOf = async (id: string): Promise<string[]> => (await eventsOf(`complaint/${id}`)).map(({ kind }) => kind);

describe("deciding", () => {
  it("at the same moment lets one of two win, and shows the other what was decided", async () => {
    const { id } = await underReview();
    const outcomes = await Promise.allSettled([
      decideOnMerits(room.deps, ap, id, { decision: INFRINGEMENT }),
      decideOnMerits(room.deps, ap, id, { decision: DISMISSAL }),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({ code: "COMPLAINT_DECIDED", facts: { complaintId: id } });
    expect((await kindsOf(id)).filter((kind) => kind === "ComplaintDecided")).toHaveLength(1);
  });

  it("the same at the same moment gives one decision, on the merits and on objection", async () => {
    const { id } = await underReview();
    const twice = () => decideOnMerits(room.deps, ap, id, { decision: INFRINGEMENT });
    const [one, two] = await Promise.all([twice(), twice()]);
    expect(two).toEqual(one);
    const [first, second] = await Promise.all([object(one), object(one)]);
    expect(second.remedy.id).toBe(first.remedy.id);
    const ruling = { result: "REVISED", decision: DISMISSAL } as const;
    const rule = () => decideRemedy(room.deps, ap, ["OBJECTION"], { id: first.remedy.id, ruling });
    const [here, there] = await Promise.all([rule(), rule()]);
    expect(there.complaint).toEqual(here.complaint);
    expect(await kindsOf(id)).toEqual([
      "ComplaintFiled",
      "ComplaintTakenUnderReview",
      "ComplaintDecided",
      "ObjectionLodged",
      "ObjectionDecided",
    ]);
  });

  it("differently on one objection at the same moment lets one win", async () => {
    const { remedy } = await object(await decided(INFRINGEMENT));
    const outcomes = await Promise.allSettled([
      decideRemedy(room.deps, ap, ["OBJECTION"], {
        id: remedy.id,
        ruling: { result: "UPHELD", reasons: "As before." },
      }),
      decideRemedy(room.deps, ap, ["OBJECTION"], { id: remedy.id, ruling: { result: "REVISED", decision: DISMISSAL } }),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost.map(({ reason }) => reason.code)).toEqual(["REMEDY_DECIDED"]);
  });

  it("on an appeal is not deciding on an objection", async () => {
    const { remedy } = await object(await decided(INFRINGEMENT));
    const ruling = { result: "UPHELD", reasons: "As before." } as const;
    await expect(decideRemedy(room.deps, ap, ["APPEAL"], { id: remedy.id, ruling })).rejects.toMatchObject({
      code: "UNKNOWN_REMEDY",
    });
  });
});

describe("the complaint inbox", () => {
  it("informs the controller about its own complaints, in a chain without gaps, and without anything that could name the complainant", async () => {
    const secret = "canary of a text";
    const { id } = await underReview({ controller: idOf("chirper") });
    const reasons = { ...JOURNALISM, reasons: secret };
    const complaint = await decideOnMerits(room.deps, ap, id, { decision: reasons });
    await lodgeRemedy(room.deps, ap, id, { kind: "OBJECTION", side: "COMPLAINANT", grounds: secret });
    const chirper = actor("platform", "chirper");
    const { head, messages } = await readComplaintInbox(room.deps, chirper, { after: 0, first: 100 });
    expect(messages.map(({ kind }) => kind)).toEqual([
      "COMPLAINT_UNDER_REVIEW",
      "COMPLAINT_DECIDED",
      "OBJECTION_LODGED",
    ]);
    expect(messages[1]?.body).toMatchObject({
      complaintId: id,
      details: {
        outcome: "NOT_COMPETENT",
        ground: "JOURNALISTIC_EXCEPTION",
        contestableUntil: complaint.decisions[0]?.contestableUntil,
      },
    });
    expect(head.position).toBe(3);
    expect(messages.every(({ stream }) => stream === "complaint-inbox/chirper")).toBe(true);
    expect(verifyChain(messages)).toBeUndefined();
    for (const text of [secret, CONTENT.complainantReference, CONTENT.description]) {
      const planted = await room.deps.database.sql.query("select from complaints.events where body::text like $1", [
        `%${text}%`,
      ]);
      expect(planted).toEqual([]);
    }
  });

  it("reports from when until when a ban runs, but not its content, which may name somebody and stay in the log for ever", async () => {
    const processing = "canary: showing A. Victim of Main Street 1";
    const ban = { kind: "PROCESSING_BAN", processing, from: days(1), until: days(9) } as const;
    const complaint = await decided({ ...INFRINGEMENT, sanctions: [ban] }, { controller: idOf("hostbox") });
    const { remedy } = await object(complaint);
    const ruling = { result: "UPHELD", reasons: "As before." } as const;
    await decideRemedy(room.deps, ap, ["OBJECTION"], { id: remedy.id, ruling });
    const told = [...(await eventsOf("complaint-inbox/hostbox")), ...(await eventsOf(`complaint/${complaint.id}`))];
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["COMPLAINT_DECIDED", "ObjectionDecided"]));
    expect(JSON.stringify(told)).toContain(ban.until);
    expect(JSON.stringify(told)).not.toContain("canary");
  });

  it("is not kept for a platform outside the hub", async () => {
    await decided(DISMISSAL, { controller: idOf("lawyer-list") });
    expect(await eventsOf("complaint-inbox/lawyer-list")).toEqual([]);
  });
});

describe("terms", () => {
  const runTimers = () =>
    startTimers({
      connectionString: room.url,
      schema: TIMERS_SCHEMA,
      tasks: { [PASS_TERM]: (payload) => passTerm(room.deps, payload as unknown as PassTermPayload) },
      pollEveryMs: 50,
      onProblem: () => undefined,
    });

  it("that ended while the service was down are recorded as passed, once, when it is back", async () => {
    const received = instant("2020-01-02T09:00:00Z");
    const silent = await underReview({ receivedAt: received });
    const settled = await decided(INFRINGEMENT_OF_2020, { receivedAt: received, madeKnownAt: received });
    const contested = await decided(INFRINGEMENT_OF_2020, { receivedAt: received, madeKnownAt: received });
    await object(contested);
    expect(silent.progressDueAt).toBe("2020-04-02T22:00:00.000Z");
    for (let start = 1; start <= 2; start += 1) {
      const timers = await runTimers();
      await vi.waitFor(
        async () => {
          expect((await kindsOf(silent.id)).at(-1)).toBe("ProgressTermPassed");
          expect((await kindsOf(settled.id)).at(-1)).toBe("DecisionMadeIrrevocable");
          expect((await kindsOf(contested.id)).at(-1)).toBe("RemedyTermPassed");
        },
        { timeout: 10_000 },
      );
      await timers.close();
    }
    expect((await kindsOf(silent.id)).filter((kind) => kind === "ProgressTermPassed")).toHaveLength(1);
    expect((await kindsOf(settled.id)).filter((kind) => kind === "RemedyTermPassed")).toHaveLength(1);
    expect((await eventsOf(`complaint/${settled.id}`)).at(-1)?.body).toMatchObject({
      by: { type: "hub", id: "timer" },
    });
    expect((await seeComplaint(room.deps, ap, settled.id)).complaint.irrevocableAt).toBe(NOW);
    const { messages } = await readComplaintInbox(room.deps, vidshare, { after: 0, first: 1_000 });
    expect(messages.at(-1)).toMatchObject({ kind: "DECISION_IRREVOCABLE", body: { complaintId: settled.id } });

    const late = { kind: "OBJECTION", side: "COMPLAINANT", grounds: "Late." } as const;
    await expect(lodgeRemedy(room.deps, ap, settled.id, late)).rejects.toMatchObject({
      code: "REMEDY_LATE",
      facts: { field: "input.lateBecause" },
    });
    await expect(
      lodgeRemedy(room.deps, vidshare, settled.id, { kind: "OBJECTION", grounds: "Late." }),
    ).rejects.toMatchObject({ code: "REMEDY_LATE" });
    const excused = await lodgeRemedy(room.deps, ap, settled.id, { ...late, lateBecause: "In hospital." });
    expect(excused.remedy.late).toBe(true);
    expect(excused.complaint.irrevocableAt).toBeUndefined();
  });

  it("are not recorded as passed before their end", async () => {
    const { id, progressDueAt } = await underReview();
    const payload = { of: "PROGRESS", complaintId: id, endsAt: progressDueAt } as const;
    await expect(passTerm(room.deps, payload)).rejects.toThrow("ends on");
    expect(await kindsOf(id)).not.toContain("ProgressTermPassed");
  });

  it("that were extended move their timer", async () => {
    const { id, progressDueAt } = await underReview();
    const until = days(120);
    await handleComplaint(room.deps, ap, id, { type: "extendProgressTerm", until, reasons: "An inquiry." });
    const jobs = await room.deps.database.sql.query<{ run_at: Date }>(
      `select run_at from ${TIMERS_SCHEMA}.jobs where key = $1`,
      [`PROGRESS/${id}`],
    );
    expect(jobs.map(({ run_at }) => instant(run_at))).toEqual([until]);
    room.at(days(110));
    await passTerm(room.deps, { of: "PROGRESS", complaintId: id, endsAt: progressDueAt });
    room.at(NOW);
    expect(await kindsOf(id)).not.toContain("ProgressTermPassed");
  });
});

const INFRINGEMENT_OF_2020: DecisionTerms = { ...INFRINGEMENT, sanctions: [] };

describe("a complaint about a court's respondent", () => {
  it("is refused with another way out than the registry, in which nobody is entered", async () => {
    const controller = idOf<PlatformId>("respondent-rb-amsterdam-7f3k2");
    const filing = { ...CONTENT, caseNumber: idOf<CaseNumber>(`z2026-${++cases}`), controller };
    await expect(fileComplaint(room.deps, ap, filing)).rejects.toMatchObject({
      code: "PLATFORM_UNKNOWN",
      facts: { field: "input.controller" },
      message: expect.stringMatching(/nobody registers one.*handle a case about anybody else outside the hub/),
    });
  });
});

describe("the feeds of other services", () => {
  const entry = (cursor: string, kind: string, body: Record<string, unknown>) => ({ cursor, kind, at: NOW, body });

  it("make a platform and an order known, together with the cursor, and may be read again", async () => {
    const { deps } = room;
    const filing = {
      ...CONTENT,
      caseNumber: idOf<CaseNumber>(`z2026-${++cases}`),
      controller: idOf<PlatformId>("newcomer"),
    };
    await expect(fileComplaint(deps, ap, filing)).rejects.toMatchObject({
      code: "PLATFORM_UNKNOWN",
      facts: { field: "input.controller" },
    });
    const registered = entry("7.1", "PlatformRegistered", { platform: { id: "newcomer", connected: false } });
    for (let time = 1; time <= 2; time += 1) await learnParties(deps, registered);
    await learnParties(deps, entry("7.2", "KeyRegistered", { anything: "else" }));
    expect(await checkpoints.of(deps.database, PARTY_FEED)).toBe("7.2");
    const complaint = await fileComplaint(deps, ap, filing);

    await expect(linkOrder(deps, ap, complaint.id, idOf("order-7"))).rejects.toMatchObject({
      code: "ORDER_UNKNOWN",
      facts: { field: "orderId" },
    });
    const addressees = [{ platform: "vidshare", connected: true, itemIds: ["i1"] }];
    const issued = entry("8.1", "OrderIssued", { orderId: "order-7", court: "rb-amsterdam", addressees });
    for (let time = 1; time <= 2; time += 1) await learnOrders(deps, issued);
    await learnOrders(deps, entry("8.2", "OrderLifted", { orderId: "order-7" }));
    expect(await checkpoints.of(deps.database, ORDER_FEED)).toBe("8.2");
    const foreign = { code: "ORDER_FOREIGN", facts: { field: "orderId", platform: "newcomer" } };
    await expect(linkOrder(deps, ap, complaint.id, idOf("order-7"))).rejects.toMatchObject(foreign);
    const another = { ...filing, caseNumber: idOf<CaseNumber>(`z2026-${++cases}`), orderId: idOf<OrderId>("order-7") };
    await expect(fileComplaint(deps, ap, another)).rejects.toMatchObject({
      code: "ORDER_FOREIGN",
      facts: { field: "input.orderId" },
    });

    const changes = [{ platform: "newcomer", connected: false, freed: [], added: [{ id: "i2" }] }];
    const modified = entry("8.3", "OrderModified", { orderId: "order-7", changes });
    for (let time = 1; time <= 2; time += 1) await learnOrders(deps, modified);
    expect((await fileComplaint(deps, ap, another)).content.orderId).toBe("order-7");
    expect((await linkOrder(deps, ap, complaint.id, idOf("order-7"))).linkedOrderId).toBe("order-7");
  });

  it("give the answering term of a participant in the code, from the version in force at that moment", async () => {
    const { deps } = room;
    const court = actor("court", "rb-amsterdam");
    let notices = 0;
    const noticed = (noticedAt: Instant, platform = idOf<PlatformId>("findit")) =>
      recordNotice(deps, court, {
        ...{ reference: `code ${++notices}`, source: "COURT", platform, noticedAt },
        urls: ["https://findit.example/1"],
      });
    const unbound = await noticed(days(-30));
    expect(unbound.respondBy).toBeUndefined();
    const published = (version: number, inForceFrom: Instant, answerNoticesWithin: string) =>
      entry(`5.${version}`, "CodeOfConductPublished", { version, inForceFrom, answerNoticesWithin });
    const told = [
      published(1, days(-100), "P7D"),
      published(2, days(-10), "PT24H"),
      published(3, days(10), "PT1H"),
      entry("5.4", "CodeOfConductJoined", { platform: "findit", version: 1, since: days(-60) }),
      entry("5.5", "CodeOfConductLeft", { platform: "findit", until: days(-5) }),
      entry("5.6", "CodeOfConductJoined", { platform: "findit", version: 2, since: days(-2) }),
      entry("5.7", "SomethingNew", {}),
    ];
    for (const event of told) await learnCode(deps, event);
    // A replica that reads behind takes the same in once more.
    for (const event of told) await learnCode(deps, event);
    expect(await checkpoints.of(deps.database, CODE_FEED)).toBe("5.7");

    const dueFor = async (noticedAt: Instant, platform?: PlatformId) => (await noticed(noticedAt, platform)).respondBy;
    expect(await dueFor(days(-61))).toBeUndefined();
    expect(await dueFor(days(-60))).toBe(days(-53));
    expect(await dueFor(days(-10))).toBe(days(-9));
    expect(await dueFor(days(-5))).toBeUndefined();
    expect(await dueFor(days(-1))).toBe(days(0));
    expect(await dueFor(days(-30), idOf("hostbox"))).toBeUndefined();

    const missing = (decidedAt: Instant) =>
      recordNoticeDecision(deps, court, unbound.id, { outcome: "NO_RESPONSE", decidedAt });
    await expect(missing(days(-24))).rejects.toMatchObject({
      code: "RESPONSE_TERM_RUNNING",
      facts: { respondBy: days(-23) },
    });
    expect((await missing(days(-23))).status).toBe("NO_RESPONSE");
    notices = 0;
    const hurried = { ...unbound.content, reference: "code hurried 1", respondBy: days(-29) };
    await expect(recordNotice(deps, court, hurried)).rejects.toMatchObject({
      code: "FIELD_INVALID",
      facts: { field: "input.respondBy", codeDue: days(-23) },
    });
    expect((await noticed(days(-30))).id).toBe(unbound.id);
  });

  it("stop at an entry that cannot be processed", async () => {
    await expect(learnOrders(room.deps, entry("9.1", "OrderIssued", {}))).rejects.toThrow();
    expect(await checkpoints.of(room.deps.database, ORDER_FEED)).toBe("8.3");
  });
});
