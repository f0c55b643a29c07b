import { createHash } from "node:crypto";
import { generateSealKey, publicSealKey, signSeal } from "@exparte/seal";
import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { allowKey, kidIn, withKey } from "../../../test/key-in-browser.js";
import {
  ORDERS,
  openPlatformRoom,
  ownKeyOf,
  ownPlatform,
  type PlatformRoom,
  pageOf,
  platformAnswers,
  sealedRequest,
} from "../../../test/platform-room.js";
import { accessibilityProblems, visiting } from "../../../test/room.js";
import { HOSTILE } from "../../../test/seals.js";
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

const ITEM = "/platform/orders/770001/items/1";
const REQUEST = "/platform/disclosures/request-1";
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const main = (page: Page) => page.locator("main").innerText();
const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, async (page) => {
    page.setDefaultTimeout(WITHIN.timeout);
    return steps(page);
  });

async function signedIn(page: Page, path = "/platform"): Promise<void> {
  await page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
}

/** The page where the browser seals that an item was removed. */
async function openSealStep(page: Page): Promise<void> {
  await page.goto(ITEM);
  await page.getByRole("radio", { name: "Removed" }).check();
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByRole("button", { name: "Seal and send" }).waitFor();
}

/** The page of a request that may be answered, with the answer filled in. */
async function openAnswer(page: Page, change: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const { request, courtKey } = await sealedRequest(change);
  const courts = [{ id: "rb-amsterdam", name: "Rechtbank Amsterdam", keys: [{ kid: courtKey.kid, jwk: courtKey }] }];
  Object.assign(room.graph.answers, { disclosureRequest: request, courts });
  await page.goto(REQUEST);
  await page.getByText("reads from it for whom the answer is").waitFor();
  await page.locator("#data-NAME").fill("P. Oster");
}

