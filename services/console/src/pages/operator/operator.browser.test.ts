import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page, View } from "@exparte/testing/browser";
import { openBrowser } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { page as pageOf } from "../../../test/complaints.js";
import { type CourtRoom, openCourtRoom } from "../../../test/court-room.js";
import {
  ALL_READY,
  OPERATOR_PARTY,
  operatorAnswers,
  PARTLY_READY,
  PUBLIC_JWK,
  toldPlatform,
} from "../../../test/operator-room.js";
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
  room.graph.answers = operatorAnswers();
  room.graph.ready = PARTLY_READY;
  room.graph.asked.length = 0;
  Object.assign(room.issuer, { ...OPERATOR_PARTY, nonce: undefined });
});

const visit = <Result>(view: View, steps: (page: Page) => Promise<Result>) =>
  visiting(browser, [room.url, room.issuer.url])(view, steps);
const signedIn = (page: Page, path = "/operator") => page.goto(`/sign-in?return=${encodeURIComponent(path)}`);
const asked = (field: string) => room.graph.asked.filter((one) => one.field === field);
const heading = (page: Page) => page.locator("h1").innerText();
const main = (page: Page) => page.locator("main").innerText();
/** The clock goes on while the tests run. */
const inMinutes = (text: string) => text.replaceAll(/\d+ minutes/g, "some minutes");
const AWAY = { refused: "UPSTREAM_UNAVAILABLE" };
const REVOKE = "/operator/courts/rb-amsterdam/revoke-key?kid=2025-1";
const NEW_KEY = "/operator/platforms/hostbox/new-key";
const OWN_KEY = "/operator/platforms/hostbox/own-key";

describe("the pages of the operator", () => {
  const PATHS = [
    "/operator",
    "/operator/new/court",
    "/operator/new/platform",
    "/operator/new/coordinator",
    "/operator/courts/rb-amsterdam",
    "/operator/platforms/hostbox",
    "/operator/platforms/lawyer-list",
    "/operator/platforms/hostile",
    NEW_KEY,
    REVOKE,
    OWN_KEY,
  ];

  it.each([
    { width: 320, language: "nl", dark: true },
    { width: 768, language: "nl", dark: true },
    { width: 1280, language: "en", dark: false },
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

  it("are where whoever signs in as the operator comes, and in the menu", async () => {
    await visit({ language: "en" }, async (page) => {
      await page.goto("/sign-in");
      expect(new URL(page.url()).pathname).toBe("/operator");
      expect(await page.locator("nav.menu [aria-current=page]").innerText()).toBe("Operations");
    });
  });

  it("are for the operator alone, with the right to register parties", async () => {
    room.issuer.party = { type: "court", id: "rb-amsterdam" };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect(await heading(page)).toBe("This page is not for you");
      expect(await main(page)).toContain("It is for the operator of this hub.");
    });
    Object.assign(room.issuer, { party: OPERATOR_PARTY.party, scope: "orders:read" });
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, REVOKE);
      expect(await main(page)).toContain("lack the right parties:register");
    });
    expect(room.graph.asked).toEqual([]);
  });

  it("show hostile text as text, and lead nowhere with it", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      for (const path of ["/operator", "/operator/platforms/hostile"]) {
        await page.goto(path);
        expect(await main(page)).toContain(HOSTILE.image);
        const state = await page.evaluate(`({
          hacked: "hacked" in globalThis,
          images: document.images.length,
          elsewhere: [...document.links].map(({ href }) => href).filter((href) => !href.startsWith(location.origin)),
        })`);
        expect({ path, state }).toEqual({ path, state: { hacked: false, images: 0, elsewhere: [] } });
      }
      await page.locator("tbody a").click();
      expect(await heading(page)).toBe("Sleutel intrekken");
      expect(await main(page)).toContain("<script>globalThis.hacked=true</script>/../..");
    });
  });

  it("ask the graph with the operator's own token", async () => {
    await visit({}, async (page) => {
      await signedIn(page);
      expect(new Set(room.graph.asked.map(({ token }) => token?.startsWith("Bearer ey")))).toEqual(new Set([true]));
    });
  });
});

