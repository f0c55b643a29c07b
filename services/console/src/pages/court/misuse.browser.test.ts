import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { courtAnswers } from "../../../test/cases.js";
import { type CourtRoom, openCourtRoom } from "../../../test/court-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { sealOfCase } from "../../../test/sealed-case.js";
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
});

const heading = (page: Page) => page.locator("h1").innerText();
const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const path = (rest: string) => `/court/orders/order-1${rest}`;
const GRANT = "/court/applications/app-1/grant";
const AWAY = { refused: "UPSTREAM_UNAVAILABLE" };

async function signedIn(page: Page, to: string): Promise<void> {
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

describe("what was typed", () => {
  it.each([
    [GRANT, "application"],
    [GRANT, "platforms"],
  ])("stands there when the hub comes back after a moment: %s, without %s", async (to, field) => {
    await visit({}, async (page) => {
      await signedIn(page, to);
      await writeOrder(page);
      const { [field]: answer } = room.graph.answers;
      room.graph.answers[field] = AWAY;
      // Without a reason the form comes back, and needs the platforms for that.
      if (field === "platforms") await page.locator("#scopeReasons").fill("");
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      expect(await heading(page)).toBe("Dit is er nu niet");
      expect(await page.locator("main").innerText()).toContain("De video toont de verzoeker in de privésfeer.");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "English" }).click();
      expect(await heading(page)).toBe("This is not there now");
      room.graph.answers[field] = answer;
      await page.getByRole("button", { name: "Send it again" }).click();
      expect(await page.locator("#statementOfReasons").inputValue()).toBe(
        "De video toont de verzoeker in de privésfeer.",
      );
    });
  });

  it("stands there in the other language when a colleague was first", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/decide/opp-1"));
      await page.locator("#reasons").fill("Het is satire, en noemt niemand bij naam.");
      const order = room.graph.answers.order as { oppositions: object[] };
      room.graph.answers.order = {
        ...order,
        oppositions: order.oppositions.map((one) => ({ ...one, status: "UPHELD" })),
      };
      await page.locator("button[value=send]").click();
      expect(await heading(page)).toBe("Dit kan nu niet");
      await page.getByRole("button", { name: "English" }).click();
      expect(await heading(page)).toBe("This cannot be done now");
      expect(await page.locator("main").innerText()).toContain("Het is satire, en noemt niemand bij naam.");
      expect(asked("decideOpposition")).toEqual([]);
    });
  });

  it.each([
    [GRANT, "Verzegelen en bevel geven", "#statementOfReasons", "grantApplication"],
    [path("/modify/opp-1"), "Verzegelen en beslissen", "#reasons", "decideOpposition"],
  ])("stands there when the court's seal fails, and nothing is given: %s", async (to, button, field, mutation) => {
    const key = await readFile(room.keyFile, "utf8");
    await visit({}, async (page) => {
      await signedIn(page, to);
      if (to === GRANT) await writeOrder(page);
      await page.locator(field).fill("De video toont de verzoeker in de privésfeer.");
      await page.locator("button[value=check]").click();
      await writeFile(room.keyFile, "no key");
      await page.getByRole("button", { name: button }).click();
      await writeFile(room.keyFile, key);
      expect(await page.getByRole("alert").innerText()).toContain("kon niet worden verzegeld");
      expect(await page.locator(field).inputValue()).toBe("De video toont de verzoeker in de privésfeer.");
      expect(asked(mutation)).toEqual([]);
    });
  });

  it.each([
    [GRANT, "#statementOfReasons"],
    ["/court/applications/new", "#grounds"],
    ["/court/applications/app-1/refuse", "#reasons"],
    [path("/decide/opp-1"), "#reasons"],
    [path("/change"), "#reasons"],
  ])("stands there in the other language, also before it is sent: %s", async (to, field) => {
    await visit({}, async (page) => {
      await signedIn(page, to);
      await page.locator(field).fill("Het is satire, en noemt niemand.");
      await page.getByRole("navigation", { name: "Taal" }).getByText("English").click();
      await page.locator("html[lang=en]").waitFor();
      expect(await page.locator(field).inputValue()).toBe("Het is satire, en noemt niemand.");
      expect(await page.getByRole("alert").count()).toBe(0);
    });
  });

  it("is sent by Enter, and does not switch the language", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/hearing/opp-1"));
      await page.locator("#hearingAt").fill("2026-12-03T10:30");
      await page.locator("#hearingAt").press("Enter");
      await page.getByRole("status").waitFor();
      expect(asked("setHearing").length).toBe(1);
      await page.goto(GRANT);
      await page.locator("#judge").fill("mr. A. Rechter");
      await page.locator("#judge").press("Enter");
      expect(await page.getByRole("alert").innerText()).toContain("Er is een probleem");
      expect(await page.locator("#judge").inputValue()).toBe("mr. A. Rechter");
      expect(await page.locator("#addressee-3").count()).toBe(0);
      await page.locator("#legalBasis").press("Enter");
      expect(await page.getByRole("alert").innerText()).toContain("Er is een probleem");
    });
  });

  it("is told in either language to be kept when the session has ended", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/decide/opp-1"));
      await page.locator("#reasons").fill("Het is satire.");
      await room.restart();
      await page.locator("button[value=send]").click();
      await page.getByRole("link", { name: "English" }).click();
      await page.getByRole("link", { name: "Sign in" }).last().click();
      expect(await page.locator("#reasons").inputValue()).toBe("Het is satire.");
    });
  });
});

