import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { caseToken } from "./case-token.js";
import { codeAttempts } from "./code-attempts.js";

const CODE = "7K3M-9QXA-0000-0000-0000-0000-0000";
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listening(server: Server): Promise<string> {
  open.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The door before a service at this address, and what it logs. */
async function doorTo(
  ordersUrl: string,
): Promise<{ readonly post: () => Promise<Response>; readonly lines: string[] }> {
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  const url = await listening(
    createServer(express().use(caseToken({ ordersUrl, take: async () => undefined, logger }))),
  );
  const body = JSON.stringify({ code: CODE });
  const headers = { "content-type": "application/json" };
  return { lines, post: () => fetch(`${url}/case-token`, { method: "POST", headers, body }) };
}

it("passes on what the service answers, with its status", async () => {
  const service = await listening(
    createServer((request, response) => {
      expect(request.url).toBe("/case-token");
      response.writeHead(400, { "content-type": "application/json" }).end('{"errors":[]}');
    }),
  );
  const answer = await (await doorTo(`${service}/graphql`)).post();
  expect([answer.status, await answer.json()]).toEqual([400, { errors: [] }]);
});

it.each([
  ["is gone", async () => "http://127.0.0.1:9/graphql"],
  ["answers with a page", () => listening(createServer((_request, response) => response.end("<html>")))],
])("says so when the service %s, and logs no code", async (_, urlOf) => {
  const { post, lines } = await doorTo(await urlOf());
  const answer = await post();
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: "UPSTREAM_UNAVAILABLE" } }] });
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain(CODE);
});

it("counts what each address tries, an IPv6 host by its network", async () => {
  const attempt = codeAttempts(2);
  for (const address of ["192.0.2.1", "192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2"]) await attempt(address);
  for (const address of ["192.0.2.1", "2001:db8::3"])
    await expect(attempt(address)).rejects.toMatchObject({ code: "RATE_LIMITED", facts: { retryAfterSeconds: 60 } });
  await expect(attempt("192.0.2.2")).resolves.toBeUndefined();
});