describe("the overview", () => {
  it("puts first what stops the hub, then what stops a party, then what will", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const found = await page.locator("section[aria-labelledby=attention] li").allInnerTexts();
      expect(found.map(inMinutes)).toEqual([
        "The service complaints is not ready.",
        "The service orders does not hear what happens at other services, and refuses what depends on it: complaints.complaintFeed.",
        "Hostbox: no valid key to seal with",
        "Hostbox: 3 messages not acknowledged; the oldest has waited for 5 hours, some minutes",
        "Rechtbank Amsterdam: the key for seals ends on 14 December 2026 at 10:00, and no other follows",
      ]);
    });
  });

  it("lists every party with its keys, whether it is connected and what waits", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const rows = await page.locator("section[aria-labelledby=parties] tbody tr").allInnerTexts();
      const cells = rows.map((row) => inMinutes(row).split(/\s*[\t\n]\s*/));
      expect(cells[0]).toEqual(["Autoriteit Consument en Markt", "acm", "coordinator", "none", "–", "–", "–"]);
      expect(cells[2]).toEqual([
        "Rechtbank Amsterdam",
        "rb-amsterdam",
        "court",
        "2 valid, 1 revoked",
        "14 December 2026",
        "–",
        "–",
      ]);
      expect(cells[4]?.slice(2)).toEqual([
        "platform",
        "1 revoked",
        "none",
        "yes",
        "3 wait, the oldest for 5 hours, some minutes late",
      ]);
      expect(cells[5]?.slice(2)).toEqual(["platform", "none", "–", "no", "–"]);
      expect(cells[6]?.slice(2)).toEqual(["platform", "1 valid", "without end", "yes", "all acknowledged"]);
    });
  });

  it("lists platforms page after page", async () => {
    const second = pageOf([toldPlatform("zoekdit", "Zoekdit", { keys: [] })]);
    const { pageInfo, edges } = pageOf([toldPlatform("aanbod", "Aanbod")]);
    const first = { edges, pageInfo: { ...pageInfo, hasNextPage: true, endCursor: "aanbod" } };
    room.graph.answers.platforms = (_, { after }) => (after === "aanbod" ? second : first);
    await visit({}, async (page) => {
      await signedIn(page);
      const list = await page.locator("section[aria-labelledby=parties] tbody").innerText();
      expect([list.includes("Aanbod"), list.includes("Zoekdit")]).toEqual([true, true]);
      expect(await page.locator("section[aria-labelledby=attention]").innerText()).toContain(
        "Zoekdit: geen geldige sleutel",
      );
    });
  });

  it("says that nothing asks for attention while that is so", async () => {
    room.graph.ready = ALL_READY;
    Object.assign(room.graph.answers, { courts: [], platforms: pageOf([]), inboxLags: [] });
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      expect(await page.locator("section[aria-labelledby=attention]").innerText()).toContain(
        "Nothing asks for your attention now.",
      );
    });
  });

  it.each([
    ["the registry", { courts: AWAY }, "The parties cannot be read now.", "hostbox: 3 messages"],
    ["the orders service", { inboxLags: AWAY }, "Who lets messages wait cannot be read now.", "Hostbox: no valid key"],
  ])("shows the rest while it cannot be read from %s", async (_, answers, missing, rest) => {
    Object.assign(room.graph.answers, answers);
    await visit({ language: "en" }, async (page) => {
      await signedIn(page);
      const attention = await page.locator("section[aria-labelledby=attention]").innerText();
      expect(attention).toContain(missing);
      expect(attention).toContain(rest);
      expect(attention).toContain("The service complaints is not ready.");
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });

  it.each([undefined, { status: "strange" }, { services: "all" }])(
    "says that the gateway does not tell how the services are: %o",
    async (ready) => {
      room.graph.ready = ready;
      await visit({ language: "en" }, async (page) => {
        await signedIn(page);
        expect(await main(page)).toContain("The gateway does not say whether the services are ready.");
        expect(await main(page)).toContain("Hostbox: no valid key to seal with");
      });
    },
  );
});

