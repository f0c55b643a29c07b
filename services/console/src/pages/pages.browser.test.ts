import { gzipSync } from "node:zlib";
import type { Page } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EMPTY_REPORT, REPORT } from "../../test/figures.js";
import { accessibilityProblems, openRoom, type Room } from "../../test/room.js";
import { checkOf, DIGEST, disclosingOrder, hostileOrder, NOT_GENUINE } from "../../test/seals.js";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room?.close());
beforeEach(() => {
  room.graph.answers = { verifySeal: checkOf(), publicReport: [REPORT] };
});

const PATHS = [
  "/",
  "/order-received",
  "/post-removed",
  "/harmed",
  "/verify",
  `/verify?digest=${DIGEST}`,
  "/case",
  "/figures",
  "/accessibility",
  "/nothing-here",
];
/** Every width with every language and every colour scheme, and every language with every colour scheme. */
const LOOKS = [
  { width: 320, language: "nl", dark: true },
  { width: 320, language: "en", dark: false },
  { width: 768, language: "nl", dark: false },
  { width: 768, language: "en", dark: true },
  { width: 1280, language: "nl", dark: true },
  { width: 1280, language: "en", dark: false },
] as const;
const LARGEST_SCRIPT_BYTES = 150 * 1024;

const heading = (page: Page) => page.locator("h1").innerText();

async function enter(page: Page, text: string): Promise<void> {
  await page.goto("/verify");
  await page.locator("#seal").fill(text);
  await page.locator("main button[type=submit]").click();
}

