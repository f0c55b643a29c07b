import { connect, type DisclosureCourt, type DisclosureInbox, type DisclosureInboxMessage } from "@exparte/client";
import type { PartName } from "@exparte/hub";
import { signSeal } from "@exparte/seal";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { answeringPlatform, askedByDuty, askingCourt, publishCode } from "./disclosure.js";
import { ask, dataOf } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const CHIRPER = "https://chirper.example/u/anna/post/1";

let hub: TestHub;
let court: DisclosureCourt;
let chirper: DisclosureInbox;
const told: DisclosureInboxMessage[] = [];

beforeAll(async () => {
  hub = await openTestHub();
  await publishCode(hub, "PT1S");
  court = await askingCourt(hub, "rb-amsterdam");
  // It stands outside the code of conduct.
  chirper = await answeringPlatform(hub, "chirper");
  void (async () => {
    for await (const message of chirper) told.push(message);
  })();
});
afterAll(async () => {
  chirper?.close();
  await hub?.end();
});

type Order = { readonly id: string };

/** An order that asks chirper alone who posted something, and nothing else. */
async function disclosing(change: Record<string, unknown> = {}, duty: Record<string, unknown> = {}): Promise<Order> {
  const disclosure = await askedByDuty(hub, "rb-amsterdam", change);
  const duties = [{ number: 1, kind: "DISCLOSE", within: "P14D", targets: [{ url: CHIRPER }], disclosure, ...duty }];
  return giveOrder(await hub.court("rb-amsterdam"), [], {
    marginalTest: undefined,
    addressees: [{ platform: "chirper", duties }],
    penalty: { amountCents: 500_000, currency: "EUR", unit: "DAY", maximumCents: 10_000_000 },
  });
}

const requestOn = ({ id }: Order): Promise<DisclosureInboxMessage> =>
  vi.waitUntil(() => told.find(({ orderId, kind }) => orderId === id && kind === "DISCLOSURE_REQUESTED"), {
    timeout: 20_000,
  });
const kindsOf = (requestId: string) => told.filter((one) => one.requestId === requestId).map(({ kind }) => kind);

async function served(order: Order): Promise<void> {
  const key = await hub.keyOf("platform", "chirper");
  const address = { url: hub.url, token: () => hub.token("platform:chirper"), key };
  await using inbox = connect({ ...address, cursor: { position: 0 } });
  for await (const message of inbox) {
    if (message.orderId !== order.id) continue;
    await inbox.acknowledge(message.cursor);
    return;
  }
}

interface Standing {
  readonly status: string;
  readonly compliedAt: string | null;
  readonly duties: readonly { readonly items: readonly { readonly confirmation: object | null }[] }[];
}
async function standing({ id }: Order): Promise<Standing> {
  const { order } = await dataOf<{ order: { addressees: [Standing] } }>(
    hub.url,
    await hub.tokenOf("court:rb-amsterdam"),
    `query ($id: ID!) { order(id: $id) { addressees { status compliedAt
      duties { kind items { confirmation { outcome impossibleReason explanation } } } } } }`,
    { id },
  );
  return order.addressees[0];
}

const statusOf = async (order: Order) => (await standing(order)).status;

async function does(mutation: string, variables: Record<string, unknown>): Promise<void> {
  await dataOf(hub.url, await hub.tokenOf("court:rb-amsterdam"), mutation, variables);
}

async function kill(part: PartName): Promise<void> {
  const before = hub.pid(part);
  expect(hub.kill(part, "SIGKILL")).toBe(true);
  await vi.waitFor(() => expect([before, undefined]).not.toContain(hub.pid(part)), { timeout: 20_000, interval: 5 });
}

