import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isLoopback } from "./cookie.js";
import { fieldsOf, standingOf } from "./own-forms.js";
import { returnPath, START } from "./return-path.js";
import { type Access, keepSigningIn, type Sessions, sessions, takeSigningIn } from "./sessions.js";

const COURT = { type: "court", id: "rb-amsterdam", scopes: ["orders:read"] };
const PLATFORM = { type: "platform", id: "vidshare", scopes: [] };
const soon = (minutes: number) => new Date(clock.getTime() + minutes * 60_000);
let clock = new Date("2026-11-28T12:00:00Z");
let store: Sessions;
let access: Access;
let url: string;
let close: () => void;

/** A server with nothing but sessions, so that real cookies and headers are looked at. */
beforeAll(async () => {
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.get("/begin", (request, response) => void response.json({ csrf: store.begun(request, response).csrf }));
  app.get("/look", async (request, response) => {
    const session = store.of(request);
    const token = session === undefined ? undefined : await store.tokenOf(session);
    response.json({ csrf: session?.csrf, party: session?.party?.id, token, late: session?.late.paths() ?? [] });
  });
  app.post("/sign-in/:as", (request, response) => {
    const { csrf } = store.signIn(request, response, request.params.as === "court" ? COURT : PLATFORM, access);
    response.json({ csrf });
  });
  app.post("/late", (request, response) => {
    store.keepLate(request, response, "/form", fieldsOf(request.body));
    response.end();
  });
  app.post("/form", (request, response) => {
    response.json({ standing: standingOf(request, store.of(request), fieldsOf(request.body)) });
  });
  app.post("/out", (request, response) => {
    store.end(request, response, fieldsOf(request.body));
    response.end();
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});
afterAll(() => close?.());
beforeEach(() => {
  clock = new Date("2026-11-28T12:00:00Z");
  store = sessions({ secure: false, now: () => clock });
  access = { token: "first", expiresAt: soon(10) };
});

function browser() {
  let cookie = "";
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${url}${path}`, { ...init, headers: { cookie, ...init.headers } });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(";")[0] ?? "";
    return response;
  };
  return {
    ask,
    cookie: () => cookie,
    plant: (planted: string) => {
      cookie = planted;
    },
    async json(path: string, init: RequestInit = {}) {
      return (await (await ask(path, init)).json()) as Record<string, unknown>;
    },
  };
}
const post = (fields: Record<string, string> = {}, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  headers,
});

describe("a session", () => {
  it("is a random id in the browser, out of reach of scripts and of other sites' forms, and nothing else", async () => {
    const visitor = browser();
    const [set = ""] = (await visitor.ask("/sign-in/court", post())).headers.getSetCookie();
    expect(set).toMatch(/^exparte-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    store = sessions({ secure: true, now: () => clock });
    const [secured = ""] = (await visitor.ask("/sign-in/court", post())).headers.getSetCookie();
    expect(secured).toMatch(/^__Host-exparte-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it("gets another id and another token against forged forms at signing in: a planted one stays nobody's", async () => {
    const attacker = browser();
    const { csrf: before } = await attacker.json("/begin");
    const victim = browser();
    victim.plant(attacker.cookie());
    const { csrf } = await victim.json("/sign-in/court", post());
    expect(csrf).not.toBe(before);
    expect(victim.cookie()).not.toBe(attacker.cookie());
    expect(await victim.json("/look")).toMatchObject({ party: "rb-amsterdam", token: "first" });
    expect(await attacker.json("/look")).toEqual({ late: [] });
  });

  it("ends when its visitor leaves, and after twelve hours however often it is used", async () => {
    const visitor = browser();
    await visitor.ask("/sign-in/court", post());
    const before = visitor.cookie();
    await visitor.ask("/out", post());
    visitor.plant(before);
    expect(await visitor.json("/look")).toEqual({ late: [] });
    await visitor.ask("/sign-in/court", post());
    clock = soon(12 * 60);
    expect(await visitor.json("/look")).toEqual({ late: [] });
  });

  it("ends after an hour without a visit, and what an open page asks by itself is none", async () => {
    const visitor = browser();
    await visitor.ask("/sign-in/court", post());
    clock = soon(40);
    expect(await visitor.json("/look")).toMatchObject({ party: "rb-amsterdam" });
    clock = soon(40);
    const byScript = { headers: { "sec-fetch-dest": "empty" } };
    expect(await visitor.json("/look", byScript)).toMatchObject({ party: "rb-amsterdam" });
    clock = soon(40);
    expect(await visitor.json("/look", byScript)).toEqual({ late: [] });
    expect(await visitor.json("/look")).toEqual({ late: [] });
  });

  it("renews its token once for all pages that ask at the same time", async () => {
    let renewals = 0;
    access = {
      ...access,
      renew: async () => {
        renewals++;
        return { token: "second", expiresAt: soon(10) };
      },
    };
    const visitor = browser();
    await visitor.ask("/sign-in/court", post());
    clock = soon(10);
    const seen = await Promise.all([1, 2, 3].map(() => visitor.json("/look")));
    expect(seen.map(({ token }) => token)).toEqual(["second", "second", "second"]);
    expect(renewals).toBe(1);
  });

  it("has no token once that has ended and the issuer gives none", async () => {
    access = { ...access, renew: () => Promise.reject(new Error("no more")) };
    const visitor = browser();
    await visitor.ask("/sign-in/court", post());
    clock = soon(10);
    const seen = await visitor.json("/look");
    expect(seen).toMatchObject({ party: "rb-amsterdam" });
    expect(seen.token).toBeUndefined();
  });

  it("takes along at signing in what was sent too late, but never to another party", async () => {
    const visitor = browser();
    await visitor.ask("/late", post({ reasons: "typed" }));
    await visitor.ask("/sign-in/court", post());
    expect(await visitor.json("/look")).toMatchObject({ late: ["/form"] });
    await visitor.ask("/sign-in/court", post());
    expect(await visitor.json("/look")).toMatchObject({ late: ["/form"] });
    await visitor.ask("/sign-in/platform", post());
    expect(await visitor.json("/look")).toMatchObject({ party: "vidshare", late: [] });
  });

  it("leaves what was sent too late to the browser for twelve hours, also where nobody signs in soon", async () => {
    const visitor = browser();
    await visitor.ask("/late", post({ reasons: "typed" }));
    clock = soon(11 * 60);
    await visitor.ask("/sign-in/court", post());
    expect(await visitor.json("/look")).toMatchObject({ late: ["/form"] });
    clock = soon(2 * 60);
    await visitor.ask("/sign-in/court", post());
    expect(await visitor.json("/look")).toMatchObject({ late: [] });
  });

  it("keeps a form of an old page for the party of that page, whoever signed in meanwhile", async () => {
    const visitor = browser();
    const { csrf } = await visitor.json("/sign-in/court", post());
    await visitor.ask("/sign-in/platform", post());
    await visitor.ask("/late", post({ reasons: "of the court", csrf: String(csrf) }));
    expect(await visitor.json("/look")).toMatchObject({ party: "vidshare", late: [] });
    await visitor.ask("/out", post());
    await visitor.ask("/sign-in/court", post());
    expect(await visitor.json("/look")).toMatchObject({ party: "rb-amsterdam", late: ["/form"] });
  });

  it("keeps a form of an old page for the party of that page also after the console has started anew", async () => {
    const visitor = browser();
    const { csrf } = await visitor.json("/sign-in/court", post());
    store = sessions({ secure: false, now: () => clock });
    await visitor.ask("/late", post({ reasons: "of the court", csrf: String(csrf) }));
    await visitor.ask("/sign-in/platform", post());
    expect(await visitor.json("/look")).toMatchObject({ party: "vidshare", late: [] });
    await visitor.ask("/sign-in/court", post());
    expect(await visitor.json("/look")).toMatchObject({ party: "rb-amsterdam", late: ["/form"] });
  });

  it("of another party is not ended by an old page after the console has started anew", async () => {
    const visitor = browser();
    const { csrf: old } = await visitor.json("/sign-in/court", post());
    store = sessions({ secure: false, now: () => clock });
    await visitor.ask("/sign-in/platform", post());
    await visitor.ask("/out", post({ csrf: String(old) }));
    expect(await visitor.json("/look")).toMatchObject({ party: "vidshare" });
  });

  it("is ended by a page of its own party, and not by an old page of another", async () => {
    const visitor = browser();
    const { csrf: old } = await visitor.json("/sign-in/court", post());
    await visitor.ask("/sign-in/platform", post());
    await visitor.ask("/out", post({ csrf: String(old) }));
    expect(await visitor.json("/look")).toMatchObject({ party: "vidshare" });
    const { csrf } = await visitor.json("/sign-in/court", post());
    await visitor.ask("/sign-in/court", post());
    await visitor.ask("/out", post({ csrf: String(csrf) }));
    expect(await visitor.json("/look")).toEqual({ late: [] });
  });

  it("is not put out by whoever begins many others", async () => {
    const visitor = browser();
    await visitor.ask("/sign-in/court", post());
    const response = { cookie: () => {} } as never;
    for (let other = 0; other < 10_100; other++) store.begun({ headers: {} } as never, response);
    expect(await visitor.json("/look")).toMatchObject({ party: "rb-amsterdam" });
  });
});

describe("a form", () => {
  it("is taken only with its session's token", async () => {
    const visitor = browser();
    const { csrf } = await visitor.json("/sign-in/court", post());
    expect(await visitor.json("/form", post({ csrf: String(csrf) }))).toEqual({ standing: "own" });
    expect(await visitor.json("/form", post({ csrf: "guessed" }))).toEqual({ standing: "late" });
    expect(await visitor.json("/form", post())).toEqual({ standing: "late" });
    const { csrf: ofAnother } = await browser().json("/begin");
    expect(await visitor.json("/form", post({ csrf: String(ofAnother) }))).toEqual({ standing: "late" });
  });

  it.each([
    [{ "sec-fetch-site": "cross-site" }, "foreign"],
    [{ "sec-fetch-site": "same-site" }, "foreign"],
    [{ "sec-fetch-site": "same-origin" }, "own"],
    [{ origin: "https://evil.example" }, "foreign"],
    [{ origin: "null" }, "own"],
  ])("from elsewhere is not even kept, whatever token it holds: %o", async (headers, standing) => {
    const visitor = browser();
    const { csrf } = await visitor.json("/sign-in/court", post());
    expect(await visitor.json("/form", post({ csrf: String(csrf) }, headers))).toEqual({ standing });
  });
});

describe("what a session keeps", () => {
  it("of a way to the issuer is given back once", () => {
    const session = store.begun({ headers: {} } as never, { cookie: () => {} } as never);
    keepSigningIn(session, "state", { codeVerifier: "v", nonce: "n", returnTo: "/" });
    expect(takeSigningIn(session, "other")).toBeUndefined();
    expect(takeSigningIn(session, "state")).toMatchObject({ nonce: "n" });
    expect(takeSigningIn(session, "state")).toBeUndefined();
  });
});

describe("where a visitor returns to", () => {
  it.each(["/court", "/court?list=late", "/court/applications/01a2/grant", "/court?after=a%3D"])(
    "is a page here: %s",
    (path) => {
      expect(returnPath(path)).toBe(path);
    },
  );

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/.//evil.example",
    "/%2e%2e//evil.example",
    "/court/../..//evil.example",
    "/\\evil.example",
    "/%5Cevil\n.example",
    "javascript:alert(1)",
    "/ /evil",
    "court",
    "",
    undefined,
    ["/court"],
  ])("is nowhere else: %s", (path) => {
    expect(returnPath(path)).toBe(START);
  });
});

it("knows this machine's own addresses, and takes no other for one", () => {
  for (const own of ["http://localhost:4000", "http://127.0.0.1", "http://[::1]:4000"]) {
    expect(isLoopback(new URL(own))).toBe(true);
  }
  for (const other of ["http://localhost.evil.example", "http://127.0.0.1.evil.example", "http://10.0.0.1"]) {
    expect(isLoopback(new URL(other))).toBe(false);
  }
});
