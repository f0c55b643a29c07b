import { readFile } from "node:fs/promises";
import { liftOrder } from "@exparte/client";
import { type Browser, openBrowser, openContext, type Page } from "@exparte/testing/browser";
import { compactVerify, type JWK } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askedByDuty, askingCourt } from "./disclosure.js";
import { dataOf } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";
import { filesUnder, foundIn, readIfThere } from "./written-down.js";

let hub: TestHub;
let browser: Browser;
beforeAll(async () => {
  [hub, browser] = await Promise.all([openTestHub(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});

const WITHIN = { timeout: 30_000 };

async function signedIn(platform: string, path: string): Promise<Page> {
  const context = await openContext(browser, new URL(hub.url).origin, { language: "en" });
  const page = await context.newPage();
  page.setDefaultTimeout(WITHIN.timeout);
  await page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
  await page.getByRole("button", { name: platform, exact: true }).click();
  return page;
}

/** As the operator: the platform may register one key by itself. */
async function allowOwnKey(platform: string): Promise<void> {
  await dataOf(
    hub.url,
    await hub.tokenOf("operator:hub"),
    "mutation ($input: ChangePlatformInput!) { changePlatform(input: $input) { ownKeyUntil } }",
    { input: { id: platform, ownKeyUntil: new Date(Date.now() + 3_600_000) } },
  );
}

async function makeKey(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Make and register a key" }).click();
  await page.getByText("The key is registered.").waitFor();
}

async function sealAndSend(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByRole("button", { name: "Seal and send" }).click();
  await page.getByText("Your word was received").waitFor();
}

/** What the browser kept of what it sealed about the order that it shows. */
async function sealsKept(page: Page): Promise<{ seal: string }[]> {
  const downloading = page.waitForEvent("download");
  await page.locator("#own-seals button").click();
  return JSON.parse(await readFile(await (await downloading).path(), "utf8"));
}

it("a platform makes its key in a browser, confirms what it removed under its seal, and puts it back when the order is lifted", async () => {
  const court = await hub.court("rb-amsterdam");
  const order = await giveOrder(court, ["hostbox"]);
  const page = await signedIn("hostbox", "/platform/key");

  await page.getByText("may not register a key by itself now").waitFor();
  await allowOwnKey("hostbox");
  await page.reload();
  await makeKey(page);
  const kid = await page.locator("#own-key [data-kid]").innerText();
  expect(kid).toMatch(/^[\w-]{43}$/);

  await page.goto("/platform");
  await page.getByText("is served on you, if it was not before").waitFor();
  await page.getByRole("button", { name: "Confirm receipt of this message" }).click();
  await page.getByText("You confirmed the receipt up to message 1.").waitFor();
  await page.getByRole("link", { name: `Deal with 1 item, case ${order.caseNumber}` }).click();
  await page.getByText("Your browser verified the court’s seal").waitFor();
  await page.getByRole("link", { name: "Say what you did" }).click();
  await page.getByRole("radio", { name: "Removed" }).check();
  await sealAndSend(page);
  await page.getByText("Gone since").waitFor();

  const [kept] = await sealsKept(page);
  const { platform } = await dataOf<{ platform: { keys: { kid: string; jwk: JWK }[] } }>(
    hub.url,
    await hub.tokenOf("platform:hostbox"),
    '{ platform(id: "hostbox") { keys { kid jwk } } }',
  );
  const registered = platform.keys.find((key) => key.kid === kid);
  const { payload, protectedHeader } = await compactVerify(kept?.seal ?? "", registered?.jwk ?? {});
  expect(protectedHeader).toEqual({ alg: "ES256", kid, typ: "exparte+jws" });
  expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
    type: "exparte-confirmation",
    orderId: order.id,
    platform: "hostbox",
    items: [{ outcome: "REMOVED" }],
  });

  await page.goto("/platform");
  await page.locator("#live [data-when=live]").waitFor();
  await liftOrder({ url: hub.url, token: () => hub.token("court:rb-amsterdam") }, order.id, {
    cause: "WITHDRAWN_BY_APPLICANT",
    reasons: "The applicant no longer asks.",
    penaltiesFallAway: true,
  });
  await page.getByRole("link", { name: `Put back 1 item, case ${order.caseNumber}` }).click();
  await page.getByRole("link", { name: "Say that it is back" }).click();
  await page.getByRole("radio", { name: "Yes, it was put back" }).check();
  await sealAndSend(page);
  await page.getByText("Put back on").first().waitFor();
}, 240_000);

it("a platform says in a browser who posted something: only the court's key opens it, and nothing of it is in the clear anywhere else", async () => {
  const POSTER = { NAME: "Q. Zandvlucht-Ooster", EMAIL: "q.zandvlucht@poster.example" };
  await allowOwnKey("chirper");
  const page = await signedIn("chirper", "/platform/key");
  await makeKey(page);
  const disclosure = await askedByDuty(hub, "rb-amsterdam");
  const targets = [{ url: "https://chirper.example/u/anna/post/1" }];
  const order = await giveOrder(await hub.court("rb-amsterdam"), [], {
    marginalTest: undefined,
    addressees: [
      { platform: "chirper", duties: [{ number: 1, kind: "DISCLOSE", within: "P14D", targets, disclosure }] },
    ],
  });

  await page.goto("/platform");
  const request = page.locator('a[href^="/platform/disclosures/"]');
  const path = await request.getAttribute("href");
  const requestId = path?.split("/").at(-1) ?? "";
  await request.click();
  await page.getByText("reads from it for whom the answer is").waitFor();
  // What leaves the browser is all that the console and the gateway can see of it.
  const left: string[] = [];
  page.on("request", (one) => left.push(`${one.url()} ${one.postData() ?? ""}`));
  await page.locator("#data-NAME").fill(POSTER.NAME);
  await page.locator("#data-EMAIL").fill(POSTER.EMAIL);
  await page.getByRole("button", { name: "Encrypt, seal and send" }).click();
  await page.getByText("You answered.").first().waitFor();
  expect(left.some((one) => one.includes("jwe="))).toBe(true);
  expect(foundIn(Buffer.from(left.join("\n")), POSTER)).toEqual([]);

  await hub.sql("checkpoint");
  const kept = await Promise.all((await filesUnder(hub.dataDir)).map(readIfThere));
  expect(
    kept.some((content) => content.includes(order.id)),
    "the files hold what was told in the clear",
  ).toBe(true);
  expect(kept.flatMap((content) => foundIn(content, POSTER))).toEqual([]);

  const court = await askingCourt(hub, "rb-amsterdam");
  expect(await court.collectAndOpen(requestId)).toMatchObject({
    data: { NAME: POSTER.NAME, EMAIL: [POSTER.EMAIL] },
    breach: [],
  });
}, 240_000);
