import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { APPLICATION, courtAnswers } from "../../../test/cases.js";
import { type CourtRoom, openCourtRoom } from "../../../test/court-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { sealOfCase } from "../../../test/sealed-case.js";
import { startConsole } from "../../app.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const clock = { now: NOW };
let room: CourtRoom;
let browser: Browser;
beforeAll(async () => {
  room = await openCourtRoom(startConsole, () => new Date(clock.now.getTime() + performance.now()));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await room?.close();
});
beforeEach(() => {
  clock.now = NOW;
  room.graph.answers = courtAnswers(room.seal);
  room.graph.asked.length = 0;
});

const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const GRANT = "/court/applications/app-1/grant";

async function signedIn(page: Page, to = GRANT): Promise<void> {
  await page.goto(`/sign-in?return=${encodeURIComponent(to)}`);
}

async function writeOrder(page: Page): Promise<void> {
  await page.locator("#judge").fill("mr. A. Rechter");
  for (const finding of ["unlawfulness", "freedomOfExpression", "urgency"]) {
    await page.locator(`#holds-${finding}`).check();
    await page.locator(`#because-${finding}`).fill(`Het blijkt uit de stukken: ${finding}.`);
  }
  await page.locator("#provisions").fill("art. 8 EVRM");
  await page.locator("#statementOfReasons").fill("De video toont de verzoeker in de privésfeer.");
  await page.locator("#scopeReasons").fill("De verzoeker is alleen in Nederland bekend.");
}

async function sealAndGive(page: Page): Promise<object> {
  await page.locator("button[value=seal]").click();
  await page.getByRole("status").waitFor();
  return asked("grantApplication").at(-1)?.variables ?? {};
}

/** In the night in which the clock goes back, after its doubled hour. */
const AFTER_THE_CHANGE = new Date("2026-10-25T04:00:00Z");

describe("an order that was given orally", () => {
  it("says when, on paper and under the seal", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      await writeOrder(page);
      await page.locator("#givenOrallyAt").fill("2026-11-28T09:30");
      await page.locator("#waitsForAppeal").check();
      await page.locator("button[value=check]").click();
      const paper = await page.locator(".paper").innerText();
      for (const said of ["Mondeling gegeven", "28 november 2026 om 09:30", "hoger beroep schorst het bevel"]) {
        expect(paper).toContain(said);
      }
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await sealAndGive(page)).toMatchObject({
        order: { givenOrallyAt: "2026-11-28T08:30:00.000Z", enforceableDespiteAppeal: false },
      });
    });
  });

  it.each([
    ["2026-11-28T18:00", "nog niet voorbij"],
    ["2026-11-01T18:00", "binnen 14 dagen"],
  ])("was given before now, and not long ago: %s", async (typed, said) => {
    await visit({}, async (page) => {
      await signedIn(page);
      await writeOrder(page);
      await page.locator("#givenOrallyAt").fill(typed);
      await page.locator("button[value=check]").click();
      expect(await page.locator("#givenOrallyAt-wrong").innerText()).toContain(said);
      expect(await page.locator("#givenOrallyAt").inputValue()).toBe(typed);
    });
  });

  it("shows at the moment what the graph refuses of it", async () => {
    room.graph.answers.grantApplication = { refused: "FIELD_INVALID", field: "order.givenOrallyAt" };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      await writeOrder(page);
      await page.locator("#givenOrallyAt").fill("2026-11-28T09:30");
      await page.locator("button[value=check]").click();
      await page.locator("button[value=seal]").click();
      expect(await page.locator("#givenOrallyAt-wrong").innerText()).toContain("This is not possible");
    });
  });

  it("is asked which of two hours it was, in the night in which the clock goes back, by keyboard", async () => {
    clock.now = AFTER_THE_CHANGE;
    await visit({ scripts: false }, async (page) => {
      await signedIn(page);
      await writeOrder(page);
      expect(await page.locator("#givenOrallyAt-offset").count()).toBe(0);
      await page.locator("#givenOrallyAt").fill("2026-10-25T02:30");
      await page.locator("button[value=check]").click();
      expect(await page.locator("#givenOrallyAt-wrong").innerText()).toContain("die nacht twee keer");
      await page.locator("#givenOrallyAt-offset").focus();
      for (const key of ["ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
      await page.getByRole("button", { name: "English" }).click();
      expect(await page.locator("#givenOrallyAt").inputValue()).toBe("2026-10-25T02:30");
      expect(await page.locator("#givenOrallyAt-offset option:checked").innerText()).toContain("winter time");
      await page.locator("button[value=check]").click();
      expect(await sealAndGive(page)).toMatchObject({ order: { givenOrallyAt: "2026-10-25T01:30:00.000Z" } });
    });
  });
});