describe("a key", () => {
  it("is not lost to another tab that was opened before it was made", async () => {
    await visit({ language: "en" }, async (page) => {
      const { jwks } = allowKey(room);
      await signedIn(page, "/platform/key");
      const other = await page.context().newPage();
      await other.goto("/platform/key");
      const make = (tab: Page) => tab.getByRole("button", { name: "Make and register a key" });
      await make(other).waitFor();
      await make(page).click();
      await page.waitForURL("**?registered");
      const kid = await kidIn(page);
      await make(other).click();
      await other.waitForURL("**?registered");
      expect(jwks.length).toBe(2);
      expect(jwks[1]).toEqual(jwks[0]);
      expect(await kidIn(other)).toBe(kid);
    });
  });

  it("makes way for a new one once it is revoked and the operator allows another", async () => {
    await visit({ language: "en" }, async (page) => {
      const { kid = "" } = await withKey(room, page);
      const { jwks } = allowKey(room, [ownKeyOf(kid, { revokedAt: NOW.toISOString() })]);
      await page.goto("/platform/key");
      await page.getByText("The key in this browser is revoked.").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "Make and register a key" }).dblclick();
      await page.getByText("The key is registered.").waitFor();
      expect(jwks.length).toBe(1);
      expect(await kidIn(page)).not.toBe(kid);
    });
  });

  it("that is revoked while the page is open seals nothing more, and the page says so", async () => {
    await visit({ language: "en" }, async (page) => {
      const { kid = "" } = await withKey(room, page);
      await openSealStep(page);
      room.graph.answers.platform = ownPlatform({ keys: [ownKeyOf(kid, { revokedAt: NOW.toISOString() })] });
      room.graph.answers.confirmTakedown = { refused: "SEAL_KEY_REVOKED", field: "input.seal" };
      await page.getByRole("button", { name: "Seal and send" }).click();
      await page.getByText("This key is revoked.").waitFor();
      await page.locator("#sealing [data-when=unregistered]").waitFor();
      expect(await page.getByRole("button", { name: "Seal and send" }).isVisible()).toBe(false);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("that is revoked leaves no answer that can only be sent again in vain", async () => {
    await visit({ language: "en" }, async (page) => {
      const { kid = "" } = await withKey(room, page);
      await openAnswer(page);
      room.graph.answers.platform = ownPlatform({ keys: [ownKeyOf(kid, { revokedAt: NOW.toISOString() })] });
      room.graph.answers.answerDisclosure = { refused: "SEAL_KEY_REVOKED", field: "input.seal" };
      await page.getByRole("button", { name: "Encrypt, seal and send" }).dblclick();
      await page.getByText("This key is revoked.").waitFor();
      await page.locator("#sealing [data-when=unregistered]").waitFor();
      expect(asked("answerDisclosure").length).toBe(1);
      expect(await page.getByRole("button", { name: "Send again" }).count()).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
});

describe("a session that ends", () => {
  it("while somebody seals keeps what was chosen, and sends nothing by itself", async () => {
    await visit({ language: "en" }, async (page) => {
      await withKey(room, page);
      await openSealStep(page);
      await room.restart();
      await page.getByRole("button", { name: "Seal and send" }).click();
      await page.getByText("Your session has ended").first().waitFor();
      await page.getByRole("link", { name: "Nederlands" }).waitFor();
      await page.getByRole("link", { name: "Sign in" }).last().click();
      await page.getByRole("button", { name: "Check it" }).waitFor();
      expect(await page.getByRole("radio", { name: "Removed" }).isChecked()).toBe(true);
      expect(asked("confirmTakedown")).toEqual([]);
    });
  });

  it("while somebody answers keeps the encrypted answer, and another press sends the same", async () => {
    await visit({ language: "en" }, async (page) => {
      await withKey(room, page);
      await openAnswer(page);
      await room.restart();
      await page.getByRole("button", { name: "Encrypt, seal and send" }).click();
      await page.getByText("Your session has ended").first().waitFor();
      await page.getByRole("link", { name: "Sign in" }).last().click();
      await page.getByText("Your encrypted answer has not arrived yet.").waitFor();
      expect(asked("answerDisclosure")).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
      room.graph.answers.answerDisclosure = { refused: "UPSTREAM_UNAVAILABLE" };
      await page.getByRole("button", { name: "Send again" }).click();
      await vi.waitFor(() => expect(asked("answerDisclosure").length).toBe(1), WITHIN);
      room.graph.answers.answerDisclosure = { status: "DISCLOSED" };
      await page.getByRole("button", { name: "Send again" }).click();
      await vi.waitFor(() => expect(asked("answerDisclosure").length).toBe(2), WITHIN);
      const [first, second] = asked("answerDisclosure").map(({ variables }) => variables);
      expect(second).toEqual(first);
    });
  });
});

describe("the address", () => {
  it.each([
    "/platform/orders/of-another",
    "/platform/orders/of-another/items/1",
    "/platform/orders/of-another/items/1/poster",
    "/platform/orders/of-another/oppose",
    "/platform/orders/of-another/proof",
    "/platform/orders/of-another/paper",
    "/platform/orders/770001/items/of-another",
    "/platform/orders/770001/items/4",
    "/platform/disclosures/of-another",
    "/platform/orders/..%2F..%2Fcourt",
    "/platform/orders/%00",
    `/platform/orders/${encodeURIComponent(HOSTILE.image)}`,
  ])("%s shows nothing that is not the platform's own", async (path) => {
    room.graph.answers.disclosureRequest = { refused: "UNKNOWN_DISCLOSURE" };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await page.getByRole("link", { name: "To your orders" }).waitFor();
      expect(await page.locator("main form").count()).toBe(0);
      expect(await page.evaluate("'hacked' in globalThis")).toBe(false);
    });
  });

  it("of a request shows why there is nothing when the platform is not registered", async () => {
    const { request } = await sealedRequest();
    Object.assign(room.graph.answers, { disclosureRequest: request, platform: null });
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, REQUEST);
      expect(await main(page)).toContain("Your platform is not registered.");
    });
  });
});

describe("a form", () => {
  it("without the token of its session does nothing, whatever it says", async () => {
    await visit({ language: "en" }, async (page) => {
      const { request } = await sealedRequest({ status: "REQUESTED", posterNotifiedAt: null, disclosableFrom: null });
      room.graph.answers.disclosureRequest = request;
      await signedIn(page);
      const forms = {
        "/platform": "upTo=2",
        "/platform/key": "jwk={}",
        [ITEM]: "step=send&outcome=REMOVED&at=2026-11-28T11:00",
        "/platform/orders/770001/items/3/poster": "step=send&outcome=POSTER_UNKNOWN",
        "/platform/orders/770001/oppose": "grounds=none",
        [REQUEST]: "step=notify",
      };
      for (const csrf of ["", "csrf=wrong&", "csrf=&csrf=wrong&"]) {
        for (const [path, body] of Object.entries(forms)) {
          await page.evaluate(`fetch(${JSON.stringify(path)}, {
            method: "POST",
            headers: { "content-type": "application/x-www-form-urlencoded" },
            body: ${JSON.stringify(csrf + body)},
          })`);
        }
      }
      const did = [
        "acknowledgeInbox",
        "registerOwnKey",
        "confirmTakedown",
        "confirmPosterInformed",
        "lodgeOpposition",
        "notifyPoster",
      ];
      expect(room.graph.asked.filter(({ field }) => did.includes(field))).toEqual([]);
    });
  });

  it("is not said to be taken by an address alone", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      for (const path of ["/platform?acknowledged=2", "/platform/key?registered", "/platform/orders/770001?taken"]) {
        await page.goto(path);
        const said = await main(page);
        for (const words of ["You confirmed the receipt", "The key is registered", "Your word was received"]) {
          expect({ path, isSaid: said.includes(words) }).toEqual({ path, isSaid: false });
        }
      }
    });
  });

  it("is sent once by a double click, however long the answer takes", async () => {
    const { promise: clicked, resolve: answer } = Promise.withResolvers<void>();
    let lodged = 0;
    room.graph.answers.lodgeOpposition = async () => {
      lodged += 1;
      const isFirst = lodged === 1;
      await clicked;
      return isFirst ? { id: "opposition-1" } : { refused: "OPPOSITION_PENDING" };
    };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/platform/orders/770001/oppose");
      await page.locator("#grounds").fill("It is satire.");
      await page.locator("form#question button[type=submit]").dblclick({ delay: 100 });
      await vi.waitFor(() => expect(lodged).toBeGreaterThan(0), WITHIN);
      answer();
      await page.getByText("Your word was received").waitFor();
      expect(lodged).toBe(1);
    });
  });

  it("that is refused can be read in the other language", async () => {
    await visit({ language: "en" }, async (page) => {
      allowKey(room);
      room.graph.answers.registerOwnKey = { refused: "OWN_KEY_NOT_ALLOWED", field: "input.jwk" };
      room.graph.answers.acknowledgeInbox = { refused: "UPSTREAM_UNAVAILABLE" };
      const { request } = await sealedRequest();
      room.graph.answers.disclosureRequest = request;
      await signedIn(page, "/platform/key");
      await page.getByRole("button", { name: "Make and register a key" }).click();
      await page.getByRole("alert").waitFor();
      await page.getByRole("link", { name: "Nederlands" }).click();
      await page.getByRole("button", { name: "Sleutel maken" }).waitFor();
      await page.goto("/platform");
      await page.getByRole("button", { name: "ontvangst" }).click();
      await page.getByRole("alert").waitFor();
      await page.getByRole("link", { name: "English" }).click();
      await page.getByRole("button", { name: "Confirm receipt" }).waitFor();
      await page.goto(REQUEST);
      await page.locator("#reason").selectOption("LEGAL_OBSTACLE");
      await page.getByRole("button", { name: "Refuse", exact: true }).click();
      await page.locator("#provision-wrong").waitFor();
      await page.getByRole("button", { name: "Nederlands" }).click();
      await page.getByRole("button", { name: "Weigeren", exact: true }).waitFor();
      expect(await page.locator("#reason").inputValue()).toBe("LEGAL_OBSTACLE");
      expect(asked("answerDisclosure")).toEqual([]);
    });
  });
});

