import type { Page } from "@exparte/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  applicantCase,
  caseToken,
  confirmation,
  ORDER_ID,
  opposition,
  ownItem,
  posterCase,
  posterItem,
  respondentCase,
} from "../../../test/own-cases.js";
import { accessibilityProblems, NOW, openRoom, type Room } from "../../../test/room.js";
import { HOSTILE } from "../../../test/seals.js";

const CODE = "7K3M-9QXA-0000-0000-0000-0000-0000";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room?.close());
beforeEach(() => {
  room.clock.now = NOW;
  room.graph.answers = { case: posterCase(), caseToken: caseToken() };
  room.graph.asked.length = 0;
});

const heading = (page: Page) => page.locator("h1").innerText();
const main = (page: Page) => page.locator("main").innerText();
const submit = (page: Page) => page.locator("main form#question button[type=submit]").click();

async function enterCode(page: Page, code = CODE): Promise<void> {
  await page.goto("/case");
  await page.locator("#code").fill(code);
  await submit(page);
}

/** Opposition that is sent when the code's time is over. */
async function sendTooLate(page: Page): Promise<void> {
  await enterCode(page);
  await page.goto("/case/contest");
  await page.locator("#grounds").fill("Mijn lange verhaal.");
  room.clock.now = new Date(NOW.getTime() + 10 * 60_000);
  await submit(page);
}

async function expectNoBarrier(page: Page): Promise<void> {
  // A click waits until the next page begins, and that has no root yet.
  await page.waitForLoadState();
  const wider = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  const found = await accessibilityProblems(page);
  expect({ path: new URL(page.url()).pathname, wider, found }).toMatchObject({ wider: 0, found: [] });
}

