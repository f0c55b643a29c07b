import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { APPLICATION, courtAnswers, ORDER } from "../../../test/cases.js";
import { type CourtRoom, openCourtRoom } from "../../../test/court-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { HOSTILE } from "../../../test/seals.js";
import { startConsole } from "../../app.js";

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

/** As whoever signed in, at this page. */
async function signedIn(page: Page, path = "/court"): Promise<void> {
  await page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
}

const GRANT = "/court/applications/app-1/grant";
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);

async function fillIn(page: Page): Promise<void> {
  await page.locator("#judge").fill("mr. A. Rechter");
  for (const finding of ["unlawfulness", "freedomOfExpression", "urgency"]) {
    await page.locator(`#holds-${finding}`).check();
    await page.locator(`#because-${finding}`).fill(`Het blijkt uit de stukken: ${finding}.`);
  }
  await page.locator("#provisions").fill("art. 8 EVRM");
  await page.locator("#statementOfReasons").fill("De video toont de verzoeker in de privésfeer.");
  await page.locator("#scopeReasons").fill("De verzoeker is alleen in Nederland bekend.");
}

describe("the pages of a court", () => {
  const PATHS = [
    "/court",
    "/court?list=overdue",
    "/court/applications/new",
    "/court/applications/app-1",
    "/court/applications/app-2",
    "/court/applications/app-1/refuse",
    GRANT,
    "/court/orders/order-1",
  ];

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
          const found = await accessibilityProblems(page);
          expect({ path, wider, found }).toEqual({ path, wider: 0, found: [] });
        }
      });
    },
    120_000,
  );

  it("show hostile text as text, and lead nowhere with it", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      for (const path of ["/court", "/court/applications/app-2", "/court/applications/app-2/grant"]) {
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

  it("ask the graph with the visitor's own token, and are for courts alone", async () => {
    await visit({}, async (page) => {
      expect((await page.goto("/court"))?.status()).toBe(401);
      await signedIn(page);
      expect(asked("waitingApplications").at(-1)?.token).toMatch(/^Bearer ey/);
      await page.getByRole("button", { name: "Uitloggen" }).click();
      expect((await page.goto("/court"))?.status()).toBe(401);
      room.issuer.party = { type: "platform", id: "vidshare" };
      await signedIn(page);
      expect(await heading(page)).toBe("Deze pagina is niet voor u");
      expect(await page.getByRole("link", { name: "Zaken" }).count()).toBe(0);
    });
  });

  it("say what the graph refuses at its field, in the reader's language, and keep what was typed", async () => {
    room.graph.answers.submitApplication = { refused: "CASE_NUMBER_TAKEN", field: "input.caseNumber" };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/court/applications/new");
      await page.locator("#caseNumber").fill("C/13/1");
      await page.locator("main button[type=submit]").click();
      expect(await page.getByRole("alert").innerText()).toContain("Enter this: Why is it unlawful?");
      for (const name of ["applicantReference", "urls", "grounds", "urgency", "noNoticeBecause"]) {
        await page.locator(`#${name}`).fill(`typed ${name}`);
      }
      await page.locator("main button[type=submit]").click();
      expect(await page.locator("#caseNumber-wrong").innerText()).toContain("Another application has this case number");
      expect(await page.locator("#grounds").inputValue()).toBe("typed grounds");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "Nederlands" }).click();
      expect(await page.locator("#grounds").inputValue()).toBe("typed grounds");
      expect(asked("submitApplication").length).toBe(1);
    });
  });
});