describe("registering", () => {
  it("a court goes by keyboard alone, from the overview to its page", async () => {
    room.graph.answers.court = { ...operatorAnswers().courts[0], id: "rb-utrecht", name: "Rechtbank Midden-Nederland" };
    await visit({ scripts: false, language: "en" }, async (page) => {
      await signedIn(page);
      const goTo = async (selector: string) => {
        for (let tries = 0; (await page.locator(`${selector}:focus`).count()) === 0; tries++) {
          if (tries > 80) throw new Error(`no key leads to ${selector}`);
          await page.keyboard.press("Tab");
        }
      };
      await goTo('main a[href="/operator/new/court"]');
      await page.keyboard.press("Enter");
      await page.waitForURL("**/operator/new/court");
      await goTo("#id");
      await page.keyboard.insertText("rb-utrecht");
      await goTo("#name");
      await page.keyboard.insertText("Rechtbank Midden-Nederland");
      await goTo("#instance");
      await goTo("button[value=send]");
      await page.keyboard.press("Enter");
      await page.getByText("The party is registered.").waitFor();
      expect(await heading(page)).toBe("Rechtbank Midden-Nederland");
      expect(asked("registerCourt").map(({ variables }) => variables)).toEqual([
        { input: { id: "rb-utrecht", name: "Rechtbank Midden-Nederland", instance: "DISTRICT_COURT" } },
      ]);
      // It was said once.
      await page.reload();
      expect(await main(page)).not.toContain("The party is registered.");
    });
  });

  it("a platform sends its domains, languages and contact point", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/new/platform");
      await page.locator("#id").fill("chirper");
      await page.locator("#name").fill("Chirper");
      await page.locator("#kind").selectOption("SOCIAL_MEDIA");
      await page.locator("#domains").fill("chirper.example\nchirp.example");
      await page.locator("#languages").fill("nl, en");
      await page.locator("#connected").check();
      await page.locator("#email").fill("dsa@chirper.example");
      await page.getByRole("button", { name: "Register the platform" }).click();
      expect(await heading(page)).toBe("Chirper");
      expect(asked("registerPlatform").map(({ variables }) => variables)).toEqual([
        {
          input: {
            id: "chirper",
            name: "Chirper",
            kind: "SOCIAL_MEDIA",
            domains: ["chirper.example", "chirp.example"],
            languages: ["nl", "en"],
            connected: true,
            contactPoint: { email: "dsa@chirper.example", languages: ["nl", "en"] },
          },
        },
      ]);
    });
  });

  it("the coordinator leads back to the overview", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/new/coordinator");
      await page.locator("#id").fill("acm");
      await page.locator("#name").fill("ACM");
      await page.keyboard.press("Enter");
      await page.getByText("The party is registered.").waitFor();
      expect(await heading(page)).toBe("Operations");
    });
  });

  it("says what is missing or refused at its field, in both languages, and loses nothing", async () => {
    room.graph.answers.registerPlatform = { refused: "DOMAIN_TAKEN", field: "input.domains" };
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/new/platform");
      await page.locator("#id").fill("clipsite");
      await page.getByRole("button", { name: "Register the platform" }).click();
      expect(await page.getByRole("alert").innerText()).toContain("Enter this: Name");
      expect(asked("registerPlatform")).toEqual([]);
      await page.locator("#name").fill(HOSTILE.image);
      await page.locator("#kind").selectOption("VIDEO");
      await page.locator("#domains").fill("chirper.example");
      await page.locator("#languages").fill("nl");
      await page.getByRole("button", { name: "Register the platform" }).click();
      expect(await page.locator("#domains-wrong").innerText()).toContain("this one belongs to another");
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "Nederlands" }).click();
      expect(await heading(page)).toBe("Platform registreren");
      for (const [field, value] of [
        ["#id", "clipsite"],
        ["#name", HOSTILE.image],
        ["#kind", "VIDEO"],
        ["#domains", "chirper.example"],
        ["#languages", "nl"],
      ] as const) {
        expect(await page.locator(field).inputValue()).toBe(value);
      }
      expect(asked("registerPlatform").length).toBe(1);
    });
  });

  it("keeps what was typed when the language is switched before anything is sent", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/new/court");
      await page.locator("#name").fill("Rechtbank Noord-Holland");
      await page.getByRole("button", { name: "Nederlands" }).click();
      expect(await heading(page)).toBe("Gerecht registreren");
      expect(await page.locator("#name").inputValue()).toBe("Rechtbank Noord-Holland");
      expect(asked("registerCourt")).toEqual([]);
    });
  });

  it("is done once by a form that is sent twice at once", async () => {
    room.graph.answers.registerKey = async () => {
      await pause(200);
      return { kid: "2027-1" };
    };
    await visit({}, async (page) => {
      await signedIn(page, NEW_KEY);
      const hidden = (name: string) => page.locator(`main input[name=${name}]`).inputValue();
      const form = {
        csrf: await hidden("csrf"),
        form: await hidden("form"),
        jwk: JSON.stringify(PUBLIC_JWK),
        step: "send",
      };
      const send = () => page.context().request.post(NEW_KEY, { form, maxRedirects: 0 });
      const answers = await Promise.all([send(), send()]);
      expect(answers.map((answer) => answer.headers().location)).toEqual([
        "/operator/platforms/hostbox?done",
        "/operator/platforms/hostbox?done",
      ]);
      expect(asked("registerKey").map(({ variables }) => variables)).toEqual([
        { input: { party: { type: "PLATFORM", id: "hostbox" }, jwk: PUBLIC_JWK } },
      ]);
    });
  });

  it("is not done for another site, nor with another session's token", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, NEW_KEY);
      const send = (csrf: string, site: string) =>
        page.context().request.post(NEW_KEY, {
          form: { csrf, jwk: JSON.stringify(PUBLIC_JWK), step: "send" },
          headers: { "sec-fetch-site": site },
          maxRedirects: 0,
        });
      const csrf = await page.locator("main input[name=csrf]").inputValue();
      expect((await send(csrf, "cross-site")).status()).toBe(403);
      // It is kept for its page: there the operator sees it before it goes anywhere.
      expect((await send("made-up", "same-origin")).headers().location).toBe(NEW_KEY);
      await page.goto(NEW_KEY);
      expect(await page.locator("#jwk").inputValue()).toBe(JSON.stringify(PUBLIC_JWK));
      expect(asked("registerKey")).toEqual([]);
    });
  });

  it("keeps a form that comes after the session has ended, or while the hub is away", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, NEW_KEY);
      await page.locator("#jwk").fill(JSON.stringify(PUBLIC_JWK));
      await room.restart();
      await page.getByRole("button", { name: "Register the key" }).click();
      expect(await heading(page)).toBe("Your session has ended");
      await page.locator("main").getByRole("link", { name: "Sign in" }).click();
      expect(await page.locator("#jwk").inputValue()).toBe(JSON.stringify(PUBLIC_JWK));

      const { platform } = room.graph.answers;
      room.graph.answers.platform = AWAY;
      await page.getByRole("button", { name: "Register the key" }).click();
      expect(await main(page)).toContain("What you sent did not arrive. It is kept.");
      room.graph.answers.platform = platform;
      await page.getByRole("link", { name: "Back to the form" }).click();
      expect(await page.locator("#jwk").inputValue()).toBe(JSON.stringify(PUBLIC_JWK));
      expect(asked("registerKey")).toEqual([]);
    });
  });
});