describe("a poster with a code, in a browser without scripts", () => {
  it("sees how its case stands, contests its post, and keeps a receipt", async () => {
    await room.visit({ scripts: false }, async (page) => {
      await enterCode(page);
      expect(new URL(page.url()).pathname).toBe("/case");
      expect(await heading(page)).toBe("Uw zaak");
      const text = await main(page);
      for (const told of ["Rechtbank Amsterdam", "Weg sinds 26 november 2026 om 23:05", "28 december 2026 om 23:59"]) {
        expect(text).toContain(told);
      }
      await page.getByRole("link", { name: "Verzet doen" }).click();
      await page.getByRole("checkbox", { name: "https://vidshare.example/v/2" }).uncheck();
      await page.locator("#grounds").fill("Ik maakte de video zelf.");
      room.graph.answers.lodgeOpposition = () => {
        room.graph.answers.case = posterCase({ oppositions: [opposition({ grounds: "Ik maakte de video zelf." })] });
        return { id: "opposition-1" };
      };
      await submit(page);
      expect(room.graph.asked.find(({ variables }) => "input" in variables)).toMatchObject({
        variables: { input: { orderId: ORDER_ID, grounds: "Ik maakte de video zelf.", itemIds: ["item-1"] } },
        token: `Bearer ${caseToken().access_token}`,
      });
      expect(await heading(page)).toBe("Uw verzet is ingesteld");
      expect(await main(page)).toContain("Ik maakte de video zelf.");
      await page.getByRole("link", { name: "Terug naar uw zaak" }).click();
      expect(await main(page)).toContain("Het gerecht laat u weten wanneer de zitting is.");
      expect(await page.getByRole("link", { name: "Verzet doen" }).count()).toBe(0);
    });
  });

  it("finds again what it typed when the ten minutes are over, and nothing was lodged meanwhile", async () => {
    await room.visit({ scripts: false }, async (page) => {
      await enterCode(page);
      await page.getByRole("link", { name: "Verzet doen" }).click();
      await page.getByRole("checkbox", { name: "https://vidshare.example/v/1" }).uncheck();
      await page.locator("#grounds").fill("Mijn lange verhaal.");
      room.clock.now = new Date(NOW.getTime() + 10 * 60_000);
      await submit(page);
      expect(await main(page)).toContain("De tijd van uw code is om");
      expect(await main(page)).toContain("Wat u hebt ingevuld, is bewaard.");
      await page.locator("#code").fill(CODE);
      await submit(page);
      expect(await heading(page)).toBe("Verzet doen");
      expect(await page.locator("#grounds").inputValue()).toBe("Mijn lange verhaal.");
      expect(await page.getByRole("checkbox", { name: "https://vidshare.example/v/1" }).isChecked()).toBe(false);
      expect(await main(page)).toContain("U hebt uw verzet nog niet ingesteld");
      await page.getByRole("button", { name: "English" }).click();
      expect(await heading(page)).toBe("Lodge opposition");
      expect(await page.locator("#grounds").inputValue()).toBe("Mijn lange verhaal.");
      expect(room.graph.asked.filter(({ variables }) => "input" in variables)).toEqual([]);
    });
  });

  it("finds again what it typed after a reload too, until it is sent", async () => {
    await room.visit({ scripts: false }, async (page) => {
      await sendTooLate(page);
      await page.locator("#code").fill(CODE);
      await submit(page);
      for (const _ of ["once", "again"]) {
        await page.goto("/case/contest");
        expect(await page.locator("#grounds").inputValue()).toBe("Mijn lange verhaal.");
      }
      await page.locator("#grounds").fill("Mijn langere verhaal.");
      room.graph.answers.lodgeOpposition = { refused: "ITEM_FREED", field: "input.itemIds[0]" };
      await submit(page);
      await page.goto("/case/contest");
      expect(await page.locator("#grounds").inputValue()).toBe("Mijn langere verhaal.");
      room.graph.answers.lodgeOpposition = { id: "opposition-1" };
      await submit(page);
      await page.goto("/case/contest");
      expect(await page.locator("#grounds").inputValue()).toBe("");
    });
  });

  it("throws away what was kept with a button, and keeps its case open", async () => {
    await room.visit({ scripts: false }, async (page) => {
      await sendTooLate(page);
      await page.locator("#code").fill(CODE);
      await submit(page);
      await page.getByRole("button", { name: "Wat is bewaard weggooien" }).click();
      expect(await heading(page)).toBe("Verzet doen");
      expect(await page.locator("#grounds").inputValue()).toBe("");
      expect(await main(page)).not.toContain("U hebt uw verzet nog niet ingesteld");
    });
  });

  it("keeps its case open when an old tab of another code sends its form or closes its case", async () => {
    await room.visit({ scripts: false }, async (page) => {
      await enterCode(page);
      const [old, closing] = [await page.context().newPage(), await page.context().newPage()];
      await old.goto("/case/contest");
      await old.locator("#grounds").fill("Van de oude code.");
      await closing.goto("/case");
      room.clock.now = new Date(NOW.getTime() + 10 * 60_000);
      room.graph.answers.caseToken = caseToken("case", "of-another");
      await enterCode(page);
      await submit(old);
      await closing.getByRole("button", { name: "Zaak afsluiten" }).click();
      await page.goto("/case/contest");
      expect(await heading(page)).toBe("Verzet doen");
      expect(await page.locator("#grounds").inputValue()).toBe("");
      await page.getByRole("button", { name: "Zaak afsluiten" }).click();
      room.graph.answers.caseToken = caseToken();
      await enterCode(page);
      expect(await heading(page)).toBe("Verzet doen");
      expect(await page.locator("#grounds").inputValue()).toBe("Van de oude code.");
    });
  });

  it("is not told that its word was received by an address alone", async () => {
    await room.visit({ scripts: false, language: "en" }, async (page) => {
      await enterCode(page);
      await page.goto("/case?taken");
      expect(await main(page)).not.toContain("Your word was received");
    });
  });

  it("leaves nothing that it typed to whoever enters another code after it", async () => {
    await room.visit({ scripts: false }, async (page) => {
      await enterCode(page);
      await page.goto("/case/contest");
      await page.locator("#grounds").fill("Mijn lange verhaal.");
      room.clock.now = new Date(NOW.getTime() + 10 * 60_000);
      await submit(page);
      room.graph.answers.caseToken = caseToken("case", "of-another");
      await page.locator("#code").fill(CODE);
      await submit(page);
      expect(await heading(page)).toBe("Uw zaak");
      await page.goto("/case/contest");
      expect(await page.locator("#grounds").inputValue()).toBe("");
    });
  });

  it("finds again what it typed when the hub gave no answer", async () => {
    await room.visit({ scripts: false }, async (page) => {
      await enterCode(page);
      await page.goto("/case/contest");
      await page.locator("#grounds").fill("Mijn lange verhaal.");
      room.graph.answers.case = { refused: "UPSTREAM_UNAVAILABLE" };
      await submit(page);
      expect(await main(page)).toContain("Wat u hebt verstuurd, is niet aangekomen. Het is bewaard.");
      room.graph.answers.case = posterCase();
      await page.getByRole("link", { name: "Terug naar het formulier" }).click();
      expect(await page.locator("#grounds").inputValue()).toBe("Mijn lange verhaal.");
    });
  });

  it("is told at its field what is wrong, in its language, and loses nothing", async () => {
    await room.visit({ scripts: false, language: "en" }, async (page) => {
      await enterCode(page);
      await page.getByRole("link", { name: "Lodge opposition" }).click();
      await page.getByRole("checkbox").first().uncheck();
      await page.getByRole("checkbox").last().uncheck();
      await submit(page);
      expect(await page.locator("#items-wrong").innerText()).toBe("Choose at least one item.");
      expect(await page.locator("#grounds-wrong").innerText()).toBe("Write why you disagree.");
      await page.getByRole("checkbox").first().check();
      await page.locator("#grounds").fill("Mine.");
      room.graph.answers.lodgeOpposition = { refused: "ITEM_FREED", field: "input.itemIds[0]" };
      await submit(page);
      expect(await page.locator("#items-wrong").innerText()).toContain("The order no longer covers this.");
      expect(await page.locator("#grounds").inputValue()).toBe("Mine.");
    });
  });

  it("switches the language of a filled-in form, which lodges nothing", async () => {
    await room.visit({ scripts: false }, async (page) => {
      await enterCode(page);
      await page.getByRole("link", { name: "Verzet doen" }).click();
      await submit(page);
      await page.locator("#grounds").fill("Ik vind van niet.");
      await page.getByRole("button", { name: "English" }).click();
      expect(await heading(page)).toBe("Lodge opposition");
      expect(await page.locator("#grounds").inputValue()).toBe("Ik vind van niet.");
      expect(room.graph.asked.filter(({ variables }) => "input" in variables)).toEqual([]);
    });
  });
});