describe("an order", () => {
  it("goes to an addressee that stands beyond the first hundred platforms", async () => {
    const pageOf = (ids: readonly string[], endCursor: string | null) => ({
      edges: ids.map((id) => ({ cursor: id, node: { id, name: `The platform ${id}`, languages: ["nl"] } })),
      pageInfo: { hasNextPage: endCursor !== null, hasPreviousPage: false, startCursor: null, endCursor },
    });
    const first = Array.from({ length: 100 }, (_, index) => `a-${index}`);
    room.graph.answers.platforms = (_, { after }) =>
      after === "a-99" ? pageOf(["vidshare"], null) : pageOf(first, "a-99");
    await visit({}, async (page) => {
      await signedIn(page, GRANT);
      expect(await page.locator("#addressee-1").inputValue()).toBe("vidshare");
      expect(await page.locator("#addressee-1 option:checked").innerText()).toBe("The platform vidshare");
      // Nobody lists this one at all.
      expect(await page.locator("#addressee-2").inputValue()).toBe("chirper");
      await writeOrder(page);
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      const paper = await page.locator(".paper").innerText();
      for (const to of ["Aan vidshare", "Aan chirper"]) expect(paper).toContain(to);
    });
  });

  it("says before it is sealed which of the places that were asked it does not name", async () => {
    await visit({}, async (page) => {
      await signedIn(page, GRANT);
      await writeOrder(page);
      await page.locator("#addressee-2").selectOption("");
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      const said = await page.locator("main .utrecht-alert").innerText();
      expect(said).toContain("Gevraagd, en niet in dit bevel genoemd");
      expect(said).toContain("https://chirper.example/post/22");
      expect(said).not.toContain("https://vidshare.example/watch?v=1");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("shows before it is sealed that a whole account is meant, why it is theirs, and that a bailiff serves it", async () => {
    await visit({}, async (page) => {
      await signedIn(page, GRANT);
      await writeOrder(page);
      await page.locator("#targetKind-1").selectOption("ACCOUNT");
      await page.locator("fieldset:has(#because-1) details:has(#because-1) > summary").click();
      await page.locator("#because-1").fill("Het is hun tweede domein.");
      await page.locator("#serviceBy").selectOption("BAILIFF");
      await page.getByRole("button", { name: "Bevel nakijken" }).click();
      const paper = await page.locator(".paper").innerText();
      for (const said of [
        "Een account: https://vidshare.example/",
        "Het is hun tweede domein.",
        "Alleen de deurwaarder",
      ]) {
        expect(paper).toContain(said);
      }
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
});

describe("a form that is sent twice at once", () => {
  /** Both answers: a browser shows the second. */
  async function sentTwice(page: Page, to: string, typed: Readonly<Record<string, string>>): Promise<string[]> {
    const form = { ...typed, csrf: await page.locator("main input[name=csrf]").inputValue() };
    const send = () => page.context().request.post(to, { form, maxRedirects: 0 });
    const answers = await Promise.all([send(), send()]);
    return answers.map((answer) => `${answer.status()} ${answer.headers().location}`);
  }

  it("enters an application once, and shows it", async () => {
    room.graph.answers.submitApplication = async () => {
      if (asked("submitApplication").length > 1) return { refused: "CASE_NUMBER_TAKEN", field: "input.caseNumber" };
      await pause(200);
      return { id: "app-1" };
    };
    await visit({}, async (page) => {
      await signedIn(page, "/court/applications/new");
      const names = ["caseNumber", "applicantReference", "urls", "grounds", "urgency", "noNoticeBecause"];
      const typed = Object.fromEntries(names.map((name) => [name, `typed ${name}`]));
      const answers = await sentTwice(page, "/court/applications/new", { ...typed, step: "enter" });
      expect(answers).toEqual(["303 /court/applications/app-1", "303 /court/applications/app-1"]);
      expect(asked("submitApplication").length).toBe(1);
    });
  });

  it("refuses an application once, and shows it", async () => {
    room.graph.answers.refuseApplication = async () => {
      if (asked("refuseApplication").length > 1) return { refused: "APPLICATION_DECIDED" };
      await pause(200);
      return { id: "app-1" };
    };
    await visit({}, async (page) => {
      await signedIn(page, "/court/applications/app-1/refuse");
      const typed = { reasons: "Het is satire.", step: "refuse" };
      const answers = await sentTwice(page, "/court/applications/app-1/refuse", typed);
      expect(answers).toEqual(["303 /court/applications/app-1", "303 /court/applications/app-1"]);
      expect(asked("refuseApplication").length).toBe(1);
    });
  });
});

describe("a decision", () => {
  it("on the whole order has no form that names one platform of it", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/lift"));
      expect(await heading(page)).toBe("Bevel opheffen");
      expect((await page.goto(path("/lift/vidshare")))?.status()).toBe(404);
    });
  });

  it("is not sent without what was ticked with it", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/decide/opp-1"));
      await page.locator("#outcome").selectOption("LIFTED");
      await page.locator("#reasons").fill("Het is satire.");
      await page.locator("#waitsForAppeal").check();
      await page.locator("button[value=send]").click();
      expect(await page.locator("#waitsForAppeal-wrong").innerText()).toContain("alleen als het bevel blijft gelden");
      const claimed = { mainClaimBroughtAt: "2026-11-28T11:00:00.000Z" };
      room.graph.answers.order = { ...(room.graph.answers.order as object), ...claimed };
      await page.goto(path("/conclude"));
      await page.locator("#mainOutcome").selectOption("CONFIRMED");
      await page.locator("#reasons").fill("Toegewezen.");
      await page.locator("#penaltiesFallAway").check();
      await page.locator("button[value=send]").click();
      expect(await page.locator("#penaltiesFallAway-wrong").innerText()).toContain("alleen bij opheffen");
      await page.goto(path("/lift"));
      await page.locator("#cause").selectOption("SETTLEMENT");
      await page.locator("#reasons").fill("Partijen schikten.");
      await page.locator("#annulmentCourt").fill("Gerechtshof Amsterdam");
      await page.locator("button[value=send]").click();
      expect(await page.locator("#annulmentCourt-wrong").innerText()).toContain("alleen bij vernietiging");
      await page.goto("/court/applications/new");
      for (const name of ["caseNumber", "applicantReference", "urls", "grounds", "urgency", "noNoticeBecause"]) {
        await page.locator(`#${name}`).fill(`typed ${name}`);
      }
      await page.locator("#query").fill("een naam");
      await page.locator("button[value=enter]").click();
      expect(await page.locator("#query-wrong").innerText()).toContain("alleen bij zoekresultaten");
      const sent = ["decideOpposition", "concludeMainProceedings", "liftOrder", "submitApplication"];
      expect(sent.flatMap(asked)).toEqual([]);
    });
  });
});

describe("the page of an order", () => {
  it("says that something was done to whoever did it alone, in either language, and not for what stands in a link", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("?done=lift"));
      for (const rest of ["?done=lift", "?given=yes", "?done=change"]) {
        await page.goto(path(rest));
        expect(await page.getByRole("status").count()).toBe(0);
      }
      await page.goto(path("/suspend"));
      await page.locator("#reasons").fill("Tot de zitting.");
      await page.locator("button[value=send]").click();
      expect(await page.getByRole("status").innerText()).toContain("Het bevel is geschorst");
      await page.getByRole("link", { name: "English" }).click();
      expect(await page.getByRole("status").innerText()).toContain("The order is suspended");
      const told = page.url();
      await page.getByRole("button", { name: "Sign out" }).click();
      await signedIn(page, path(""));
      await page.goto(told);
      expect(await page.getByRole("status").count()).toBe(0);
    });
  });
});

