import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  type Answer,
  ask,
  dataOf,
  disclosureListener,
  INBOX,
  type Listener,
  overEvents,
  overWebsocket,
  untilEnded,
  untilTold,
} from "./door.js";
import { forgeToken } from "./foreign-tokens.js";
import { applicationInput, giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const COMPLAINT_INBOX =
  "subscription ($after: Int!, $window: Int!) { complaintInbox(after: $after, window: $window) { position } }";
const SUBMIT = "mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { id } }";

/** What platforms and courts do at the hub: one operation of each service and kind. */
const OPERATIONS: readonly (readonly [
  party: "platform" | "court" | "coordinator",
  at: "orders" | "identities" | "complaints",
  query: string,
])[] = [
  ["platform", "orders", "{ inbox { head } }"],
  ["platform", "orders", "mutation { acknowledgeInbox(upTo: 0) { head } }"],
  ["platform", "orders", "{ orders { edges { cursor } } }"],
  ["platform", "orders", 'mutation { applyForLapse(orderId: "none") { id } }'],
  ["platform", "identities", "{ disclosureInbox { head } }"],
  ["platform", "identities", "mutation { acknowledgeDisclosureInbox(upTo: 0) { head } }"],
  ["platform", "identities", "{ disclosureRequests { edges { cursor } } }"],
  ["platform", "identities", "mutation { joinCodeOfConduct { since } }"],
  ["platform", "identities", "mutation { leaveCodeOfConduct { until } }"],
  ["platform", "complaints", "{ complaintInbox { head } }"],
  ["platform", "complaints", "mutation { acknowledgeComplaintInbox(upTo: 0) { head } }"],
  ["platform", "complaints", "{ complaints { edges { cursor } } }"],
  ["platform", "complaints", "{ notices { edges { cursor } } }"],
  ["coordinator", "orders", "{ coordinatorInbox { head } }"],
  ["coordinator", "orders", "mutation { acknowledgeCoordinatorInbox(upTo: 0) { head } }"],
  ["court", "orders", "{ orders { edges { cursor } } }"],
  [
    "court",
    "orders",
    '{ workload(period: { from: "2026-11-01T00:00:00Z", until: "2026-11-02T00:00:00Z" }) { court { id } } }',
  ],
  ["court", "orders", SUBMIT],
  ["court", "identities", "{ disclosureRequests { edges { cursor } } }"],
  ["court", "complaints", "{ notices { edges { cursor } } }"],
];

/** A follower of each inbox, at the gateway and at the service itself, over each protocol that it offers. */
const FOLLOWERS: readonly (readonly [name: string, follow: (hub: TestHub, token: string) => Listener])[] = [
  ["the inbox over a websocket", (hub, token) => overWebsocket(hub.url, token)],
  ["the inbox over events", (hub, token) => overEvents(hub.url, token, {}, INBOX)],
  ["the disclosure inbox over a websocket", (hub, token) => disclosureListener(hub.url, token, { over: "websocket" })],
  ["the disclosure inbox over events", (hub, token) => disclosureListener(hub.url, token, { over: "events" })],
  ["the complaint inbox over a websocket", (hub, token) => overWebsocket(hub.url, token, {}, COMPLAINT_INBOX)],
  ["the complaint inbox over events", (hub, token) => overEvents(hub.url, token, {}, COMPLAINT_INBOX)],
];

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub?.end());

const HOLDER = { platform: "platform:vidshare", court: "court:rb-amsterdam", coordinator: "coordinator:acm" } as const;

/** A valid token of the issuer, with every scope of a party of that kind. */
async function tokenOf(type: keyof typeof HOLDER, id: string): Promise<string> {
  return forgeToken(hub, HOLDER[type], {
    claims: { party: { type, id } },
  });
}

