import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asTold, courtAnswers, ORDER, ORDER_IN_DISPUTE } from "../../../test/cases.js";
import { type CourtRoom, openCourtRoom } from "../../../test/court-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { HOSTILE } from "../../../test/seals.js";
import { startConsole } from "../../app.js";
import { ACTS } from "../../court/acts/acts.js";

const NOW = new Date("2026-11-28T12:00:00Z");
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
  room.graph.answers = courtAnswers(room.seal);
  room.graph.asked.length = 0;
  Object.assign(room.issuer, {
    party: { type: "court", id: "rb-amsterdam" },
    scope: "applications:submit applications:read orders:read orders:grant",
    nonce: undefined,
  });
});

const heading = (page: Page) => page.locator("h1").innerText();
const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const path = (rest: string) => `/court/orders/order-1${rest}`;

async function signedIn(page: Page, to: string): Promise<void> {
  await page.goto(`/sign-in?return=${encodeURIComponent(to)}`);
}

const dispute = () => {
  room.graph.answers.order = asTold(ORDER_IN_DISPUTE, room.seal);
};

/** Where each act's form is, in an order for which it is open. */
const OPEN: Readonly<Record<string, string>> = {
  oppose: "/oppose",
  hearing: "/hearing/opp-1",
  decide: "/decide/opp-1",
  "withdraw-opposition": "/withdraw-opposition/opp-1",
  lift: "/lift",
  suspend: "/suspend",
  "main-claim": "/main-claim",
  lapse: "/lapse",
  "suspend-items": "/suspend-items/vidshare",
  "resume-items": "/resume-items/chirper",
  serve: "/serve/vidshare",
  "reject-claim": "/reject-claim/vidshare",
  clarify: "/clarify/vidshare",
  "find-breach": "/find-breach/chirper",
  "find-compliance": "/find-compliance/chirper",
  "decide-finding": "/decide-finding/chirper~finding-1",
  moderate: "/moderate/vidshare",
  "refuse-moderation": "/refuse-moderation/vidshare",
  interrupt: "/interrupt/vidshare",
  bar: "/bar/vidshare",
};
/** These are open in another state of the order. */
const OPEN_OTHERWISE = ["resume", "conclude", "irrevocable", "continue", "decide-appeal", "withdraw-appeal"];

describe("the forms of what a court does with an order", () => {
  it("are all looked at here", () => {
    expect([...Object.keys(OPEN), ...OPEN_OTHERWISE].sort()).toEqual(Object.keys(ACTS).sort());
  });

  it.each([
    { width: 320, language: "nl", dark: true },
    { width: 1280, language: "en", dark: false },
  ] as const)(
    "have no barrier that axe finds, $width wide, in $language, dark: $dark",
    async (look) => {
      dispute();
      await visit(look, async (page) => {
        await signedIn(page, "/court");
        const pages = ["", "/change", "/modify/opp-1", "/penalty/vidshare", ...Object.values(OPEN)];
        for (const rest of pages) {
          expect([rest, (await page.goto(path(rest)))?.status()]).toEqual([rest, 200]);
          const wider = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          const found = await accessibilityProblems(page);
          expect({ rest, wider, found }).toEqual({ rest, wider: 0, found: [] });
        }
      });
    },
    180_000,
  );

  it("say what is missing at each field, and ask the graph nothing", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/hearing/opp-1"));
      await page.locator("button[value=send]").click();
      expect(await page.locator("#hearingAt-wrong").innerText()).toContain("Vul dit in");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.goto(path("/suspend-items/vidshare"));
      await page.locator("#reasons").fill("Het verkeerde adres.");
      await page.locator("button[value=send]").click();
      expect(await page.locator("#items-wrong").innerText()).toContain("ten minste één");
      expect(await page.locator("#reasons").inputValue()).toBe("Het verkeerde adres.");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect([...asked("setHearing"), ...asked("suspendItems")]).toEqual([]);
    });
  });

  it("say what the graph refuses at its field, in the reader's language, and keep what was typed", async () => {
    room.graph.answers.setHearing = { refused: "HEARING_IN_PAST", field: "hearingAt" };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, path("/hearing/opp-1"));
      await page.locator("#hearingAt").fill("2026-11-20T10:00");
      await page.locator("button[value=send]").click();
      expect(await page.locator("#hearingAt-wrong").innerText()).toContain("This moment has passed");
      expect(await page.locator("#hearingAt").inputValue()).toBe("2026-11-20T10:00");
    });
  });

  it("are not there for whoever may not do it, and there is none for an act that nobody knows", async () => {
    room.issuer.scope = "applications:submit applications:read orders:read";
    await visit({}, async (page) => {
      await signedIn(page, path(""));
      const text = await page.locator("main").innerText();
      expect(text).toContain("Zitting bepalen");
      for (const judges of ["Schors dit", "Bevel schorsen", "Overtreding vaststellen", "Beslissen"]) {
        expect(text).not.toContain(judges);
      }
      expect((await page.goto(path("/abolish")))?.status()).toBe(404);
    });
  });
});

