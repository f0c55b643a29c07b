import { generateSealKey } from "@exparte/seal";
import { type Browser, openBrowser, openContext } from "@exparte/testing/browser";
import { afterAll, beforeAll, expect, it } from "vitest";
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

it("the operator signs in, sees who lets messages wait, registers a court with a key, and revokes the key", async () => {
  await giveOrder(await hub.court("rb-amsterdam"), ["hostbox"]);
  const context = await openContext(browser, new URL(hub.url).origin, { language: "en" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "hub", exact: true }).click();
  await page.waitForURL("**/operator");
  const health = page.locator("section[aria-labelledby=health]");
  expect(await health.locator("tbody th").allInnerTexts()).toEqual(["orders", "platforms", "identities", "complaints"]);
  const ofHostbox = page.locator("section[aria-labelledby=parties] tbody tr", { hasText: "hostbox" });
  expect(await ofHostbox.innerText()).toContain("1 waits, for ");

  await page.getByRole("link", { name: "Register a court" }).click();
  await page.locator("#id").fill("rb-utrecht");
  await page.locator("#name").fill("Rechtbank Midden-Nederland");
  await page.getByRole("button", { name: "Register the court" }).click();
  await page.getByText("The party is registered.").waitFor();
  await page.getByRole("link", { name: "Register a key" }).click();
  const { publicJwk } = await generateSealKey();
  await page.locator("#jwk").fill(JSON.stringify(publicJwk));
  await page.getByRole("button", { name: "Register the key" }).click();
  await page.getByText("The key is registered.").waitFor();
  await page.getByRole("link", { name: `Revoke the key ${publicJwk.kid}` }).click();
  await page.getByRole("button", { name: "Revoke for good" }).click();
  await page.getByText("The key is revoked.").waitFor();

  const { court } = await dataOf<{ court: { keys: { kid: string; revokedAt: string | null }[] } }>(
    hub.url,
    await hub.tokenOf("operator:hub"),
    '{ court(id: "rb-utrecht") { keys { kid revokedAt } } }',
  );
  expect(court.keys).toEqual([{ kid: publicJwk.kid, revokedAt: expect.any(String) }]);

  await page.goto("/operator/new/platform");
  await page.locator("#id").fill("clipsite");
  await page.locator("#name").fill("Clipsite");
  await page.locator("#kind").selectOption("VIDEO");
  await page.locator("#domains").fill("hostbox.example");
  await page.locator("#languages").fill("nl");
  await page.locator("#email").fill("no address");
  await page.getByRole("button", { name: "Register the platform" }).click();
  await page.locator("#email-wrong").getByText("This is not possible.").waitFor();
  await page.locator("#email").fill("dsa@clipsite.example");
  await page.getByRole("button", { name: "Register the platform" }).click();
  await page.locator("#domains-wrong").getByText("belongs to another").waitFor();
  expect(await page.locator("#email").inputValue()).toBe("dsa@clipsite.example");
});