async function register(type: "platform" | "court", id: string): Promise<void> {
  const operator = await hub.tokenOf("operator:hub");
  if (type === "court") {
    const input = { id, name: `Rechtbank ${id}` };
    await dataOf(hub.url, operator, "mutation ($input: CourtInput!) { registerCourt(input: $input) { id } }", {
      input,
    });
    return;
  }
  const contactPoint = { email: `orders@${id}.example`, languages: ["nl"] };
  const input = {
    id,
    name: id,
    kind: "VIDEO",
    domains: [`${id}.example`],
    languages: ["nl"],
    contactPoint,
    connected: true,
  };
  const mutation = "mutation ($input: RegisterPlatformInput!) { registerPlatform(input: $input) { id } }";
  await dataOf(hub.url, operator, mutation, { input });
}

const codes = ({ errors }: Answer): unknown[] => (errors ?? []).map(({ extensions }) => extensions.code);
const variablesOf = (query: string) => (query === SUBMIT ? { input: applicationInput() } : {});

describe("a good token of a party that is not registered", () => {
  it.each(OPERATIONS)("is refused, and the refusal names the way out: %s at %s, %s", async (type, service, query) => {
    const token = await tokenOf(type, "ghost");
    for (const url of [hub.url, hub.urls[service]]) {
      const { data, errors } = await ask(url, token, query, variablesOf(query));
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining("Ask the operator to register it"),
          extensions: { code: "PARTY_UNKNOWN", partyType: type, partyId: "ghost" },
        },
      ]);
    }
  });

  it.each(FOLLOWERS)("cannot follow %s", async (_, follow) => {
    const listener = follow(hub, await tokenOf("platform", "ghost"));
    await untilEnded(listener);
    expect(listener).toMatchObject({ messages: [], errors: [{ extensions: { code: "PARTY_UNKNOWN" } }] });
  });

  it("can read the registry, and so see that the party is missing", async () => {
    const token = await tokenOf("platform", "ghost");
    expect(await dataOf(hub.url, token, '{ platform(id: "ghost") { id } }')).toEqual({ platform: null });
  });

  it("cannot be used to have the operator record the party as a participant", async () => {
    const join = 'mutation { joinCodeOfConduct(platform: "ghost", since: "2026-11-01T00:00:00Z") { since } }';
    const answer = await ask(hub.url, await hub.tokenOf("operator:hub"), join);
    expect(codes(answer)).toEqual(["PLATFORM_UNKNOWN"]);
  });
});

describe("a party that is registered", () => {
  it("works at once at every service, even after a refusal a moment before", async () => {
    for (const [type, id, refusedBefore] of [
      ["platform", "newcomer", true],
      ["platform", "stranger", false],
      ["court", "rb-newcomer", true],
      ["court", "rb-stranger", false],
    ] as const) {
      const token = await tokenOf(type, id);
      const own = OPERATIONS.filter(([party, , query]) => party === type && /head|cursor|submit/.test(query));
      if (refusedBefore) {
        for (const [, , query] of own) {
          expect(codes(await ask(hub.url, token, query, variablesOf(query)))).toEqual(["PARTY_UNKNOWN"]);
        }
      }
      await register(type, id);
      for (const [, , query] of own) {
        expect({ id, query, codes: codes(await ask(hub.url, token, query, variablesOf(query))) }).toEqual({
          id,
          query,
          codes: [],
        });
      }
    }
  });

  it("can follow its inbox with the subscription that was refused before", async () => {
    const token = await tokenOf("platform", "latecomer");
    const refused = overWebsocket(hub.url, token);
    await untilEnded(refused);
    expect(refused.errors).toMatchObject([{ extensions: { code: "PARTY_UNKNOWN" } }]);
    await register("platform", "latecomer");
    const court = await hub.court("rb-amsterdam");
    // The orders service learns from the registry's feed which platforms an order may address.
    await vi.waitFor(() => giveOrder(court, ["latecomer"]), { timeout: 30_000, interval: 100 });
    const listener = overWebsocket(hub.url, token);
    await untilTold(listener, 1);
    expect(listener).toMatchObject({ errors: [], messages: [{ position: 1, kind: "ORDER_ISSUED" }] });
    await listener.stop();
  });
});