describe("an order of disclosure alone", () => {
  it("rule: is given without a marginal test, asks a platform outside the code, and is met when that discloses", async () => {
    const order = await disclosing();
    const { requestId, duty, document } = await requestOn(order);
    expect(duty).toBe(1);
    expect(document).toMatchObject({
      type: "exparte-order",
      targets: [{ url: CHIRPER }],
      categories: ["NAME", "EMAIL"],
    });
    await served(order);
    expect(await statusOf(order)).toBe("SERVED");

    await expect(chirper.disclose(requestId, { PHONE: ["+31 20 555 0100"] })).rejects.toMatchObject({
      code: "CATEGORY_NOT_ASKED",
    });
    await expect(chirper.refuse(requestId, "NOT_BOUND")).rejects.toMatchObject({ code: "REASON_NOT_UNDER_ORDER" });
    await chirper.disclose(requestId, { NAME: "A. Invented", EMAIL: ["a@example.org"] });
    await vi.waitFor(async () => expect(await statusOf(order)).toBe("COMPLIED"), { timeout: 20_000 });
    expect(await standing(order)).toMatchObject({
      duties: [{ kind: "DISCLOSE", items: [{ confirmation: { outcome: "DISCLOSED" } }] }],
    });
    expect(await court.collectAndOpen(requestId)).toMatchObject({ data: { NAME: "A. Invented" }, breach: [] });
  });

  it("hears the answer exactly once, though either service is killed before it does", async () => {
    const order = await disclosing();
    const { requestId } = await requestOn(order);
    await served(order);
    await chirper.disclose(requestId, { NAME: "A. Invented" });
    await Promise.all([kill("orders"), kill("identities")]);
    await vi.waitFor(async () => expect(await statusOf(order)).toBe("COMPLIED"), { timeout: 40_000 });
    await kill("orders");
    const rows = () =>
      hub.sql("select kind from orders.events where stream = $1 and kind like 'Confirmation%'", [`order/${order.id}`]);
    await vi.waitFor(async () => expect(await statusOf(order)).toBe("COMPLIED"), { timeout: 40_000 });
    expect(await rows()).toEqual([{ kind: "ConfirmationRecorded" }]);
  }, 120_000);

  it("leaves it to the court that the platform does not hold the data; if the court rejects that, it is open again", async () => {
    const order = await disclosing();
    const { requestId } = await requestOn(order);
    await served(order);
    await chirper.refuse(requestId, "DATA_NOT_HELD");
    await vi.waitFor(async () => expect(await statusOf(order)).toBe("IMPOSSIBLE_CLAIMED"), { timeout: 20_000 });
    expect(await standing(order)).toMatchObject({
      duties: [{ items: [{ confirmation: { outcome: "IMPOSSIBLE", impossibleReason: "DATA_NOT_HELD" } }] }],
    });
    await does("mutation ($input: RejectClaimInput!) { rejectClaim(input: $input) { status } }", {
      input: { orderId: order.id, platform: "chirper", reasons: "An expert found them." },
    });
    await vi.waitFor(() => expect(kindsOf(requestId)).toContain("DISCLOSURE_REOPENED"), { timeout: 20_000 });
    expect(await statusOf(order)).toBe("SERVED");
    await chirper.disclose(requestId, { NAME: "A. Invented" });
    await vi.waitFor(async () => expect(await statusOf(order)).toBe("COMPLIED"), { timeout: 20_000 });
  });

  it("is withdrawn when the order is lifted first", async () => {
    const order = await disclosing();
    const { requestId } = await requestOn(order);
    await does("mutation ($input: LiftOrderInput!) { liftOrder(input: $input) { status } }", {
      input: { orderId: order.id, cause: "WITHDRAWN_BY_APPLICANT", reasons: "Settled.", penaltiesFallAway: true },
    });
    await vi.waitFor(() => expect(kindsOf(requestId)).toEqual(["DISCLOSURE_REQUESTED", "DISCLOSURE_WITHDRAWN"]), {
      timeout: 20_000,
    });
    await expect(chirper.disclose(requestId, { NAME: "A. Invented" })).rejects.toMatchObject({
      code: "DISCLOSURE_STATE",
    });
  });

  it("is not confirmed by the platform's word in its inbox of orders, but by its answer", async () => {
    const order = await disclosing();
    await served(order);
    const [item] = await hub.sql<{ item_id: string }>("select item_id from orders.items where order_id = $1", [
      order.id,
    ]);
    const items = [{ itemId: item?.item_id, outcome: "DISCLOSED", effectAt: new Date().toISOString() }];
    const said = { type: "exparte-confirmation", orderId: order.id, platform: "chirper", items };
    const seal = await signSeal(said, await hub.keyOf("platform", "chirper"));
    const { errors } = await ask(
      hub.url,
      await hub.tokenOf("platform:chirper"),
      "mutation ($input: ConfirmTakedownInput!) { confirmTakedown(input: $input) { status } }",
      { input: { orderId: order.id, items, seal } },
    );
    expect(errors).toMatchObject([
      { extensions: { code: "ANSWERED_IN_DISCLOSURES", field: "input.items[0].outcome" } },
    ]);
  });
});

describe("a poster who is told of an ordered disclosure", () => {
  it("has the time to object that the code of conduct gives, and nothing is disclosed before it ends", async () => {
    const order = await disclosing({ dispensation: undefined });
    const { requestId, details } = await requestOn(order);
    expect(details).toMatchObject({ basis: "ORDER", duty: 1, objectionWindow: "PT1S", noticeDispensed: false });
    await expect(chirper.disclose(requestId, { NAME: "A. Invented" })).rejects.toMatchObject({
      code: "POSTER_NOT_NOTIFIED",
    });
    expect(await chirper.notifyPoster(requestId)).toMatchObject({ status: "POSTER_NOTIFIED", expiresAt: null });
    await vi.waitFor(() => expect(kindsOf(requestId)).toContain("OBJECTION_WINDOW_CLOSED"), { timeout: 20_000 });
    expect(await chirper.disclose(requestId, { NAME: "A. Invented" })).toMatchObject({ status: "DISCLOSED" });
    await vi.waitFor(async () => expect((await standing(order)).compliedAt).not.toBeNull(), { timeout: 20_000 });
  });
});
