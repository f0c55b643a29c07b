import { issueCaseCode } from "@exparte/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataOf } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

/** How many codes one address may try in a minute here. */
const ATTEMPTS = 8;

let hub: TestHub;
let order: { id: string };
let items: { id: string; platform: string }[];

beforeAll(async () => {
  hub = await openTestHub({ CASE_CODES_PER_ADDRESS: String(ATTEMPTS) });
  order = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare", "lawyer-list"]);
  const court = await hub.tokenOf("court:rb-amsterdam");
  const read = "query ($id: ID!) { order(id: $id) { addressees { platform { id } items { id } } } }";
  type Read = { order: { addressees: { platform: { id: string }; items: { id: string }[] }[] } };
  const { order: seen } = await dataOf<Read>(hub.url, court, read, order);
  items = seen.addressees.flatMap((one) => one.items.map(({ id }) => ({ id, platform: one.platform.id })));
  await (await hub.court("rb-amsterdam")).recordService(order.id, "lawyer-list", new Date());
});
afterAll(() => hub?.end());

const amsterdam = () => ({ url: hub.url, token: () => hub.token("court:rb-amsterdam") });
const itemOf = (platform: string) => items.find((one) => one.platform === platform)?.id ?? "";

/** A visitor without scripts: it sends forms, follows where they lead and keeps its cookie. */
function visitor() {
  let cookie = "";
  async function ask(path: string, fields?: Readonly<Record<string, string>>): Promise<Response> {
    const headers = { accept: "text/html", "accept-language": "nl", cookie, "sec-fetch-site": "same-origin" };
    const sent = fields === undefined ? { headers } : { method: "POST", headers, body: new URLSearchParams(fields) };
    const response = await fetch(new URL(path, hub.url), { ...sent, redirect: "manual" });
    const [set] = response.headers
      .getSetCookie()
      .filter((one) => one.includes("exparte-session="))
      .slice(-1);
    if (set !== undefined) cookie = set.split(";")[0] ?? "";
    const to = response.headers.get("location");
    return to === null ? response : ask(to);
  }
  return {
    ask,
    read: async (path: string, fields?: Readonly<Record<string, string>>) => (await ask(path, fields)).text(),
    csrf: async (path: string) => /name="csrf" value="([^"]+)"/.exec(await (await ask(path)).text())?.[1] ?? "",
  };
}

describe("the pages of a case, in the whole hub", () => {
  it("a poster enters the court's code, contests its item, and the court has that", async () => {
    const { code } = await issueCaseCode(amsterdam(), {
      for: "POSTER",
      orderId: order.id,
      reference: "poster-2026-1",
      itemIds: [itemOf("vidshare")],
    });
    const poster = visitor();
    const page = await poster.read("/case", { code: code.toLowerCase().replaceAll("-", " ") });
    expect(page).toContain("<h1");
    for (const told of [
      "Uw zaak",
      "Rechtbank Amsterdam",
      "The video was published without consent.",
      "Het bevel geldt",
    ]) {
      expect(page).toContain(told);
    }
    const csrf = await poster.csrf("/case/contest");
    const receipt = await poster.read("/case/contest", { csrf, items: itemOf("vidshare"), grounds: "I made it." });
    expect(receipt).toContain("Uw verzet is ingesteld");
    const read = "query ($id: ID!) { order(id: $id) { oppositions { by opponentReference grounds itemIds } } }";
    expect(await dataOf(hub.url, await hub.tokenOf("court:rb-amsterdam"), read, order)).toEqual({
      order: {
        oppositions: [
          { by: "POSTER", opponentReference: "poster-2026-1", grounds: "I made it.", itemIds: [itemOf("vidshare")] },
        ],
      },
    });
  });

  it("an addressee outside the hub says with its code that an item is gone, and keeps paper and proof", async () => {
    const { code } = await issueCaseCode(amsterdam(), {
      for: "RESPONDENT",
      orderId: order.id,
      platform: "lawyer-list",
    });
    const respondent = visitor();
    expect(await respondent.read("/case", { code })).toContain("https://lawyer-list.example/v/1");
    const form = `/case/items/${itemOf("lawyer-list")}`;
    const csrf = await respondent.csrf(form);
    const minute = Temporal.Now.plainDateTimeISO("Europe/Amsterdam").toString({ smallestUnit: "minute" });
    const page = await respondent.read(form, { csrf, outcome: "REMOVED", at: minute, explanation: "Ook de kopie." });
    expect(page).toContain("Uw bericht is ontvangen");
    const read =
      "query ($id: ID!) { order(id: $id) { addressees { platform { id } status items { confirmation { outcome explanation } } } } }";
    const seen = await dataOf(hub.url, await hub.tokenOf("court:rb-amsterdam"), read, order);
    expect(seen).toMatchObject({
      order: {
        addressees: expect.arrayContaining([
          {
            platform: { id: "lawyer-list" },
            status: "COMPLIED",
            items: [{ confirmation: { outcome: "REMOVED", explanation: "Ook de kopie." } }],
          },
        ]),
      },
    });
    const paper = await respondent.ask("/case/paper");
    expect(paper.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const proof = await respondent.read("/case/proof");
    expect(proof).toContain("U liet weten: Verwijderd");
    expect(proof).toContain("ConfirmationRecorded, door respondent");
  });

  it("whoever tries many codes here is stopped like at the exchange itself, and sees the rest of the pages", async () => {
    const guesser = visitor();
    const wrong = { code: "0000-0000-0000-0000-0000-0000-0000" };
    const first = await guesser.ask("/case", wrong);
    expect({ status: first.status, text: await first.text() }).toEqual({
      status: 400,
      text: expect.stringContaining("Deze code is niet (meer) geldig."),
    });
    let last = first;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) last = await guesser.ask("/case", wrong);
    expect({ status: last.status, text: await last.text() }).toEqual({
      status: 429,
      text: expect.stringContaining("Er zijn te veel codes geprobeerd."),
    });
    expect((await guesser.ask("/")).status).toBe(200);
  });
});
