import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sessions, sessions } from "../session/sessions.js";
import { sentForm } from "./own-form.js";

const PATH = "/operator/court/rb-utrecht/new-key";
const PRIVATE = '{"kty":"OKP","crv":"Ed25519","x":"public-half","d":"secret-half"}';
const PUBLIC = '{"kty":"OKP","crv":"Ed25519","x":"public-half"}';
let store: Sessions;
let url: string;
let close: () => void;

beforeAll(async () => {
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.post("/sign-in", (request, response) => {
    const access = { token: "t", expiresAt: new Date(Date.now() + 600_000) };
    const { csrf } = store.signIn(request, response, { type: "operator", id: "ministry", scopes: [] }, access);
    response.json({ csrf });
  });
  app.get(PATH, (request, response) => void response.json(store.of(request)?.late.of(PATH) ?? null));
  app.post(PATH, async (request, response) => {
    const { kind, ...sent } = await sentForm(store, request, response);
    response.json({ kind, ...("fields" in sent ? { fields: sent.fields } : {}) });
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => server.close();
});
afterAll(() => close?.());
beforeEach(() => {
  store = sessions({ secure: false, now: () => new Date() });
});

function browser() {
  let cookie = "";
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}${path}`, { ...init, headers: { cookie } });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = set.split(";")[0] ?? "";
    return (await response.json()) as Record<string, unknown>;
  };
  const post = (path: string, fields: Record<string, string> = {}) =>
    ask(path, { method: "POST", body: new URLSearchParams(fields) });
  return {
    post,
    signIn: async () => String((await post("/sign-in")).csrf),
    kept: () => ask(PATH),
  };
}

describe("a private key that was pasted into a form", () => {
  it("is not kept where the form came too late; the rest of the form is", async () => {
    const visitor = browser();
    expect(await visitor.post(PATH, { jwk: PRIVATE, validUntil: "2027-07-01T00:00" })).toMatchObject({ kind: "late" });
    const csrf = await visitor.signIn();
    expect(await visitor.kept()).toEqual({ jwk: [""], validUntil: ["2027-07-01T00:00"] });
    await visitor.post(PATH, { csrf: `${csrf}-stale`, id: PRIVATE });
    expect(await visitor.kept()).toMatchObject({ id: [""] });
  });

  it("does not take the place of what was kept, and is refused as what it is", async () => {
    const visitor = browser();
    await visitor.post(PATH, { jwk: PUBLIC });
    const csrf = await visitor.signIn();
    expect(await visitor.kept()).toEqual({ jwk: [PUBLIC] });
    expect(await visitor.post(PATH, { csrf, jwk: PRIVATE })).toMatchObject({ kind: "own", fields: { jwk: [PRIVATE] } });
    expect(await visitor.kept()).toMatchObject({ jwk: [""] });
  });
});
