import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CourtRoom, openCourtRoom } from "../../../test/court-room.js";
import { accessibilityProblems, NOW, visiting } from "../../../test/room.js";
import { HOSTILE } from "../../../test/seals.js";
import { coordinatorAnswers, EPOCH, figures, supervisorAnswers } from "../../../test/supervision-room.js";
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
  room.graph.asked.length = 0;
  as("regulator", "acm", "compliance:read");
  room.graph.answers = supervisorAnswers();
});

function as(type: string, id: string, scope: string): void {
  Object.assign(room.issuer, { party: { type, id }, scope, nonce: undefined });
}

const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);
const signedIn = (page: Page, path = "/supervision") => page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
const heading = (page: Page) => page.locator("h1").innerText();
const main = (page: Page) => page.locator("main").innerText();

const LOOKS = [
  { width: 320, language: "nl", dark: true },
  { width: 768, language: "en", dark: true },
  { width: 1280, language: "nl", dark: false },
  { width: 320, language: "en", dark: false },
] as const;

async function barriersOf(page: Page, path: string) {
  await page.goto(path);
  const wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  return { path, wider, found: await accessibilityProblems(page) };
}

describe("the pages of a supervisor", () => {
  const ORDERS = "/supervision/orders?figure=OVERDUE_NOW&period=2026-H2&platform=hostbox";
  const PATHS = ["/supervision", "/supervision?period=2026-H1", ORDERS, "/supervision/orders/order-7"];

  it.each(LOOKS)(
    "have no barrier that axe finds, $width wide, in $language, dark: $dark",
    async (look) => {
      await visit(look, async (page) => {
        await signedIn(page);
        for (const path of PATHS) expect(await barriersOf(page, path)).toEqual({ path, wider: 0, found: [] });
      });
    },
    120_000,
  );

  it("answer who is late, whether it is getting better and who puts back, by the graph's own figures", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const answers = await page.locator(".answers").innerText();
      expect(answers).toContain("Hostbox and Vidshare");
      expect(answers).toContain("10 orders, of Hostbox (9) and Vidshare (1).");
      expect(answers).toContain("Removed in time: 86%, against 83% in the first half of 2026.");
      expect(answers).toContain("Put back in time: 88% of what had to go back (40 orders). Late now: 2.");
      const rows = await page.locator(".figures tbody tr").allInnerTexts();
      expect(rows.map((row) => row.split(/\s/)[0])).toEqual(["Hostbox", "Vidshare", "Chirper", "Findit"]);
      expect(await page.locator(".multiples svg").count()).toBe(4);
      expect(await page.locator(".multiples table").first().innerText()).toContain("July");
      expect(await main(page)).toContain("1 registered platform received no order.");
    });
  });

  it("look at the platforms of every page of the report, on the page and in its file", async () => {
    const { nodes, pageInfo } = supervisorAnswers().complianceReport;
    const rest = { nodes: nodes.slice(2), pageInfo };
    room.graph.answers.complianceReport = (_variables, { after }) =>
      after === "second"
        ? rest
        : { nodes: nodes.slice(0, 2), pageInfo: { ...pageInfo, hasNextPage: true, endCursor: "second" } };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect(await page.locator(".answers").innerText()).toContain("10 orders, of Hostbox (9) and Vidshare (1).");
      const answer = await page.request.get(`${room.url}/supervision/figures.csv?period=2026-H2`);
      expect((await answer.text()).split("\n").filter((line) => line.startsWith("2026-H2")).length).toBe(5);
    });
  });

  it("do not say that nobody is late where a respondent is whom nobody registered", async () => {
    const { nodes, pageInfo } = supervisorAnswers().complianceReport;
    room.graph.answers.complianceReport = { nodes: nodes.slice(0, 2), pageInfo };
    room.graph.answers.compliance = figures({ received: 150, overdue: 1 });
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const answers = await page.locator(".answers").innerText();
      expect(answers).toContain("1 order, of a respondent who is not registered (1).");
      expect(answers).not.toContain("Nobody");
    });
  });

  it("say that nobody is late, and that it is too early to compare, where the graph has nothing", async () => {
    room.graph.answers = {
      ...supervisorAnswers(),
      compliance: figures({}),
      complianceReport: {
        nodes: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      },
      complianceFeed: { head: 0, epoch: EPOCH, entries: [] },
    };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const said = await main(page);
      for (const words of ["Nobody", "Too early to say", "Nothing had to go back", "Nothing has happened yet."]) {
        expect(said).toContain(words);
      }
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("lead from a figure to its orders and to one order, by keyboard alone, and ask with the visitor's own token", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      await page.getByRole("link", { name: "7: Late now, Hostbox" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/supervision\/orders\?/, { timeout: 10_000 });
      expect(await main(page)).toContain("Late now, hostbox, second half of 2026");
      const [asked] = room.graph.asked.filter(({ field }) => field === "complianceOrders");
      expect(asked?.variables).toMatchObject({ figure: "OVERDUE_NOW", platform: "hostbox" });
      expect(asked?.token).toMatch(/^Bearer ey/);
      await page.getByRole("link", { name: "C/13/770007" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/supervision\/orders\/order-7$/, { timeout: 10_000 });
      expect(await main(page)).toContain("A term has passed");
    });
  });

  it("offer from every page a file with the orders of all", async () => {
    const { edges, pageInfo } = supervisorAnswers().complianceOrders;
    room.graph.answers.complianceOrders = (_variables, { after }) =>
      after === "c" ? { edges, pageInfo } : { edges, pageInfo: { ...pageInfo, hasNextPage: true, endCursor: "c" } };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, ORDERS);
      await page.getByRole("link", { name: "Next page" }).click();
      const file = await page.getByRole("link", { name: "All these orders (CSV)" }).getAttribute("href");
      const answer = await page.request.get(`${room.url}${file}`);
      const lines = (await answer.text()).trim().split("\n");
      expect(lines.map((line) => line.split(",")[0])).toEqual(["order", "order-7", "order-7"]);
    });
  });

  it.each([
    [{ state: "ended" }, "Your session has ended."],
    [{ state: "displaced" }, "You opened this page in more windows than can follow."],
    [{ state: "refused", text: "The hub refused this.", english: "No scope." }, "The hub refused this. No scope."],
  ])("say why they no longer follow: %o", async (told, words) => {
    await visit({ language: "en" }, async (page) => {
      const body = `event: connection\ndata: ${JSON.stringify(told)}\n\n`;
      await page.route(/\/supervision\/feed\?/, (route) => route.fulfill({ contentType: "text/event-stream", body }));
      await signedIn(page);
      await page.locator(`[data-when=${told.state}]`).waitFor({ timeout: 10_000 });
      expect(await page.locator("[data-connection]").innerText()).toContain(words);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("give what is seen as a file that no spreadsheet runs", async () => {
    const [one] = supervisorAnswers().complianceReport.nodes;
    room.graph.answers.complianceReport = {
      nodes: [{ ...one, id: "=HYPERLINK" }],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    };
    await visit({}, async (page) => {
      await signedIn(page);
      const answer = await page.request.get(`${room.url}/supervision/figures.csv?period=2026-H2`);
      expect(answer.headers()["content-type"]).toContain("text/csv");
      const [header, first, total] = (await answer.text()).split("\n");
      expect(header).toContain("period,platform,received,served");
      expect(first).toContain("2026-H2,'=HYPERLINK,118");
      expect(total).toContain("2026-H2,TOTAL,346");
    });
  });

  it("say that they wait while the hub cannot be followed", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      await page.locator("[data-when=waiting]").waitFor({ timeout: 10_000 });
      expect(await page.getByRole("status").innerText()).toContain("The connection is lost.");
    });
  });

  it("ask for what happened with the epoch of the hub's log, and follow from there", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const [, latest] = room.graph.asked.filter(({ field }) => field === "complianceFeed");
      expect(latest?.variables).toEqual({ after: 0, epoch: EPOCH });
      expect(await page.locator("[data-source]").getAttribute("data-after")).toBe(`3/${EPOCH}`);
    });
  });

  it("say at what period there is nothing, and what the graph refuses", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect((await page.goto("/supervision?period=1999-H1"))?.status()).toBe(404);
      expect(await main(page)).toContain("There is no such half-year.");
      room.graph.answers.compliance = { refused: "UPSTREAM_UNAVAILABLE" };
      expect((await page.goto("/supervision"))?.status()).toBe(503);
      expect(await main(page)).toContain("Try again in a minute.");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
});

