import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { generateSealKey, presentSeal, type SealKey, signSeal, signSealInParts, splitSeal } from "@exparte/seal";
import { type JWK, SignJWT } from "jose";
import { type WebSocket, WebSocketServer } from "ws";
import { digestOf, type InboxMessage } from "../src/index.js";

export const PLATFORM = "vidshare";
export const COURT = "rb-amsterdam";
const ISSUED_AT = "2026-03-01T12:00:00.000Z";

/** A token as the client reads it; nobody here verifies it. */
export function token(claims: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT({ party: { type: "platform", id: PLATFORM }, ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new Uint8Array(32));
}

export interface HttpAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

export interface FakeHub {
  readonly url: string;
  /** The tokens that sockets and requests brought, in their order. */
  readonly tokens: { readonly sockets: string[]; readonly requests: string[] };
  close(): Promise<void>;
}

export interface FakeHubOptions {
  /** What each subscription is sent, from its position on; or what is done with its socket instead. */
  readonly inbox?: readonly object[] | ((socket: WebSocket, id: string) => void);
  /** What each request is answered, from its number on. */
  readonly answer?: (request: number) => HttpAnswer;
  /** Hears the body of each request. */
  readonly heard?: (body: string) => void;
}

/** A hub that says whatever a test has it say, on a real socket. */
export async function openFakeHub({ inbox = [], answer, heard }: FakeHubOptions): Promise<FakeHub> {
  const tokens = { sockets: [] as string[], requests: [] as string[] };
  const server = createServer((request, response) => {
    tokens.requests.push(String(request.headers.authorization).replace("Bearer ", ""));
    const { status = 200, type = "application/json", body } = answer?.(tokens.requests.length) ?? { body: "{}" };
    const chunks: Buffer[] = [];
    request
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => {
        heard?.(Buffer.concat(chunks).toString());
        response.writeHead(status, { "content-type": type }).end(body);
      });
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => "graphql-transport-ws" });
  sockets.on("connection", (socket) => {
    socket.on("message", (raw) => {
      const { type, id, payload } = JSON.parse(String(raw)) as {
        type: string;
        id: string;
        payload?: { token?: string; variables?: { after: number } };
      };
      if (type === "connection_init") {
        tokens.sockets.push(payload?.token ?? "");
        socket.send(JSON.stringify({ type: "connection_ack" }));
      }
      if (type !== "subscribe") return;
      if (typeof inbox === "function") return inbox(socket, id);
      const after = payload?.variables?.after ?? 0;
      for (const message of inbox) {
        if ("position" in message && Number(message.position) <= after) continue;
        socket.send(JSON.stringify({ type: "next", id, payload: { data: { inbox: message } } }));
      }
    });
  });
  server.listen(0);
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    tokens,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export interface FakeCourt {
  readonly publicJwk: JWK;
  /** As its registration has it. */
  key(change?: Partial<SealKey>): SealKey;
  /** An order for vidshare, sealed, with what a test changes in it. */
  seal(change?: Record<string, unknown>): Promise<string>;
  /** The same in parts, with those of its addressees at these places. */
  sealInParts(which: readonly number[], change?: Record<string, unknown>): Promise<string>;
}

export async function openFakeCourt(): Promise<FakeCourt> {
  const { privateJwk, publicJwk } = await generateSealKey();
  return {
    publicJwk,
    key: (change = {}) => ({
      kid: String(publicJwk.kid),
      jwk: publicJwk,
      validFrom: new Date("2026-01-01T00:00:00Z"),
      validUntil: null,
      revokedAt: null,
      ...change,
    }),
    seal: (change = {}) => signSeal({ ...SEALED_ORDER, ...change }, privateJwk),
    async sealInParts(which, change = {}) {
      const { seal, disclosures } = splitSeal(
        await signSealInParts({ ...SEALED_ORDER, ...change }, "addressees", privateJwk),
      );
      return presentSeal(
        seal,
        disclosures.filter((_, index) => which.includes(index)),
      );
    },
  };
}

export const SEALED_ORDER = {
  type: "exparte-order",
  court: COURT,
  caseNumber: "C/13/1",
  version: 1,
  issuedAt: ISSUED_AT,
  statementOfReasons: "Published without consent.",
  addressees: [
    { platform: "chirper", items: [{ url: "https://chirper.example/v/9" }] },
    { platform: PLATFORM, items: [{ url: "https://vidshare.example/v/1", description: "the video" }] },
  ],
};

/** An item as the hub has it. */
export function hubItem(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "item-1",
    url: "https://vidshare.example/v/1",
    deadline: null,
    confirmation: null,
    reinstatementDuty: null,
    heldBy: null,
    reinstatement: null,
    ...change,
  };
}

export interface Sent {
  readonly kind?: string;
  readonly seal?: string | null;
  readonly orderVersion?: number;
  readonly details?: Record<string, unknown>;
  readonly order?: Record<string, unknown>;
  readonly items?: readonly Record<string, unknown>[];
}

/** Messages as the hub would send them: numbered and chained, so that nothing but what a test changes is wrong. */
export function chained(...sent: readonly Sent[]): Record<string, unknown>[] {
  let previousDigest = "";
  return sent.map(({ order = {}, items = [hubItem()], ...change }, index) => {
    const placed = {
      position: index + 1,
      kind: "ORDER_ISSUED",
      sentAt: ISSUED_AT,
      orderId: "order-1",
      orderVersion: 1,
      seal: null,
      details: {},
      previousDigest,
      ...change,
    };
    previousDigest = digestOf(PLATFORM, placed);
    const addressees = [{ deadline: null, items }];
    const standing = { status: "IN_FORCE", court: COURT, caseNumber: "C/13/1", addressees, ...order };
    return { ...placed, digest: previousDigest, order: standing };
  });
}

/** The message that says that an operation has failed. */
export function failure(id: string, code: string, message = "Refused."): string {
  return JSON.stringify({ type: "error", id, payload: [{ message, extensions: { code } }] });
}

/** So many messages of an inbox, then it is closed. */
export async function take(inbox: AsyncIterable<InboxMessage>, count: number): Promise<InboxMessage[]> {
  const taken: InboxMessage[] = [];
  for await (const message of inbox) {
    taken.push(message);
    if (taken.length === count) break;
  }
  return taken;
}
