import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ask, dataOf, poll } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const COME_ABOUT = { timeout: 30_000, interval: 20 };
const ACKNOWLEDGE = "mutation ($upTo: Int!) { acknowledgeInbox(upTo: $upTo) { head } }";
const RECORD = "mutation ($input: RecordNoticeInput!) { recordNotice(input: $input) { id } }";
const FILE = "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id } }";
const REPORT = `query ($period: PeriodInput!, $comparedWith: PeriodInput!) {
  compliance(period: $period) { received served penalties { forfeitedCents } }
  complianceReport(period: $period, first: 2000) {
    nodes {
      id name
      compliance(period: $period) { received served removalTimes { labels counts } penalties { currency forfeitedCents prescribedCents } }
      disclosures(period: $period) { requested disclosureRate refusedByReason { reason count } }
      codeOfConduct { since }
      complaints(period: $period) { received }
    }
    pageInfo { hasNextPage endCursor }
  }
  platform(id: "vidshare") {
    complianceCompared(period: $period, comparedWith: $comparedWith, figures: [RECEIVED]) { figure value earlier change median }
    disclosuresCompared(period: $period, comparedWith: $comparedWith, figures: [DISCLOSURE_RATE, REQUESTED]) { figure value earlier change median }
    complaintsCompared(period: $period, comparedWith: $comparedWith, figures: [RECEIVED]) { figure value earlier change median fromMedian }
    noticesCompared(period: $period, comparedWith: $comparedWith, figures: [NOTICED]) { figure value earlier change median }
  }
}`;
const BEHIND = `query ($period: PeriodInput!, $platform: ID) {
  complianceOrders(figure: SERVED, period: $period, platform: $platform) { edges { node { id status applicationId addressees { platform { name } } } } }
}`;
const SECRET = `query ($period: PeriodInput!) {
  complianceOrders(figure: SERVED, period: $period) { edges { node { judge statementOfReasons addressees { items { description url } } } } }
}`;
const APPLICANT = "query ($id: ID!) { application(id: $id) { applicantReference } }";

const HOUR_MS = 3_600_000;
const period = periodOf(-HOUR_MS, HOUR_MS);
const comparedWith = periodOf(-9 * HOUR_MS, -HOUR_MS);

function periodOf(fromMs: number, untilMs: number): { from: string; until: string } {
  return { from: new Date(Date.now() + fromMs).toISOString(), until: new Date(Date.now() + untilMs).toISOString() };
}

interface Report {
  readonly complianceReport: {
    readonly nodes: readonly {
      readonly id: string;
      readonly compliance: { readonly removalTimes: { readonly labels: string[]; readonly counts: number[] } };
    }[];
  };
}

interface Behind {
  readonly complianceOrders: { readonly edges: readonly { readonly node: { readonly applicationId: string } }[] };
}

let hub: TestHub;
let order: Awaited<ReturnType<typeof giveOrder>>;
beforeAll(async () => {
  hub = await openTestHub();
  const court = await hub.court("rb-amsterdam");
  await vi.waitFor(async () => {
    order = await giveOrder(court, ["vidshare", "chirper"], {
      language: "nl",
      translations: [{ language: "en", text: "The video was published without consent." }],
    });
  }, COME_ABOUT);
  const vidshare = await hub.tokenOf("platform:vidshare");
  const { head } = await poll(hub.url, vidshare);
  await dataOf(hub.url, vidshare, ACKNOWLEDGE, { upTo: head });
  const input = {
    caseNumber: "z2026-1",
    complainantReference: "AP/2026/1",
    controller: "vidshare",
    urls: ["https://vidshare.example/v/1"],
    description: "Home address.",
    platformRefused: true,
  };
  const ap = await hub.tokenOf("ap:ap");
  await vi.waitFor(() => dataOf(hub.url, ap, FILE, { input }), COME_ABOUT);
  const notice = {
    reference: "N 2026/1",
    source: "VICTIM",
    platform: "vidshare",
    urls: ["https://vidshare.example/v/1"],
    noticedAt: new Date(Date.now() - 60_000).toISOString(),
  };
  await dataOf(hub.url, await hub.tokenOf("court:rb-amsterdam"), RECORD, { input: notice });
});
afterAll(() => hub?.end());

const regulator = () => hub.tokenOf("regulator:acm");

