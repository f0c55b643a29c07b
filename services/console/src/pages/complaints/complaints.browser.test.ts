import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apAnswers, COMPLAINT, page as pageOf } from "../../../test/complaints.js";
import { type CourtRoom, openCourtRoom } from "../../../test/court-room.js";
import { accessibilityProblems, NOW, visiting } from "../../../test/room.js";
import { HOSTILE } from "../../../test/seals.js";
import { startConsole } from "../../app.js";

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
  room.graph.answers = apAnswers();
  room.graph.asked.length = 0;
  Object.assign(room.issuer, {
    party: { type: "ap", id: "ap" },
    scope: "complaints:handle compliance:read",
    nonce: undefined,
  });
});

const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);
const signedIn = (page: Page, path = "/complaints") => page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const heading = (page: Page) => page.locator("h1").innerText();

const DECIDE = "/complaints/complaint-1/decide";

async function fillIn(page: Page): Promise<void> {
  await page.locator("#reasons").fill("There is no ground for it.");
  await page.locator("#fine").check();
  await page.locator("#fineAmount").fill("75.000");
  await page.locator("#penalty").check();
  await page.locator("#penaltyAmount").fill("1000");
  await page.locator("#penaltyMaximum").fill("20.000");
  await page.locator("#penaltyFrom").fill("2026-12-01T09:00");
}

