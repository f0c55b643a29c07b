import { generateSealKey, publicSealKey, signSeal, verifySeal } from "@exparte/seal";
import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { compactDecrypt } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withKey } from "../../../test/key-in-browser.js";
import {
  DUE,
  openPlatformRoom,
  type PlatformRoom,
  platformAnswers,
  sealedRequest,
} from "../../../test/platform-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { startConsole } from "../../app.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const WITHIN = { timeout: 20_000 };
let room: PlatformRoom;
let browser: Browser;
beforeAll(async () => {
  room = await openPlatformRoom(startConsole, () => new Date(NOW.getTime() + performance.now()));
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await room?.close();
});
beforeEach(() => {
  room.graph.answers = platformAnswers();
  room.graph.asked.length = 0;
  room.issuer.party = { type: "platform", id: "hostbox" };
  room.setAway(false);
});

const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);

async function signedIn(page: Page, path = "/platform"): Promise<void> {
  page.setDefaultTimeout(WITHIN.timeout);
  await page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
}

const PATH = "/platform/disclosures/request-1";
const courtWith = (jwk: object & { kid?: string }) => [
  { id: "rb-amsterdam", name: "Rechtbank Amsterdam", keys: [{ kid: jwk.kid, jwk }] },
];

describe("an answer to who posted something", () => {
  it("is encrypted in the browser for the recipient that the court sealed, and never sent in the clear", async () => {
    const { request, courtKey, recipientKey } = await sealedRequest();
    await visit({ language: "en" }, async (page) => {
      const key = await withKey(room, page);
      Object.assign(room.graph.answers, { disclosureRequest: request, courts: courtWith(courtKey) });
      const sent: string[] = [];
      page.on("request", (one) => sent.push(one.postData() ?? ""));
      await page.goto(PATH);
      await page.getByText("reads from it for whom the answer is").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.locator("#data-EMAIL").fill("no address");
      await page.getByRole("button", { name: "Encrypt, seal and send" }).click();
      await page.locator("#data-EMAIL-wrong").waitFor();
      expect(await page.evaluate("document.activeElement.id")).toBe("data-EMAIL");
      expect(await page.locator("#data-EMAIL").getAttribute("aria-describedby")).toBe(
        "data-EMAIL-wrong data-EMAIL-hint",
      );
      await page.locator("#data-EMAIL").fill("poster@example.org");
      await page.locator("#data-NAME").fill("P. Oster");
      await page.getByRole("button", { name: "Encrypt, seal and send" }).click();
      await vi.waitFor(() => expect(asked("answerDisclosure").length).toBe(1), WITHIN);
      const [answer] = asked("answerDisclosure") as [ReturnType<typeof asked>[number]];
      const { jwe, seal } = answer.variables.input as { jwe: string; seal: string };
      expect(sent.join("") + JSON.stringify(room.graph.asked)).not.toMatch(/oster@|P\. Oster|P\.\+Oster/);
      const { plaintext, protectedHeader } = await compactDecrypt(jwe, recipientKey);
      expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual({
        type: "exparte-disclosure",
        request: "request-1",
        platform: "hostbox",
        data: { EMAIL: ["poster@example.org"], NAME: "P. Oster" },
      });
      expect(protectedHeader).toMatchObject({
        kid: "advocate-1",
        recipient: "court:rb-amsterdam",
        request: "request-1",
      });
      const registered = { kid: key.kid ?? "", jwk: key, validFrom: new Date(0), validUntil: null, revokedAt: null };
      const { document } = await verifySeal(seal, [registered], () => NOW);
      expect(document).toMatchObject({ type: "exparte-disclosure", request: "request-1", platform: "hostbox" });
    });
  }, 60_000);

  it("is asked for in either language, on a phone and on a desk, with every category", async () => {
    const categories = ["NAME", "ADDRESS", "EMAIL", "PHONE", "ACCOUNT_IDENTIFIER", "REGISTRATION_IP", "ACCESS_IP"];
    const { request, courtKey } = await sealedRequest({ categories });
    for (const language of ["nl", "en"] as const) {
      for (const width of [320, 1280]) {
        await visit({ language, width }, async (page) => {
          await withKey(room, page);
          Object.assign(room.graph.answers, { disclosureRequest: request, courts: courtWith(courtKey) });
          await page.goto(PATH);
          await page.locator("#sealing [data-when=verified]").waitFor();
          await page.getByRole("button", { name: { nl: "Versleutelen", en: "Encrypt" }[language] }).click();
          await page.locator("#sealing [data-when=empty]").waitFor();
          expect(await page.locator("main").innerText()).not.toMatch(/\b(?:platform|case)\.\w+\.\w+/);
          expect(
            await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
          ).toBe(0);
          expect(await accessibilityProblems(page)).toEqual([]);
        });
      }
    }
  }, 90_000);

  it.each(["nl", "en"] as const)(
    "is seen in each of its states without a barrier, in %s",
    async (language) => {
      for (const [status, change] of [
        ["REQUESTED", { posterNotifiedAt: null, disclosableFrom: null }],
        ["REQUESTED", { posterNotifiedAt: null, dispensation: "It would warn the poster." }],
        ["POSTER_NOTIFIED", { disclosableFrom: "2026-12-12T09:12:00.000Z" }],
        ["DISCLOSED", { answeredAt: "2026-11-28T11:00:00.000Z" }],
        ["REFUSED", { answeredAt: "2026-11-28T11:00:00.000Z", refusalReason: "DATA_NOT_HELD" }],
        ["WITHDRAWN", {}],
        ["EXPIRED", {}],
      ] as const) {
        const { request } = await sealedRequest({ status, ...change });
        room.graph.answers.disclosureRequest = request;
        await visit({ language, width: 320 }, async (page) => {
          await signedIn(page, PATH);
          const wider = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          expect({ status, wider, found: await accessibilityProblems(page) }).toEqual({ status, wider: 0, found: [] });
        });
      }
    },
    90_000,
  );

  it("is not made for a recipient that the court's seal does not name", async () => {
    const { request, courtKey } = await sealedRequest();
    await visit({ language: "en" }, async (page) => {
      await withKey(room, page);
      const recipient = { ...request.recipient, kid: "another" };
      const disclosureRequest = { ...request, recipient };
      Object.assign(room.graph.answers, { disclosureRequest, courts: courtWith(courtKey) });
      await page.goto(PATH);
      await page.getByText("The court’s seal does not name this recipient.").waitFor();
      expect(await page.getByRole("button", { name: "Encrypt, seal and send" }).isVisible()).toBe(false);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  }, 60_000);

  it("is refused only with a reason, and with the provision where the law forbids it", async () => {
    const { request } = await sealedRequest();
    room.graph.answers.disclosureRequest = request;
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, PATH);
      await page.getByRole("button", { name: "Refuse", exact: true }).click();
      expect(await page.locator("#reason-wrong").innerText()).toContain("Choose why you refuse.");
      await page.locator("#reason").selectOption("LEGAL_OBSTACLE");
      await page.getByRole("button", { name: "Refuse", exact: true }).click();
      expect(await page.locator("#provision-wrong").innerText()).toContain("Name the provision");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.locator("#provision").fill("art. 11 Wpg");
      await page.getByRole("button", { name: "Refuse", exact: true }).click();
      await page.getByText("Who posted this?").waitFor();
      expect(asked("answerDisclosure").map(({ variables }) => variables)).toEqual([
        { input: { requestId: "request-1", refusal: { reason: "LEGAL_OBSTACLE", provision: "art. 11 Wpg" } } },
      ]);
    });
  }, 60_000);

  it("begins with telling the poster", async () => {
    const { request } = await sealedRequest({ status: "REQUESTED", posterNotifiedAt: null, disclosableFrom: null });
    room.graph.answers.disclosureRequest = request;
    await visit({ language: "en", scripts: false }, async (page) => {
      await signedIn(page, PATH);
      await page.getByRole("button", { name: "The poster was told" }).click();
      await page.getByText("Who posted this?").waitFor();
      expect(asked("notifyPoster").map(({ variables }) => variables)).toEqual([{ requestId: "request-1" }]);
    });
  }, 60_000);
});

describe("the court's seal over an order", () => {
  it.each([
    ["genuine", true, "this order is genuine"],
    ["made with another key", false, "The seal does not match the court’s key."],
  ])("is verified by the browser, and told: %s", async (_, isGenuine, text) => {
    const { privateJwk } = await generateSealKey("ES256");
    const other = await generateSealKey("ES256");
    const key = isGenuine ? publicSealKey(privateJwk) : { ...other.publicJwk, kid: privateJwk.kid ?? "" };
    const seal = await signSeal({ type: "exparte-order", caseNumber: DUE.caseNumber }, privateJwk);
    Object.assign(room.graph.answers, { order: { ...DUE, seal }, courts: courtWith(key) });
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/platform/orders/770001");
      await page.getByText(text).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    });
    await visit({ language: "en", scripts: false }, async (page) => {
      await signedIn(page, "/platform/orders/770001");
      expect(await page.locator("#order-seal").innerText()).toContain("With JavaScript your browser does so itself");
    });
  });
});
