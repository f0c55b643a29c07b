import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, openBrowser, openContext, type Page } from "@exparte/testing/browser";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { dataOf } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;
let browser: Browser;
let dir: string;
let order: { id: string; seal: string; paper: string; addressees: { items: { id: string }[] }[] };

const HOSTILE = "<img src=x onerror=\"globalThis.hacked='yes'\">";

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "exparte-paper-"));
  hub = await openTestHub();
  browser = await openBrowser();
  const { id } = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare"], { statementOfReasons: HOSTILE });
  const read = "query ($id: ID!) { order(id: $id) { id seal paper addressees { items { id } } } }";
  ({ order } = await dataOf<{ order: typeof order }>(hub.url, await hub.tokenOf("court:rb-amsterdam"), read, { id }));
});
afterAll(async () => {
  await browser?.close();
  await hub?.end();
  await rm(dir, { recursive: true });
});

const origin = () => new URL(hub.url).origin;
const digestOf = (seal: string) =>
  createHash("sha256")
    .update(seal.split("~")[0] ?? "")
    .digest("base64url");

async function visit<Result>(steps: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await openContext(browser, origin());
  try {
    return await steps(await context.newPage());
  } finally {
    await context.close();
  }
}

describe("whoever holds the paper of an order", () => {
  it("comes by its QR code to a page that says by which court it is, and how it stands", async () => {
    // Links stand uncompressed in a PDF.
    const [, link = ""] =
      /\/URI \(([^)]*\/verify[^)]*)\)/.exec(Buffer.from(order.paper, "base64").toString("latin1")) ?? [];
    expect(link).toBe(`${origin()}/verify?digest=${digestOf(order.seal)}`);
    await visit(async (page) => {
      await page.goto(link);
      expect(await page.locator("h1").innerText()).toBe("Dit bevel is echt en geldt nu");
      expect(await page.locator("main").innerText()).toContain("Rechtbank Amsterdam");
    });
  });

  it("may choose the PDF: the browser takes the seal out of it, verifies it itself and shows what the court sealed", async () => {
    const file = join(dir, "bevel.pdf");
    await writeFile(file, Buffer.from(order.paper, "base64"));
    await visit(async (page) => {
      await page.goto("/verify");
      await page.locator("#file").setInputFiles(file);
      await vi.waitFor(async () => expect(await page.locator("#seal").inputValue()).toBe(order.seal), {
        timeout: 10_000,
      });
      await page.locator("main button[type=submit]").click();
      await page.getByText("Uw browser heeft het zegel ook zelf gecontroleerd.").waitFor();
      const text = await page.locator("main").innerText();
      expect(text).toContain(HOSTILE);
      expect(text).toContain("https://vidshare.example/v/1");
      expect(await page.evaluate("globalThis.hacked ?? 'no'")).toBe("no");
    });
  });

  it("is told of a file without a seal, and nothing of it is sent", async () => {
    const file = join(dir, "letter.pdf");
    await writeFile(file, "%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile >>\nstream\nno seal\nendstream\n");
    await visit(async (page) => {
      await page.goto("/verify");
      const sent: string[] = [];
      page.on("request", (request) => void sent.push(request.url()));
      await page.locator("#file").setInputFiles(file);
      await page.getByText("In dit bestand zit geen zegel.").waitFor();
      expect(sent).toEqual([]);
    });
  });

  it("of a seal in which one letter is other is told that it is not known, and to call the court", async () => {
    const [header, payload = "", signature] = order.seal.split(".");
    const forged = [
      header,
      `${payload.slice(0, -5)}${payload.at(-5) === "A" ? "B" : "A"}${payload.slice(-4)}`,
      signature,
    ];
    await visit(async (page) => {
      await page.goto("/verify");
      await page.locator("#seal").fill(forged.join("."));
      await page.locator("main button[type=submit]").click();
      expect(await page.locator("h1").innerText()).toBe("Dit zegel is hier niet bekend");
      expect(await page.locator("main").innerText()).toContain("Zoek het nummer zelf op");
    });
  });

  it("by the link of a paper from before there were pages comes to the same page", async () => {
    const query = `{verifySeal(digest:"${digestOf(order.seal)}"){genuine inForce isCurrentVersion}}`;
    await visit(async (page) => {
      await page.goto(`/graphql?${new URLSearchParams({ query })}`);
      expect(page.url()).toBe(`${origin()}/verify?digest=${digestOf(order.seal)}`);
      expect(await page.locator("h1").innerText()).toBe("Dit bevel is echt en geldt nu");
    });
  });

  it("sees that it was lifted, when and why; and the pages come back when the console was killed", async () => {
    const lift = "mutation ($input: LiftOrderInput!) { liftOrder(input: $input) { status } }";
    const input = {
      orderId: order.id,
      cause: "WITHDRAWN_BY_APPLICANT",
      reasons: "Settled by telephone.",
      penaltiesFallAway: false,
    };
    await dataOf(hub.url, await hub.tokenOf("court:rb-amsterdam"), lift, { input });
    const before = hub.pid("console");
    hub.kill("console", "SIGKILL");
    await vi.waitFor(() => expect([undefined, before]).not.toContain(hub.pid("console")), { timeout: 20_000 });
    await visit(async (page) => {
      await vi.waitFor(
        async () => expect((await page.goto(`/verify?digest=${digestOf(order.seal)}`))?.status()).toBe(200),
        { timeout: 20_000 },
      );
      expect(await page.locator("h1").innerText()).toBe("Dit bevel is echt, maar opgeheven");
      const text = await page.locator("main").innerText();
      expect(text).toContain("De aanvrager heeft het ingetrokken.");
      // The court's reasons are for the parties.
      expect(text).not.toContain("Settled by telephone.");
    });
  });
});

describe("the pages for everybody", () => {
  it("stand at the hub's own address, and the figures are those that the graph publishes", async () => {
    await visit(async (page) => {
      await page.goto("/");
      expect(await page.locator("h1").innerText()).toBe("Bevelen van de rechter aan online platforms");
      await page.getByRole("link", { name: "Cijfers bekijken" }).click();
      await page.getByRole("link", { name: "Cijfers als CSV" }).waitFor();
      const csv = await page.request.get(
        (await page.getByRole("link", { name: "Cijfers als CSV" }).getAttribute("href")) ?? "",
      );
      expect((await csv.text()).split(",")[0]).toBe("table");
    });
  });
});