describe("a respondent with the code from its paper, in a browser without scripts", () => {
  it("sees what is due and how long is left, and says of an item that it is gone", async () => {
    room.graph.answers = { case: respondentCase([ownItem("item-1")]), caseToken: caseToken("respondent") };
    await room.visit({ scripts: false }, async (page) => {
      await enterCode(page);
      expect(await heading(page)).toBe("Het bevel aan u");
      expect(await main(page)).toContain("Te doen uiterlijk op 28 november 2026 om 16:12: nog 3 uur en 12 minuten.");
      await page.getByRole("link", { name: "Laat weten wat u deed" }).click();
      await page.getByRole("radio", { name: "Verwijderd" }).check();
      expect(await page.locator("#at").inputValue()).toBe("2026-11-28T13:00");
      await page.locator("#at").fill("2026-11-28T12:40");
      await page.locator("#explanation").fill("Ook de kopie.");
      room.graph.answers.confirmTakedown = { status: "COMPLIED" };
      await submit(page);
      expect(room.graph.asked.find(({ variables }) => "input" in variables)).toMatchObject({
        variables: {
          input: {
            orderId: ORDER_ID,
            items: [
              {
                itemId: "item-1",
                outcome: "REMOVED",
                effectAt: "2026-11-28T11:40:00.000Z",
                explanation: "Ook de kopie.",
              },
            ],
          },
        },
        token: `Bearer ${caseToken("respondent").access_token}`,
      });
      expect(await main(page)).toContain("Uw bericht is ontvangen");
    });
  });

  it("says that it cannot, with the reason; where one is missing it is told so at the field", async () => {
    room.graph.answers = { case: respondentCase([ownItem("item-1")]), caseToken: caseToken("respondent") };
    await room.visit({ scripts: false, language: "en" }, async (page) => {
      await enterCode(page);
      await page.getByRole("link", { name: "Say what you did" }).click();
      await submit(page);
      expect(await page.locator("#outcome-wrong").innerText()).toBe("Choose what became of it.");
      await page.getByRole("radio", { name: /It cannot be done/ }).check();
      await submit(page);
      expect(await page.locator("#reason-wrong").innerText()).toBe("Choose why it cannot be done.");
      await page.locator("#reason").selectOption("MANIFEST_ERROR");
      room.graph.answers.confirmTakedown = { refused: "NOT_SERVED_YET" };
      await submit(page);
      expect(await main(page)).toContain("The order is not served on you yet.");
      room.graph.answers.confirmTakedown = { status: "IMPOSSIBLE_CLAIMED" };
      await submit(page);
      expect(room.graph.asked.filter(({ variables }) => "input" in variables).at(-1)?.variables).toMatchObject({
        input: { items: [{ outcome: "IMPOSSIBLE", impossibleReason: "MANIFEST_ERROR" }] },
      });
    });
  });

  it("says that what the order let go is back", async () => {
    const due = ownItem("item-1", { reinstatementDuty: "DUE", confirmation: confirmation() });
    room.graph.answers = {
      case: respondentCase([due], { orderStatus: "LIFTED" }),
      caseToken: caseToken("respondent"),
      confirmReinstatement: { status: "REINSTATED" },
    };
    await room.visit({ scripts: false }, async (page) => {
      await enterCode(page);
      expect(await main(page)).toContain("Zet dit terug uiterlijk op 29 november 2026 om 13:00: nog 1 dag.");
      await page.getByRole("link", { name: "Laat weten dat het terug is" }).click();
      await page.getByRole("radio", { name: "Nee, ik houd het weg" }).check();
      await submit(page);
      expect(await page.locator("#explanation-wrong").innerText()).toBe("Zeg op welke grond u het weg houdt.");
      await page.getByRole("radio", { name: "Ja, het is teruggezet" }).check();
      await submit(page);
      expect(room.graph.asked.find(({ variables }) => "input" in variables)?.variables).toMatchObject({
        input: { items: [{ itemId: "item-1", outcome: "REINSTATED", effectAt: "2026-11-28T12:00:00.000Z" }] },
      });
    });
  });
});