describe("giving an order", () => {
  it("shows it as it will be, then seals it, and the graph gets what was typed under the court's seal", async () => {
    await visit({}, async (page) => {
      await signedIn(page, GRANT);
      expect(await page.locator("#addressee-1").inputValue()).toBe("vidshare");
      expect(await page.locator("#addressee-2").inputValue()).toBe("chirper");
      await fillIn(page);
      await page.locator("#penaltyUnit").selectOption("HOUR");
      await page.locator("#penaltyAmount").fill("1.000");
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      expect(await heading(page)).toBe("Kijk het bevel na");
      expect(asked("grantApplication")).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
      const paper = await page.locator(".paper").innerText();
      for (const text of ["Aan vidshare", "https://chirper.example/post/22", "Binnen 2 uur", "art. 8 EVRM"]) {
        expect(paper).toContain(text);
      }
      expect(paper).toMatch(/€\s1\.000 per uur/);
      await page.getByRole("button", { name: "Verzegelen en bevel geven" }).click();
      expect(new URL(page.url()).pathname).toBe("/court/orders/order-1");
      expect(await page.getByRole("status").innerText()).toContain("Het bevel is gegeven");
      const [{ variables } = { variables: {} }] = asked("grantApplication");
      expect(variables).toMatchObject({
        id: "app-1",
        refused: [],
        order: {
          judge: "mr. A. Rechter",
          removeWithin: "PT2H",
          penalty: { amountCents: 100_000, unit: "HOUR" },
          seal: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+~/),
          addressees: [{ platform: "vidshare" }, { platform: "chirper" }],
        },
      });
    });
  });

  it("takes what was typed after the session has ended: nothing is sent, and it stands there after signing in", async () => {
    await visit({}, async (page) => {
      await signedIn(page, GRANT);
      await fillIn(page);
      await room.restart();
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      expect(await heading(page)).toBe("Uw sessie is geëindigd");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("link", { name: "Inloggen" }).last().click();
      expect(new URL(page.url()).pathname).toBe(GRANT);
      expect(await page.getByRole("status").innerText()).toContain("staat er weer");
      expect(await page.locator("#statementOfReasons").inputValue()).toContain("privésfeer");
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      expect(await heading(page)).toBe("Kijk het bevel na");
    });
  });

  it("is given once, however often the button is pressed", async () => {
    let sent = 0;
    room.graph.answers.grantApplication = async () => {
      sent++;
      await pause(200);
      return { id: "order-1" };
    };
    await visit({}, async (page) => {
      await signedIn(page, GRANT);
      await fillIn(page);
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      await page.getByRole("button", { name: "Verzegelen en bevel geven" }).dblclick();
      await page.getByRole("status").waitFor();
      expect(sent).toBe(1);
    });
  });

  it("tells whoever comes too late what a colleague decided, and keeps to that", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, GRANT);
      await fillIn(page);
      room.graph.answers.application = { ...APPLICATION, status: "REFUSED", reasons: "It is satire." };
      await page.getByRole("button", { name: "Check the order" }).click();
      expect(await page.getByRole("alert").innerText()).toContain("A colleague has decided this application meanwhile");
      expect(await page.locator("main").innerText()).toContain("It is satire.");
      // What this judge had written is not lost.
      expect(await page.locator("main").innerText()).toContain("De video toont de verzoeker in de privésfeer.");
      expect(asked("grantApplication")).toEqual([]);
    });
  });

  it("tells a registry that it gives none, and the graph never hears of it", async () => {
    room.issuer.scope = "applications:submit applications:read orders:read";
    await visit({}, async (page) => {
      await signedIn(page, GRANT);
      await fillIn(page);
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      expect(await page.locator("main .utrecht-alert").innerText()).toContain("niet geven");
      expect(await page.getByRole("button", { name: "Verzegelen" }).count()).toBe(0);
    });
  });

  it("says at the duty what the graph refuses of it", async () => {
    room.graph.answers.grantApplication = {
      refused: "URL_HOST_UNKNOWN",
      field: "order.addressees[1].duties[0].targets[0].url",
    };
    await visit({}, async (page) => {
      await signedIn(page, GRANT);
      await fillIn(page);
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      await page.getByRole("button", { name: "Verzegelen en bevel geven" }).click();
      expect(await page.locator("#targets-2-wrong").innerText()).toContain("ligt niet bij deze geadresseerde");
      expect(await page.locator("#judge").inputValue()).toBe("mr. A. Rechter");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("takes few steps by keyboard alone, from opening the application to the order", async () => {
    await visit({ scripts: false }, async (page) => {
      await signedIn(page, "/court/applications/app-1");
      let steps = 0;
      const press = async (key: string) => {
        steps++;
        await page.keyboard.press(key);
      };
      const goTo = async (selector: string) => {
        const isThere = async () => (await page.locator(`${selector}:focus`).count()) === 1;
        for (let tries = 0; !(await isThere()); tries++) {
          if (tries > 80) throw new Error(`no key leads to ${selector}`);
          await press("Tab");
        }
      };
      const write = async (selector: string, text: string) => {
        await goTo(selector);
        await page.keyboard.insertText(text);
      };
      await goTo(`main a[href="${GRANT}"]`);
      await press("Enter");
      await page.waitForURL(`**${GRANT}`);
      await write("#judge", "mr. A. Rechter");
      for (const finding of ["unlawfulness", "freedomOfExpression", "urgency"]) {
        await goTo(`#holds-${finding}`);
        await press("Space");
        await write(`#because-${finding}`, "Op de stukken.");
      }
      await write("#provisions", "art. 8 EVRM");
      await write("#statementOfReasons", "De video toont de verzoeker in de privésfeer.");
      await write("#scopeReasons", "Alleen in Nederland bekend.");
      await goTo("button[value=check]");
      await press("Enter");
      await page.locator(".paper").waitFor();
      await goTo("button[value=seal]");
      await press("Enter");
      await page.getByText("Het bevel is gegeven").first().waitFor();
      // At two keys a second, with the texts pasted, less than 90 seconds.
      expect(steps).toBeLessThan(120);
    });
  });
});

describe("signing in", () => {
  it("counts once, and not for whoever comes back with another's answer", async () => {
    await visit({}, async (page) => {
      const state = "made-up";
      expect((await page.goto(`/sign-in/callback?${new URLSearchParams({ code: "a", state })}`))?.status()).toBe(400);
      let back = "";
      page.on("request", (request) => {
        if (request.url().includes("/sign-in/callback?code")) back = request.url();
      });
      await signedIn(page);
      expect(await heading(page)).toBe("Zaken");
      expect((await page.goto(back))?.status()).toBe(400);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("is refused where the answer holds another nonce than was sent", async () => {
    room.issuer.nonce = "another";
    await visit({}, async (page) => {
      expect((await page.goto("/sign-in?return=/court"))?.status()).toBe(403);
      expect(await heading(page)).toBe("U bent niet ingelogd");
    });
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example"])(
    "leads to no other site: %s",
    async (elsewhere) => {
      await visit({}, async (page) => {
        await signedIn(page, elsewhere);
        expect(page.url()).toBe(`${room.url}/court`);
      });
    },
  );

  it("lasts when its visitor comes by the pages of a case, without a code", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      for (const path of ["/case", "/case/contest", "/case/proof"]) await page.goto(path);
      expect((await page.goto("/court"))?.status()).toBe(200);
    });
  });

  it("leaves another site's form without effect", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      const forged = await fetch(`${room.url}/court/applications/app-1/refuse`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie, "sec-fetch-site": "cross-site" },
        body: new URLSearchParams({ step: "refuse", reasons: "forged" }),
      });
      expect(forged.status).toBe(403);
      expect(asked("refuseApplication")).toEqual([]);
    });
  });

  it("shows an order with each duty, what was said of it, and what happened", async () => {
    await visit({}, async (page) => {
      await signedIn(page, "/court/orders/order-1");
      const text = await page.locator("main").innerText();
      for (const said of ["te laat", "verwijderd", "Verzet gedaan", "zitting bepaald", ORDER.judge])
        expect(text).toContain(said);
      expect(await page.locator(".timeline > li").count()).toBe(ORDER.history.length);
      const happened = await page.locator(".timeline").innerText();
      for (const who of ["door gerecht rb-amsterdam", "door platform vidshare", "vanzelf"]) {
        expect(happened).toContain(who);
      }
      expect(happened).not.toMatch(/door (court|hub)/);
    });
  });

  it("shows in the reader's own words what a court is to do now", async () => {
    const unserved = {
      ...ORDER.history[4],
      position: 6,
      kind: "AddresseeUnserved",
      advice: "Send with recordService.",
    };
    room.graph.answers.order = { ...(room.graph.answers.order as object), history: [...ORDER.history, unserved] };
    await visit({}, async (page) => {
      await signedIn(page, "/court/orders/order-1");
      const happened = await page.locator(".timeline").innerText();
      expect(happened).toContain("Stuur een deurwaarder, en leg de betekening vast.");
      expect(happened).not.toContain("recordService");
    });
  });
});
