import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asTold, courtAnswers, ORDER, ORDER_ON_APPEAL } from "../../../test/cases.js";
import { type CourtRoom, openCourtRoom } from "../../../test/court-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { startConsole } from "../../app.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const HIGHER = { type: "court", id: "gh-amsterdam" };
const LOWER = { type: "court", id: "rb-amsterdam" };
let room: CourtRoom;
let browser: Browser;
beforeAll(async () => {
  room = await openCourtRoom(startConsole, () => new Date(NOW.getTime() + performance.now()));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await room?.close();
});
beforeEach(() => {
  room.graph.answers = { ...courtAnswers(room.seal), order: asTold(ORDER_ON_APPEAL, room.seal) };
  room.graph.asked.length = 0;
  room.issuer.party = HIGHER;
  room.issuer.scope = "applications:submit applications:read orders:read orders:grant";
});

const heading = (page: Page) => page.locator("h1").innerText();
const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const path = (rest: string) => `/court/orders/order-1${rest}`;
const ENTER = "/court/appeals/new";

async function signedIn(page: Page, to: string): Promise<void> {
  await page.goto(`/sign-in?return=${encodeURIComponent(to)}`);
}

const BARRED = [ENTER, "/court/applications/new", "/court?list=appeals", path("")];
const OF_APPEAL = ["/decide-appeal/appeal-1", "/modify-appeal/appeal-1", "/withdraw-appeal/appeal-1"].map(path);

describe("the pages of a court that hears an appeal", () => {
  it.each([
    { width: 320, language: "nl", dark: true },
    { width: 1280, language: "en", dark: false },
  ] as const)(
    "have no barrier that axe finds, $width wide, in $language, dark: $dark",
    async (look) => {
      await visit(look, async (page) => {
        await signedIn(page, "/court");
        for (const to of [...BARRED, ...OF_APPEAL, path("/resume")]) {
          expect([to, (await page.goto(to))?.status()]).toEqual([to, 200]);
          const wider = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          const found = await accessibilityProblems(page);
          expect({ to, wider, found }).toEqual({ to, wider: 0, found: [] });
        }
      });
    },
    120_000,
  );

  it("offer of the order of another court what that court leaves to it, and nothing else", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path(""));
      const text = await page.locator("main").innerText();
      for (const said of [
        "Hoger beroep in zaak 200.123.456/01",
        "na de termijn",
        "Hoger beroep intrekken",
        "Bevel laten herleven",
      ]) {
        expect(text).toContain(said);
      }
      for (const others of ["Bevel opheffen", "Schors dit", "Overtreding vaststellen", "Verzet invoeren"]) {
        expect(text).not.toContain(others);
      }
      expect((await page.goto(path("/lift")))?.status()).toBe(409);
      expect((await page.goto(path("/change")))?.status()).toBe(409);
    });
  });

  it("leave the decision to it: the court that gave the order reads of the appeal, and does not decide it", async () => {
    room.issuer.party = LOWER;
    await visit({}, async (page) => {
      await signedIn(page, path(""));
      const text = await page.locator("main").innerText();
      expect(text).toContain("Hoger beroep in zaak 200.123.456/01");
      expect(text).toContain("het bevel is zolang geschorst");
      expect(text).toContain("Bevel opheffen");
      expect(text).not.toContain("Hoger beroep intrekken");
      for (const to of OF_APPEAL) expect([to, (await page.goto(to))?.status()]).toEqual([to, 409]);
    });
  });

  it("are there for courts that hear appeals alone", async () => {
    room.issuer.party = LOWER;
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/court");
      expect(await page.getByRole("link", { name: "Enter an appeal" }).count()).toBe(0);
      expect(await page.getByRole("link", { name: "Appeals" }).count()).toBe(0);
      await page.goto("/court/applications/new");
      expect(await page.locator("#lowerCourt").count()).toBe(0);
    });
  });
});