describe("an order for who does not read Dutch", () => {
  const inEnglish = () => {
    const { platforms } = courtAnswers();
    const [chirper, vidshare] = platforms.edges;
    room.graph.answers.platforms = {
      ...platforms,
      edges: [chirper, { ...vidshare, node: { ...(vidshare?.node as object), languages: ["en", "de"] } }],
    };
  };

  it.each([
    { width: 320, language: "nl", dark: true, says: "Vidshare aanvaardt alleen: Engels of Duits" },
    { width: 1280, language: "en", dark: false, says: "Vidshare accepts only: English or German" },
  ] as const)("names the addressee, and has a translation, in $language", async ({ says, ...look }) => {
    inEnglish();
    await visit(look, async (page) => {
      await signedIn(page);
      const main = await page.locator("main").innerText();
      expect(main).toContain(says);
      expect(main).not.toContain("Chirper aanvaardt");
      expect(await accessibilityProblems(page)).toEqual([]);
      await writeOrder(page);
      await page.locator("#translationText-1").fill("Remove the video within two hours.");
      await page.locator("button[value=check]").click();
      expect(await page.locator("#translationLanguage-1-wrong").count()).toBe(1);
      await page.locator("#translationLanguage-1").selectOption("en");
      await page.locator("button[value=add-translation]").click();
      await page.locator("#translationLanguage-2").selectOption("de");
      await page.locator("#translationText-2").fill("Entfernen Sie das Video binnen zwei Stunden.");
      await page.locator("button[value=check]").click();
      expect(await page.locator(".paper [lang=en]").innerText()).toBe("Remove the video within two hours.");
      expect(await page.locator(".paper [lang=de]").count()).toBe(1);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await sealAndGive(page)).toMatchObject({
        order: {
          language: "nl",
          translations: [
            { language: "en", text: "Remove the video within two hours." },
            { language: "de", text: "Entfernen Sie das Video binnen zwei Stunden." },
          ],
        },
      });
    });
  });

  it("can be written in that language itself, and then needs none", async () => {
    inEnglish();
    await visit({}, async (page) => {
      await signedIn(page);
      await writeOrder(page);
      await page.locator("#addressee-2").selectOption("");
      await page.locator("#language").selectOption("en");
      await page.locator("button[value=check]").click();
      expect(await page.locator(".paper").innerText()).toContain("Engels");
      expect(await sealAndGive(page)).toMatchObject({ order: { language: "en" } });
      expect(asked("grantApplication")[0]?.variables).not.toHaveProperty("order.translations");
    });
  });

  it("says the way out where the graph refuses it", async () => {
    room.graph.answers.grantApplication = { refused: "LANGUAGE_NOT_ACCEPTED", field: "order.addressees[0].platform" };
    await visit({}, async (page) => {
      await signedIn(page);
      await writeOrder(page);
      await page.locator("button[value=check]").click();
      await page.locator("button[value=seal]").click();
      expect(await page.locator("#addressee-1-wrong").innerText()).toContain("Voeg een vertaling toe");
    });
  });

  it("keeps its translation in the next version, where it can be written anew", async () => {
    const translations = [{ language: "en", text: "Remove both videos." }];
    room.graph.answers.order = { ...(room.graph.answers.order as object), seal: await sealOfCase({ translations }) };
    await visit({}, async (page) => {
      await signedIn(page, "/court/orders/order-1/change");
      expect(await page.locator("#translationLanguage-1").inputValue()).toBe("en");
      await page.locator("#cause").selectOption("NARROWING");
      await page.locator("#reasons").fill("Een van de twee is satire.");
      await page.locator("#lines-vidshare-1").fill("https://vidshare.example/watch?v=1");
      await page.locator("#translationText-1").fill("Remove the first video.");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.locator("button[value=check]").click();
      const changed = await page.locator(".difference").last().innerText();
      expect(changed).toContain("Remove both videos.");
      expect(changed).toContain("Remove the first video.");
      await page.locator("button[value=seal]").click();
      await page.getByRole("status").waitFor();
      expect(asked("modifyOrder")[0]?.variables).toMatchObject({
        input: { order: { translations: [{ language: "en", text: "Remove the first video." }] } },
      });
    });
  });
});