describe("deciding an opposition", () => {
  it("sets a hearing, at the moment that was typed in Dutch time", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path(""));
      await page.getByRole("link", { name: "Zitting bepalen" }).click();
      await page.locator("#hearingAt").fill("2026-12-03T10:30");
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("status").innerText()).toContain("De zitting is bepaald");
      expect(asked("setHearing")[0]?.variables).toEqual({ id: "opp-1", hearingAt: "2026-12-03T09:30:00.000Z" });
    });
  });

  it("is asked which of two hours is meant, in the night in which the clock goes back", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, path("/hearing/opp-1"));
      await page.locator("#hearingAt").fill("2027-10-31T02:30");
      await page.locator("button[value=send]").click();
      expect(await page.locator("#hearingAt-wrong").innerText()).toContain("twice in that night");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(asked("setHearing")).toEqual([]);
      await page.locator("#hearingAt-offset").selectOption({ label: "The first, in summer time" });
      await page.locator("button[value=send]").click();
      await page.getByRole("status").waitFor();
      expect(asked("setHearing")[0]?.variables).toEqual({ id: "opp-1", hearingAt: "2027-10-31T00:30:00.000Z" });
    });
  });

  it("lifts the order, and says what becomes of the penalties", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/decide/opp-1"));
      await page.locator("#outcome").selectOption("LIFTED");
      await page.locator("#reasons").fill("Het is satire.");
      await page.locator("#penaltiesFallAway").check();
      await page.locator("button[value=send]").click();
      await page.getByRole("status").waitFor();
      expect(asked("decideOpposition")[0]?.variables).toEqual({
        id: "opp-1",
        decision: { outcome: "LIFTED", reasons: "Het is satire.", penaltiesFallAway: true },
      });
    });
  });

  it("modifies the order: what changes is shown before the next version is sealed", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, path("/modify/opp-1"));
      await page.locator("#reasons").fill("One of the two is satire.");
      await page.locator("#lines-vidshare-1").fill("https://vidshare.example/watch?v=1");
      await page.getByRole("button", { name: "Check the new version" }).click();
      expect(await heading(page)).toBe("Check version 2");
      expect(await page.locator("del").innerText()).toContain("https://vidshare.example/watch?v=2");
      expect(await page.locator(".paper").innerText()).not.toContain("watch?v=2");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(asked("decideOpposition")).toEqual([]);
      await page.getByRole("button", { name: "Seal and decide" }).click();
      expect(await page.getByRole("status").innerText()).toContain("the order is modified");
      const [{ variables } = { variables: {} }] = asked("decideOpposition");
      expect(variables).toMatchObject({
        id: "opp-1",
        decision: {
          outcome: "MODIFIED",
          reasons: "One of the two is satire.",
          order: {
            seal: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+~/),
            addressees: [
              { platform: "vidshare", duties: [{ targets: [{ url: "https://vidshare.example/watch?v=1" }] }] },
              { platform: "chirper" },
            ],
          },
        },
      });
      const { order } = (variables as { decision: { order: { seal: string } } }).decision;
      const [, payload = ""] = order.seal.split(".");
      expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({ version: 2 });
    });
  });
});

