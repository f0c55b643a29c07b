import { type ComplaintInbox, type ComplaintInboxMessage, connectComplaints } from "@exparte/client";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { publishCode } from "./disclosure.js";
import { ask, dataOf } from "./door.js";
import { applicationInput, orderTo } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const COME_ABOUT = { timeout: 30_000, interval: 20 };
const RECORD = "mutation ($input: RecordNoticeInput!) { recordNotice(input: $input) { id } }";
const DECIDE_NOTICE =
  "mutation ($input: RecordNoticeDecisionInput!) { recordNoticeDecision(input: $input) { status } }";
const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }";
const REVIEW = "mutation ($id: ID!) { takeUnderReview(id: $id) { status } }";
const REFER = "mutation ($id: ID!, $reasons: String!) { referToCourt(id: $id, reasons: $reasons) { status } }";
const SUBMIT = "mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { id caseNumber } }";

let hub: TestHub;
let numbers = 0;
const opened: (() => unknown)[] = [];

beforeAll(async () => {
  hub = await openTestHub();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});
afterAll(() => hub?.end());

/** As the party, until it is done: a mutation may be repeated while a part is away. */
async function as<Data>(client: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const token = await hub.tokenOf(client);
  return vi.waitFor(() => dataOf<Data>(hub.url, token, query, variables), COME_ABOUT);
}

async function noticeIn(input: Record<string, unknown> = {}): Promise<string> {
  numbers += 1;
  const notice = {
    reference: `dossier ${numbers}`,
    source: "VICTIM",
    platform: "vidshare",
    urls: [`https://vidshare.example/v/${numbers}`],
    noticedAt: new Date(Date.now() - 60_000).toISOString(),
    ...input,
  };
  const { recordNotice } = await as<{ recordNotice: { id: string } }>("court:rb-amsterdam", RECORD, { input: notice });
  return recordNotice.id;
}

/** A complaint about vidshare that the AP has under review. */
async function complaintUnderReview(): Promise<string> {
  numbers += 1;
  const input = {
    caseNumber: `z2026-${numbers}`,
    complainantReference: `AP/2026/${numbers}`,
    controller: "vidshare",
    urls: [`https://vidshare.example/v/${numbers}`],
    description: "Home address.",
    platformRefused: true,
  };
  const { fileComplaint } = await as<{ fileComplaint: { id: string } }>("ap:ap", FILE, { input });
  await as("ap:ap", REVIEW, { id: fileComplaint.id });
  return fileComplaint.id;
}

describe("an application that cites a notice and a complaint", () => {
  it("links to both for the court as far as it may see them, and the complaint to the orders that cite it", async () => {
    const noticeId = await noticeIn();
    const complaintId = await complaintUnderReview();
    await as("ap:ap", REFER, { id: complaintId, reasons: "The court can order removal within hours." });

    const { noNoticeBecause: _, ...cited } = applicationInput({ noticeId, complaintId });
    const { submitApplication: application } = await as<{ submitApplication: { id: string; caseNumber: string } }>(
      "court:rb-amsterdam",
      SUBMIT,
      { input: cited },
    );
    const court = await hub.court("rb-amsterdam");
    const order = await court.grant(application, orderTo(["vidshare"]));

    const ofApplication = await ask(
      hub.url,
      await hub.tokenOf("court:rb-amsterdam"),
      `query ($id: ID!) { application(id: $id) {
        noticeId noNoticeBecause complaintId
        notice { id status platform { name } } complaint { id citingOrders { edges { node { id } } } }
      } }`,
      { id: application.id },
    );
    expect(ofApplication.data?.application).toEqual({
      noticeId,
      noNoticeBecause: null,
      complaintId,
      notice: { id: noticeId, status: "OPEN", platform: { name: "Vidshare" } },
      complaint: { id: complaintId, citingOrders: { edges: [{ node: { id: order.id } }] } },
    });
    // The complaint itself is not the court's to see; the rest of the answer stands.
    const closed = await ask(
      hub.url,
      await hub.tokenOf("court:rb-amsterdam"),
      "query ($id: ID!) { application(id: $id) { caseNumber complaint { status } } }",
      { id: application.id },
    );
    expect(closed.data).toEqual({ application: { caseNumber: application.caseNumber, complaint: null } });
    expect(closed.errors).toMatchObject([{ extensions: { code: "ROLE_FORBIDDEN" } }]);

    const CITING =
      "query ($id: ID!) { complaint(id: $id) { status citingOrders { edges { node { id court status } } } } }";
    const node = { id: order.id, court: "rb-amsterdam", status: "IN_FORCE" };
    for (const client of ["ap:ap", "regulator:acm", "platform:vidshare"]) {
      expect(await as(client, CITING, { id: complaintId })).toEqual({
        complaint: { status: "UNDER_REVIEW", citingOrders: { edges: [{ node }] } },
      });
    }
    const other = await ask(hub.url, await hub.tokenOf("platform:chirper"), CITING, { id: complaintId });
    expect(other.errors).toMatchObject([{ extensions: { code: "UNKNOWN_COMPLAINT" } }]);
  });

  it("is refused when it names no notice and does not say why there was none, complaint or not", async () => {
    const { noNoticeBecause: _, ...unexplained } = applicationInput({ complaintId: await complaintUnderReview() });
    const token = await hub.tokenOf("court:rb-amsterdam");
    expect((await ask(hub.url, token, SUBMIT, { input: unexplained })).errors).toMatchObject([
      { extensions: { code: "NOTICE_UNEXPLAINED", field: "input.noticeId" } },
    ]);
  });
});