describe("hostile text", () => {
  it("in a request, in names and in keys stays text, and leads nowhere", async () => {
    const { request, courtKey } = await sealedRequest({
      reference: HOSTILE.image,
      findings: [
        { name: "balance", holds: true, reasons: `${HOSTILE.textarea} ${HOSTILE.elsewhere} {{title}} $t(site.name)` },
      ],
      dispensation: HOSTILE.script,
    });
    Object.assign(request.recipient, { holder: HOSTILE.image });
    const courts = [{ id: "rb-amsterdam", name: HOSTILE.script, keys: [{ kid: courtKey.kid, jwk: courtKey }] }];
    const platform = ownPlatform({ name: HOSTILE.image, keys: [ownKeyOf(HOSTILE.image)] });
    Object.assign(room.graph.answers, {
      disclosureRequest: request,
      disclosureRequests: pageOf([request]),
      courts,
      platform,
    });
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      for (const path of ["/platform", "/platform/key", REQUEST, ITEM]) {
        await page.goto(path);
        const state = await page.evaluate(`({
          hacked: "hacked" in globalThis,
          images: document.images.length,
          elsewhere: [...document.links].map(({ href }) => href).filter((href) => !href.startsWith(location.origin)),
        })`);
        expect({ path, state }).toEqual({ path, state: { hacked: false, images: 0, elsewhere: [] } });
        expect(await accessibilityProblems(page)).toEqual([]);
      }
      await page.goto(REQUEST);
      expect(await main(page)).toContain("{{title}} $t(site.name)");
    });
  });

  it("that the court sealed and no program can read ends in a page that says so", async () => {
    const unreadable = Buffer.from("no JSON").toString("base64url");
    const digest = createHash("sha256").update(unreadable).digest("base64url");
    const { request } = await sealedRequest();
    const { privateJwk } = await generateSealKey("ES256");
    const key = publicSealKey(privateJwk);
    const sealed = { type: "exparte-disclosure-request", recipient: { jwk: null }, parts: [digest] };
    const seal = `${await signSeal(sealed, privateJwk)}~${unreadable}~`;
    await visit({ language: "en" }, async (page) => {
      await withKey(room, page);
      const courts = [{ id: "rb-amsterdam", name: "Rechtbank Amsterdam", keys: [{ kid: key.kid, jwk: key }] }];
      Object.assign(room.graph.answers, { disclosureRequest: { ...request, seal }, courts });
      await page.goto(REQUEST);
      await page.getByText("The court’s seal does not name this recipient.").waitFor();
      expect(await page.getByRole("button", { name: "Encrypt, seal and send" }).isVisible()).toBe(false);
    });
  });
});