describe("compliance across platforms", () => {
  it("is one federated query for every platform's figures from three services", async () => {
    const told = await dataOf<Report>(hub.url, await regulator(), REPORT, { period, comparedWith });
    expect(told).toMatchObject({
      compliance: { received: 2, served: 1, penalties: [] },
      platform: {
        complianceCompared: [{ figure: "RECEIVED", value: 1, earlier: 0, change: 1, median: 1 }],
        disclosuresCompared: [
          { figure: "DISCLOSURE_RATE", value: null, earlier: null, change: null, median: null },
          { figure: "REQUESTED", value: 0, earlier: 0, change: 0, median: null },
        ],
        complaintsCompared: [{ figure: "RECEIVED", value: 1, earlier: 0, change: 1, median: 1, fromMedian: 0 }],
        noticesCompared: [{ figure: "NOTICED", value: 1, earlier: 0, change: 1, median: 1 }],
      },
      complianceReport: { pageInfo: { hasNextPage: false } },
    });
    const { nodes } = told.complianceReport;
    expect(nodes.map(({ id }) => id)).toEqual(["chirper", "findit", "hostbox", "lawyer-list", "vidshare"]);
    expect(nodes.at(-1)).toMatchObject({
      name: "Vidshare",
      compliance: { received: 1, served: 1 },
      disclosures: { requested: 0, disclosureRate: null },
      complaints: { received: 1 },
    });
    expect(nodes[0]).toMatchObject({ compliance: { received: 1, served: 0 }, complaints: { received: 0 } });
    for (const { compliance } of nodes) {
      expect(compliance.removalTimes.labels).toHaveLength(compliance.removalTimes.counts.length);
    }
  });

  it("leads from a figure to its orders, without their text or who applied", async () => {
    const token = await regulator();
    const behind = await dataOf<Behind>(hub.url, token, BEHIND, { period });
    const [edge] = behind.complianceOrders.edges;
    expect(behind.complianceOrders.edges).toMatchObject([{ node: { id: order.id, status: "IN_FORCE" } }]);
    const secret = await ask(hub.url, token, SECRET, { period });
    expect(secret.errors?.length).toBeGreaterThan(0);
    expect(new Set(secret.errors?.map(({ extensions }) => extensions?.code))).toEqual(new Set(["TEXT_FORBIDDEN"]));
    const { errors } = await ask(hub.url, token, APPLICANT, { id: edge?.node.applicationId });
    expect(errors?.[0]?.extensions?.code).toBe("ROLE_FORBIDDEN");
  });

  it("shows a platform its own figures and refuses it another's, from whatever service they come", async () => {
    const token = await hub.tokenOf("platform:vidshare");
    const own = await dataOf(hub.url, token, BEHIND, { period, platform: "vidshare" });
    expect(own).toMatchObject({
      complianceOrders: { edges: [{ node: { addressees: [{ platform: { name: "Vidshare" } }] } }] },
    });
    for (const [field, counted] of [
      ["compliance", "received"],
      ["disclosures", "requested"],
      ["complaints", "received"],
      ["noticeOutcomes", "noticed"],
      ...["compliance", "disclosures", "complaints", "notices"].map((of) => [`${of}Compared`, "value"]),
    ]) {
      const query = `query ($period: PeriodInput!) { platform(id: "chirper") { ${field}(period: $period) { ${counted} } } }`;
      const { errors } = await ask(hub.url, token, query, { period });
      expect([field, errors?.[0]?.extensions?.code]).toEqual([field, "FIGURES_FORBIDDEN"]);
    }
  });

  it("belongs to the right platform, whatever names the client gives the fields", async () => {
    const query = `query ($period: PeriodInput!) {
      platform(id: "vidshare") { id: name __typename: kind theId: id compliance(period: $period) { received } }
      __type(name: "Platform") { name }
    }`;
    const token = await regulator();
    expect(await dataOf(hub.url, token, query, { period })).toEqual({
      platform: { id: "Vidshare", __typename: "VIDEO", theId: "vidshare", compliance: { received: 1 } },
      __type: { name: "Platform" },
    });
  });

  it("keeps the other figures when a service is down, and reports each missing one at its place", async () => {
    const query = `query ($period: PeriodInput!) { complianceReport(period: $period) {
      nodes { name compliance(period: $period) { received } disclosures(period: $period) { requested } }
    } }`;
    const token = await regulator();
    const platforms = [0, 1, 2, 3, 4];
    // The hub restarts a killed service, and may have done so before we ask.
    await vi.waitFor(async () => {
      hub.kill("identities", "SIGKILL");
      const { data, errors } = await ask(hub.url, token, query, { period });
      expect(data).toMatchObject({
        complianceReport: {
          nodes: platforms.map(() => ({
            name: expect.any(String),
            compliance: { received: expect.any(Number) },
            disclosures: null,
          })),
        },
      });
      expect(errors).toMatchObject(
        platforms.map((at) => ({
          path: ["complianceReport", "nodes", at, "disclosures"],
          extensions: { code: expect.stringMatching(/^UPSTREAM_/), service: "identities" },
        })),
      );
    }, COME_ABOUT);
  });
});