describe("a notice", () => {
  it("of a hotline or trusted flagger is recorded by the court, by name, and counts in the platform's rates", async () => {
    const hotline = { source: "HOTLINE", sourceName: "Helpwanted", platform: "findit" };
    // findit takes part in no code of conduct: it is told by when to answer.
    const respondBy = new Date(Date.now() - 30_000).toISOString();
    const flagger = { source: "TRUSTED_FLAGGER", sourceName: "Offlimits", platform: "findit", respondBy };
    const decidedAt = new Date().toISOString();
    const outcomes = [
      [hotline, { outcome: "REMOVED", ground: "HOUSE_RULES" }],
      [flagger, { outcome: "REFUSED_OVERRIDING_PUBLIC_INTEREST" }],
      [hotline, { outcome: "REMOVED", ground: "UNLAWFUL" }],
      [flagger, { outcome: "NO_RESPONSE" }],
    ] as const;
    for (const [of, decision] of outcomes) {
      const noticeId = await noticeIn(of);
      await as("court:rb-amsterdam", DECIDE_NOTICE, { input: { noticeId, decidedAt, ...decision } });
    }
    const period = { from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) };
    const rates = await as(
      "regulator:acm",
      `query ($period: PeriodInput!) { platform(id: "findit") { name noticeOutcomes(period: $period) {
        noticed open removedAsUnlawful removedUnderHouseRules refusedForPublicInterest noResponse
        removalRate refusalRate noResponseRate } } }`,
      { period },
    );
    expect(rates).toEqual({
      platform: {
        name: "Findit",
        noticeOutcomes: {
          noticed: 4,
          open: 0,
          removedAsUnlawful: 1,
          removedUnderHouseRules: 1,
          refusedForPublicInterest: 1,
          noResponse: 1,
          removalRate: 0.5,
          refusalRate: 0.25,
          noResponseRate: 0.25,
        },
      },
    });
  });
});

describe("a notice to a platform that takes part in the code of conduct", () => {
  it("gives it the code's time to answer, as the identities service tells, and is not unanswered before", async () => {
    await publishCode(hub, "PT1H");
    const RECORD_WITH_TERM = RECORD.replace("{ id }", "{ id noticedAt respondBy }");
    const noticed = async () => {
      numbers += 1;
      const input = {
        ...{ reference: `code ${numbers}`, source: "COURT", platform: "vidshare" },
        urls: ["https://vidshare.example/v/1"],
        noticedAt: new Date().toISOString(),
      };
      const { recordNotice } = await as<{ recordNotice: { id: string; noticedAt: string; respondBy: string | null } }>(
        "court:rb-amsterdam",
        RECORD_WITH_TERM,
        { input },
      );
      return recordNotice;
    };
    const { id, noticedAt, respondBy } = await vi.waitFor(async () => {
      const notice = await noticed();
      expect(notice.respondBy).not.toBeNull();
      return notice;
    }, COME_ABOUT);
    // A calendar week in Amsterdam, which may contain the change of summer time.
    expect(Math.round((Date.parse(String(respondBy)) - Date.parse(noticedAt)) / 86_400_000)).toBe(7);
    const unanswered = { noticeId: id, outcome: "NO_RESPONSE", decidedAt: new Date().toISOString() };
    const token = await hub.tokenOf("court:rb-amsterdam");
    expect((await ask(hub.url, token, DECIDE_NOTICE, { input: unanswered })).errors).toMatchObject([
      { extensions: { code: "RESPONSE_TERM_RUNNING", respondBy } },
    ]);
  });
});

