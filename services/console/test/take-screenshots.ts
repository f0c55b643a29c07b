/**
 * Makes the pictures of the pages in docs/pages: `npm run screenshots -w @exparte/console` after a build. The figures,
 * the cases and the order on them are invented.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, openBrowser, openContext, type Page, type View } from "@exparte/testing/browser";
import { startConsole } from "../dist/app.js";
import { APPLICATION, asTold, courtAnswers, ORDER_IN_DISPUTE, ORDER_ON_APPEAL } from "./cases.ts";
import { apAnswers } from "./complaints.ts";
import { openCourtRoom } from "./court-room.ts";
import { REPORT } from "./figures.ts";
import { withKey } from "./key-in-browser.ts";
import { ALL_READY, OPERATOR_PARTY, operatorAnswers } from "./operator-room.ts";
import { caseToken, confirmation, opposition, ownItem, posterCase, respondentCase } from "./own-cases.ts";
import { DUE, LIFTED, openPlatformRoom, ownPlatform, pageOf, platformAnswers, sealedRequest } from "./platform-room.ts";
import { checkOf, DIGEST, NOT_GENUINE } from "./seals.ts";
import { coordinatorAnswers, supervisorAnswers } from "./supervision-room.ts";

const target = fileURLToPath(new URL("../../../docs/pages", import.meta.url));
const IN_FORCE = checkOf();
type Shot = readonly [name: string, path: string, view: View, check: object];

const SHOTS: readonly Shot[] = [
  ["home", "/", {}, IN_FORCE],
  ["order-received", "/order-received", { width: 768 }, IN_FORCE],
  ["verify", "/verify", { width: 320, language: "en" }, IN_FORCE],
  ["in-force", `/verify?digest=${DIGEST}`, { width: 768 }, IN_FORCE],
  ["lifted", `/verify?digest=${DIGEST}`, { width: 320, dark: true }, checkOf({ status: "LIFTED" }, { inForce: false })],
  ["not-genuine", `/verify?digest=${DIGEST}`, { width: 768, language: "en" }, NOT_GENUINE],
  ["figures", "/figures", { language: "en" }, IN_FORCE],
  ["case", "/case", { width: 768 }, IN_FORCE],
];
const COURT_SHOTS: readonly (readonly [
  name: string,
  path: string,
  view: View,
  steps?: (page: Page) => Promise<void>,
])[] = [
  ["court-queue", "/court", {}],
  ["court-late", "/court?list=overdue", { width: 320, language: "en" }],
  ["court-application", "/court/applications/app-1", { width: 768 }],
  ["court-grant", "/court/applications/app-1/grant", {}],
  ["court-check", "/court/applications/app-1/grant", { width: 768 }, check],
  ["court-order", "/court/orders/order-1", { language: "en" }],
  ["court-twice", "/court/orders/order-1/hearing/opp-1", { width: 320 }, askWhichHour],
  ["court-enter", "/court/applications/new", { width: 320, dark: true }],
  ["court-order-narrow", "/court/orders/order-1", { width: 320 }],
  ["court-penalty", "/court/orders/order-1/penalty/vidshare", { width: 768 }],
  ["court-penalty-narrow", "/court/orders/order-1/penalty/vidshare", { width: 320, language: "en", dark: true }],
  ["court-decide", "/court/orders/order-1/decide/opp-1", { width: 768, language: "en" }],
  ["court-mistake", "/court/orders/order-1/suspend-items/vidshare?item=item-1", { width: 320 }],
  ["court-breach", "/court/orders/order-1/find-breach/chirper", { width: 768 }],
  ["court-change", "/court/orders/order-1/change", { language: "en" }],
  ["court-version", "/court/orders/order-1/modify/opp-1", { width: 768 }, checkVersion],
];

/** Of a court that hears an appeal about an order of another. */
const APPEAL_SHOTS: readonly (readonly [name: string, path: string, view: View])[] = [
  ["court-appeal", "/court/appeals/new", { width: 768 }],
  ["court-appeal-order", "/court/orders/order-1", { width: 768, language: "en" }],
  ["court-appeal-decide", "/court/orders/order-1/decide-appeal/appeal-1", { width: 320, dark: true }],
];

