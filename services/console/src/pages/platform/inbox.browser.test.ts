import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openPlatformRoom, type PlatformRoom, platformAnswers } from "../../../test/platform-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { HOSTILE } from "../../../test/seals.js";
import { startConsole } from "../../app.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const WITHIN = { timeout: 20_000 };
let room: PlatformRoom;
let browser: Browser;
beforeAll(async () => {
  // It stands: a page says by the minute how late an item is.
  room = await openPlatformRoom(startConsole, () => NOW);
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

const PATHS = [
  "/platform",
  "/platform/key",
  "/platform/join",
  "/platform/orders/770001",
  "/platform/orders/770002",
  "/platform/orders/hostile",
  "/platform/orders/770001/items/1",
  "/platform/orders/770002/items/4",
  "/platform/orders/770001/items/3/poster",
  "/platform/orders/770001/oppose",
];

describe("the pages of a platform", () => {
  it.each([
    { width: 320, language: "nl", dark: true },
    { width: 768, language: "en", dark: true },
    { width: 1280, language: "nl", dark: false },
    { width: 320, language: "en", dark: false },
  ] as const)(
    "have no barrier that axe finds, $width wide, in $language, dark: $dark",
    async (look) => {
      await visit(look, async (page) => {
        await signedIn(page);
        for (const path of PATHS) {
          await page.goto(path);
          const wider = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect({ path, wider, found: await accessibilityProblems(page) }).toEqual({ path, wider: 0, found: [] });
        }
      });
    },
    180_000,
  );

  it("show hostile text as text, and lead nowhere with it", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      for (const path of ["/platform", "/platform/orders/hostile", "/platform/orders/hostile/items/6"]) {
        await page.goto(path);
        expect(await page.locator("main").innerText()).toContain(HOSTILE.image);
        const state = await page.evaluate(`({
          hacked: "hacked" in globalThis,
          images: document.images.length,
          elsewhere: [...document.links].map(({ href }) => href).filter((href) => !href.startsWith(location.origin)),
        })`);
        expect({ path, state }).toEqual({ path, state: { hacked: false, images: 0, elsewhere: [] } });
      }
    });
  });

  it("are for platforms alone, and ask the graph with the visitor's own token", async () => {
    await visit({}, async (page) => {
      expect((await page.goto("/platform"))?.status()).toBe(401);
      await signedIn(page);
      expect(asked("orders").at(-1)?.token).toMatch(/^Bearer ey/);
      await page.getByRole("button", { name: "Uitloggen" }).click();
      room.issuer.party = { type: "court", id: "rb-amsterdam" };
      await signedIn(page);
      expect(await heading(page)).toBe("Deze pagina is niet voor u");
    });
  });

  it("take no form of another site, and acknowledge nothing for it", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      const status = await page.evaluate(`fetch("/platform", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "upTo=2",
      }).then(({ url }) => url)`);
      expect(String(status)).toContain("/platform");
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      const foreign = await fetch(`${room.url}/platform`, {
        method: "POST",
        headers: { cookie, "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" },
        body: "upTo=2",
      });
      expect(foreign.status).toBe(403);
      expect(asked("acknowledgeInbox")).toEqual([]);
    });
  });
});

describe("the desk of a platform", () => {
  it("puts what goes back on top, then what is late and due, and says what a receipt does before the click", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const titles = await page.locator("#inbox h2").allInnerTexts();
      expect(titles.slice(0, 3)).toEqual(["To put back", "Not confirmed yet", "To do"]);
      expect(await page.locator(".urgent .tasks").innerText()).toContain("Put back 1 item, case C/13/770002");
      const toDo = await page.locator("#inbox > .tasks").first().locator("li").allInnerTexts();
      expect(toDo[0]).toMatch(/30 minutes late/);
      expect(toDo[0]).toContain("Deal with 2 items, case C/13/770001");
      expect(await page.locator(".receipt").innerText()).toContain(
        "the order in case C/13/770001 is served on you, if it was not before: its term begins at that moment",
      );
      await page.getByRole("button", { name: "Confirm receipt of these 2 messages" }).click();
      await page.getByText("You confirmed the receipt up to message 2.").waitFor();
      expect(asked("acknowledgeInbox").map(({ variables }) => variables)).toEqual([{ upTo: 2 }]);
    });
  });

  it("says that no term begins by the receipt where only a bailiff serves", async () => {
    const answers = platformAnswers();
    const [first] = answers.inbox.messages;
    if (first === undefined) throw new Error("There is a first message.");
    room.graph.answers = {
      ...answers,
      inbox: { ...answers.inbox, messages: [{ ...first, order: { ...first.order, serviceBy: "BAILIFF" } }] },
    };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect(await page.locator(".receipt").innerText()).toContain("Only a bailiff serves case C/13/770001");
    });
  });

  it("shows what comes in while it is open, waits while the hub is away, and goes on after the last message", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      await page.locator("#live [data-when=live]").waitFor();
      expect(room.hearers()).toEqual([2]);
      const answers = platformAnswers();
      room.graph.answers = { ...answers, inbox: { ...answers.inbox, head: 3, acknowledged: 3, messages: [] } };
      room.tell(3);
      await page.locator("#messages").waitFor({ state: "detached", ...WITHIN });
      room.setAway(true);
      await page.locator("#live [data-when=waiting]").waitFor();
      room.setAway(false);
      await page.locator("#live [data-when=live]").waitFor();
      expect(room.hearers()).toEqual([3]);
      await room.restart();
      await page.locator("#live [data-when=ended]").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  }, 60_000);

  it("says that it is kept up to date no longer where newer windows took its place", async () => {
    await visit({ language: "en" }, async (page) => {
      const body = "event: state\ndata: displaced\n\n";
      await page.route(/\/platform\/live\?/, (route) => route.fulfill({ contentType: "text/event-stream", body }));
      await signedIn(page);
      await page.locator("#live [data-when=displaced]").waitFor();
      expect(await page.locator("#live").innerText()).toContain("Nothing new appears in this one any more.");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("replaces nothing under whoever is at work in it, and says that there is something new", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      await page.locator("#live [data-when=live]").waitFor();
      await page.getByRole("button", { name: "Confirm receipt" }).focus();
      room.tell(3);
      await page.locator("#live [data-when=new]").waitFor();
      expect(await page.evaluate("document.activeElement.tagName")).toBe("BUTTON");
    });
  });

  it("works without scripts, as far as reading and receipt go, and says what it needs them for", async () => {
    await visit({ language: "en", scripts: false }, async (page) => {
      await signedIn(page);
      expect(await page.locator("main").innerText()).toContain(
        "This needs JavaScript: your key is made in your browser",
      );
      await page.getByRole("button", { name: "Confirm receipt" }).click();
      await page.getByText("You confirmed the receipt").waitFor();
    });
  });
});