describe("changing an order", () => {
  it("corrects it with what a correction must say (Rv art. 31), and shows a refusal at the lines it is about", async () => {
    room.graph.answers.modifyOrder = {
      refused: "CORRECTION_UNASKED",
      field: "input.order.addressees[1].duties[0].targets[0].url",
    };
    await visit({}, async (page) => {
      await signedIn(page, path("/change"));
      await page.locator("#cause").selectOption("CORRECTION");
      await page.locator("#reasons").fill("Een cijfer verwisseld.");
      await page.locator("#lines-chirper-1").fill("https://chirper.example/post/23");
      await page.getByRole("button", { name: "Nieuwe versie nakijken" }).click();
      expect(await page.locator("#partiesHeard-wrong").innerText()).toContain("Vul dit in");
      await page.locator("#partiesHeard").fill("Per e-mail op 28 november.");
      await page.getByRole("button", { name: "Nieuwe versie nakijken" }).click();
      await page.getByRole("button", { name: "Verzegelen en wijzigen" }).click();
      expect(await page.locator("#lines-chirper-1-wrong").innerText()).toContain("Hierom is nooit gevraagd");
      expect(await page.locator("#lines-chirper-1").inputValue()).toBe("https://chirper.example/post/23");
      expect(asked("modifyOrder")[0]?.variables).toMatchObject({
        input: {
          orderId: "order-1",
          cause: "CORRECTION",
          correction: { initiative: "OWN_MOTION", partiesHeard: "Per e-mail op 28 november." },
        },
      });
    });
  });

  it("suspends at once, by keyboard, what was named by mistake: from its own line, with only the reason to give", async () => {
    await visit({ scripts: false }, async (page) => {
      await signedIn(page, path(""));
      let steps = 0;
      const goTo = async (selector: string) => {
        for (let tries = 0; (await page.locator(`${selector}:focus`).count()) === 0; tries++) {
          if (tries > 60) throw new Error(`no key leads to ${selector}`);
          steps++;
          await page.keyboard.press("Tab");
        }
      };
      await goTo('a[href*="suspend-items/vidshare?item=item-1"]');
      await page.keyboard.press("Enter");
      await page.waitForURL("**/suspend-items/**");
      room.graph.answers.order = { ...asTold(ORDER, room.seal), history: [...ORDER.history, LATER] };
      expect(await page.locator("#item-item-1").isChecked()).toBe(true);
      await goTo("#reasons");
      await page.keyboard.insertText("Het verkeerde adres.");
      await goTo("button[value=send]");
      await page.keyboard.press("Enter");
      await page.getByRole("status").waitFor();
      // At two keys a second less than a minute.
      expect(steps).toBeLessThan(100);
      expect(asked("suspendItems")[0]?.variables).toEqual({
        input: { orderId: "order-1", platform: "vidshare", itemIds: ["item-1"], reasons: "Het verkeerde adres." },
      });
    });
  });

  it("is lifted for a cause, and an annulment says by which court", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, path("/lift"));
      await page.locator("#cause").selectOption("ANNULLED");
      await page.locator("#reasons").fill("The court of appeal annulled it.");
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("alert").innerText()).toContain("Which court annulled it?");
      await page.locator("#annulmentCourt").fill("Gerechtshof Amsterdam");
      await page.locator("#annulmentDecision").fill("200.123.456/01");
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("status").innerText()).toContain("The order is lifted");
      expect(asked("liftOrder")[0]?.variables).toEqual({
        input: {
          orderId: "order-1",
          cause: "ANNULLED",
          reasons: "The court of appeal annulled it.",
          annulment: { court: "Gerechtshof Amsterdam", decision: "200.123.456/01" },
        },
      });
    });
  });
});

const LATER = {
  position: 6,
  kind: "OrderSuspended",
  at: "2026-11-28T11:30:00.000Z",
  platform: null,
  reasons: "In afwachting van de zitting.",
  advice: null,
  by: { type: "court", id: "rb-amsterdam" },
};