/** A poster's case, and one of a respondent: an item that is late, one that is due and one that is gone. */
const POSTER = posterCase();
const RESPONDENT = respondentCase([
  ownItem("item-1", { deadline: "2026-11-28T09:00:00.000Z" }),
  ownItem("item-2", { url: "https://lawyer-list.example/forum/draad/88412" }),
  ownItem("item-3", {
    url: "https://lawyer-list.example/v/3",
    confirmation: confirmation(),
    goneSince: "2026-11-28T09:00:00.000Z",
  }),
]);
const CASE_SHOTS: readonly (readonly [name: string, path: string, view: View, seen: object])[] = [
  ["case-poster", "/case", {}, POSTER],
  ["case-poster-narrow", "/case", { width: 320, dark: true }, POSTER],
  ["case-contest", "/case/contest", { width: 768, language: "en" }, POSTER],
  ["case-receipt", "/case/opposition/opposition-1?new", { width: 768 }, posterCase({ oppositions: [opposition()] })],
  ["case-respondent", "/case", {}, RESPONDENT],
  ["case-respondent-narrow", "/case", { width: 320 }, RESPONDENT],
  ["case-confirm", "/case/items/item-1", { width: 768 }, RESPONDENT],
];

/** Whoever watches: each with the party that signs in, its scope and what the graph answers. */
const REGULATOR = { party: { type: "regulator", id: "acm" }, scope: "compliance:read", answers: supervisorAnswers() };
const COORDINATOR = {
  party: { type: "coordinator", id: "acm" },
  scope: "coordination:read",
  answers: coordinatorAnswers(),
};
const AP = {
  party: { type: "ap", id: "ap" },
  scope: "complaints:handle compliance:read",
  answers: apAnswers({ hostile: false }),
};
const OPERATOR = { ...OPERATOR_PARTY, answers: operatorAnswers({ hostile: false }) };
const WATCH_SHOTS: readonly (readonly [
  name: string,
  path: string,
  view: View,
  who: typeof AP | typeof REGULATOR | typeof COORDINATOR | typeof OPERATOR,
])[] = [
  ["supervision", "/supervision", {}, REGULATOR],
  ["supervision-narrow", "/supervision", { width: 320, dark: true }, REGULATOR],
  [
    "supervision-orders",
    "/supervision/orders?figure=OVERDUE_NOW&platform=hostbox",
    { width: 768, language: "en" },
    REGULATOR,
  ],
  ["supervision-order", "/supervision/orders/order-7", { width: 768 }, REGULATOR],
  ["coordinator-inbox", "/supervision/inbox", { width: 768, language: "en" }, COORDINATOR],
  ["complaints", "/complaints", {}, AP],
  ["complaint", "/complaints/complaint-2", { width: 768 }, AP],
  ["complaint-decide", "/complaints/complaint-1/decide", { width: 768, language: "en" }, AP],
  ["disclosures", "/complaints/disclosures", { width: 320, dark: true }, AP],
  ["operator", "/operator", {}, OPERATOR],
  ["operator-narrow", "/operator", { width: 320, language: "en", dark: true }, OPERATOR],
  ["operator-party", "/operator/courts/rb-amsterdam", { width: 768 }, OPERATOR],
  ["operator-revoke", "/operator/courts/rb-amsterdam/revoke-key?kid=2025-1", { width: 768, language: "en" }, OPERATOR],
  ["operator-key", "/operator/platforms/hostbox/new-key", { width: 320 }, OPERATOR],
];

/** A platform without a system of its own. Where its key is needed, the picture's browser makes one first. */
const PLATFORM_SHOTS: readonly (readonly [name: string, path: string, view: View, withOwnKey?: boolean])[] = [
  ["platform", "/platform", {}],
  ["platform-narrow", "/platform", { width: 320, language: "en", dark: true }],
  ["platform-key", "/platform/key", { width: 768, language: "en" }],
  ["platform-order", "/platform/orders/770001", { width: 768 }],
  ["platform-item", "/platform/orders/770001/items/1", { width: 320, language: "en" }],
  ["platform-oppose", "/platform/orders/770001/oppose", { width: 768, dark: true }],
  ["platform-join", "/platform/join", { width: 768, language: "en" }],
  ["platform-disclosure", "/platform/disclosures/request-1", { width: 768 }, true],
];

async function check(page: Page): Promise<void> {
  await page.locator("#judge").fill("mr. A. Rechter");
  for (const finding of ["unlawfulness", "freedomOfExpression", "urgency"]) {
    await page.locator(`#holds-${finding}`).check();
    await page.locator(`#because-${finding}`).fill("Dit volgt uit de beelden en uit de stukken.");
  }
  await page.locator("#provisions").fill("art. 8 EVRM");
  await page.locator("#statementOfReasons").fill(APPLICATION.grounds);
  await page.locator("#scopeReasons").fill("De verzoeker is alleen in Nederland bekend.");
  await page.locator("#penaltyUnit").selectOption("HOUR");
  await page.locator("#penaltyAmount").fill("1.000");
  await page.locator("#penaltyMaximum").fill("50.000");
  await page.locator("button[value=check]").click();
  await page.locator(".paper").waitFor();
}