describe("the coordinator's page", () => {
  beforeEach(() => {
    as("coordinator", "acm", "coordination:read");
    room.graph.answers = coordinatorAnswers();
  });

  it.each(LOOKS)(
    "has no barrier that axe finds, $width wide, in $language, dark: $dark",
    async (look) => {
      await visit(look, async (page) => {
        await signedIn(page);
        const path = "/supervision/inbox";
        expect(await barriersOf(page, path)).toEqual({ path, wider: 0, found: [] });
      });
    },
    60_000,
  );

  it("tells orders and their effect, the newest first, and is where the coordinator begins", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect(new URL(page.url()).pathname).toBe("/supervision/inbox");
      const rows = await page.locator("tbody tr").allInnerTexts();
      expect(rows[0]).toContain("does not meet the order");
      expect(rows[1]).toContain("removed, 28 November 2026 at 10:50");
      expect(rows[3]).toContain("rb-amsterdam gave an order");
      expect(await main(page)).toContain("Nothing new since you opened this page.");
      expect(await main(page)).not.toContain("Nothing has happened yet.");
    });
  });

  it("shows hostile addresses as text, and leads nowhere with them", async () => {
    room.graph.answers = coordinatorAnswers(HOSTILE.script);
    await visit({}, async (page) => {
      await signedIn(page);
      expect(await main(page)).toContain(HOSTILE.script);
      expect(await page.evaluate(`"hacked" in globalThis`)).toBe(false);
    });
  });
});

