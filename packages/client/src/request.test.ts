import { afterEach, describe, expect, it } from "vitest";
import { type FakeHub, type HttpAnswer, openFakeHub, token } from "../test/fake-hub.js";
import { request } from "./index.js";

const hubs: FakeHub[] = [];

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
});

async function hubThatAnswers(...answers: readonly HttpAnswer[]): Promise<FakeHub> {
  const hub = await openFakeHub({ answer: (number) => answers[Math.min(number, answers.length) - 1] ?? { body: "" } });
  hubs.push(hub);
  return hub;
}

const refusal = (code: string, message = "Refused."): HttpAnswer => ({
  body: JSON.stringify({ errors: [{ message, extensions: { code, field: "input" } }] }),
});
const success: HttpAnswer = { body: JSON.stringify({ data: { inbox: { head: 3 } } }) };
const page = (status: number): HttpAnswer => ({ status, type: "text/html; charset=utf-8", body: "<h1>Not here</h1>" });

const ask = (
  { url }: Pick<FakeHub, "url">,
  tokenOf: () => string | Promise<string> = () => token(),
  options: { readonly patienceMs?: number } = {},
) => request({ url, token: tokenOf, ...options }, "{ inbox { head } }", {});

/** Allows three attempts: at once, after 200 ms, and 400 ms later. The next pause would exceed the patience. */
const BRIEFLY = { patienceMs: 1_000 };

describe("a request", () => {
  it("is repeated, with a newly requested token each time, until the hub is back", async () => {
    const hub = await hubThatAnswers(refusal("UPSTREAM_LOST"), page(502), success);
    let serial = 0;
    await expect(ask(hub, () => token({ serial: ++serial }))).resolves.toEqual({ inbox: { head: 3 } });
    expect(new Set(hub.tokens.requests).size).toBe(3);
  });

  it("is repeated when its party had asked too much at once: a confirmation is not lost for that", async () => {
    const hub = await hubThatAnswers(refusal("RATE_LIMITED"), success);
    await expect(ask(hub)).resolves.toEqual({ inbox: { head: 3 } });
  });

  it("is not repeated once the hub has refused it", async () => {
    const hub = await hubThatAnswers(refusal("SCOPE_MISSING", "Ask for the scope."), success);
    await expect(ask(hub)).rejects.toMatchObject({
      name: "HubRefusal",
      code: "SCOPE_MISSING",
      message: "Ask for the scope.",
      facts: { field: "input" },
    });
    expect(hub.tokens.requests).toHaveLength(1);
  });

  it("is repeated with a fresh token when the old one has expired", async () => {
    const hub = await hubThatAnswers(refusal("TOKEN_EXPIRED"), success);
    let serial = 0;
    await expect(ask(hub, () => token({ serial: ++serial }))).resolves.toEqual({ inbox: { head: 3 } });
  });

  it("is refused with TOKEN_EXPIRED when the expired token is given again", async () => {
    const hub = await hubThatAnswers(refusal("TOKEN_EXPIRED", "Get a new one."));
    await expect(ask(hub)).rejects.toMatchObject({ code: "TOKEN_EXPIRED", message: "Get a new one." });
    expect(hub.tokens.requests).toHaveLength(1);
  });

  it("ends with the hub's own refusal when the trouble outlasts its patience", async () => {
    const hub = await hubThatAnswers(refusal("SERVICE_UNAVAILABLE", "Try again."));
    const asked = ask(hub, undefined, BRIEFLY);
    await expect(asked).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", message: "Try again." });
    expect(hub.tokens.requests.length).toBeGreaterThan(1);
  });

  it("throws at once what the token function throws", async () => {
    const hub = await hubThatAnswers(success);
    const failing = () => {
      throw new Error("invalid_client");
    };
    await expect(ask(hub, failing)).rejects.toThrow("invalid_client");
    expect(hub.tokens.requests).toHaveLength(0);
  });

  it("is refused with NOT_A_HUB where a page answers, with its status and type", async () => {
    const hub = await hubThatAnswers(page(404));
    await expect(ask(hub)).rejects.toMatchObject({
      code: "NOT_A_HUB",
      message: expect.stringMatching(/answered 404 with text\/html.*\/graphql/),
      facts: { status: 404, contentType: "text/html; charset=utf-8" },
    });
    expect(hub.tokens.requests).toHaveLength(1);
  });

  it("is refused with HUB_UNREACHABLE and the last answer when a proxy says that the hub is down", async () => {
    const hub = await hubThatAnswers(page(503));
    await expect(ask(hub, undefined, BRIEFLY)).rejects.toMatchObject({
      code: "HUB_UNREACHABLE",
      message: expect.stringMatching(/no answer in 1000 ms.*answered 503 with text\/html/),
    });
    expect(hub.tokens.requests.length).toBeGreaterThan(1);
  });

  it("outlasts a hub that is down for as long as a part takes to restart", async () => {
    const backAt = performance.now() + 7_000;
    const away = page(503);
    const hub = await openFakeHub({ answer: () => (performance.now() < backAt ? away : success) });
    hubs.push(hub);
    await expect(ask(hub)).resolves.toEqual({ inbox: { head: 3 } });
  });

  it("is not repeated when the address is not a URL", async () => {
    await expect(ask({ url: "hub.example/graphql" })).rejects.toThrow(TypeError);
  });
});