const LATER = {
  position: 6,
  kind: "OrderModified",
  at: "2026-11-28T11:30:00.000Z",
  platform: null,
  reasons: "Chirper hoeft niets meer te doen.",
  advice: null,
  by: { type: "court", id: "rb-amsterdam" },
};
const later = (rest: object = {}) => {
  const order = room.graph.answers.order as { history: object[] };
  return { ...order, history: [...order.history, LATER], ...rest };
};

describe("what a colleague did meanwhile", () => {
  it.each([
    ["switches the language", "/decide/opp-1", (page: Page) => page.getByRole("button", { name: "English" }).click()],
    ["goes back to the form", "/change", (page: Page) => page.locator("button[value=change]").click()],
  ])("is shown also to whoever %s", async (_, rest, act) => {
    await visit({}, async (page) => {
      await signedIn(page, path(rest));
      await page.locator("#reasons").fill("Minder.");
      if (rest === "/change") await page.locator("#cause").selectOption("NARROWING");
      // The page that answers a form: a decision is not chosen yet, a version is shown to be checked.
      await page.locator("button[value=send], button[value=check]").click();
      room.graph.answers.order = later();
      await act(page);
      expect(await page.getByRole("alert").innerText()).toContain("Chirper hoeft niets meer te doen.");
      expect(await page.locator("#reasons").inputValue()).toBe("Minder.");
    });
  });

  it.each(["/decide/opp-1", "/change"])("is shown to whoever signs in again: %s", async (rest) => {
    await visit({}, async (page) => {
      await signedIn(page, path(rest));
      await page.locator("#reasons").fill("Minder.");
      await room.restart();
      await page.locator("button[value=send], button[value=check]").click();
      room.graph.answers.order = later();
      await page.getByRole("link", { name: "Inloggen" }).last().click();
      expect(await page.getByRole("alert").innerText()).toContain("Chirper hoeft niets meer te doen.");
      expect(await page.locator("#reasons").inputValue()).toBe("Minder.");
    });
  });

  it("leaves each line with the addressee for whom it was typed, and what is new as it is", async () => {
    const target = (url: string) => ({ kind: "URL", url });
    const duty = (number: number, url: string) => ({ number, kind: "REMOVE", targets: [target(url)] });
    const addressees = [
      { platform: "chirper", duties: [duty(1, "https://chirper.example/post/22")] },
      { platform: "findit", duties: [duty(1, "https://findit.example/1")] },
    ];
    const seal = await sealOfCase({ addressees }, 2);
    await visit({}, async (page) => {
      await signedIn(page, path("/change"));
      await page.locator("#cause").selectOption("NARROWING");
      await page.locator("#reasons").fill("Minder.");
      await page.getByLabel("1. Verwijderen").last().fill("https://chirper.example/post/23");
      room.graph.answers.order = later({ seal, version: 2 });
      await page.locator("button[value=check]").click();
      expect(await page.getByRole("alert").innerText()).toContain("iets veranderd");
      const lines = page.getByLabel("1. Verwijderen");
      expect(await lines.count()).toBe(2);
      expect(await lines.first().inputValue()).toBe("https://chirper.example/post/23");
      expect(await lines.last().inputValue()).toBe("https://findit.example/1");
    });
  });

  it("is not sealed away where it comes between two answers of the hub", async () => {
    const seal = await sealOfCase({ removeWithin: "PT4H" }, 2);
    await visit({}, async (page) => {
      await signedIn(page, path("/change"));
      await page.locator("#cause").selectOption("NARROWING");
      await page.locator("#reasons").fill("Minder.");
      await page.locator("#penaltyAmount").fill("500");
      await page.locator("button[value=check]").click();
      const [before, after] = [room.graph.answers.order as object, later({ seal, version: 2 })];
      let answers = 0;
      room.graph.answers.order = () => (answers++ === 0 ? before : after);
      await page.locator("button[value=seal]").click();
      expect(await page.getByRole("alert").innerText()).toContain("iets veranderd");
      expect(asked("modifyOrder")).toEqual([]);
    });
  });
});

describe("the check of a next version", () => {
  it("names each term and text that becomes another", async () => {
    await visit({}, async (page) => {
      await signedIn(page, path("/change"));
      await page.locator("#cause").selectOption("NARROWING");
      await page.locator("#reasons").fill("Minder.");
      await page.locator("#penaltyAmount").fill("500");
      await page.locator("#within").fill("4");
      await page.locator("button[value=check]").click();
      const changed = (await page.locator(".difference").allInnerTexts()).map((one) => one.replaceAll("\u00a0", " "));
      expect(changed.map((one) => one.split(/\n+/).map((line) => line.trim()))).toEqual([
        ["Was: 2 uur", "Wordt: 4 uur"],
        ["Was: € 1.000", "Wordt: € 500"],
      ]);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
});