async function askWhichHour(page: Page): Promise<void> {
  await page.locator("#hearingAt").fill("2027-10-31T02:30");
  await page.locator("button[value=send]").click();
  await page.locator("#hearingAt-offset").waitFor();
}

async function checkVersion(page: Page): Promise<void> {
  await page.locator("#reasons").fill("Een van de twee is satire, en noemt niemand.");
  await page.locator("#lines-vidshare-1").fill("https://vidshare.example/watch?v=1");
  await page.locator("button[value=check]").click();
  await page.locator(".paper").waitFor();
}

async function take(
  browser: Browser,
  { name, path, view, url = room.url }: { name: string; path: string; view: View; url?: string },
  steps?: (page: Page) => Promise<void>,
): Promise<void> {
  if (!isWanted(name)) return;
  const context = await openContext(browser, url, view);
  const page = await context.newPage();
  // A page that follows what happens is never idle.
  await page.goto(path, { waitUntil: "load" });
  await steps?.(page);
  const { height } = (await page.evaluate("({ height: document.body.scrollHeight })")) as { height: number };
  const clip = { x: 0, y: 0, width: view.width ?? 1280, height: Math.min(height, 1400) };
  await page.screenshot({ path: `${target}/${name}.png`, fullPage: true, clip });
  await context.close();
}

await mkdir(target, { recursive: true });
const room = await openCourtRoom(startConsole, () => new Date("2026-11-28T12:00:00Z"));
room.graph.ready = ALL_READY;
const browser = await openBrowser();
/** All of them, or those whose names begin as the arguments say. */
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning));
for (const [name, path, view, verifySeal] of SHOTS) {
  room.graph.answers = { verifySeal, publicReport: [REPORT] };
  await take(browser, { name, path, view });
}
const { waitingApplications, ...told } = courtAnswers();
const answers = { ...told, order: asTold(ORDER_IN_DISPUTE, room.seal), orderCount: 3 };
const [, ordinary] = waitingApplications.edges;
room.graph.answers = { ...answers, waitingApplications: { ...waitingApplications, edges: [ordinary] } };
for (const [name, path, view, steps] of COURT_SHOTS) {
  await take(browser, { name, path: `/sign-in?${new URLSearchParams({ return: path })}`, view }, steps);
}
room.graph.answers = { ...answers, order: asTold(ORDER_ON_APPEAL, room.seal) };
const { party } = room.issuer;
room.issuer.party = { type: "court", id: "gh-amsterdam" };
for (const [name, path, view] of APPEAL_SHOTS) {
  await take(browser, { name, path: `/sign-in?${new URLSearchParams({ return: path })}`, view });
}
room.issuer.party = party;
for (const [name, path, view, seen] of CASE_SHOTS) {
  room.graph.answers = { case: seen, caseToken: caseToken() };
  await take(browser, { name, path: "/case", view }, async (page) => {
    await page.locator("#code").fill("7K3M9QXA");
    await page.locator("#question button").click();
    await page.goto(path, { waitUntil: "networkidle" });
  });
}
for (const [name, path, view, { answers: told, ...who }] of WATCH_SHOTS) {
  room.graph.answers = told;
  Object.assign(room.issuer, who);
  await take(browser, { name, path: `/sign-in?${new URLSearchParams({ return: path })}`, view });
}
const desk = await openPlatformRoom(startConsole, () => new Date("2026-11-28T12:00:00Z"));
const { request, courtKey } = await sealedRequest();
Object.assign(desk.graph.answers, platformAnswers(), {
  orders: pageOf([DUE, LIFTED]),
  disclosureRequest: request,
  courts: [{ id: "rb-amsterdam", name: "Rechtbank Amsterdam", keys: [{ kid: courtKey.kid, jwk: courtKey }] }],
});
for (const [name, path, view, withOwnKey] of PLATFORM_SHOTS) {
  desk.graph.answers.platform = ownPlatform({ ownKeyUntil: "2026-11-28T13:00:00.000Z" });
  const signIn = `/sign-in?${new URLSearchParams({ return: path })}`;
  await take(browser, { name, path: signIn, view, url: desk.url }, async (page) => {
    if (withOwnKey !== true) return;
    await withKey(desk, page);
    await page.goto(path);
    await page.locator("form[data-disclosing]").waitFor();
  });
}
await desk.close();
await browser.close();
await room.close();
