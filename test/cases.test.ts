import { readFile } from "node:fs/promises";
import {
  type Court,
  connect,
  decideOpposition,
  decideOrderAppeal,
  declareIrrevocable,
  lodgeOpposition,
  lodgeOrderAppeal,
  modifyOrder,
  suspendItems,
} from "@exparte/client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { JUDGMENTS_SAID, type Said, type SaidOrder, SHAPES_SAID } from "./cases/said.js";
import { askedByDuty } from "./disclosure.js";
import { dataOf } from "./door.js";
import { applicationInput, orderTo } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const PAGE = new URL("../docs/reference/what-an-order-can-say.md", import.meta.url);
const HOW = { WHOLE: "whole", IN_PART: "in part", NOT: "no" } as const;

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub?.end());

async function keptIn<Case>(file: string): Promise<Case[]> {
  return JSON.parse(await readFile(new URL(`cases/${file}.json`, import.meta.url), "utf8"));
}

/** Required by the hub and not stated by a case: said by nobody but us. */
async function assumed({ court = "rb-amsterdam", refused: _, ...order }: SaidOrder) {
  const disclosure = await askedByDuty(hub, court, {
    dispensation: undefined,
    shortenedWindow: { window: "P3D", reasons: "Assumed." },
  });
  const addressees = order.addressees.map(({ duties, ...addressee }) => ({
    ...addressee,
    duties: duties.map((duty) =>
      duty.kind === "DISCLOSE" ? { ...duty, disclosure: { ...disclosure, ...(duty.disclosure as object) } } : duty,
    ),
  }));
  const removes = addressees.some(({ duties }) => duties.some(({ kind }) => kind !== "DISCLOSE"));
  return orderTo([], { ...order, addressees, ...(removes ? {} : { marginalTest: undefined }) });
}

const courts = new Map<string, Promise<Court>>();
function courtOf({ court = "rb-amsterdam" }: SaidOrder): Promise<Court> {
  const known = courts.get(court) ?? hub.court(court);
  courts.set(court, known);
  return known;
}

async function given(said: SaidOrder) {
  const court = await courtOf(said);
  const { refused = [] } = said;
  const granted = said.addressees.flatMap((addressee) => addressee.duties);
  const duties = [...granted, ...refused].map(({ kind, targets }, index) => ({ number: index + 1, kind, targets }));
  const application = await court.submit(applicationInput({ urls: null, duties }));
  const parts = refused.map(({ reasons }, index) => ({ duty: granted.length + index + 1, reasons }));
  return court.grant(application, await assumed(said), parts);
}

const DUTIES = `query ($id: ID!) { order(id: $id) { addressees { platform { id } respondent { kind legalName address }
  duties { number kind within until status penaltyTerms { amountCents unit maximumCents }
    disclosure { categories purpose shortenedWindow }
    items { kind url query locator algorithm value words because duty } } } } }`;

/** What the court reads of its order is what it said, target by target. */
async function readsBack(id: string, said: SaidOrder): Promise<void> {
  const token = await hub.tokenOf(`court:${said.court ?? "rb-amsterdam"}`);
  const { order } = await dataOf<{
    order: { addressees: { platform: { id: string }; respondent: unknown; duties: Record<string, unknown>[] }[] };
  }>(hub.url, token, DUTIES, { id });
  const read = order.addressees.map(({ platform, ...one }) => ({ platform: platform.id, ...one }));
  expect(read).toMatchObject(
    said.addressees.map(({ platform, respondent = null, duties }) => ({
      platform,
      respondent,
      duties: duties.map(
        ({ targets, number, kind, within = said.removeWithin ?? "PT2H", until = null, disclosure }) => ({
          number,
          kind,
          within,
          until,
          disclosure:
            disclosure === undefined ? null : { purpose: "CIVIL_CLAIM", shortenedWindow: "P3D", ...disclosure },
          status: "PENDING",
          items: targets.map(({ kind: of = "URL", description: _, ...named }) => ({
            kind: of,
            duty: number,
            ...named,
          })),
        }),
      ),
    })),
  );
}

const said = (cases: Readonly<Record<string, Said>>) =>
  Object.entries(cases).filter(([, { orders }]) => orders.length > 0);