describe("the form of an order", () => {
  it("refuses an amount for which no penalty is chosen, at its field", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      await writeOrder(page);
      await page.locator("#penaltyAmount").fill("1.000");
      await page.locator("button[value=check]").click();
      expect(await page.locator("#penaltyAmount-wrong").innerText()).toContain("Er is geen dwangsom gekozen");
      expect(await page.locator("#penaltyAmount").inputValue()).toBe("1.000");
    });
  });

  it("knows who hosts each place, however many there are", async () => {
    const targets = Array.from({ length: 45 }, (_, index) => ({
      kind: "URL",
      url: `https://${index < 44 ? "vidshare" : "chirper"}.example/${index}`,
    }));
    room.graph.answers.application = { ...APPLICATION, duties: [{ number: 1, kind: "REMOVE", targets }] };
    await visit({}, async (page) => {
      await signedIn(page);
      expect(await page.locator("#addressee-1").inputValue()).toBe("vidshare");
      expect((await page.locator("#targets-1").inputValue()).split("\n")).toHaveLength(44);
      expect(await page.locator("#addressee-2").inputValue()).toBe("chirper");
      expect(await page.locator("#addressee-3").count()).toBe(0);
      expect(asked("addresseeFor")).toHaveLength(45);
    });
  });
});

describe("a form that is too long", () => {
  const LONG = "é".repeat(200_000);

  it.each([
    ["nl", GRANT, "#statementOfReasons", "button[value=check]", "Dit formulier is te lang", "ten hoogste 1 MB"],
    ["en", "/court/orders/order-1/decide/opp-1", "#reasons", "button[value=send]", "This form is too long", "1 MB at"],
    ["nl", "/court/applications/app-1/refuse", "#reasons", "button[value=refuse]", "te lang", "ten hoogste 1 MB"],
  ] as const)("comes back as it was typed, and says how long it may be: in %s, %s", async (...given) => {
    const [language, to, field, button, title, most] = given;
    await visit({ language }, async (page) => {
      await signedIn(page, to);
      await page.locator(field).fill(LONG);
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await page.locator(button).click();
      expect((await answered).status()).toBe(413);
      const said = await page.getByRole("alert").first().innerText();
      expect(said).toContain(title);
      expect(said).toContain(most);
      expect(await page.locator(field).inputValue()).toBe(LONG);
      expect(await accessibilityProblems(page)).toEqual([]);
      for (const decided of ["grantApplication", "decideOpposition", "refuseApplication"]) {
        expect(asked(decided)).toEqual([]);
      }
    });
  });

  it.each([
    ["so long that nobody reads it", { reasons: "a".repeat(5_000_000) }, "ten hoogste 1 MB"],
    [
      "of more fields than an order has",
      Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`f${index}`, "a"])),
      "te veel velden",
    ],
  ])("is not taken where it is %s", async (_, fields, said) => {
    const answer = await fetch(`${room.url}/court/applications/app-1/refuse`, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "accept-language": "nl" },
    });
    expect(answer.status).toBe(413);
    const text = await answer.text();
    expect(text).toContain(said);
    expect(text).not.toContain("langer dan een zegel");
  });
});