describe("entering an appeal", () => {
  it("names the decision by its court and case, by keyboard alone, and the order can be read from then on", async () => {
    await visit({ scripts: false }, async (page) => {
      await signedIn(page, "/court");
      const goTo = async (selector: string) => {
        for (let tries = 0; (await page.locator(`${selector}:focus`).count()) === 0; tries++) {
          if (tries > 60) throw new Error(`no key leads to ${selector}`);
          await page.keyboard.press("Tab");
        }
      };
      const write = async (selector: string, text: string) => {
        await goTo(selector);
        await page.keyboard.insertText(text);
      };
      const choose = async (selector: string, place: number) => {
        await goTo(selector);
        for (let step = 0; step < place; step++) await page.keyboard.press("ArrowDown");
      };
      await goTo(`main a[href="${ENTER}"]`);
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${ENTER}`);
      await write("#caseNumber", "200.123.456/01");
      await choose("#lowerCourt", 1);
      await write("#lowerCaseNumber", "C/13/770001");
      await choose("#against", 1);
      await choose("#appellant", 3);
      await write("#appellantReference", "verzet-2026-4");
      await page.locator("#lodgedAt").fill("2026-11-28T12:40");
      await goTo("button[value=send]");
      await page.keyboard.press("Enter");
      expect(await page.getByRole("status").innerText()).toContain("Het hoger beroep is ingevoerd");
      expect(new URL(page.url()).pathname).toBe(path(""));
      expect(asked("lodgeOrderAppeal")[0]?.variables).toEqual({
        input: {
          caseNumber: "200.123.456/01",
          appealOf: { court: "rb-amsterdam", caseNumber: "C/13/770001" },
          against: "OPPOSITION",
          role: "POSTER",
          appellantReference: "verzet-2026-4",
          lodgedAt: "2026-11-28T11:40:00.000Z",
        },
      });
    });
  });

  it("says what is missing at each field, and of an addressee also which one", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, ENTER);
      await page.locator("#appellant").selectOption("ADDRESSEE");
      await page.locator("button[value=send]").click();
      const problems = await page.getByRole("alert").innerText();
      for (const label of [
        "Case number at your court",
        "Which court gave",
        "Against which",
        "Which addressee",
        "When",
      ]) {
        expect(problems).toContain(label);
      }
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(asked("lodgeOrderAppeal")).toEqual([]);
    });
  });

  it.each([
    ["UNKNOWN_ORDER", "input.appealOf", "#lowerCaseNumber-wrong", "geen zaak met dit nummer"],
    ["COURT_HEARS_NO_APPEAL", "input.appealOf.court", "#lowerCourt-wrong", "behandelt geen hoger beroep"],
    ["DECISION_AMBIGUOUS", "input.oppositionId", "#decisionId-wrong", "meer zulke beslissingen"],
    ["UNKNOWN_ADDRESSEE", undefined, "#appellantPlatform-wrong", "is er niet"],
    ["OPPONENT_NOT_OPAQUE", "input.appellantReference", "#appellantReference-wrong", "geen naam"],
    ["EFFECT_IN_FUTURE", "input.lodgedAt", "#lodgedAt-wrong", "toekomst"],
  ])("shows what the graph refuses where it was typed: %s at %s", async (refused, field, at, said) => {
    room.graph.answers.lodgeOrderAppeal = { refused, ...(field === undefined ? {} : { field }) };
    await visit({}, async (page) => {
      await signedIn(page, ENTER);
      for (const name of ["caseNumber", "lowerCaseNumber", "appellantPlatform"]) {
        await page.locator(`#${name}`).fill(`typed ${name}`);
      }
      await page.locator("#lowerCourt").selectOption("rb-den-haag");
      await page.locator("#against").selectOption("MAIN_JUDGMENT");
      await page.locator("#appellant").selectOption("ADDRESSEE");
      await page.locator("#lodgedAt").fill("2026-11-28T12:40");
      await page.locator("button[value=send]").click();
      expect(await page.locator(at).innerText()).toContain(said);
      expect(await page.locator("#lowerCaseNumber").inputValue()).toBe("typed lowerCaseNumber");
      expect(await page.locator("#lowerCourt").inputValue()).toBe("rb-den-haag");
    });
  });

  it("takes the id of a court as it is typed where the hub cannot list them", async () => {
    room.graph.answers.courts = { refused: "UPSTREAM_UNAVAILABLE" };
    await visit({}, async (page) => {
      await signedIn(page, ENTER);
      await page.locator("#lowerCourt").fill("rb-amsterdam");
      await page.locator("button[value=send]").click();
      expect(await page.locator("#lowerCourt").inputValue()).toBe("rb-amsterdam");
      expect(await page.locator("#lowerCourt-wrong").count()).toBe(0);
    });
  });
});