describe("the complaint inbox, with the client", () => {
  it("misses nothing and says nothing twice, by position, when the complaints process is killed in between", async () => {
    const COMPLAINTS = 12;
    const { inbox, heard, after } = await listening();
    const before = hub.pid("complaints");
    const killing = (async () => {
      await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(4), COME_ABOUT);
      expect(hub.kill("complaints", "SIGKILL")).toBe(true);
      await vi.waitFor(() => expect([before, undefined]).not.toContain(hub.pid("complaints")), COME_ABOUT);
    })();
    const reviewed: string[] = [];
    for (let given = 0; given < COMPLAINTS; given += 1) reviewed.push(await complaintUnderReview());
    await killing;
    await vi.waitFor(() => expect(heard).toHaveLength(COMPLAINTS), COME_ABOUT);
    expect(heard.map(({ complaintId }) => complaintId)).toEqual(reviewed);
    expect(heard.map(({ position }) => position)).toEqual(reviewed.map((_, index) => after + 1 + index));

    const last = heard.at(-1);
    if (last === undefined) throw new Error("Nothing was heard");
    await inbox.acknowledge(last);
    const { complaintInbox } = await as<{ complaintInbox: object }>(
      "platform:vidshare",
      "{ complaintInbox(first: 1) { head acknowledged } }",
    );
    expect(complaintInbox).toEqual({ head: last.position, acknowledged: last.position });
  });

  it("objects and appeals as the controller, and hears what became of it", async () => {
    const { inbox, heard } = await listening();
    const complaintId = await complaintUnderReview();
    await as("ap:ap", "mutation ($input: DecideComplaintInput!) { decideComplaint(input: $input) { status } }", {
      input: { id: complaintId, outcome: "INFRINGEMENT_FOUND", reasons: "No ground for it." },
    });
    const objection = await inbox.object({ complaintId, grounds: "The address was public." });
    expect(objection).toMatchObject({ status: "LODGED" });
    expect(await inbox.object({ complaintId, grounds: "The address was public." })).toEqual(objection);
    await as(
      "ap:ap",
      "mutation ($id: ID!, $input: RemedyDecisionInput!) { decideObjection(id: $id, input: $input) { status } }",
      { id: objection.id, input: { result: "UPHELD", reasons: "It was not." } },
    );
    expect(await inbox.appeal({ complaintId, grounds: "It was.", reference: "AMS 26/1" })).toMatchObject({
      status: "LODGED",
    });
    const kinds = ["COMPLAINT_UNDER_REVIEW", "COMPLAINT_DECIDED", "OBJECTION_LODGED", "OBJECTION_DECIDED"];
    await vi.waitFor(() => expect(heard.map(({ kind }) => kind)).toEqual([...kinds, "APPEAL_LODGED"]), COME_ABOUT);
  });
});

/** Listens to vidshare's complaint inbox from now on. */
async function listening(): Promise<{ inbox: ComplaintInbox; heard: ComplaintInboxMessage[]; after: number }> {
  const { complaintInbox } = await as<{ complaintInbox: { head: number } }>(
    "platform:vidshare",
    "{ complaintInbox(first: 1) { head } }",
  );
  const after = complaintInbox.head;
  const inbox = connectComplaints({
    url: hub.url,
    token: () => hub.token("platform:vidshare"),
    cursor: { position: after },
  });
  opened.push(inbox.close);
  const heard: ComplaintInboxMessage[] = [];
  void (async () => {
    for await (const message of inbox) heard.push(message);
  })();
  return { inbox, heard, after };
}