describe("Enter", () => {
  it("in a form of a case that was refused sends it again, in the same language", async () => {
    room.graph.answers = {
      case: respondentCase([ownItem("item-1")]),
      caseToken: { refused: "CASE_CODE_REFUSED" },
      confirmTakedown: { status: "COMPLIED" },
    };
    await room.visit({ scripts: false, language: "en" }, async (page) => {
      await enterCode(page);
      room.graph.answers.caseToken = caseToken("respondent");
      await page.locator("#code").press("Enter");
      await page.getByRole("link", { name: "Say what you did" }).click();
      await submit(page);
      await page.getByRole("radio", { name: "Removed" }).check();
      await page.locator("#where").press("Enter");
      expect(await main(page)).toContain("Your word was received");
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
    });
  });
});

describe("a code", () => {
  it("comes in a link behind a #, fills the field, and leaves the address", async () => {
    await room.visit({}, async (page) => {
      await page.goto(`/case#${CODE}`);
      expect(await page.locator("#code").inputValue()).toBe(CODE);
      expect(page.url()).toBe(`${room.url}/case`);
    });
  });

  it.each([
    ["CASE_CODE_REFUSED", "Deze code is niet (meer) geldig."],
    ["CASE_CODE_MISTYPED", "Dit is geen code"],
    ["RATE_LIMITED", "Wacht 31 seconden"],
    ["UPSTREAM_UNAVAILABLE", "kan nu niet worden gecontroleerd"],
  ])("that is refused with %s says so at its field, and stays there", async (refused, words) => {
    room.graph.answers.caseToken = { refused, retryAfterSeconds: 31 };
    await room.visit({}, async (page) => {
      await enterCode(page);
      expect(await page.locator("#code-wrong").innerText()).toContain(words);
      expect(await page.locator("#code").inputValue()).toBe(CODE);
      expect(page.url()).not.toContain(CODE);
    });
  });

  it.each([
    "/case",
    "/case/contest",
    "/case/opposition/opposition-1",
    "/case/items/item-1",
    "/case/proof",
    "/case/paper",
  ])("that the court revoked meanwhile is asked for again at %s", async (path) => {
    await room.visit({}, async (page) => {
      await enterCode(page);
      room.graph.answers.case = { refused: "CASE_CODE_REFUSED" };
      await page.goto(path);
      expect(await main(page)).toContain("De tijd van uw code is om");
    });
  });

  it("shows nothing any more once the visitor closes the case", async () => {
    await room.visit({}, async (page) => {
      await enterCode(page);
      await page.getByRole("button", { name: "Zaak afsluiten" }).click();
      expect(await main(page)).toContain("U hebt de zaak afgesloten.");
      await page.goto("/case/contest");
      expect(await heading(page)).toBe("Uw zaak bekijken");
    });
  });

  it("sent by another site opens no case, and a form of another site lodges nothing", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" };
    const opened = await fetch(`${room.url}/case`, {
      method: "POST",
      headers,
      body: `code=${CODE}`,
      redirect: "manual",
    });
    expect(opened.status).toBe(403);
    expect(room.graph.asked).toEqual([]);
    await room.visit({}, async (page) => {
      await enterCode(page);
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      const body = "grounds=forged&items=item-1";
      await fetch(`${room.url}/case/contest`, { method: "POST", headers: { ...headers, cookie }, body });
      await fetch(`${room.url}/case/contest`, {
        method: "POST",
        headers: { ...headers, "sec-fetch-site": "same-origin", cookie },
        body,
      });
      expect(room.graph.asked.filter(({ variables }) => "input" in variables)).toEqual([]);
    });
  });
});

