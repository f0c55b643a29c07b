import { type Browser, openBrowser, openContext } from "@exparte/testing/browser";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { dataOf } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;
let browser: Browser;
beforeAll(async () => {
  [hub, browser] = await Promise.all([openTestHub(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});

const VISIBLE = { timeout: 60_000 };

it("a regulator sees an order that is late, in its figures and live, also after the hub's orders part was gone", async () => {
  const { origin } = new URL(hub.url);
  const page = await (await openContext(browser, origin, { language: "en" })).newPage();
  await page.goto("/sign-in?return=/supervision");
  await page.locator("section[aria-labelledby=regulator]").getByRole("button", { name: "acm" }).click();
  await page.locator("[data-when=live]").waitFor(VISIBLE);
  expect(await page.locator("main").innerText()).toContain("Nobody");

  hub.kill("orders", "SIGKILL");
  await page.locator("[data-when=waiting]").waitFor(VISIBLE);
  await page.locator("[data-when=live]").waitFor(VISIBLE);
  await lateOrder();
  await page.locator("li.new", { hasText: "hostbox is late" }).waitFor(VISIBLE);

  await page.reload();
  expect(await page.locator(".answers").innerText()).toContain("Hostbox (1)");
  await page.getByRole("link", { name: "1: Late now, Hostbox" }).click();
  await page.locator("tbody a").click();
  await page.getByText("You see its course").waitFor(VISIBLE);
  expect(await page.locator("main").innerText()).toContain("A term has passed");
}, 240_000);

it("the AP takes a complaint under review and decides it in a browser, and the platform has the decision", async () => {
  const { origin } = new URL(hub.url);
  const page = await (await openContext(browser, origin, { language: "en", scripts: false })).newPage();
  await page.goto("/sign-in?return=/complaints/new");
  await page.locator("section[aria-labelledby=ap]").getByRole("button", { name: "ap" }).click();
  for (const [field, text] of Object.entries({
    caseNumber: "z2026-pages",
    complainantReference: "klager-77",
    controller: "vidshare",
    urls: "https://vidshare.example/watch?v=77",
    description: "It shows the complainant's home address.",
  })) {
    await page.locator(`#${field}`).fill(text);
  }
  await page.locator("#platformRefused").check();
  await page.getByRole("button", { name: "Enter the complaint" }).click();
  await page.getByRole("link", { name: "Take under review" }).click();
  await page.getByRole("button", { name: "Take under review" }).click();
  await page.getByRole("link", { name: "Decide", exact: true }).click();
  await page.locator("#reasons").fill("There is no ground for it.");
  await page.locator("#fine").check();
  await page.locator("#fineAmount").fill("75.000");
  await page.getByRole("button", { name: "Give the decision" }).click();
  await page.getByText("Fine of €75,000.00").waitFor(VISIBLE);

  const { complaintInbox } = await dataOf<{ complaintInbox: { messages: { kind: string }[] } }>(
    hub.url,
    await hub.tokenOf("platform:vidshare"),
    "{ complaintInbox { messages { kind } } }",
    {},
  );
  expect(complaintInbox.messages.map(({ kind }) => kind)).toEqual(["COMPLAINT_UNDER_REVIEW", "COMPLAINT_DECIDED"]);
}, 240_000);

/** An order that hostbox receives, and whose term of one second then passes. */
async function lateOrder(): Promise<void> {
  const items = [{ url: "https://hostbox.example/late" }];
  // The part that was killed may not have heard of all parties yet.
  await vi.waitFor(
    async () =>
      giveOrder(await hub.court("rb-amsterdam"), ["hostbox"], {
        removeWithin: "PT1S",
        addressees: [{ platform: "hostbox", items }],
      }),
    VISIBLE,
  );
  const acknowledge = "mutation { acknowledgeInbox(upTo: 1) { acknowledged } }";
  const token = await hub.tokenOf("platform:hostbox");
  await vi.waitFor(() => dataOf(hub.url, token, acknowledge), VISIBLE);
}