describe("two clerks in one case", () => {
  it("the second sees what the first did, before anything is done, and loses nothing that was typed", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/hearing/opp-1"));
      room.graph.answers.order = { ...asTold(ORDER, room.seal), history: [...ORDER.history, LATER] };
      await page.locator("#hearingAt").fill("2026-12-03T10:30");
      await page.locator("button[value=send]").click();
      const alert = page.getByRole("alert");
      expect(await alert.innerText()).toContain("Er is intussen iets veranderd");
      expect(await alert.innerText()).toContain("In afwachting van de zitting.");
      expect(asked("setHearing")).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.locator("#hearingAt").inputValue()).toBe("2026-12-03T10:30");
      // Having seen it, the second sends the form once more.
      await page.locator("button[value=send]").click();
      await page.getByRole("status").waitFor();
      expect(asked("setHearing").length).toBe(1);
    });
  });

  it("also where the first decided it: then the second keeps what was written", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, path("/decide/opp-1"));
      const decided = ORDER.oppositions.map((one) => ({ ...one, status: "UPHELD", reasons: "It is no satire." }));
      room.graph.answers.order = { ...asTold(ORDER, room.seal), oppositions: decided };
      await page.locator("#reasons").fill("It is satire, and names nobody at all.");
      await page.locator("button[value=send]").click();
      expect(await heading(page)).toBe("This cannot be done now");
      expect(await page.locator("main").innerText()).toContain("It is satire, and names nobody at all.");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(asked("decideOpposition")).toEqual([]);
    });
  });

  it("a version that is written on an older one is not sealed", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/change"));
      await page.locator("#cause").selectOption("NARROWING");
      await page.locator("#reasons").fill("Minder.");
      await page.locator("#penaltyAmount").fill("500");
      await page.getByRole("button", { name: "Nieuwe versie nakijken" }).click();
      room.graph.answers.order = { ...asTold(ORDER, room.seal), history: [...ORDER.history, LATER] };
      await page.getByRole("button", { name: "Verzegelen en wijzigen" }).click();
      expect(await page.getByRole("alert").innerText()).toContain("iets veranderd");
      expect(await page.locator("#penaltyAmount").inputValue()).toBe("500");
      expect(asked("modifyOrder")).toEqual([]);
    });
  });

  it.each([
    ["/decide/opp-1", "decideOpposition", "button[value=send]"],
    ["/modify/opp-1", "decideOpposition", "button[value=seal]"],
  ])("a double click gives one decision: %s", async (rest, field, button) => {
    let sent = 0;
    room.graph.answers[field] = async () => {
      sent++;
      await pause(200);
      room.graph.answers.order = {
        ...asTold(ORDER, room.seal),
        oppositions: ORDER.oppositions.map((one) => ({ ...one, status: "UPHELD" })),
        history: [...ORDER.history, LATER],
      };
      return { id: "opp-1" };
    };
    await visit({}, async (page) => {
      await signedIn(page, path(rest));
      if (rest.startsWith("/decide")) await page.locator("#outcome").selectOption("UPHELD");
      await page.locator("#reasons").fill("Het is geen satire.");
      if (button === "button[value=seal]") {
        await page.locator("button[value=check]").click();
        await page.locator(".paper").waitFor();
      }
      await page.locator(button).dblclick();
      await page.getByRole("status").waitFor();
      expect(sent).toBe(1);
    });
  });

  it("what was typed after the session ended stands there again, and nothing was done", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/decide/opp-1"));
      await page.locator("#reasons").fill("Het is satire.");
      await room.restart();
      await page.locator("button[value=send]").click();
      expect(await heading(page)).toBe("Uw sessie is geëindigd");
      await page.getByRole("link", { name: "Inloggen" }).last().click();
      expect(await page.getByRole("status").innerText()).toContain("staat er weer");
      expect(await page.locator("#reasons").inputValue()).toBe("Het is satire.");
      expect(asked("decideOpposition")).toEqual([]);
    });
  });
});

describe("the answers of platforms", () => {
  it("a claim that it cannot be done is shown with its words, as text, and rejected with reasons", async () => {
    const hostile = JSON.stringify(HOSTILE.image).slice(1, -1);
    const told = JSON.stringify(asTold(ORDER_IN_DISPUTE, room.seal)).replace("Dat was een kopie", hostile);
    room.graph.answers.order = JSON.parse(told) as object;
    await visit({}, async (page) => {
      await signedIn(page, path(""));
      const text = await page.locator("main").innerText();
      for (const said of ["Te weinig gegevens", HOSTILE.image, "betwist door het platform", "Welke van de drie"]) {
        expect(text).toContain(said);
      }
      expect(await page.evaluate('"hacked" in globalThis')).toBe(false);
      await page.getByRole("link", { name: "Verwerpen dat het niet kan" }).click();
      await page.locator("#item-item-1").check();
      await page.locator("#reasons").fill("Het bevel noemt het fragment.");
      await page.locator("button[value=send]").click();
      await page.getByRole("status").waitFor();
      expect(asked("rejectClaim")[0]?.variables).toEqual({
        input: {
          orderId: "order-1",
          platform: "vidshare",
          itemIds: ["item-1"],
          reasons: "Het bevel noemt het fragment.",
        },
      });
    });
  });

  it("a contested finding is decided", async () => {
    dispute();
    await visit({}, async (page) => {
      await signedIn(page, path(""));
      await page.getByRole("link", { name: "Beslissen over deze vaststelling" }).click();
      await page.locator("#findingOutcome").selectOption("WITHDRAWN");
      await page.locator("#reasons").fill("Het was een kopie.");
      await page.locator("button[value=send]").click();
      await page.getByRole("status").waitFor();
      expect(asked("decideFinding")[0]?.variables).toMatchObject({
        input: { platform: "chirper", findingId: "finding-1", outcome: "WITHDRAWN" },
      });
    });
  });

  it("the account of a penalty is a timeline, a chart and the same figures in a table", async () => {
    dispute();
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, path("/penalty/vidshare"));
      const text = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
      for (const said of [
        "Not running: the term stands still",
        "Waiting for your answer",
        "€5,000",
        "€50,000",
        "De kopieën staan bij een derde.",
      ]) {
        expect(text).toContain(said);
      }
      expect(await page.locator("svg.account").getAttribute("aria-label")).toContain("€21,000");
      const timeline = await page.locator(".timeline .money").allInnerTexts();
      const table = await page.locator("table.numbers tbody tr").allInnerTexts();
      expect(timeline.map((one) => /€[\d,]+/.exec(one)?.[0])).toEqual(["€21,000", "€5,000"]);
      expect(table.map((one) => one.includes("€21,000") || one.includes("€5,000"))).toEqual([true, true]);
    });
  });
});