describe("an appeal of a refused application", () => {
  it("is a new application that names the first", async () => {
    await visit({}, async (page) => {
      await signedIn(page, "/court/applications/new");
      for (const name of ["caseNumber", "applicantReference", "urls", "grounds", "urgency", "noNoticeBecause"]) {
        await page.locator(`#${name}`).fill(`typed ${name}`);
      }
      await page.getByText("Hoger beroep tegen een afwijzing").click();
      await page.locator("#lowerCaseNumber").fill("C/13/770001");
      await page.locator("button[value=enter]").click();
      expect(await page.locator("#lowerCourt-wrong").innerText()).toContain("Vul dit in");
      await page.locator("#lowerCourt").selectOption("rb-amsterdam");
      await page.locator("button[value=enter]").click();
      expect(new URL(page.url()).pathname).toBe("/court/applications/app-1");
      expect(asked("submitApplication")[0]?.variables).toMatchObject({
        input: { appealOf: { court: "rb-amsterdam", caseNumber: "C/13/770001" } },
      });
    });
  });

  it.each([
    ["NOT_REFUSED", "niets afgewezen"],
    ["UNKNOWN_APPLICATION", "geen zaak met dit nummer"],
  ])("is refused where nothing was: %s", async (refused, said) => {
    room.graph.answers.submitApplication = { refused, field: "input.appealOf" };
    await visit({}, async (page) => {
      await signedIn(page, "/court/applications/new");
      for (const name of ["caseNumber", "applicantReference", "urls", "grounds", "urgency", "noNoticeBecause"]) {
        await page.locator(`#${name}`).fill(`typed ${name}`);
      }
      await page.getByText("Hoger beroep tegen een afwijzing").click();
      await page.locator("#lowerCourt").selectOption("rb-amsterdam");
      await page.locator("#lowerCaseNumber").fill("C/13/770001");
      await page.locator("button[value=enter]").click();
      expect(await page.locator("#lowerCaseNumber-wrong").innerText()).toContain(said);
    });
  });
});

