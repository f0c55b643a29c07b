import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { generateSealKey, publicSealKey, signSeal } from "@exparte/seal";
import { pino } from "pino";
import type { DeskOrderFragment } from "../src/graph/platform-documents.ts";
import type { SeenItem, SeenOrder } from "../src/pages/platform/seen-order.ts";
import { freePort } from "./court-room.ts";
import { HOSTILE } from "./seals.ts";
import { openStandInGraph, type StandInGraph } from "./stand-in-graph.ts";
import { openStandInIssuer, type StandInIssuer } from "./stand-in-issuer.ts";

export interface PlatformRoom {
  readonly url: string;
  readonly graph: StandInGraph;
  readonly issuer: StandInIssuer;
  /** Tells everybody who hears the inbox that there is a message of this number. */
  tell(position: number): void;
  /** How many hear it now, and after which position each began. */
  hearers(): readonly number[];
  /** Whether the hub is away: then every stream ends, and nobody gets another. */
  setAway(away: boolean): void;
  /** The pages anew, as after a restart: nobody has a session. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

type StartConsole = typeof import("../src/app.ts").startConsole;

/** The console with stand-ins for graph and issuer; the graph also tells of messages as they come. */
export async function openPlatformRoom(startConsole: StartConsole, now: () => Date): Promise<PlatformRoom> {
  const [graph, issuer] = [await openStandInGraph(), await openStandInIssuer()];
  issuer.party = { type: "platform", id: "hostbox" };
  const door = await openDoor(graph.url);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = {
    port,
    host: "127.0.0.1",
    gatewayUrl: door.url,
    publicUrl: url,
    signIn: { issuer: issuer.url, clientId: "console", scope: "openid inbox:read", audience: "urn:exparte:hub" },
    logLevel: "silent",
  };
  const start = () => startConsole(config, { logger: pino({ level: "silent" }), now });
  let running = await start();
  return {
    url,
    graph,
    issuer,
    tell: door.tell,
    hearers: door.hearers,
    setAway: door.setAway,
    async restart() {
      await running.close();
      running = await start();
    },
    async close() {
      await running.close();
      await Promise.all([graph.close(), issuer.close(), door.close()]);
    },
  };
}

/** Before the graph: keeps what is heard as a stream, and passes on all else. */
async function openDoor(graphUrl: string) {
  const open = new Map<ServerResponse, number>();
  let isAway = false;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (!request.headers.accept?.includes("text/event-stream")) {
      const headers = { ...(request.headers as Record<string, string>) };
      delete headers.host;
      delete headers["content-length"];
      delete headers.connection;
      const answer = await fetch(graphUrl, { method: "POST", headers, body });
      return void response
        .writeHead(answer.status, { "content-type": "application/json" })
        .end(Buffer.from(await answer.arrayBuffer()));
    }
    const { query, variables } = JSON.parse(body) as { query: string; variables: { after: number } };
    if (isAway) {
      return void response.writeHead(503, { "content-type": "application/json" }).end("{}");
    }
    response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n\n");
    if (!query.includes("subscription PlatformNews")) return;
    open.set(response, variables.after);
    response.once("close", () => open.delete(response));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    hearers: () => [...open.values()],
    tell(position: number) {
      const data = JSON.stringify({ data: { inbox: { position } } });
      for (const response of open.keys()) response.write(`event: next\ndata: ${data}\n\n`);
    },
    setAway(away: boolean) {
      isAway = away;
      if (away) server.closeAllConnections();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const GIVEN = "2026-11-28T09:12:00.000Z";

export function platformItem(id: string, change: Partial<SeenItem> = {}): SeenItem {
  return {
    id,
    kind: "URL",
    url: `https://hostbox.example/v/${id}`,
    contentId: null,
    description: null,
    query: null,
    deadline: "2026-11-28T15:12:00.000Z",
    deadlineStoppedAt: null,
    goneSince: null,
    suspendedAt: null,
    suspendedBecause: null,
    reinstatementDuty: null,
    confirmation: null,
    reinstatement: null,
    posterInformed: null,
    ...change,
  };
}

/** One order on the desk, with one duty to remove. */
export function deskOrder(
  id: string,
  items: readonly SeenItem[],
  change: Partial<DeskOrderFragment> = {},
  reinstateBy: string | null = null,
): DeskOrderFragment {
  return {
    id,
    court: "rb-amsterdam",
    caseNumber: `C/13/${id}`,
    status: "IN_FORCE",
    issuedAt: GIVEN,
    addressees: [{ status: "SERVED", servedAt: GIVEN, reinstateBy, items: [...items] }],
    ...change,
  };
}

/** The same as its page shows it. */
export function seenOrder(
  id: string,
  items: readonly SeenItem[],
  change: Partial<SeenOrder> = {},
  reinstateBy: string | null = null,
): SeenOrder {
  // The desk asks for the items without their duties; one object answers both questions.
  const itemsBeside = { items: [...items] };
  return {
    id,
    court: "rb-amsterdam",
    caseNumber: `C/13/${id}`,
    status: "IN_FORCE",
    version: 1,
    issuedAt: GIVEN,
    serviceBy: "ACKNOWLEDGEMENT",
    judge: "mr. A. Rechter",
    legalBasis: "art. 6:162 BW",
    provisionsInfringed: ["art. 8 EVRM"],
    statementOfReasons: "De video toont de verzoeker in de privésfeer, zonder toestemming.",
    redress: {
      platform: "Verzet bij de voorzieningenrechter van de rechtbank Amsterdam.",
      poster: "Verzet bij de voorzieningenrechter van de rechtbank Amsterdam.",
    },
    territorialScope: { extent: "NL", reasons: "De verzoeker is alleen in Nederland bekend." },
    mainTermEnd: "2026-12-29T22:59:59.000Z",
    mainClaimBroughtAt: null,
    posterInformedBy: null,
    seal: "eyJhbGciOiJFUzI1NiJ9.eyJ0eXBlIjoiZXhwYXJ0ZS1vcmRlciJ9.c2VhbA",
    onAppeal: null,
    oppositions: [],
    addressees: [
      {
        status: "SERVED",
        servedAt: GIVEN,
        serveBy: null,
        reinstateBy,
        ...itemsBeside,
        duties: [
          {
            number: 1,
            kind: "REMOVE",
            within: "PT6H",
            everywhere: false,
            until: null,
            disclosure: null,
            penalty: { currency: "EUR", forfeitedCents: 0, running: false },
            items: [...items],
          },
        ],
      },
    ],
    history: [
      { position: 1, kind: "OrderIssued", at: GIVEN, by: { type: "court" }, reasons: null },
      { position: 2, kind: "AddresseeServed", at: GIVEN, by: { type: "platform" }, reasons: null },
    ],
    ...change,
  };
}

export function ownPlatform(change: Readonly<Record<string, unknown>> = {}) {
  return { id: "hostbox", name: "Hostbox", connected: true, ownKeyUntil: null, keys: [], ...change };
}

/** A registered key, as the browser's becomes. */
export function ownKeyOf(kid: string, change: Readonly<Record<string, unknown>> = {}) {
  return { kid, use: "SIG", validFrom: GIVEN, validUntil: null, registeredAt: GIVEN, revokedAt: null, ...change };
}

const message = (position: number, kind: string, order: SeenOrder) => ({
  position,
  kind,
  sentAt: GIVEN,
  orderId: order.id,
  orderVersion: 1,
  digest: `digest-${position}`,
  previousDigest: position === 1 ? "" : `digest-${position - 1}`,
  order,
});

export const GONE = { goneSince: "2026-11-28T10:00:00.000Z" };
/** An order that is due, and one that was lifted of which something is still down. */
export const DUE = seenOrder("770001", [
  platformItem("1"),
  platformItem("2", { deadline: "2026-11-28T11:30:00.000Z" }),
  platformItem("3", {
    ...GONE,
    confirmation: {
      outcome: "REMOVED",
      effectAt: "2026-11-28T10:00:00.000Z",
      confirmedAt: "2026-11-28T10:01:00.000Z",
      where: null,
      impossibleReason: null,
      explanation: null,
      counts: true,
    },
    posterInformed: {
      status: "DUE",
      informBy: "2026-11-28T10:00:00.000Z",
      confirmBy: "2026-11-29T10:00:00.000Z",
      informedAt: null,
      because: null,
      confirmedAt: null,
    },
  }),
]);
export const LIFTED = seenOrder(
  "770002",
  [platformItem("4", { ...GONE, reinstatementDuty: "DUE" })],
  { status: "LIFTED" },
  "2026-11-28T14:00:00.000Z",
);
const DONE = seenOrder("770003", [platformItem("5", GONE)]);
/** With texts that would run, lead away or disturb if a page took them for anything but text. */
export const HOSTILE_ORDER = seenOrder(
  "hostile",
  [platformItem("6", { url: `data:,${encodeURIComponent(HOSTILE.image)}`, description: HOSTILE.script })],
  {
    caseNumber: `C/13/9 ${HOSTILE.image}`,
    judge: HOSTILE.textarea,
    legalBasis: HOSTILE.turned,
    statementOfReasons: `${HOSTILE.script} ${HOSTILE.elsewhere} ${HOSTILE.link}`,
    redress: { platform: HOSTILE.elsewhere, poster: HOSTILE.link },
  },
);
export const ORDERS = [DUE, LIFTED, DONE, HOSTILE_ORDER];

const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
const pageOf = (nodes: readonly object[]) => ({ edges: nodes.map((node) => ({ cursor: "c", node })), pageInfo });

/** A court's request with its seal and the keys beside it. */
export async function sealedRequest(change: Readonly<Record<string, unknown>> = {}) {
  const court = await generateSealKey("ES256");
  const recipient = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", recipient.publicKey);
  const jwk = { kty, crv, x, y, kid: "advocate-1", alg: "ECDH-ES+A256KW", use: "enc" };
  const seal = await signSeal({ type: "exparte-disclosure-request", recipient: { jwk } }, court.privateJwk);
  const request = {
    id: "request-1",
    order: DUE,
    basis: "CODE_OF_CONDUCT",
    duty: null,
    court: "rb-amsterdam",
    reference: "D-2026-7",
    status: "POSTER_NOTIFIED",
    findings: [
      { name: "unlawfulness", holds: true, reasons: "De video is zonder toestemming gemaakt." },
      { name: "balance", holds: true, reasons: "De plaatser heeft geen belang dat zwaarder weegt." },
    ],
    categories: ["NAME", "ADDRESS", "EMAIL"],
    recipient: { kid: jwk.kid, jwk, holder: "mr. B. Advocaat", certificate: null },
    seal,
    outsideCode: false,
    objectionWindow: "P14D",
    requestedAt: GIVEN,
    expiresAt: "2026-12-20T09:12:00.000Z",
    dispensation: null,
    noticeFrom: null,
    noticeOverdue: false,
    posterNotifiedAt: GIVEN,
    windowEndsAt: GIVEN,
    disclosableFrom: GIVEN,
    refusalReason: null,
    refusalProvision: null,
    answeredAt: null,
    unreadable: false,
    disclosure: null,
    ...change,
  };
  return { request, courtKey: publicSealKey(court.privateJwk), recipientKey: recipient.privateKey };
}

/** What the graph answers to a platform. */
export function platformAnswers() {
  return {
    inbox: {
      head: 2,
      acknowledged: 0,
      acknowledgedAt: null,
      messages: [message(1, "ORDER_ISSUED", DUE), message(2, "ORDER_LIFTED", LIFTED)],
    },
    platform: ownPlatform() as object,
    courts: [{ id: "rb-amsterdam", name: "Rechtbank Amsterdam", keys: [] as object[] }],
    orders: pageOf(ORDERS),
    order: ({ id }: Readonly<Record<string, unknown>>) => ORDERS.find((one) => one.id === id) ?? null,
    disclosureInbox: { head: 1, acknowledged: 0, acknowledgedAt: null, messages: [] },
    disclosureRequests: pageOf([]),
    acknowledgeInbox: { head: 2, acknowledged: 2, acknowledgedAt: GIVEN },
    confirmTakedown: { status: "SERVED" },
    confirmReinstatement: { status: "REINSTATED" },
    confirmPosterInformed: { posterOverdue: false },
    lodgeOpposition: { id: "opposition-1" },
    registerOwnKey: { kid: "own" },
    notifyPoster: { status: "POSTER_NOTIFIED" },
    answerDisclosure: { status: "DISCLOSED" },
  };
}

export { pageOf };