describe("a desk of which a part is missing", () => {
  const more = {
    ...pageOf(ORDERS),
    pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: "c" },
  };

  it("is not shown as if it were all", async () => {
    room.graph.answers.orders = (variables) => ("after" in variables ? { refused: "UPSTREAM_UNAVAILABLE" } : more);
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect(await page.locator("#inbox").count()).toBe(0);
      expect((await page.goto("/platform"))?.status()).toBe(503);
    });
  });

  it("is not told in a proof as if it were all", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      room.graph.answers.inbox = { refused: "UPSTREAM_UNAVAILABLE" };
      expect((await page.goto("/platform/orders/770001/proof"))?.status()).toBe(503);
    });
  });

  it("says that there is more than it looks through", async () => {
    room.graph.answers.orders = more;
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect(await main(page)).toContain("You have more orders than this page looks through.");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it("shows orders to whoever may not answer requests, and nothing while requests cannot be heard", async () => {
    await visit({ language: "en" }, async (page) => {
      room.graph.answers.disclosureRequests = { refused: "SCOPE_MISSING" };
      await signedIn(page);
      expect(await page.locator("#inbox").count()).toBe(1);
      room.graph.answers.disclosureRequests = { refused: "UPSTREAM_UNAVAILABLE" };
      expect((await page.goto("/platform"))?.status()).toBe(503);
    });
  });
});

it("a platform makes its key, confirms and seals with the keyboard alone", async () => {
  await visit({ language: "en", width: 320 }, async (page) => {
    allowKey(room);
    await signedIn(page, "/platform/key");
    await page.getByRole("button", { name: "Make and register a key" }).waitFor();
    await pressAt(page, "Make and register a key", "Enter");
    await page.waitForURL("**?registered");
    room.graph.answers.platform = ownPlatform({ keys: [ownKeyOf(await kidIn(page))] });
    await page.goto(ITEM);
    await pressAt(page, "Removed", "Space");
    await pressAt(page, "Check it", "Enter");
    await page.getByRole("button", { name: "Seal and send" }).waitFor();
    await pressAt(page, "Seal and send", "Enter");
    await page.getByText("Your word was received").waitFor();
    expect(asked("confirmTakedown").length).toBe(1);
  });
});

/** Tabs to what has this name, and presses a key there. */
async function pressAt(page: Page, name: string, key: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(
      `(document.activeElement.closest("label") ?? document.activeElement).innerText.trim()`,
    );
    if (String(at).startsWith(name)) return page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach “${name}”.`);
}