describe("a party's keys", () => {
  it("stand on its page with what they are for and how they stand, and how they are replaced", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/courts/rb-amsterdam");
      const rows = await page.locator("tbody tr").allInnerTexts();
      expect(rows.map((row) => row.split(/\s*[\t\n]\s*/))).toEqual([
        ["2025-1", "seals", "1 January 2026 at 10:00", "14 December 2026 at 10:00", "valid", "Revoke"],
        ["2025-0", "seals", "1 January 2026 at 10:00", "without end", "revoked", "on 2 March 2026 at 11:00", "–"],
        ["2026-enc", "confidential data", "1 January 2026 at 10:00", "without end", "valid", "Revoke"],
      ]);
      expect(await main(page)).toContain("register the next one before the one before it ends");
    });
  });

  it("take a new one, with a moment in Dutch time", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/courts/rb-amsterdam");
      await page.getByRole("link", { name: "Register a key" }).click();
      await page.locator("#jwk").fill(JSON.stringify(PUBLIC_JWK));
      await page.locator("#validUntil").fill("2027-07-01T00:00");
      await page.getByRole("button", { name: "Register the key" }).click();
      await page.getByText("The key is registered.").waitFor();
      expect(asked("registerKey").map(({ variables }) => variables)).toEqual([
        {
          input: {
            party: { type: "COURT", id: "rb-amsterdam" },
            jwk: PUBLIC_JWK,
            validUntil: "2027-06-30T22:00:00.000Z",
          },
        },
      ]);
    });
  });

  it("take no private key: it goes no further, and is not given back", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, NEW_KEY);
      await page.locator("#jwk").fill(JSON.stringify({ ...PUBLIC_JWK, d: "a-secret-half" }));
      await page.locator("#validUntil").fill("2027-07-01T00:00");
      await page.getByRole("button", { name: "Register the key" }).click();
      expect(await page.locator("#jwk-wrong").innerText()).toContain("the secret half of a key");
      expect(await page.content()).not.toContain("a-secret-half");
      expect(await page.locator("#validUntil").inputValue()).toBe("2027-07-01T00:00");
      expect(asked("registerKey")).toEqual([]);
    });
  });

  it.each([
    ["KEY_REGISTERED_ALREADY", "input.jwk", "jwk", "onder een andere kid"],
    ["KEY_NOT_ACCEPTED", "input.jwk.alg", "jwk", "Deze soort sleutel neemt de hub niet aan"],
    ["KEY_VALIDITY_INVALID", "input.validUntil", "validUntil", "Het einde ligt vóór het begin."],
  ])("say at its field why one is refused: %s", async (refused, field, onForm, words) => {
    room.graph.answers.registerKey = { refused, field };
    await visit({}, async (page) => {
      await signedIn(page, NEW_KEY);
      await page.locator("#jwk").fill(JSON.stringify(PUBLIC_JWK));
      await page.getByRole("button", { name: "Sleutel registreren" }).click();
      expect(await page.locator(`#${onForm}-wrong`).innerText()).toContain(words);
      expect(await page.locator("#jwk").inputValue()).toBe(JSON.stringify(PUBLIC_JWK));
    });
  });

  it("are revoked after a second question, which warns of the last one, and not by opening it", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/courts/rb-amsterdam");
      await page.getByRole("link", { name: "Revoke the key 2025-1" }).click();
      expect(await main(page)).toContain("the party’s only valid key for seals");
      expect(asked("revokeKey")).toEqual([]);
      await page.getByRole("link", { name: "Nederlands" }).click();
      expect(await heading(page)).toBe("Sleutel intrekken");
      await page.getByRole("button", { name: "Voorgoed intrekken" }).click();
      await page.getByText("De sleutel is ingetrokken.").waitFor();
      expect(asked("revokeKey").map(({ variables }) => variables)).toEqual([
        { input: { party: { type: "COURT", id: "rb-amsterdam" }, kid: "2025-1" } },
      ]);
    });
  });

  it("are not revoked twice, nor without a page that names one", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/courts/rb-amsterdam/revoke-key?kid=2025-0");
      expect(await main(page)).toContain("This key was revoked already, on 2 March 2026 at 11:00.");
      expect(await page.locator("main button").count()).toBe(0);
      for (const path of [
        "/operator/courts/rb-amsterdam/revoke-key?kid=x",
        "/operator/platforms/nobody",
        "/operator/new/x",
      ]) {
        expect((await page.goto(path))?.status()).toBe(404);
        expect(await main(page)).toContain("This does not exist");
      }
    });
  });

  it("say that one was not revoked, when the hub was away", async () => {
    room.graph.answers.revokeKey = AWAY;
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, REVOKE);
      await page.getByRole("button", { name: "Revoke for good" }).click();
      expect(await page.locator(".problem").innerText()).toContain("The hub cannot be reached just now");
      room.graph.answers.revokeKey = { kid: "2025-1" };
      await page.getByRole("button", { name: "Revoke for good" }).click();
      await page.getByText("The key is revoked.").waitFor();
    });
  });
});

