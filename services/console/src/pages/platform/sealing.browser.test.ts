import { gzipSync } from "node:zlib";
import { verifySeal } from "@exparte/seal";
import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { allowKey, withKey } from "../../../test/key-in-browser.js";
import {
  openPlatformRoom,
  ownKeyOf,
  ownPlatform,
  type PlatformRoom,
  platformAnswers,
} from "../../../test/platform-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { startConsole } from "../../app.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const WITHIN = { timeout: 20_000 };
let room: PlatformRoom;
let browser: Browser;
beforeAll(async () => {
  room = await openPlatformRoom(startConsole, () => new Date(NOW.getTime() + performance.now()));
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await room?.close();
});
beforeEach(() => {
  room.graph.answers = platformAnswers();
  room.graph.asked.length = 0;
  room.issuer.party = { type: "platform", id: "hostbox" };
  room.setAway(false);
});

const heading = (page: Page) => page.locator("h1").innerText();
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);

async function signedIn(page: Page, path = "/platform"): Promise<void> {
  page.setDefaultTimeout(WITHIN.timeout);
  await page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
}

const LARGEST_SCRIPT_BYTES = 150 * 1024;
const ITEM = "/platform/orders/770001/items/1";

describe("the key of a platform", () => {
  it("is made in the browser, cannot be taken out of it, and only its public half is sent", async () => {
    await visit({ language: "en" }, async (page) => {
      const { kid, ...jwk } = await withKey(room, page);
      expect(Object.keys(jwk).sort()).toEqual(["alg", "crv", "kty", "use", "x", "y"]);
      const kept = await page.evaluate(`new Promise((found) => {
        indexedDB.open("exparte-keys").onsuccess = ({ target }) => {
          target.result.transaction("keys").objectStore("keys").get("hostbox").onsuccess = async (got) => {
            const { privateKey } = got.target.result;
            const taken = await crypto.subtle.exportKey("jwk", privateKey).catch((error) => error.name);
            found({ extractable: privateKey.extractable, usages: privateKey.usages, taken });
          };
        };
      })`);
      expect(kept).toEqual({ extractable: false, usages: ["sign"], taken: "InvalidAccessError" });
      await page.reload();
      expect(await page.locator("#own-key").innerText()).toContain(kid);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("stays in the browser when its registration is refused, and is the same at the next press", async () => {
    const sent: unknown[] = [];
    await visit({ language: "en" }, async (page) => {
      allowKey(room);
      room.graph.answers.registerOwnKey = (variables) => {
        sent.push(variables.input);
        return { refused: "OWN_KEY_NOT_ALLOWED", field: "input.jwk" };
      };
      await signedIn(page, "/platform/key");
      for (const press of [1, 2]) {
        await page.getByRole("button", { name: "Make and register a key" }).click();
        await vi.waitFor(() => expect(sent.length).toBe(press), WITHIN);
        expect(await page.getByRole("alert").innerText()).toContain("Your key is ready in this browser");
      }
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(sent[0]).toEqual(sent[1]);
    });
  });

  it("is not made where the operator does not allow it, and the page says whom to ask", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/platform/key");
      await page.getByText("Ask the operator of the hub to allow that for “hostbox”.").waitFor();
      expect(await page.getByRole("button", { name: "Make and register" }).count()).toBe(0);
    });
  });
});

describe("what a platform says", () => {
  it("is shown to the letter, sealed in the browser and sent as it was sealed", async () => {
    await visit({ language: "en" }, async (page) => {
      const key = await withKey(room, page);
      await page.goto(ITEM);
      await page.getByRole("radio", { name: "Access disabled" }).check();
      await page.locator("#where").fill("NL, BE");
      await page.getByRole("button", { name: "Check it" }).click();
      expect(await heading(page)).toBe("Check what you are about to say");
      expect(await page.locator("main").innerText()).toContain("https://hostbox.example/v/1");
      await page.getByRole("button", { name: "Seal and send" }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      const shown = (await page.locator(".sealed").textContent()) ?? "";
      await page.getByRole("button", { name: "Seal and send" }).dblclick();
      await page.getByText("Your word was received").waitFor();
      const said = asked("confirmTakedown");
      expect(said.length).toBe(1);
      const { input } = (said[0] as (typeof said)[number]).variables as {
        input: { seal: string; orderId: string; items: object[] };
      };
      const registered = { kid: key.kid ?? "", jwk: key, validFrom: new Date(0), validUntil: null, revokedAt: null };
      const { document } = await verifySeal(input.seal, [registered], () => NOW);
      expect(document).toEqual({
        type: "exparte-confirmation",
        platform: "hostbox",
        orderId: input.orderId,
        items: input.items,
      });
      expect(JSON.parse(shown)).toEqual(document);
      expect(decodeProtectedHeader(input.seal)).toEqual({ alg: "ES256", kid: key.kid, typ: "exparte+jws" });
      await page.getByText("What this browser sealed for you (JSON)").waitFor();
    });
  });

  it.each([
    { language: "nl", width: 320, dark: true },
    { language: "en", width: 320, dark: false },
    { language: "nl", width: 1280, dark: false },
    { language: "en", width: 1280, dark: true },
  ] as const)(
    "is checked without a barrier, $width wide, in $language, dark: $dark",
    async (look) => {
      await visit(look, async (page) => {
        await withKey(room, page);
        for (const [path, outcome] of [
          [ITEM, "REMOVED"],
          ["/platform/orders/770002/items/4", "REINSTATED"],
          ["/platform/orders/770001/items/3/poster", "POSTER_UNKNOWN"],
        ]) {
          await page.goto(String(path));
          await page.locator("button[value=check]").click();
          await page.locator("#outcome-wrong").waitFor();
          expect({ path, found: await accessibilityProblems(page) }).toEqual({ path, found: [] });
          await page.locator(`[name=outcome][value=${outcome}]`).check();
          await page.locator("button[value=check]").click();
          await page.locator("[data-seals]").waitFor();
          await page.locator("summary").click();
          const wider = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect({ path, wider, found: await accessibilityProblems(page) }).toEqual({ path, wider: 0, found: [] });
        }
      });
    },
    90_000,
  );

  it("is not sent by a browser without the key, which says why", async () => {
    room.graph.answers.platform = ownPlatform({ keys: [ownKeyOf("elsewhere")] });
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, ITEM);
      await page.getByRole("radio", { name: "Removed" }).check();
      await page.getByRole("button", { name: "Check it" }).click();
      await page.getByText("This browser has no key of your platform").waitFor();
      expect(await page.getByRole("button", { name: "Seal and send" }).isVisible()).toBe(false);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "Change" }).click();
      expect(await page.getByRole("radio", { name: "Removed" }).isChecked()).toBe(true);
      expect(asked("confirmTakedown")).toEqual([]);
    });
  });

  it("goes without a seal for a platform that never registered a key, also without scripts", async () => {
    await visit({ language: "en", scripts: false }, async (page) => {
      await signedIn(page, ITEM);
      await page.getByRole("radio", { name: "Removed" }).check();
      await page.getByRole("button", { name: "Check it" }).click();
      expect(await page.locator("main").innerText()).toContain("this goes without a seal");
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("Your word was received").waitFor();
      expect(asked("confirmTakedown")[0]?.variables.input).not.toHaveProperty("seal");
    });
  });

  it.each([
    ["EFFECT_IN_FUTURE", "input.items[0].effectAt", "#at-wrong", "This moment is still to come"],
    ["OUTCOME_NOT_OF_DUTY", "input.items[0].outcome", "#outcome-wrong", "This does not fit what the order asks"],
  ])("has what the graph refuses with %s at its field", async (refused, field, at, text) => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, ITEM);
      room.graph.answers.confirmTakedown = { refused, field };
      await page.getByRole("radio", { name: "Removed" }).check();
      await page.getByRole("button", { name: "Check it" }).click();
      await page.getByRole("button", { name: "Send" }).click();
      expect(await page.locator(at).innerText()).toContain(text);
      expect(await page.getByRole("radio", { name: "Removed" }).isChecked()).toBe(true);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("is kept when it comes after the session has ended, and is not sent by itself", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, ITEM);
      await page.getByRole("radio", { name: "It cannot be done" }).check();
      await page.locator("#reason").selectOption("MANIFEST_ERROR");
      await page.locator("#explanation").fill("It is another person.");
      await room.restart();
      await page.getByRole("button", { name: "Check it" }).click();
      expect(await heading(page)).toBe("Your session has ended");
      await page.getByRole("link", { name: "Sign in" }).last().click();
      expect(await page.locator("#explanation").inputValue()).toBe("It is another person.");
      expect(asked("confirmTakedown")).toEqual([]);
    });
  });
});

it("loads at most 150 KB of script, compressed", async () => {
  await visit({}, async (page) => {
    let bytes = 0;
    page.on("response", async (response) => {
      if (response.request().resourceType() === "script") bytes += gzipSync(await response.body()).length;
    });
    await signedIn(page);
    await page.locator("#live [data-when=live]").waitFor();
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(LARGEST_SCRIPT_BYTES);
  });
});