describe("deciding an appeal", () => {
  it("annuls, and lets nothing wait for an appeal that lets nothing stand", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/decide-appeal/appeal-1"));
      await page.locator("#appealOutcome").selectOption("ANNULLED");
      await page.locator("#reasons").fill("Het is satire.");
      await page.locator("#waitsForAppeal").check();
      await page.locator("button[value=send]").click();
      expect(await page.locator("#waitsForAppeal-wrong").innerText()).toContain("alleen als het bevel blijft gelden");
      await page.locator("#waitsForAppeal").uncheck();
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("status").innerText()).toContain("Op het hoger beroep is beslist");
      expect(asked("decideOrderAppeal")[0]?.variables).toEqual({
        id: "appeal-1",
        decision: { outcome: "ANNULLED", reasons: "Het is satire." },
      });
    });
  });

  it("confirms, not enforceable at once", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, path("/decide-appeal/appeal-1"));
      await page.locator("#appealOutcome").selectOption("CONFIRMED");
      await page.locator("#reasons").fill("It is no satire.");
      await page.locator("#waitsForAppeal").check();
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("status").innerText()).toContain("The appeal is decided");
      expect(asked("decideOrderAppeal")[0]?.variables).toEqual({
        id: "appeal-1",
        decision: { outcome: "CONFIRMED", reasons: "It is no satire.", enforceableDespiteAppeal: false },
      });
    });
  });

  it("modifies the order, in a version of the order's own court that this one seals", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, path("/modify-appeal/appeal-1"));
      expect(await heading(page)).toBe("Decide the appeal: modify the order");
      await page.locator("#reasons").fill("One of the two is satire.");
      await page.locator("#lines-vidshare-1").fill("https://vidshare.example/watch?v=1");
      await page.locator("button[value=check]").click();
      expect(await heading(page)).toBe("Check version 2");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.locator("button[value=seal]").click();
      expect(await page.getByRole("status").innerText()).toContain("the order is modified");
      const [{ variables } = { variables: {} }] = asked("decideOrderAppeal");
      expect(variables).toMatchObject({ id: "appeal-1", decision: { outcome: "MODIFIED" } });
      const { order } = (variables as { decision: { order: { seal: string } } }).decision;
      const [, payload = ""] = order.seal.split(".");
      expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
        court: "rb-amsterdam",
        caseNumber: "C/13/770001",
        version: 2,
        onAppeal: { court: "gh-amsterdam", caseNumber: "200.123.456/01" },
      });
    });
  });

  it("is withdrawn by its registry, for whoever lodged it", async () => {
    room.issuer.scope = "applications:submit applications:read orders:read";
    await visit({}, async (page) => {
      await signedIn(page, path(""));
      expect(await page.locator("main").innerText()).not.toContain("Beslissen: bekrachtigen of vernietigen");
      await page.getByRole("link", { name: "Hoger beroep intrekken" }).click();
      await page.locator("#reasons").fill("Ingetrokken bij brief van vandaag.");
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("status").innerText()).toContain("Het hoger beroep is ingetrokken");
      expect(asked("withdrawOrderAppeal")[0]?.variables).toEqual({
        id: "appeal-1",
        reasons: "Ingetrokken bij brief van vandaag.",
      });
    });
  });
});

describe("the main judgment", () => {
  const CLAIMED = { ...ORDER, mainClaimBroughtAt: "2026-11-28T11:00:00.000Z" };
  beforeEach(() => {
    room.issuer.party = LOWER;
  });

  it("can wait for an appeal", async () => {
    room.graph.answers.order = asTold(CLAIMED as unknown as typeof ORDER, room.seal);
    room.graph.answers.concludeMainProceedings = { id: "order-1" };
    await visit({}, async (page) => {
      await signedIn(page, path("/conclude"));
      await page.locator("#mainOutcome").selectOption("CONFIRMED");
      await page.locator("#reasons").fill("Toegewezen.");
      await page.locator("#waitsForAppeal").check();
      await page.locator("button[value=send]").click();
      await page.getByRole("status").waitFor();
      expect(asked("concludeMainProceedings")[0]?.variables).toMatchObject({
        input: { outcome: "CONFIRMED", enforceableDespiteAppeal: false },
      });
    });
  });

  it("is declared irrevocable, where its term still runs only after acquiescence", async () => {
    const mainJudgment = {
      outcome: "CONFIRMED",
      givenAt: "2026-11-28T11:30:00.000Z",
      appealBy: "2027-02-28T22:59:59.999Z",
    };
    room.graph.answers.order = asTold({ ...CLAIMED, mainJudgment } as unknown as typeof ORDER, room.seal);
    room.graph.answers.declareIrrevocable = ({ input }) =>
      (input as { acquiesced?: boolean }).acquiesced ? { id: "order-1" } : { refused: "APPEAL_TERM_RUNNING" };
    await visit({}, async (page) => {
      await signedIn(page, path(""));
      expect(await page.locator("main").innerText()).toContain("Uitspraak in de hoofdzaak");
      await page.getByRole("link", { name: "Onherroepelijk verklaren" }).click();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.locator("#reasons").fill("Berusting bij brief van vandaag.");
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("alert").innerText()).toContain("De termijn voor hoger beroep loopt nog");
      await page.locator("#acquiesced").check();
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("status").innerText()).toContain("Het bevel is onherroepelijk");
    });
  });
});