describe("a platform", () => {
  it("shows how far it is with its inbox", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, "/operator/platforms/hostbox");
      const facts = inMinutes(await page.locator(".utrecht-data-list").innerText());
      expect(facts).toContain("28 November 2026 at 07:48 (5 hours, some minutes)");
      expect(facts).toContain("27 November 2026 at 16:00");
      room.graph.answers.inboxLags = AWAY;
      await page.reload();
      expect(await page.locator(".utrecht-data-list").innerText()).toContain("cannot be read now");
    });
  });

  it("is allowed to register a key by itself until a moment, and that is taken back", async () => {
    await visit({ language: "en" }, async (page) => {
      await signedIn(page, OWN_KEY);
      expect(await page.locator("#until").inputValue()).toMatch(/^2026-11-29T13:\d\d$/);
      await page.locator("#until").fill("2026-11-28T12:00");
      await page.getByRole("button", { name: "Allow" }).click();
      expect(await page.locator("#until-wrong").innerText()).toContain("Name a moment that is still to come.");
      await page.locator("#until").fill("2026-11-30T09:00");
      await page.getByRole("button", { name: "Allow" }).click();
      await page.getByText("The platform may register a key by itself.").waitFor();

      room.graph.answers.platform = toldPlatform("hostbox", "Hostbox", { ownKeyUntil: "2026-11-30T08:00:00.000Z" });
      await page.reload();
      expect(await main(page)).toContain("may register one key by itself until 30 November 2026 at 09:00");
      await page.goto(OWN_KEY);
      await page.getByRole("button", { name: "Take the permission back" }).click();
      await page.getByText("may not register a key by itself any more").waitFor();
      expect(asked("changePlatform").map(({ variables }) => variables)).toEqual([
        { input: { id: "hostbox", ownKeyUntil: "2026-11-30T08:00:00.000Z" } },
        { input: { id: "hostbox", ownKeyUntil: null } },
      ]);
    });
  });
});
