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

const ask = (hub: Pick<FakeHub, "url">, tokenOf: () => string | Promise<string> = () => token()) =>
  request({ url: hub.url, token: tokenOf }, "{ inbox { head } }", {});

describe("a request", () => {
  it("is repeated, with a token asked for each time, until what passes has passed", async () => {
    const hub = await hubThatAnswers(refusal("UPSTREAM_LOST"), page(502), success);
    let serial = 0;
    await expect(ask(hub, () => token({ serial: ++serial }))).resolves.toEqual({ inbox: { head: 3 } });
    expect(new Set(hub.tokens.requests).size).toBe(3);
  });

  it("is not repeated once the hub has declined it", async () => {
    const hub = await hubThatAnswers(refusal("SCOPE_MISSING", "Ask for the scope."), success);
    await expect(ask(hub)).rejects.toMatchObject({
      name: "HubRefusal",
      code: "SCOPE_MISSING",
      message: "Ask for the scope.",
      facts: { field: "input" },
    });
    expect(hub.tokens.requests).toHaveLength(1);
  });

  it("goes on with a fresh token when the old one has expired", async () => {
    const hub = await hubThatAnswers(refusal("TOKEN_EXPIRED"), success);
    let serial = 0;
    await expect(ask(hub, () => token({ serial: ++serial }))).resolves.toEqual({ inbox: { head: 3 } });
  });

  it("is refused with TOKEN_EXPIRED when the expired token is given again", async () => {
    const hub = await hubThatAnswers(refusal("TOKEN_EXPIRED", "Get a new one."));
    await expect(ask(hub)).rejects.toMatchObject({ code: "TOKEN_EXPIRED", message: "Get a new one." });
    expect(hub.tokens.requests).toHaveLength(1);
  });

  it("ends with the hub's own refusal when that does not pass in time", async () => {
    const hub = await hubThatAnswers(refusal("SERVICE_UNAVAILABLE", "Try again."));
    await expect(ask(hub)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE", message: "Try again." });
    expect(hub.tokens.requests).toHaveLength(6);
  });

  it("throws what giving a token throws, at once", async () => {
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

  it("is refused with HUB_UNREACHABLE, and with what came last, when a proxy says that the hub is away", async () => {
    const hub = await hubThatAnswers(page(503));
    await expect(ask(hub)).rejects.toMatchObject({
      code: "HUB_UNREACHABLE",
      message: expect.stringContaining("answered 503 with text/html"),
    });
    expect(hub.tokens.requests).toHaveLength(6);
  });

  it("is not repeated at an address that is none", async () => {
    await expect(ask({ url: "hub.example/graphql" })).rejects.toThrow(TypeError);
  });
});
