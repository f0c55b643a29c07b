import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REPORT } from "../../test/figures.js";
import { openRoom, type Room } from "../../test/room.js";
import { checkOf, DIGEST, HOSTILE, hostileOrder } from "../../test/seals.js";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room?.close());

/** What no text may have brought about. Requests elsewhere, dialogs and refusals of the policy fail every visit. */
const STATE = `({
  hacked: "hacked" in globalThis,
  scripts: [...document.scripts].map(({ src }) => new URL(src).pathname.replace(/-[^-]*$/, "")),
  images: document.images.length,
  links: [...document.links].map(({ href }) => href).filter((href) => !href.startsWith(location.origin)),
})`;
const HARMLESS = { hacked: false, scripts: ["/assets/verify"], images: 0, links: [] };

describe("hostile text", () => {
  it("in a genuine order is shown as it is, and neither run, loaded nor linked", async () => {
    const { seal, key } = await hostileOrder();
    room.graph.answers.verifySeal = checkOf({ key, courtName: HOSTILE.image });
    await room.visit({}, async (page) => {
      await page.goto("/verify");
      await page.locator("#seal").fill(seal);
      await page.locator("main button[type=submit]").click();
      await page.getByText("Uw browser heeft het zegel ook zelf gecontroleerd.").waitFor();
      const text = await page.locator("main").innerText();
      for (const hostile of Object.values(HOSTILE)) expect(text).toContain(hostile);
      expect(await page.evaluate(STATE)).toEqual(HARMLESS);
      // Text that turns its direction stays in its own place.
      expect(await page.locator("bdi", { hasText: HOSTILE.turned }).count()).toBe(1);
    });
  });

  it.each(Object.entries(HOSTILE))("in what a visitor enters comes back as text: %s", async (_, hostile) => {
    await room.visit({}, async (page) => {
      await page.goto(`/verify?${new URLSearchParams({ digest: hostile, lang: hostile })}`);
      expect(await page.locator("#seal").inputValue()).toBe(hostile);
      expect(await page.evaluate(STATE)).toEqual(HARMLESS);
      await page.locator("#seal").fill(hostile);
      await page.locator("main button[type=submit]").click();
      expect(await page.locator("#seal").inputValue()).toBe(hostile);
      expect(await page.evaluate(STATE)).toEqual(HARMLESS);
    });
  });

  it("in an address leads nowhere else: not by the language, a path or a half-year", async () => {
    room.graph.answers = { verifySeal: checkOf(), publicReport: [REPORT] };
    await room.visit({}, async (page) => {
      for (const path of [
        `//evil.example/%2e%2e`,
        "//",
        "/%zz",
        `/verify//evil.example?digest=${DIGEST}&lang=en`,
        `/?lang=//evil.example`,
        `/figures?half=${encodeURIComponent(HOSTILE.script)}`,
        `/figures?half=2026-H1&half=2026-H2`,
        `/${encodeURIComponent(HOSTILE.image)}`,
      ]) {
        await page.goto(`${room.url}${path}`);
        const { links, hacked } = (await page.evaluate(STATE)) as { links: string[]; hacked: boolean };
        expect({ path, links, hacked }).toEqual({ path, links: [], hacked: false });
      }
    });
  });

  it("in a key or a category of the graph stays text, too", async () => {
    const hostileReport = { ...REPORT, notices: [{ platform: "TOTAL", category: HOSTILE.image, count: 9 }] };
    room.graph.answers = { verifySeal: checkOf({ key: { kid: HOSTILE.script } }), publicReport: [hostileReport] };
    await room.visit({}, async (page) => {
      await page.goto("/figures");
      expect(await page.locator("main").innerText()).toContain(HOSTILE.image);
      expect(await page.evaluate(STATE)).toEqual({ ...HARMLESS, scripts: [] });
      await page.goto(`/verify?digest=${DIGEST}`);
      expect(await page.locator("main").innerText()).toContain(HOSTILE.script);
      expect(await page.evaluate(STATE)).toEqual(HARMLESS);
    });
  });
});