describe("what can be said in an order", () => {
  it("is told of every judgment and every form, in the reference as in these tests", async () => {
    const judgments = (await keptIn<{ ecli: string }>("judgments")).map(({ ecli }) => ecli);
    const shapes = (await keptIn<{ shape: string }>("shapes")).map(({ shape }) => shape);
    expect(Object.keys(JUDGMENTS_SAID)).toEqual(judgments);
    expect(Object.keys(SHAPES_SAID)).toEqual(shapes);
    const page = await readFile(PAGE, "utf8");
    const rows = [...page.matchAll(/^\| `([^`]+)` \| (whole|in part|no) \|/gm)].map(([, name, how]) => [name, how]);
    expect(rows).toEqual(
      Object.entries({ ...JUDGMENTS_SAID, ...SHAPES_SAID }).map(([name, { how }]) => [name, HOW[how]]),
    );
  });

  it.each(said(JUDGMENTS_SAID))("%s is entered as it stands, and read as it was said", async (_, { orders }) => {
    for (const one of orders) await readsBack((await given(one)).id, one);
  });

  it("rule: is granted in part where removal is refused and disclosure granted, with why", async () => {
    const [form] = SHAPES_SAID["removal-refused-disclosure-granted"]?.orders ?? [];
    if (form === undefined) throw new Error("removal-refused-disclosure-granted can be said");
    const { id } = await given(form);
    const token = await hub.tokenOf("court:rb-amsterdam");
    const of = "query ($id: ID!) { order(id: $id) { applicationId } }";
    const { order } = await dataOf<{ order: { applicationId: string } }>(hub.url, token, of, { id });
    const asked = "query ($id: ID!) { application(id: $id) { status refusedParts { duty reasons } } }";
    expect(await dataOf(hub.url, token, asked, { id: order.applicationId })).toEqual({
      application: {
        status: "GRANTED_IN_PART",
        refusedParts: (form.refused ?? []).map(({ reasons }) => ({ duty: 2, reasons })),
      },
    });
  });

  it.each(said(SHAPES_SAID))("the form %s is entered as it stands, and read as it was said", async (_, { orders }) => {
    for (const one of orders) await readsBack((await given(one)).id, one);
  });
});

describe("an order with items of two posters", () => {
  it("is contested by each for its own: the first wins, and the second contests after that", async () => {
    const [form] = SHAPES_SAID["two-posters"]?.orders ?? [];
    if (form === undefined) throw new Error("two-posters can be said");
    const order = await given(form);
    const key = await hub.keyOf("court", "rb-amsterdam");
    const court = { url: hub.url, token: () => hub.token("court:rb-amsterdam"), court: "rb-amsterdam", key };
    const read =
      "query ($id: ID!) { order(id: $id) { caseNumber addressees { items { id reinstatementDuty } } oppositions { opponentReference status } } }";
    type Read = {
      order: {
        caseNumber: string;
        addressees: { items: { id: string; reinstatementDuty: string | null }[] }[];
        oppositions: { opponentReference: string | null; status: string }[];
      };
    };
    const seen = async () => (await dataOf<Read>(hub.url, await court.token(), read, { id: order.id })).order;
    const { caseNumber, addressees } = await seen();
    const [first, second, third] = (addressees[0]?.items ?? []).map(({ id }) => id);
    const by = (opponentReference: string, ...itemIds: (string | undefined)[]) =>
      ({ role: "POSTER", opponentReference, itemIds: itemIds.map(String) }) as const;
    const won = await lodgeOpposition(court, order.id, "It is satire.", by("poster-2026-1", first));
    const without = {
      ...form,
      addressees: form.addressees.map((one) => ({
        ...one,
        duties: one.duties.map((duty) => ({ ...duty, targets: duty.targets.slice(1) })),
      })),
    };
    const narrowed = {
      outcome: "MODIFIED",
      reasons: "It is satire.",
      order: await assumed(without),
      version: 2,
      caseNumber,
    } as const;
    await decideOpposition(court, won.id, narrowed);
    const next = await lodgeOpposition(court, order.id, "I have consent.", by("poster-2026-2", second, third));
    await decideOpposition(court, next.id, { outcome: "UPHELD", reasons: "There was none." });
    const after = await seen();
    expect(after.oppositions).toEqual([
      { opponentReference: "poster-2026-1", status: "MODIFIED" },
      { opponentReference: "poster-2026-2", status: "UPHELD" },
    ]);
    expect(after.addressees[0]?.items.map(({ reinstatementDuty }) => reinstatementDuty)).toEqual(["NONE", null, null]);
  });
});

describe("a platform with several duties", () => {
  it("reads each from the court's seal, and confirms it by what its kind allows", async () => {
    const [form] = SHAPES_SAID["two-obligations"]?.orders ?? [];
    if (form === undefined) throw new Error("two-obligations can be said");
    const order = await given(form);
    const key = await hub.keyOf("platform", "vidshare");
    const address = { url: hub.url, token: () => hub.token("platform:vidshare"), key };
    await using inbox = connect({ ...address, cursor: { position: 0 } });
    for await (const message of inbox) {
      if (message.orderId !== order.id) continue;
      expect(message.items.map(({ duty, target }) => [duty?.kind, target?.kind])).toEqual([
        ...Array(3).fill(["REMOVE", "URL"]),
        ...Array(3).fill(["KEEP_DOWN", "ITEM"]),
      ]);
      await inbox.acknowledge(message.cursor);
      const outcomes = { REMOVE: "REMOVED", KEEP_DOWN: "MEASURE_IN_PLACE" } as const;
      const confirm = (outcomeOf: Record<string, "REMOVED" | "MEASURE_IN_PLACE">) =>
        inbox.confirm(
          order.id,
          message.items.map(({ id, duty }) => ({
            itemId: id,
            outcome: outcomeOf[duty?.kind ?? ""] ?? "REMOVED",
            effectAt: new Date(),
          })),
        );
      await expect(confirm({})).rejects.toMatchObject({ code: "OUTCOME_NOT_OF_DUTY" });
      expect(await confirm(outcomes)).toMatchObject({ status: "COMPLIED" });
      break;
    }
  });
});

describe("a confirmation that the court finds to be false", () => {
  it("counts no more, in status and penalty, until the court takes its finding back", async () => {
    const [form] = SHAPES_SAID["false-confirmation"]?.orders ?? [];
    if (form === undefined) throw new Error("false-confirmation can be said");
    const order = await given(form);
    const [court, platform] = await Promise.all(
      ["court:rb-amsterdam", "platform:chirper"].map((who) => hub.tokenOf(who)),
    );
    const key = await hub.keyOf("platform", "chirper");
    await using inbox = connect({
      url: hub.url,
      token: () => hub.token("platform:chirper"),
      key,
      cursor: { position: 0 },
    });
    let itemId = "";
    for await (const message of inbox) {
      if (message.orderId !== order.id) continue;
      itemId = message.items[0]?.id ?? "";
      await inbox.acknowledge(message.cursor);
      expect(await inbox.confirm(order.id, [{ itemId, outcome: "NOT_FOUND", effectAt: new Date() }])).toMatchObject({
        status: "COMPLIED",
      });
      break;
    }
    const told = `status overdue compliedAt findings { id kind status from until reasons grounds decisionReasons }
      items { goneSince confirmation { outcome counts } } penalty(at: $at) { forfeitedCents }`;
    const at = new Date(Date.now() + 9 * 86_400_000).toISOString();
    const find = `mutation ($input: FindBreachInput!, $at: DateTime) { findBreach(input: $input) { servedAt ${told} } }`;
    const input = { orderId: order.id, platform: "chirper", itemIds: [itemId], reasons: "The bailiff saw it there." };
    const { addressees } = (
      await dataOf<{ order: { addressees: { servedAt: string }[] } }>(
        hub.url,
        court ?? "",
        "query ($id: ID!) { order(id: $id) { addressees { servedAt } } }",
        { id: order.id },
      )
    ).order;
    const from = addressees[0]?.servedAt;
    const { findBreach } = await dataOf<{ findBreach: { findings: { id: string }[] } }>(hub.url, court ?? "", find, {
      input: { ...input, from },
      at,
    });
    expect(findBreach).toMatchObject({
      status: "SERVED",
      compliedAt: null,
      findings: [{ kind: "BREACH", status: "FOUND", until: null, reasons: input.reasons }],
      items: [{ goneSince: null, confirmation: { outcome: "NOT_FOUND", counts: false } }],
      // Two hours after service the term ends; nine days of which the last one has begun.
      penalty: { forfeitedCents: 9 * 100_000 },
    });
    const of = { orderId: order.id, findingId: findBreach.findings[0]?.id };
    const contest = `mutation ($input: ContestFindingInput!, $at: DateTime) { contestFinding(input: $input) { ${told} } }`;
    const grounds = "It was another page.";
    const contested = await dataOf(hub.url, platform ?? "", contest, { input: { ...of, grounds }, at });
    expect(contested).toMatchObject({ contestFinding: { findings: [{ status: "CONTESTED", grounds }] } });
    const decide = `mutation ($input: DecideFindingInput!, $at: DateTime) { decideFinding(input: $input) { ${told} } }`;
    const decision = { ...of, platform: "chirper", outcome: "WITHDRAWN", reasons: "It was." };
    expect(await dataOf(hub.url, court ?? "", decide, { input: decision, at })).toMatchObject({
      decideFinding: {
        status: "COMPLIED",
        findings: [{ status: "WITHDRAWN", decisionReasons: "It was." }],
        items: [{ confirmation: { counts: true } }],
        penalty: { forfeitedCents: 0 },
      },
    });
    const { inbox: page } = await dataOf<{ inbox: { messages: { kind: string; orderId: string }[] } }>(
      hub.url,
      platform ?? "",
      "{ inbox(first: 100) { messages { kind orderId } } }",
    );
    expect(page.messages.filter(({ orderId }) => orderId === order.id).map(({ kind }) => kind)).toEqual([
      "ORDER_ISSUED",
      "BREACH_FOUND",
      "FINDING_DECIDED",
    ]);
  });
});

describe("the form wrong-url", () => {
  it("is suspended at once and goes back, and the correction names the right one", async () => {
    const court = await courtOf({ addressees: [] });
    const [wrong, right] = ["https://vidshare.example/slip/8", "https://vidshare.example/slip/3"];
    const application = await court.submit(applicationInput({ urls: [right] }));
    const written = (url: string) => orderTo([], { addressees: [{ platform: "vidshare", items: [{ url }] }] });
    const order = await court.grant(application, written(wrong));
    const key = await hub.keyOf("platform", "vidshare");
    const address = { url: hub.url, token: () => hub.token("platform:vidshare"), key };
    const judge = {
      url: hub.url,
      token: () => hub.token("court:rb-amsterdam"),
      court: "rb-amsterdam",
      key: await hub.keyOf("court", "rb-amsterdam"),
    };
    const itemIds = order.addressees.flatMap(({ items }) => items.map(({ id }) => id));
    const of = { orderId: order.id, platform: "vidshare", itemIds };
    const seen: unknown[] = [];
    await using inbox = connect({ ...address, cursor: { position: 0 } });
    for await (const message of inbox) {
      if (message.orderId !== order.id) continue;
      await inbox.acknowledge(message.cursor);
      seen.push([message.kind, message.items.map(({ url }) => url), message.freed.map(({ url, duty }) => [url, duty])]);
      const effectAt = new Date();
      if (message.kind === "ORDER_ISSUED") {
        await inbox.confirm(
          order.id,
          itemIds.map((itemId) => ({ itemId, outcome: "REMOVED", effectAt })),
        );
        const suspended = await suspendItems(judge, {
          ...of,
          reasons: "It is another video.",
          reinstateWithin: "PT1H",
        });
        expect(suspended).toMatchObject({ status: "REINSTATEMENT_DUE" });
      } else if (message.kind === "ITEMS_SUSPENDED") {
        await inbox.reinstate(
          order.id,
          itemIds.map((itemId) => ({ itemId, outcome: "REINSTATED", effectAt })),
        );
        await modifyOrder(judge, order.id, {
          cause: "CORRECTION",
          correction: { initiative: "OWN_MOTION", partiesHeard: "By telephone, the same hour." },
          reasons: "The address of another video was written.",
          caseNumber: application.caseNumber,
          version: 2,
          order: written(right),
        });
      } else break;
    }
    expect(seen).toEqual([
      ["ORDER_ISSUED", [wrong], []],
      ["ITEMS_SUSPENDED", [], [[wrong, "DUE"]]],
      ["ORDER_MODIFIED", [right], [[wrong, "DUE"]]],
    ]);
  });
});

describe("the form oral-then-written", () => {
  it("runs from the bailiff's service of before it was written, and whoever obeyed in between is in time", async () => {
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    const court = await courtOf({ addressees: [] });
    const givenOrallyAt = hoursAgo(36);
    const addressees = [{ platform: "lawyer-list", items: [{ url: "https://lawyer-list.example/oral/2" }] }];
    const order = await court.grant(await court.submit(applicationInput()), orderTo([], { addressees, givenOrallyAt }));
    const token = await hub.tokenOf("court:rb-amsterdam");
    const servedAt = hoursAgo(34);
    await court.recordService(order.id, "lawyer-list", servedAt);
    const items = [{ itemId: order.addressees[0]?.items[0]?.id, outcome: "REMOVED", effectAt: hoursAgo(33) }];
    const confirm = "mutation ($input: ConfirmTakedownInput!) { confirmTakedown(input: $input) { status } }";
    await dataOf(hub.url, token, confirm, { input: { orderId: order.id, platform: "lawyer-list", items } });
    const read = "query ($id: ID!) { order(id: $id) { givenOrallyAt addressees { status deadline overdue } } }";
    expect(await dataOf(hub.url, token, read, { id: order.id })).toEqual({
      order: {
        givenOrallyAt: givenOrallyAt.toISOString(),
        addressees: [
          { status: "COMPLIED", deadline: new Date(servedAt.getTime() + 2 * 3_600_000).toISOString(), overdue: false },
        ],
      },
    });
  });
});

describe("the form appeal-after-refusal", () => {
  it("is granted by the court of appeal, under a case number of its own", async () => {
    const [district, higher] = [await courtOf({ addressees: [] }), await hub.court("rb-den-haag")];
    const first = await district.submit(applicationInput());
    await district.refuse(first.id, "It is satire.");
    const appealOf = { court: "rb-amsterdam", caseNumber: first.caseNumber };
    const application = applicationInput({ appealOf });
    await expect(higher.submit(application)).rejects.toMatchObject({ code: "COURT_HEARS_NO_APPEAL" });

    const operator = await hub.tokenOf("operator:hub");
    const change = "mutation ($input: CourtInput!) { changeCourt(input: $input) { instance } }";
    const input = { id: "rb-den-haag", name: "Gerechtshof Den Haag", instance: "COURT_OF_APPEAL" };
    expect(await dataOf(hub.url, operator, change, { input })).toEqual({
      changeCourt: { instance: "COURT_OF_APPEAL" },
    });
    // The orders service hears of it by its feed.
    const submitted = await vi.waitFor(() => higher.submit(application), { timeout: 20_000, interval: 200 });
    const order = await higher.grant(submitted, orderTo(["vidshare"]));
    expect(order.status).toBe("IN_FORCE");
    const read = "query ($id: ID!) { application(id: $id) { status court appealOf { court caseNumber } } }";
    expect(await dataOf(hub.url, await hub.tokenOf("court:rb-den-haag"), read, { id: submitted.id })).toEqual({
      application: { status: "GRANTED", court: "rb-den-haag", appealOf },
    });
  });
});

describe("the form annulled-after-main-judgment", () => {
  it("is in force after the main judgment, and lifted by the court of appeal: the content goes back", async () => {
    const [form] = SHAPES_SAID["annulled-after-main-judgment"]?.orders ?? [];
    if (form === undefined) throw new Error("annulled-after-main-judgment can be said");
    const { id: orderId } = await given(form);
    const district = { url: hub.url, token: () => hub.token("court:rb-amsterdam") };
    const appealCourt = {
      url: hub.url,
      token: () => hub.token("court:gh-amsterdam"),
      court: "gh-amsterdam",
      key: await hub.keyOf("court", "gh-amsterdam"),
    };
    const court = await hub.tokenOf("court:rb-amsterdam");
    const read = "query ($id: ID!) { order(id: $id) { status caseNumber } }";
    const { order } = await dataOf<{ order: { caseNumber: string } }>(hub.url, court, read, { id: orderId });
    const claim = "mutation ($input: RegisterMainClaimInput!) { registerMainClaim(input: $input) { status } }";
    await dataOf(hub.url, court, claim, { input: { orderId, reference: "C/13/1", broughtAt: new Date() } });
    const conclude = `mutation ($input: ConcludeMainProceedingsInput!) {
      concludeMainProceedings(input: $input) { status provisional mainJudgment { outcome } } }`;
    const concluded = { orderId, outcome: "CONFIRMED", reasons: "Unlawful." };
    expect(await dataOf(hub.url, court, conclude, { input: concluded })).toEqual({
      concludeMainProceedings: { status: "IN_FORCE", provisional: true, mainJudgment: { outcome: "CONFIRMED" } },
    });
    await expect(declareIrrevocable(district, { orderId, reasons: "No appeal." })).rejects.toMatchObject({
      code: "APPEAL_TERM_RUNNING",
    });
    const appeal = await lodgeOrderAppeal(appealCourt, {
      appealOf: { court: "rb-amsterdam", caseNumber: order.caseNumber },
      against: "MAIN_JUDGMENT",
      caseNumber: `200.${orderId}/01`,
      role: "ADDRESSEE",
      platform: "vidshare",
      lodgedAt: new Date(),
    });
    expect(appeal).toMatchObject({ status: "LODGED", orderId, late: false, suspends: false });
    expect(await decideOrderAppeal(appealCourt, appeal.id, { outcome: "ANNULLED", reasons: "Lawful." })).toMatchObject({
      status: "ANNULLED",
    });
    const ended =
      "query ($id: ID!) { order(id: $id) { status liftedBecause annulment { court } addressees { reinstateBy } } }";
    expect(await dataOf(hub.url, court, ended, { id: orderId })).toMatchObject({
      order: { status: "LIFTED", liftedBecause: "ANNULLED", annulment: { court: "gh-amsterdam" } },
    });
  });
});

describe("the form joint-maximum", () => {
  it("is used up by both, and each reads its own share and the others' in one", async () => {
    const [form] = SHAPES_SAID["joint-maximum"]?.orders ?? [];
    if (form === undefined) throw new Error("joint-maximum can be said");
    const order = await given(form);
    const court = await hub.tokenOf("court:rb-amsterdam");
    for (const platform of ["vidshare", "chirper"]) {
      const serve = "mutation ($input: RecordServiceInput!) { recordService(input: $input) { status } }";
      await dataOf(hub.url, court, serve, { input: { orderId: order.id, platform, servedAt: new Date() } });
    }
    const read = `query ($id: ID!, $at: DateTime) { order(id: $id) { jointMaximumCents addressees {
      penalty(at: $at) { forfeitedCents maximumReached jointMaximum { maximumCents usedCents reached shares { platform { id } usedCents } } } } } }`;
    const at = new Date(Date.now() + 60 * 86_400_000).toISOString();
    const half = 5_000_000;
    const share = (platform: string | null) => ({
      platform: platform === null ? null : { id: platform },
      usedCents: half,
    });
    const account = (shares: unknown[]) => ({
      penalty: {
        forfeitedCents: half,
        maximumReached: true,
        jointMaximum: { maximumCents: 2 * half, usedCents: 2 * half, reached: true, shares },
      },
    });
    const all = account([share("vidshare"), share("chirper")]);
    expect(await dataOf(hub.url, court, read, { id: order.id, at })).toEqual({
      order: { jointMaximumCents: 2 * half, addressees: [all, all] },
    });
    expect(await dataOf(hub.url, await hub.tokenOf("platform:chirper"), read, { id: order.id, at })).toEqual({
      order: { jointMaximumCents: 2 * half, addressees: [account([share("chirper"), share(null)])] },
    });
  });
});