describe("who lacks the role", () => {
  it.each([
    {
      path: "/supervision",
      type: "platform",
      id: "vidshare",
      scope: "compliance:read",
      says: "It is for a regulator.",
    },
    { path: "/supervision", type: "regulator", id: "acm", scope: "", says: "lack the right compliance:read" },
    {
      path: "/supervision/inbox",
      type: "regulator",
      id: "acm",
      scope: "compliance:read",
      says: "Digital Services Coordinator",
    },
    {
      path: "/supervision/feed",
      type: "court",
      id: "rb-amsterdam",
      scope: "orders:read",
      says: "It is for a regulator.",
    },
  ])("is told at $path, as $type, what is missing", async ({ path, says, ...party }) => {
    as(party.type, party.id, party.scope);
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/");
      expect((await page.goto(path))?.status()).toBe(403);
      expect(await heading(page)).toBe("This page is not for you");
      expect(await main(page)).toContain(says);
      expect(room.graph.asked).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it.each(["/supervision/feed", "/supervision/inbox/feed"])(
    "is told by the stream of an open page, at %s, that the session has ended: the page would wait for ever",
    async (path) => {
      const headers = { accept: "text/event-stream" };
      const answer = await fetch(`${room.url}${path}?after=3`, { headers });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('event: connection\ndata: {"state":"ended"}');
      expect(room.graph.asked).toEqual([]);
    },
  );

  it("signs in first, and comes back to the page", async () => {
    await visit({ language: "en" }, async (page) => {
      expect((await page.goto("/supervision?period=2026-H1"))?.status()).toBe(401);
      await page.locator("main").getByRole("link", { name: "Sign in" }).click();
      expect(new URL(page.url()).search).toBe("?period=2026-H1");
    });
  });
});
