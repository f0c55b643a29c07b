import { createServer } from "node:http";
import type { VerifyToken } from "@exparte/auth";
import { closedHeaders } from "@exparte/subgraph/closed-headers";
import { draining } from "@exparte/subgraph/draining";
import { eventTurns } from "@exparte/subgraph/event-turns";
import { listen } from "@exparte/subgraph/listen";
import { problemLog } from "@exparte/subgraph/problem-log";
import { nothingHere, refuseBody } from "@exparte/subgraph/refuse-body";
import { requestsUnderWay } from "@exparte/subgraph/requests-under-way";
import { createGatewayRuntime, type GatewayContext } from "@graphql-hive/gateway-runtime";
import express from "express";
import { type ExecutionResult, getIntrospectionQuery } from "graphql";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import { caseToken } from "./case-token.js";
import { codeAttempts } from "./code-attempts.js";
import type { GatewayConfig } from "./config.js";
import { answerWithoutPages, consoleDoor, pageOfOldPaper, VERIFY_PATH } from "./console-door.js";
import { entrance, operationAt } from "./entrance.js";
import { explorerPage } from "./explorer-page.js";
import { gatewayMetrics } from "./gateway-metrics.js";
import { httpDoor } from "./http-door.js";
import { introspection } from "./introspection.js";
import { jsonForPages } from "./json-for-pages.js";
import { OPEN_LIMITS, partyCounts } from "./party-limits.js";
import { reportDownload } from "./public-report/download.js";
import { queryPlanner } from "./query-planner.js";
import { refuse } from "./refusals.js";
import { DEFAULT_RATES, pointsForAPage, requestRates } from "./request-rates.js";
import { runningOperation } from "./running-operation.js";
import { runtimeLog } from "./runtime-log.js";
import { sharedWhileUnderWay } from "./shared-while-under-way.js";
import { subgraphTransport } from "./subgraph-transport.js";
import { trustedProxies } from "./trusted-proxies.js";
import { unreadBytes } from "./unread-bytes.js";
import { upstreamsReady } from "./upstreams-ready.js";
import { websocketDoor } from "./websocket-door.js";

const PATH = "/graphql";
/**
 * For websockets. Over HTTP the limit depends on who asks (operation-limits); a websocket has shown its token by then.
 */
const MAX_BODY_BYTES = 1_048_576;
/** A client or service that stays silent for twice this long is treated as dead. */
const HEARTBEAT_MS = 6_000;
/** A request, with its body, must have arrived by then or it is answered 408. A slow sender would hold a connection. */
const REQUEST_WITHIN_MS = 30_000;
/** At shutdown, running requests get this long. The rest are cut, so that close() returns within 10 s. */
const CLOSE_GRACE_MS = 7_000;
/**
 * Working out an event may ask other services, as a query does. This bounds how many run at once, in all and per party.
 */
const EVENTS_AT_ONCE = { atOnce: 32, ofOneParty: 8 };
/** To begin a stream costs several processes as much as a dozen events; no party needs many of them at once. */
const STREAM_EVERY_MS = 20;
/** A fragment of an unfinished message, or a chunk of an unfinished frame, takes more memory than its bytes. */
const MESSAGE_LIMITS = { maxPayload: MAX_BODY_BYTES, maxFragments: 1_024, maxBufferedChunks: 4_096 };

export interface GatewayOptions extends GatewayConfig {
  supergraph: string;
  verifyToken: VerifyToken;
  logger: Logger;
  /** How often the gateway pings clients and services over their websockets. Default 6 s. */
  heartbeatMs?: number;
  /** From one new stream of a party to its next, while ordinary requests are under way. Default 20 ms. */
  streamEveryMs?: number;
  /** How long a request may take to arrive. Default 30 s. */
  requestWithinMs?: number;
}

export interface RunningGateway {
  /** Takes queries, mutations and server-sent events. The same address with `ws:` takes websockets. */
  url: string;
  /** How many client websockets are open now. */
  sockets(): number;
  /** Ends every subscription (1001 for websockets, GOING_DOWN for event streams), then everything else, within 10 s. */
  close(): Promise<void>;
}