describe("an order for what it can say", () => {
  it("asks for data of somebody without registration, with a term and a penalty of the duty's own", async () => {
    await visit({}, async (page) => {
      await signedIn(page, "/court/applications/app-1/grant");
      await page.locator("#judge").fill("mr. A. Rechter");
      for (const name of ["provisions", "statementOfReasons", "scopeReasons"]) {
        await page.locator(`#${name}`).fill(`Tekst van ${name}.`);
      }
      await page.locator("#addressee-2").selectOption("");
      await page.locator("#addressee-1").selectOption("SOMEONE");
      await page.locator("#kind-1").selectOption("DISCLOSE");
      await page.locator("#jointMaximum").fill("80.000");
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      const problems = await page.getByRole("alert").innerText();
      for (const label of ["Kenmerk", "Naam", "Adres", "welke gegevens", "reëel belang"]) {
        expect(problems).toContain(label);
      }
      // The three findings of a removal are not made for data alone.
      expect(problems).not.toContain("vrijheid van meningsuiting");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.locator("#respondentReference-1").fill("7f3k2");
      await page.locator("#respondentKind-1").selectOption("SITE_KEEPER");
      await page.locator("#respondentName-1").fill("De beheerder van voorbeeld.example");
      await page.locator("#respondentAddress-1").fill("Voorbeeldstraat 1\nAmsterdam");
      await page.locator("#respondentIp-1").fill("192.0.2.7");
      await page.locator("#category-1-NAME").check();
      for (const name of ["unlawfulness", "realInterest", "noLessIntrusiveWay", "balance"]) {
        await page.locator(`#disclosureBecause-1-${name}`).fill(`Omdat: ${name}.`);
      }
      await page.locator("details:has(#ownWithin-1) summary").click();
      await page.locator("#ownWithin-1").fill("21");
      await page.locator("#ownWithinUnit-1").selectOption("D");
      await page.locator("#ownPenaltyUnit-1").selectOption("DAY");
      await page.locator("#ownPenaltyAmount-1").fill("250,50");
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      const paper = (await page.locator(".paper").innerText()).replaceAll("\u00a0", " ");
      for (const text of [
        "Aan De beheerder van voorbeeld.example",
        "192.0.2.7",
        "Binnen 21 dagen",
        "€ 250,50 per dag",
        "alleen voor het gerecht: naam",
        "Omdat: balance.",
        "ten hoogste € 80.000",
      ]) {
        expect(paper).toContain(text);
      }
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "Verzegelen en bevel geven" }).click();
      await page.getByRole("status").waitFor();
      const [{ variables } = { variables: {} }] = asked("grantApplication");
      expect(variables).toMatchObject({
        order: {
          jointMaximum: { maximumCents: 8_000_000, currency: "EUR" },
          addressees: [
            {
              platform: "respondent-rb-amsterdam-7f3k2",
              respondent: { kind: "SITE_KEEPER", address: "Voorbeeldstraat 1\nAmsterdam", ipAddress: "192.0.2.7" },
              duties: [
                {
                  kind: "DISCLOSE",
                  within: "P21D",
                  penalty: { amountCents: 25_050, unit: "DAY" },
                  disclosure: { categories: ["NAME"], purpose: "CIVIL_CLAIM", recipient: { jwk: { kid: "enc-1" } } },
                },
              ],
            },
          ],
        },
      });
      expect(variables).not.toHaveProperty("order.marginalTest");
    });
  });
});
