import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Hub, startFixtureGateway, startHub } from "../test-fixtures/hub.js";
import type { RunningGateway } from "./app.js";
import { trustedProxies } from "./trusted-proxies.js";

const DIGEST = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYm8";
/** What the QR code of papers holds that were printed before there were pages. */
const OLD_LINK = `?${new URLSearchParams({ query: `{verifySeal(digest:"${DIGEST}"){genuine inForce isCurrentVersion}}` })}`;
const PAGE = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };

let hub: Hub;
let gateway: RunningGateway;
let console: Server;
/** How the stand-in for the console answers; each test has its own. */
let answer: (request: IncomingMessage, response: ServerResponse) => unknown;

beforeAll(async () => {
  hub = await startHub();
  console = createServer((request, response) => void answer(request, response)).listen(0, "127.0.0.1");
  await once(console, "listening");
  gateway = await opened({ consoleUrl: `http://127.0.0.1:${(console.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await gateway?.close();
  console?.closeAllConnections();
  console?.close();
  await hub?.close();
});
afterEach(() => {
  answer = (_request, response) => response.end("no answer is set");
});

async function opened(options: Parameters<typeof startFixtureGateway>[1]): Promise<RunningGateway> {
  return (await startFixtureGateway(hub, options)).gateway;
}
const at = (path: string, door = gateway) => new URL(path, door.url).href;
const echo = async (request: IncomingMessage, response: ServerResponse) => {
  const { method, url, headers } = request;
  response.setHeader("content-security-policy", "default-src 'self'");
  response.end(JSON.stringify({ method, url, headers, body: await text(request) }));
};

describe("the door to the pages", () => {
  it("gives the console whatever a browser asks for, with a name for the visit and without any token", async () => {
    answer = echo;
    const headers = { ...PAGE.headers, authorization: "Bearer something", "x-exparte-visit": "chosen-by-the-visitor" };
    const response = await fetch(at("/verify?digest=x"), { headers });
    const told = (await response.json()) as { url: string; headers: Record<string, string> };
    expect(told.url).toBe("/verify?digest=x");
    expect(told.headers).not.toHaveProperty("authorization");
    expect(told.headers["x-exparte-visit"]).toMatch(/^[\w-]{22}$/);
    expect(response.headers.get("content-security-policy")).toBe("default-src 'self'");

    const body = new URLSearchParams({ seal: "a.b.c" });
    const posted = await fetch(at("/verify"), { method: "POST", body, ...PAGE });
    expect(await posted.json()).toMatchObject({ method: "POST", body: "seal=a.b.c" });
  });

  it("tells a program that takes or sends JSON where GraphQL is, as before there were pages", async () => {
    answer = () => expect.unreachable("the console was asked");
    for (const init of [
      { headers: { accept: "application/json" } },
      { method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
    ]) {
      const response = await fetch(at("/grahpql"), init);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining("/graphql") }] });
    }
    expect(await (await fetch(at("/health"))).json()).toMatchObject({ service: "gateway" });
  });

  it("lets each visitor pay for what the console asks for it, and only while the page is made", async () => {
    const limited = await opened({
      consoleUrl: `http://127.0.0.1:${(console.address() as AddressInfo).port}`,
      rates: { pointsPerAddress: 20, pointsPerParty: 20 },
      addressOf: trustedProxies("1"),
    });
    const ask = (visit: string) =>
      fetch(limited.url, {
        method: "POST",
        headers: { "content-type": "application/json", "x-exparte-visit": visit },
        body: JSON.stringify({ query: "{ openToAll }" }),
      });
    const visits: string[] = [];
    answer = async (request, response) => {
      const visit = String(request.headers["x-exparte-visit"]);
      visits.push(visit);
      const { status } = await ask(visit);
      response.end(String(status));
    };
    const visit = (from: string) => fetch(at("/", limited), { headers: { ...PAGE.headers, "x-forwarded-for": from } });
    const statuses: [number, string][] = [];
    for (let page = 0; page < 4; page++) {
      const response = await visit("192.0.2.1");
      statuses.push([response.status, await response.text()]);
    }
    // Five points a page, and what is asked for it beside that.
    expect(statuses.slice(0, 2)).toEqual([
      [200, "200"],
      [200, "200"],
    ]);
    expect(statuses.at(-1)).toEqual([429, expect.stringContaining("U vraagt te veel tegelijk.")]);
    expect((await visit("192.0.2.2")).status).toBe(200);
    // The name of a visit that is over stands for nobody: whoever uses it pays by its own address.
    expect((await ask(visits[0] ?? "")).status).toBe(200);
    for (let again = 0; again < 30; again++) await ask(visits[0] ?? "");
    expect((await ask(visits[0] ?? "")).status).toBe(429);
    expect((await visit("192.0.2.3")).status).toBe(200);
    await limited.close();
  });

  it("does not read the form of a visitor who is over the rate", async () => {
    const limited = await opened({
      consoleUrl: `http://127.0.0.1:${(console.address() as AddressInfo).port}`,
      rates: { pointsPerAddress: 20, pointsPerParty: 20 },
    });
    answer = () => expect.unreachable("the console was asked");
    const { hostname, port } = new URL(limited.url);
    const headers = {
      ...PAGE.headers,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": "900000",
    };
    const sent = request({ hostname, port, path: "/verify", method: "POST", headers });
    sent.flushHeaders();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    expect([response.statusCode, response.headers.connection]).toEqual([429, "close"]);
    sent.destroy();
    await limited.close();
  });

  it("says in both languages that there are no pages while the console is down, and when to come back", async () => {
    answer = (request) => request.socket.destroy();
    const response = await fetch(at("/verify"), PAGE);
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(await response.text()).toMatch(/niet bereikbaar.*lang="en".*cannot be reached/);
    expect(
      (
        await fetch(gateway.url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: '{"query":"{openToAll}"}',
        })
      ).status,
    ).toBe(200);
  });
});

describe("the link in the QR code of a paper", () => {
  it("that was printed before there were pages leads a browser to the page, and gives a program JSON as ever", async () => {
    const browser = await fetch(gateway.url + OLD_LINK, { ...PAGE, redirect: "manual" });
    expect([browser.status, browser.headers.get("location")]).toEqual([303, `/verify?digest=${DIGEST}`]);
    expect(browser.headers.get("vary")).toMatch(/accept/i);
    const program = await fetch(gateway.url + OLD_LINK, { headers: { accept: "*/*" }, redirect: "manual" });
    expect(program.status).not.toBe(303);
    expect(program.headers.get("content-type")).toMatch(/json/);
  });

  it("that was printed since leads to the answer in JSON where a hub has no pages", async () => {
    const response = await fetch(at(`/verify?digest=${DIGEST}`, hub.gateway), { ...PAGE, redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([307, `/graphql${OLD_LINK}`]);
    expect((await fetch(at("/verify?digest=nonsense", hub.gateway), PAGE)).status).toBe(404);
  });
});