describe("the pages of the AP", () => {
  const PATHS = [
    "/complaints",
    "/complaints?list=decided",
    "/complaints/new",
    "/complaints/complaint-1",
    "/complaints/complaint-2",
    "/complaints/complaint-3",
    DECIDE,
    "/complaints/complaint-2/decide-objection?remedy=objection-1",
    "/complaints/disclosures",
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

  it("put first what is due first, and say what is late", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const rows = await page.locator("tbody tr").allInnerTexts();
      expect(rows[0]).toContain("z2026-0042");
      expect(rows[0]).toContain("late");
      expect(rows[1]).toContain("Inform the complainant by 14 December 2026");
      expect(rows[2]).toContain("Decide on the objection by 25 January 2027");
    });
  });

  it("put first what is due first also where the graph gives it last, page after page", async () => {
    const one = (number: number, progressDueAt: string) => ({
      ...COMPLAINT,
      id: `complaint-${number}`,
      caseNumber: `z2026-${number}`,
      progressDueAt,
    });
    const pages = Array.from({ length: 12 }, (_, number) => ({
      ...pageOf([one(number + 10, number === 5 ? "2026-11-01T22:59:59.000Z" : `2026-12-${30 - number}T22:59:59.000Z`)]),
      pageInfo: { ...pageOf([]).pageInfo, hasNextPage: number < 11, endCursor: String(number + 1) },
    }));
    room.graph.answers.complaints = (_variables, { after }) => pages[Number(after ?? 0)] ?? null;
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const rows = await page.locator("tbody tr").allInnerTexts();
      expect([rows.length, rows[0]]).toEqual([10, expect.stringContaining("z2026-15")]);
      expect(await page.locator("main").innerText()).toContain("Here are 10 complaints, and not all of this list");
      await page.getByRole("link", { name: "Next page" }).click();
      expect(await page.locator("tbody tr").count()).toBe(2);
    });
  });

  it("show hostile text as text, and lead nowhere with it", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      for (const path of ["/complaints", "/complaints/complaint-3"]) {
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

  it("send a decision with its sanctions, by keyboard alone", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, DECIDE);
      await fillIn(page);
      await page.getByRole("button", { name: "Give the decision" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/complaints\/complaint-1$/, { timeout: 10_000 });
      expect(asked("decideComplaint").map(({ variables }) => variables)).toEqual([
        {
          input: {
            id: "complaint-1",
            outcome: "INFRINGEMENT_FOUND",
            reasons: "There is no ground for it.",
            sanctions: [
              { kind: "FINE", amountCents: 7_500_000 },
              {
                kind: "PERIODIC_PENALTY",
                amountCents: 100_000,
                maximumCents: 2_000_000,
                from: "2026-12-01T08:00:00.000Z",
              },
            ],
          },
        },
      ]);
    });
  });

  it("say what is missing or refused at its field, and keep what was typed", async () => {
    room.graph.answers.decideComplaint = { refused: "FINE_TOO_HIGH", field: "input.sanctions[0].amountCents" };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, DECIDE);
      await page.getByRole("button", { name: "Give the decision" }).click();
      expect(await page.getByRole("alert").innerText()).toContain("Enter this: Reasons");
      await fillIn(page);
      await page.getByRole("button", { name: "Give the decision" }).click();
      expect(await page.locator("#fineAmount-wrong").innerText()).toContain("refused with FINE_TOO_HIGH");
      expect(await page.locator("#reasons").inputValue()).toBe("There is no ground for it.");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("do nothing with a form that a colleague overtook, and show what became of the complaint", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, DECIDE);
      await fillIn(page);
      room.graph.answers.complaint = { ...COMPLAINT, informedAt: "2026-11-28T11:00:00.000Z" };
      await page.getByRole("button", { name: "Give the decision" }).click();
      expect(await page.getByRole("alert").innerText()).toContain("Something has changed meanwhile");
      expect(await page.locator("main").innerText()).toContain("Complainant informed");
      expect(asked("decideComplaint")).toEqual([]);
      await page.getByRole("link", { name: "Nederlands" }).click();
      expect(await heading(page)).toBe("Besluiten");
    });
  });

  it.each(["objection-of-another", ""])(
    "take no decision on an objection that is not of the complaint: %o",
    async (remedy) => {
      await visit({ language: "en" }, async (page) => {
        await signedIn(page);
        const path = "/complaints/complaint-2/decide-objection";
        expect((await page.goto(`${path}?remedy=${remedy}`))?.status()).toBe(404);
        await page.goto(`${path}?remedy=objection-1`);
        expect(await page.locator("main").innerText()).toContain("controller, Received: 20 November 2026");
        await page.locator("#reasons").fill("It stands.");
        await page.evaluate(`document.querySelector("input[name=remedy]").value = ${JSON.stringify(remedy)}`);
        await page.getByRole("button", { name: "Decide" }).click();
        expect(await page.locator("main").innerText()).toContain("This does not exist");
        expect(asked("decideObjection")).toEqual([]);
      });
    },
  );

  it("keep what was written in a form that a colleague overtook, for whoever has now seen how it stands", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, DECIDE);
      await fillIn(page);
      room.graph.answers.complaint = { ...COMPLAINT, informedAt: "2026-11-28T11:00:00.000Z" };
      await page.getByRole("button", { name: "Give the decision" }).click();
      expect(await page.getByRole("alert").innerText()).toContain("was not carried out");
      await page.getByRole("link", { name: "Back to the form" }).click();
      expect(await page.locator("#reasons").inputValue()).toBe("There is no ground for it.");
      expect(await page.locator("#penaltyMaximum").inputValue()).toBe("20.000");
      await page.getByRole("button", { name: "Give the decision" }).click();
      await page.waitForURL(/\/complaints\/complaint-1$/, { timeout: 10_000 });
      expect(asked("decideComplaint").length).toBe(1);
    });
  });

  it("keep a form that is sent while the hub is away", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, DECIDE);
      await fillIn(page);
      const { complaint } = room.graph.answers;
      room.graph.answers.complaint = { refused: "UPSTREAM_UNAVAILABLE" };
      await page.getByRole("button", { name: "Give the decision" }).click();
      expect(await page.locator("main").innerText()).toContain("What you sent did not arrive. It is kept.");
      room.graph.answers.complaint = complaint;
      await page.getByRole("link", { name: "Back to the form" }).click();
      await page.goto(DECIDE);
      expect(await page.locator("#reasons").inputValue()).toBe("There is no ground for it.");
      expect(asked("decideComplaint")).toEqual([]);
      await page.getByRole("button", { name: "Throw away what was kept" }).click();
      expect(await page.locator("#reasons").inputValue()).toBe("");
      expect(asked("decideComplaint")).toEqual([]);
    });
  });

  it("send a refused form again on Enter, in the same language", async () => {
    await visit({ scripts: false, language: "en" }, async (page) => {
      await signedIn(page, DECIDE);
      await page.getByRole("button", { name: "Give the decision" }).click();
      await fillIn(page);
      await page.locator("#fineAmount").press("Enter");
      await page.waitForURL(/\/complaints\/complaint-1$/, { timeout: 10_000 });
      expect(asked("decideComplaint").length).toBe(1);
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
    });
  });

  it("do not say that a decision was not carried out when its answer was lost", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, DECIDE);
      await fillIn(page);
      room.graph.answers.decideComplaint = () => {
        room.graph.answers.complaint = { ...COMPLAINT, status: "INFRINGEMENT_FOUND" };
        return { refused: "UPSTREAM_LOST" };
      };
      await page.getByRole("button", { name: "Give the decision" }).click();
      const told = await page.getByRole("alert").innerText();
      expect(told).toContain("may have been carried out");
      expect(told).not.toContain("was not carried out");
      expect(await page.getByRole("link", { name: "Back to the form" }).count()).toBe(0);
    });
  });

  it("keep a form that comes after the session has ended, and send nothing", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, DECIDE);
      await fillIn(page);
      await room.restart();
      await page.getByRole("button", { name: "Give the decision" }).click();
      expect(await heading(page)).toBe("Your session has ended");
      await page.locator("main").getByRole("link", { name: "Sign in" }).click();
      expect(await page.locator("#reasons").inputValue()).toBe("There is no ground for it.");
      await page.getByRole("button", { name: "Nederlands" }).click();
      expect(await page.locator("#reasons").inputValue()).toBe("There is no ground for it.");
      expect(asked("decideComplaint")).toEqual([]);
    });
  });

  it("are for the AP alone", async () => {
    room.issuer.party = { type: "court", id: "rb-amsterdam" };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect(await heading(page)).toBe("This page is not for you");
      expect(await page.locator("main").innerText()).toContain("It is for the Autoriteit Persoonsgegevens.");
      expect(room.graph.asked).toEqual([]);
    });
  });
});
