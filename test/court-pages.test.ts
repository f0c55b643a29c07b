import { connect } from "@exparte/client";
import { type Browser, openBrowser, openContext } from "@exparte/testing/browser";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;
let browser: Browser;
beforeAll(async () => {
  [hub, browser] = await Promise.all([openTestHub(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await hub?.end();
});

it("a clerk and a judge take a case from the application to its end in a browser: order, answer, opposition, hearing, decision, appeal", async () => {
  const { origin } = new URL(hub.url);
  const caseNumber = `C/13/${Date.now()}`;
  const url = "https://vidshare.example/watch?v=pages";

  const registry = await (await openContext(browser, origin, { language: "en" })).newPage();
  await registry.goto("/sign-in?return=/court/applications/new");
  await registry.getByRole("button", { name: "rb-amsterdam:registry" }).click();
  for (const [field, text] of Object.entries({
    caseNumber,
    applicantReference: "file-2026-17",
    urls: url,
    grounds: "Published without consent.",
    urgency: "It is shared further every hour.",
    noNoticeBecause: "The platform answers after a week.",
  })) {
    await registry.locator(`#${field}`).fill(text);
  }
  await registry.getByRole("button", { name: "Enter an application" }).click();
  await registry.getByText("Waits for a decision").waitFor();
  expect(await registry.getByRole("link", { name: "Give an order" }).count()).toBe(0);

  const judge = await (await openContext(browser, origin, { language: "en", scripts: false })).newPage();
  await judge.goto("/sign-in?return=/court");
  await judge.getByRole("button", { name: "rb-amsterdam", exact: true }).click();
  await judge.getByRole("link", { name: caseNumber }).click();
  await judge.getByRole("link", { name: "Give an order" }).click();
  expect(await judge.locator("#addressee-1").inputValue()).toBe("vidshare");
  await judge.locator("#judge").fill("mr. A. Example");
  for (const finding of ["unlawfulness", "freedomOfExpression", "urgency"]) {
    await judge.locator(`#holds-${finding}`).check();
    await judge.locator(`#because-${finding}`).fill("On the papers.");
  }
  await judge.locator("#provisions").fill("art. 8 EVRM");
  await judge.locator("#statementOfReasons").fill("The video shows the applicant in private circumstances.");
  await judge.locator("#scopeReasons").fill("Known in the Netherlands only.");
  await judge.getByRole("button", { name: "Check the order" }).click();
  await judge.getByRole("button", { name: "Seal and give the order" }).click();
  await judge.getByText("The order is given").first().waitFor();
  expect(await judge.locator("main").innerText()).toContain(url);

  const { inbox } = await askedByVidshare<{ inbox: { head: number; messages: object[] } }>(
    "{ inbox(first: 1) { head messages { kind order { caseNumber } } } }",
  );
  expect(inbox.messages).toEqual([{ kind: "ORDER_ISSUED", order: { caseNumber } }]);

  // The platform is served, and says that it cannot: the judge rejects that.
  await using platform = connect({
    url: hub.url,
    token: () => hub.token("platform:vidshare"),
    cursor: { position: 0 },
    key: await hub.keyOf("platform", "vidshare"),
  });
  await platform.acknowledge({ position: inbox.head });
  const orderId = new URL(judge.url()).pathname.split("/").at(-1) ?? "";
  const { order } = await askedByVidshare<{ order: { addressees: { items: { id: string }[] }[] } }>(
    "query ($id: ID!) { order(id: $id) { addressees { items { id } } } }",
    { id: orderId },
  );
  const itemId = order.addressees[0]?.items[0]?.id ?? "";
  await platform.confirm(orderId, [
    {
      itemId,
      outcome: "IMPOSSIBLE",
      effectAt: new Date(),
      impossibleReason: "INSUFFICIENT_INFORMATION",
      explanation: "Which of the fragments?",
    },
  ]);
  await judge.goto(`/court/orders/${orderId}`);
  expect(await judge.locator("main").innerText()).toContain("Which of the fragments?");
  await judge.getByRole("link", { name: "Reject that it cannot be done" }).click();
  await judge.locator(`#item-${itemId}`).check();
  await judge.locator("#reasons").fill("The order names the fragment.");
  await judge.getByRole("button", { name: "Reject", exact: true }).click();
  await judge.getByText("Rejected. The platform has to comply.").waitFor();

  // The poster contests through the registry, a hearing is set, and the judge modifies the order.
  await registry.goto(`/court/orders/${orderId}/oppose`);
  await registry.locator("#role").selectOption("POSTER");
  await registry.locator("#opponentReference").fill("opposition-2026-4");
  await registry.locator(`#item-${itemId}`).check();
  await registry.locator("#grounds").fill("It is satire.");
  await registry.getByRole("button", { name: "Enter the opposition" }).click();
  await registry.getByText("The opposition is entered.").waitFor();
  await registry.getByRole("link", { name: "Set a hearing" }).click();
  await registry.locator("#hearingAt").fill("2099-12-03T10:30");
  await registry.getByRole("button", { name: "Set the hearing" }).click();
  await registry.getByText("The hearing is set.").waitFor();
  expect(await registry.locator("main").innerText()).toContain("3 December 2099 at 10:30");

  await judge.goto("/court?list=contested");
  await judge.getByRole("link", { name: caseNumber }).click();
  await judge.getByRole("link", { name: "Decide: modify the order" }).click();
  await judge.locator("#reasons").fill("A longer term will do.");
  await judge.locator("#within").fill("6");
  await judge.getByRole("button", { name: "Check the new version" }).click();
  await judge.getByRole("button", { name: "Seal and decide" }).click();
  await judge.getByText("the order is modified").waitFor();
  const modified = await askedByVidshare<{ order: object }>(
    "query ($id: ID!) { order(id: $id) { version removeWithin oppositions { status } } }",
    { id: orderId },
  );
  expect(modified.order).toEqual({ version: 2, removeWithin: "PT6H", oppositions: [{ status: "MODIFIED" }] });

  // The poster appeals: the higher court reads the order from then on, and gives the next version under its own seal.
  await askedBy(
    "court:gh-amsterdam",
    "mutation ($input: LodgeOrderAppealInput!) { lodgeOrderAppeal(input: $input) { id } }",
    {
      input: {
        appealOf: { court: "rb-amsterdam", caseNumber },
        against: "OPPOSITION",
        caseNumber: `200.${caseNumber}`,
        role: "POSTER",
        appellantReference: "opposition-2026-4",
        lodgedAt: new Date().toISOString(),
      },
    },
  );
  const higher = await (await openContext(browser, origin, { language: "en", scripts: false })).newPage();
  await higher.goto(`/sign-in?${new URLSearchParams({ return: "/court?list=appeals" })}`);
  await higher.getByRole("button", { name: "gh-amsterdam", exact: true }).click();
  await higher.getByRole("link", { name: caseNumber }).click();
  await higher.getByRole("link", { name: "Decide: modify the order" }).click();
  await higher.locator("#reasons").fill("Half a day will do.");
  await higher.locator("#within").fill("12");
  await higher.getByRole("button", { name: "Check the new version" }).click();
  await higher.getByRole("button", { name: "Seal and decide" }).click();
  await higher.getByText("The appeal is decided: the order is modified.").waitFor();
  const onAppeal = await askedByVidshare<{ order: object }>(
    "query ($id: ID!) { order(id: $id) { version removeWithin onAppeal { court caseNumber } } }",
    { id: orderId },
  );
  expect(onAppeal.order).toEqual({
    version: 3,
    removeWithin: "PT12H",
    onAppeal: { court: "gh-amsterdam", caseNumber: `200.${caseNumber}` },
  });

  // The applicant gives it up: the registry lifts it.
  await registry.goto(`/court/orders/${orderId}/lift`);
  await registry.locator("#cause").selectOption("WITHDRAWN_BY_APPLICANT");
  await registry.locator("#reasons").fill("The applicant no longer asks.");
  await registry.getByRole("button", { name: "Lift the order" }).click();
  await registry.getByText("The order is lifted.").waitFor();
}, 240_000);

const askedByVidshare = <Data>(query: string, variables: object = {}) =>
  askedBy<Data>("platform:vidshare", query, variables);

async function askedBy<Data>(party: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(hub.url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await hub.tokenOf(party)}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: readonly object[] };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