describe("the pages of a case", () => {
  const respondent = respondentCase([
    ownItem("item-1", { deadline: "2026-11-28T09:00:00.000Z" }),
    ownItem("item-2", { confirmation: confirmation(), goneSince: "2026-11-28T09:00:00.000Z" }),
    ownItem("item-3", { url: "data:,een%20besloten%20groep", query: "een naam" }),
  ]);
  const LOOKS = [
    { width: 320, language: "nl", dark: false },
    { width: 1280, language: "en", dark: true },
  ] as const;

  it.each(LOOKS)(
    "have no barrier that axe finds, $width wide, in $language, dark: $dark",
    async (look) => {
      await room.visit(look, async (page) => {
        await page.goto("/case");
        await expectNoBarrier(page);
        await enterCode(page);
        await expectNoBarrier(page);
        for (const path of ["/case?taken", "/case/contest"]) {
          await page.goto(path);
          await expectNoBarrier(page);
        }
        await submit(page);
        await expectNoBarrier(page);
        room.graph.answers.case = posterCase({ oppositions: [opposition()] });
        await page.goto("/case/opposition/opposition-1?new");
        await expectNoBarrier(page);
        room.graph.answers.case = applicantCase();
        await page.goto("/case");
        await expectNoBarrier(page);
        room.graph.answers = { case: respondent, caseToken: caseToken("respondent") };
        await page.goto("/case");
        await expectNoBarrier(page);
        await page.goto("/case/items/item-1");
        await submit(page);
        await expectNoBarrier(page);
        await page.locator(".case-time button").click();
        await expectNoBarrier(page);
      });
    },
    120_000,
  );

  it("show hostile texts as text, follow none of them, and are kept by no cache", async () => {
    const { script, image, link, elsewhere, turned } = HOSTILE;
    room.graph.answers.case = posterCase({
      courtName: image,
      caseNumber: script,
      reasons: `${elsewhere} ${turned}`,
      items: [posterItem("1", { url: link }), posterItem("2", { url: `data:,${encodeURIComponent(script)}` })],
      oppositions: [opposition({ status: "UPHELD", grounds: script, reasons: image })],
    });
    await room.visit({}, async (page) => {
      await enterCode(page);
      const text = await main(page);
      for (const hostile of [script, image, link, elsewhere, turned]) expect(text).toContain(hostile);
      for (const path of ["/case", "/case/contest", "/case/opposition/opposition-1"]) {
        const response = await page.goto(path);
        expect(response?.headers()["cache-control"]).toBe("no-store");
        expect(await page.evaluate("globalThis.hacked ?? 'no'")).toBe("no");
        expect(
          await page.evaluate("[...document.links].filter(({ href }) => !href.startsWith(location.origin)).length"),
        ).toBe(0);
      }
    });
  });
});