describe("every page", () => {
  it.each(LOOKS)(
    "has no barrier that axe finds, $width wide, in $language, dark: $dark",
    async (look) => {
      await room.visit(look, async (page) => {
        for (const path of PATHS) {
          await page.goto(path);
          const wider = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          const found = await accessibilityProblems(page);
          expect({ path, wider, found }).toEqual({ path, wider: 0, found: [] });
        }
      });
    },
    120_000,
  );

  it("is walked through by keyboard: the way past the menu first, and each stop can be seen", async () => {
    await room.visit({}, async (page) => {
      for (const path of PATHS) {
        await page.goto(path);
        const stops = await page
          // Enter presses a button that is no stop.
          .locator(':is(a[href], button, input, select, textarea):visible:not([tabindex="-1"])')
          .count();
        const seen: string[] = [];
        for (let stop = 0; stop < stops; stop++) {
          await page.keyboard.press("Tab");
          const { name, ring, shown } = (await page.evaluate(`(() => {
            const at = document.activeElement;
            const { outlineStyle, outlineWidth } = getComputedStyle(at);
            const { width, height } = at.getBoundingClientRect();
            return { name: at.href ?? at.id + at.textContent, ring: outlineStyle !== "none" && outlineWidth !== "0px", shown: width > 0 && height > 0 };
          })()`)) as { name: string; ring: boolean; shown: boolean };
          expect({ path, name, ring, shown }).toEqual({ path, name, ring: true, shown: true });
          seen.push(name);
        }
        expect(seen[0]).toContain("#content");
        await page.keyboard.press("Shift+Tab");
      }
      await page.goto("/");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("content");
    });
  }, 60_000);

  it("speaks the language that the browser asks for, until the visitor switches, and then keeps to that", async () => {
    await room.visit({ language: "en" }, async (page) => {
      await page.goto("/");
      expect(await heading(page)).toBe("Court orders to online platforms");
      await page.getByRole("link", { name: "Nederlands" }).click();
      expect(await heading(page)).toBe("Bevelen van de rechter aan online platforms");
      await page.goto(`/verify?digest=${DIGEST}`);
      expect(await page.locator("html").getAttribute("lang")).toBe("nl");
      await page.getByRole("link", { name: "English" }).click();
      expect(await heading(page)).toBe("This order is genuine and in force now");
      expect(new URL(page.url()).searchParams.get("digest")).toBe(DIGEST);
    });
  });

  it("loads at most 150 KB of script, compressed, and only those for verifying and for a code load any", async () => {
    await room.visit({}, async (page) => {
      for (const path of PATHS) {
        let bytes = 0;
        const count = async (response: { request(): { resourceType(): string }; body(): Promise<Buffer> }) => {
          if (response.request().resourceType() === "script") bytes += gzipSync(await response.body()).length;
        };
        page.on("response", count);
        await page.goto(path, { waitUntil: "networkidle" });
        page.off("response", count);
        expect(bytes).toBeLessThan(LARGEST_SCRIPT_BYTES);
        expect({ path, has: bytes > 0 }).toEqual({ path, has: path.startsWith("/verify") || path === "/case" });
      }
    });
  });

  it("allows nothing that is written in it or comes from elsewhere, and is shown in no other page", async () => {
    for (const path of PATHS) {
      const { headers } = await fetch(`${room.url}${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });
});

describe("the page on which orders are verified", () => {
  const states = {
    "Dit bevel is echt en geldt nu": checkOf(),
    "Dit bevel is echt en onherroepelijk": checkOf({ status: "FINAL" }),
    "Dit bevel is echt, maar er is een nieuwere versie": checkOf({ currentVersion: 3 }, { isCurrentVersion: false }),
    "Dit bevel is echt, maar geschorst": checkOf({ status: "SUSPENDED" }, { inForce: false }),
    "Dit bevel is echt, maar opgeheven": checkOf({ status: "LIFTED", liftedBecause: "ANNULLED" }, { inForce: false }),
    "Dit bevel is echt, maar vervallen": checkOf({ status: "LAPSED" }, { inForce: false }),
    "Dit zegel is hier niet bekend": NOT_GENUINE,
  };

  it.each(Object.entries(states))("says: %s", async (verdict, check) => {
    room.graph.answers.verifySeal = check;
    await room.visit({}, async (page) => {
      await page.goto(`/verify?digest=${DIGEST}`);
      expect(await heading(page)).toBe(verdict);
      expect(await accessibilityProblems(page)).toEqual([]);
      const text = await page.locator("main").innerText();
      expect(text).toContain(DIGEST);
      if (check !== NOT_GENUINE) expect(text).toContain("Rechtbank Amsterdam");
      if (verdict.includes("opgeheven")) expect(text).toContain("Een hoger gerecht heeft het vernietigd.");
      if (verdict.includes("nieuwere")) expect(text).toContain("Vraag het gerecht om versie 3");
    });
  });

  it("says that an order has ended before it speaks of newer versions", async () => {
    room.graph.answers.verifySeal = checkOf(
      { status: "LIFTED", currentVersion: 2 },
      { inForce: false, isCurrentVersion: false },
    );
    await room.visit({}, async (page) => {
      await page.goto(`/verify?digest=${DIGEST}`);
      expect(await heading(page)).toBe("Dit bevel is echt, maar opgeheven");
      expect(await page.locator("main").innerText()).toContain("1; versie 2 kwam ervoor in de plaats");
    });
  });

  it("says since when the court's key is revoked, and that the seal stays good", async () => {
    room.graph.answers.verifySeal = checkOf({}, { keyRevokedAt: "2026-11-25T08:00:00.000Z" });
    await room.visit({ language: "en" }, async (page) => {
      await page.goto(`/verify?digest=${DIGEST}`);
      expect(await page.locator("main").innerText()).toContain("Revoked on 25 November 2026 at 09:00.");
    });
  });

  it("takes what was typed by keyboard alone, and keeps it when something is wrong with it", async () => {
    await room.visit({}, async (page) => {
      await page.goto("/verify");
      await page.locator("#seal").focus();
      await page.keyboard.type("not a seal");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("alert").first().waitFor();
      expect(await page.locator("#seal").inputValue()).toBe("not a seal");
      expect(await page.locator("#seal").getAttribute("aria-invalid")).toBe("true");
      expect(await page.title()).toContain("Er is een probleem");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "English" }).click();
      expect(await page.locator("#seal").inputValue()).toBe("not a seal");
      expect(await page.getByRole("alert").first().innerText()).toContain("This is no seal and no digest.");
    });
  });

  it.each([
    ["SEAL_RESPELLED", 400, "anders geschreven"],
    ["BAD_USER_INPUT", 400, "geen zegel en geen kenmerk"],
    ["RATE_LIMITED", 429, "Wacht 7 seconden"],
    ["UPSTREAM_LOST", 503, "Dit zegt niets over het bevel."],
  ])("says what a refusal of the graph means: %s", async (refused, status, words) => {
    room.graph.answers.verifySeal = { refused, ...(refused === "RATE_LIMITED" ? { retryAfterSeconds: 7 } : {}) };
    await room.visit({}, async (page) => {
      const response = await page.goto(`/verify?digest=${DIGEST}`);
      expect(response?.status()).toBe(status);
      expect(await page.getByRole("alert").first().innerText()).toContain(words);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("says what is wrong with nothing, and with more than a seal can be", async () => {
    await room.visit({}, async (page) => {
      await enter(page, "");
      expect(await page.getByRole("alert").first().innerText()).toContain("Vul het zegel of zijn kenmerk in.");
      await enter(page, "a".repeat(300_000));
      expect(await page.getByRole("alert").first().innerText()).toContain("langer dan een zegel kan zijn");
    });
    const form = new URLSearchParams({ seal: "a".repeat(600_000) });
    const response = await fetch(`${room.url}/verify`, { method: "POST", body: form });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain("langer dan een zegel kan zijn");
  });

  it.each(["ES256", "EdDSA"] as const)(
    "verifies a seal in the browser itself, with the court's key: %s",
    async (algorithm) => {
      const { seal, key } = await hostileOrder(algorithm);
      room.graph.answers.verifySeal = checkOf({ key });
      await room.visit({}, async (page) => {
        await enter(page, seal);
        await page.getByText("Uw browser heeft het zegel ook zelf gecontroleerd.").waitFor();
        expect(await page.locator("[data-when]:visible").count()).toBe(1);
        expect(await accessibilityProblems(page)).toEqual([]);
      });
    },
  );

  it("warns when the browser finds that another key made the seal, whatever the server says", async () => {
    const [{ seal }, { key }] = [await hostileOrder(), await hostileOrder()];
    room.graph.answers.verifySeal = checkOf({ key });
    await room.visit({}, async (page) => {
      await enter(page, seal);
      await page.getByText("de handtekening klopt niet met de sleutel van het gerecht").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("shows by whose key the answer to who posted something is read", async () => {
    const { seal, key, thumbprint } = await disclosingOrder();
    room.graph.answers.verifySeal = checkOf({ key });
    await room.visit({ language: "en" }, async (page) => {
      await page.goto("/verify");
      await enter(page, seal);
      const text = await page.locator("main").innerText();
      expect(text).toContain("only whoever holds this key can read it");
      expect(text).toContain(thumbprint);
      expect(text).toContain("a key of the court itself");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("works without scripts: the server verifies, and the page says so", async () => {
    const { seal, key } = await hostileOrder();
    room.graph.answers.verifySeal = checkOf({ key });
    await room.visit({ scripts: false, language: "en" }, async (page) => {
      await page.goto("/verify");
      expect(await page.locator("#file").isVisible()).toBe(false);
      await enter(page, seal);
      expect(await heading(page)).toBe("This order is genuine and in force now");
      expect(await page.locator("[data-when]:visible").innerText()).toBe(
        "Your browser itself verified nothing, because JavaScript is off. The server did.",
      );
      await page.getByRole("button", { name: "Nederlands" }).click();
      expect(await heading(page)).toBe("Dit bevel is echt en geldt nu");
      await page.getByRole("link", { name: "Cijfers" }).click();
      expect(await page.locator("table").count()).toBeGreaterThan(5);
    });
  });
});

describe("public figures", () => {
  it("stand in tables with a chart beside each, of the same numbers, and can be downloaded", async () => {
    await room.visit({}, async (page) => {
      await page.goto("/figures");
      expect(room.graph.asked.at(-1)?.variables).toEqual({ period: { from: "2026-01", until: "2026-07" } });
      const orders = page.locator("section[aria-labelledby=orders]");
      const rows = await orders.locator("tbody td.number").allInnerTexts();
      expect(rows).toEqual(["121", "97", "83", "52", "24", "11"]);
      const drawn = await orders.locator("svg text").allTextContents();
      for (const number of rows) expect(drawn).toContain(number);
      expect(await orders.locator("svg rect").count()).toBe(rows.length);
      expect(await orders.locator("svg").getAttribute("aria-label")).toContain("Bevelen, naar soort inhoud");
      expect(await page.getByRole("link", { name: "Cijfers als CSV" }).getAttribute("href")).toBe(
        "/public-report.csv?from=2026-01&until=2026-07",
      );
    });
  });

  it("say when there are none, when they are being made, and when they cannot be had", async () => {
    await room.visit({}, async (page) => {
      for (const [answer, status, words] of [
        [[EMPTY_REPORT], 200, "geen cijfers te tonen"],
        [{ refused: "REPORT_BEING_MADE" }, 503, "op dit moment gemaakt"],
        [{ refused: "UPSTREAM_UNAVAILABLE" }, 503, "even niet te tonen"],
      ] as const) {
        room.graph.answers.publicReport = answer;
        expect((await page.goto("/figures"))?.status()).toBe(status);
        expect(await page.locator("main").innerText()).toContain(words);
        expect(await accessibilityProblems(page)).toEqual([]);
      }
      expect((await page.goto("/figures?half=1999-H1"))?.status()).toBe(404);
      expect(await page.locator("main").innerText()).toContain("Kies een ander.");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
});