/** Opens the one door to all services. Rejects when the port is taken or the supergraph cannot be read. */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { verifyToken, logger, subgraphUrls, heartbeatMs = HEARTBEAT_MS } = options;
  const limits = { ...OPEN_LIMITS, ...options };
  const counts = partyCounts(limits);
  const { addressOf: addressOfSender = trustedProxies(undefined) } = options;
  const schemaTold = introspection(options.introspection ?? true);
  const rates = requestRates(options.rates ?? DEFAULT_RATES);
  const streams = new Set<AbortController>();
  const { requestWithinMs = REQUEST_WITHIN_MS } = options;
  const server = createServer({
    requestTimeout: requestWithinMs,
    headersTimeout: requestWithinMs / 3,
    connectionsCheckingInterval: requestWithinMs / 6,
  });
  const isBusy = requestsUnderWay(server);
  const turns = eventTurns({ ...EVENTS_AT_ONCE, isBusy });
  const beginnings = eventTurns({
    ...EVENTS_AT_ONCE,
    isBusy,
    pauseOfPartyMs: options.streamEveryMs ?? STREAM_EVERY_MS,
  });
  const unread = unreadBytes(limits.maxUnreadBytesPerParty);
  const upstream = subgraphTransport(subgraphUrls, heartbeatMs, turns, unread);
  let closing = false;
  const pages =
    options.consoleUrl === undefined
      ? undefined
      : consoleDoor({
          consoleUrl: options.consoleUrl,
          addressOf: addressOfSender,
          async take(request) {
            await rates.take({ actor: undefined, address: addressOfSender(request) }, pointsForAPage(request));
          },
          logger,
        });
  const { addressOf } = pages ?? { addressOf: addressOfSender };

  const upstreams = sharedWhileUnderWay(() => upstreamsReady(subgraphUrls));
  const { watch, door: metricsDoor } = gatewayMetrics({
    from: options.metricsFrom,
    addressOf: addressOfSender,
    counts,
    upstreams,
    onProblem: problemLog(logger),
  });

  const runtime = createGatewayRuntime({
    supergraph: options.supergraph,
    unifiedGraphHandler: queryPlanner,
    transports: { http: upstream.transport },
    logging: runtimeLog(logger),
    plugins: () => [
      httpDoor({
        verifyToken,
        publicFields: options.publicFields,
        introspection: schemaTold,
        rates,
        beginnings,
        streams,
        counts,
        watch,
        logger,
      }),
    ],
    graphqlEndpoint: PATH,
    // We have our own error codes, request ids, explorer, health check and masking.
    subgraphErrors: false,
    requestId: false,
    graphiql: false,
    landingPage: false,
    maskedErrors: false,
    batching: false,
    cors: false,
  });
  const schema = await runtime.getSchema();

  /** Runs an operation of the gateway's own, under the limits of a caller with a token. */
  function askOwn(operation: { query: string; variables?: object }): Promise<Response> {
    const own = runningOperation({ requestId: undefined, token: undefined, isOwn: true });
    // In bytes: the runtime walks the keys of the body, and each character of a string would be one.
    const body = Buffer.from(JSON.stringify(operation));
    const headers = { "content-type": "application/json", accept: "application/json" };
    const request = { method: "POST", headers, body };
    return Promise.resolve(runtime.fetch(`http://gateway${PATH}`, request, { operation: own } as never));
  }
  // Computed at the start, so that no client waits for it.
  await askOwn({ query: getIntrospectionQuery() });

  const app = express();
  app.disable("x-powered-by");
  app.use(closedHeaders());
  app.get("/health", (_request, response) => void response.json({ status: "up", service: "gateway" }));
  app.get("/ready", async (_request, response) => {
    const { services, stale } = await upstreams();
    const ready = Object.values(services);
    // The gateway is unready only when it can serve nobody. One lost service must not make the others unreachable.
    const serves = !closing && (ready.length === 0 || ready.some(Boolean));
    const status = serves ? (ready.every(Boolean) ? "ready" : "partly ready") : "not ready";
    response.status(serves ? 200 : 503).json({ status, services, stale });
  });
  app.get("/metrics", metricsDoor);
  app.use(
    reportDownload({
      ask: async (operation) => (await askOwn(operation)).json(),
      take: async (request, points) => {
        await rates.take({ actor: undefined, address: addressOf(request) }, points);
      },
    }),
  );
  const { orders: ordersUrl } = subgraphUrls;
  const tryCode = codeAttempts(options.codesPerAddress);
  if (options.codeIssuer !== undefined && ordersUrl !== undefined) {
    app.use(
      caseToken({
        ordersUrl,
        async take(request) {
          const address = addressOf(request);
          await rates.take({ actor: undefined, address }, 1);
          await tryCode(address);
        },
        logger,
      }),
    );
  }
  if (options.explorer) app.use(explorerPage(PATH));
  if (pages === undefined) app.get(VERIFY_PATH, answerWithoutPages(PATH));
  else app.get(PATH, pageOfOldPaper);
  app.get(PATH, jsonForPages);
  app.use(
    PATH,
    ...entrance({
      verifyToken,
      rates,
      introspection: schemaTold,
      addressOf,
      isClosing: () => closing,
      onTold: watch.onTold,
      logger,
    }),
    (request, response) => void runtime(request, response, { operation: operationAt(response) } as never),
  );
  if (pages !== undefined) app.use(pages.router);
  app.use(nothingHere(PATH));
  app.use(refuseBody(MAX_BODY_BYTES, logger, watch.onTold));

  server.on("request", app);
  const drained = draining(server);
  // One message of a socket at a time: hundreds may arrive in one read, and each one starts an operation.
  const sockets = new WebSocketServer({
    server,
    path: PATH,
    ...MESSAGE_LIMITS,
    allowSynchronousEvents: false,
  });
  websocketDoor(
    {
      verifyToken,
      heartbeatMs,
      addressOf,
      limits,
      counts,
      rates,
      turns,
      isBusy,
      unread,
      schema,
      watch,
      logger,
      async run(payload, operation) {
        const request = new Request(`http://gateway${PATH}`, { method: "POST" });
        const params = {
          query: payload.query,
          variables: payload.variables ?? {},
          operationName: payload.operationName ?? null,
        };
        const context = { request, params, operation, connectionParams: {} } as unknown as GatewayContext;
        return (await runtime.getResultForParams(
          { params: params as never, request },
          context as never,
        )) as ExecutionResult;
      },
    },
    sockets,
  );
  const port = await listen(server, options.port, options.host);
  const url = `http://localhost:${port}${PATH}`;
  logger.info({ url, explorer: options.explorer }, "listening");

  return {
    url,
    sockets: () => sockets.clients.size,
    async close() {
      if (closing) return;
      closing = true;
      drained.drain();
      const cut = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      }, CLOSE_GRACE_MS);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.clients) {
        socket.close(1001, "The gateway is going down. Come back with your last position.");
      }
      for (const ending of streams) {
        ending.abort(refuse("GOING_DOWN", "The gateway is going down. Come back with your last position."));
      }
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      await upstream.close();
      await runtime[Symbol.asyncDispose]();
    },
  };
}
