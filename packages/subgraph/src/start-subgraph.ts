import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import { bearerToken } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import express, { type Request, type RequestHandler, type Response } from "express";
import { GraphQLError, type GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { WebSocketServer } from "ws";
import { closedHeaders } from "./closed-headers.js";
import { codedError } from "./coded-error.js";
import { depthLimit } from "./depth-limit.js";
import { draining } from "./draining.js";
import { type JsonRoute, jsonRoutes } from "./json-routes.js";
import { listen } from "./listen.js";
import { loggableError } from "./loggable-error.js";
import { nothingHere, refuseBody, wrongContentType } from "./refuse-body.js";
import { requestsUnderWay } from "./requests-under-way.js";
import { requireStorableVariables, storableLiterals } from "./sent-values.js";
import { MAX_TOKENS, serveOperations } from "./serve-operations.js";
import {
  type Caller,
  identifyCaller,
  type SubgraphContext,
  subgraphContext,
  type VerifyToken,
} from "./subgraph-context.js";

const PATH = "/graphql";
const MAX_BODY_BYTES = 1_048_576;
/** The gateway allows 12; `_entities` and its relatives add a level or two on the way here. */
const MAX_DEPTH = 15;
/** Peers that do not answer a close frame are cut after this, so that close() keeps its promise of five seconds. */
const CLOSE_GRACE_MS = 3_000;

export interface SubgraphOptions<Deps> {
  name: string;
  schema: GraphQLSchema;
  /** Given to every resolver as `context.deps`. */
  deps: Deps;
  /** What it answers beside GraphQL; nothing by default. */
  routes?: readonly JsonRoute[];
  verifyToken: VerifyToken;
  /** 0 takes a free port. */
  port: number;
  /** Default: every interface. */
  host?: string;
  /** Whether the service can do its work now; asked at each GET /ready. */
  isReady: () => boolean | Promise<boolean>;
  /**
   * The feeds that the service cannot hear now, so that it refuses what depends on them. It stays ready for everything
   * else.
   */
  stale?: () => readonly string[];
  /** Those of them of which the service holds more than the other one has since its database was restored. */
  ahead?: () => readonly string[];
  /** Answers `GET /metrics`; without it nothing is there. */
  metrics?: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Hears the code of every error that a caller is told. */
  onTold?: (code: string) => void;
  logger: Logger;
}

export interface RunningSubgraph {
  /** Where operations are taken; the same address with `ws:` takes subscriptions. */
  url: string;
  /** Stops accepting, closes every socket with 1001, and resolves within 5 s. */
  close(): Promise<void>;
}

/** What Apollo hands from the request to the resolvers; `caller` is for the plugin below, not for resolvers. */
interface HttpContext<Deps> extends SubgraphContext<Deps> {
  caller: Caller;
}

/** Serves the schema over HTTP and graphql-transport-ws on one port. Rejects when the port is taken. */
export async function startSubgraph<Deps>(options: SubgraphOptions<Deps>): Promise<RunningSubgraph> {
  const { schema, deps, verifyToken, logger, metrics, onTold = () => {} } = options;
  let closing = false;

  const apollo = new ApolloServer<HttpContext<Deps>>({
    schema,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [depthLimit(MAX_DEPTH), storableLiterals],
    logger,
    formatError: (formatted) => formatted,
    plugins: [
      // Timings of resolvers for Apollo's own gateway, in every answer.
      ApolloServerPluginInlineTraceDisabled(),
      {
        async requestDidStart() {
          return {
            async didResolveOperation({ contextValue: { caller }, request }) {
              if (caller.token !== undefined && caller.refusal !== undefined) throw asGraphQLError(caller.refusal);
              try {
                requireStorableVariables(request.variables);
              } catch (error) {
                throw error instanceof Refusal ? asGraphQLError(error, 400) : error;
              }
            },
            async willSendResponse({ response, contextValue, errors }) {
              if (response.body.kind !== "single" || errors === undefined) return;
              const about = { requestId: contextValue.requestId, logger, schema };
              const told = errors.map((error) => codedError(error, about).toJSON());
              for (const { extensions } of told) onTold(String(extensions?.code));
              response.body.singleResult.errors = told;
            },
          };
        },
      },
    ],
  });
  await apollo.start();

  const app = express();
  app.disable("x-powered-by");
  app.use(closedHeaders());
  app.get("/health", (_request, response) => void response.json({ status: "up", service: options.name }));
  app.get("/ready", async (_request, response) => {
    const ready = !closing && (await isReady(options));
    const ahead = options.ahead?.() ?? [];
    response.status(ready ? 200 : 503).json({
      status: ready ? "ready" : "not ready",
      service: options.name,
      stale: options.stale?.() ?? [],
      ...(ahead.length === 0 ? {} : { ahead, mend: MEND_AHEAD }),
    });
  });
  if (metrics !== undefined) app.get("/metrics", metrics);
  app.use(PATH, noStore, requireJson, express.json({ limit: MAX_BODY_BYTES }));
  app.use(
    PATH,
    expressMiddleware(apollo, {
      async context({ req, res }) {
        const caller = await identifyCaller(verifyToken, {
          token: bearerToken(req.headers.authorization),
          requestId: headerOf(req, "x-request-id"),
        });
        return { ...subgraphContext(deps, caller, signalOf(res)), caller };
      },
    }),
  );
  app.use(jsonRoutes(options.routes ?? [], { logger, onTold }));
  app.use(nothingHere(PATH));
  app.use(refuseBody(MAX_BODY_BYTES, logger, onTold));

  const server = createServer(app);
  const drained = draining(server);
  const sockets = new WebSocketServer({ server, path: PATH, maxPayload: MAX_BODY_BYTES });
  serveOperations(
    { schema, deps, verifyToken, maxDepth: MAX_DEPTH, isBusy: requestsUnderWay(server), logger, onTold },
    sockets,
  );
  const port = await listen(server, options.port, options.host);
  const url = `http://${options.host ?? "localhost"}:${port}${PATH}`;
  logger.info({ service: options.name, url }, "listening");

  return {
    url,
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
        socket.close(1001, "The service is going down. Come back with your last position.");
      }
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      await apollo.stop();
    },
  };
}

const MEND_AHEAD =
  "The database behind these feeds was restored to an earlier moment, and this service holds what came after it. Restore this service to that moment too, or have it read the feed again: see the guide for operators, Back up and restore.";

/** A check that fails is an answer too: the service is not ready. */
async function isReady(options: Pick<SubgraphOptions<unknown>, "isReady" | "logger">): Promise<boolean> {
  try {
    return await options.isReady();
  } catch (error) {
    options.logger.warn({ err: loggableError(error) }, "not ready");
    return false;
  }
}

/** Answers are about particular parties, so no cache may keep them. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set("cache-control", "no-store");
  next();
};

const requireJson: RequestHandler = (request, response, next) => {
  if (request.method !== "POST") {
    // Without a body express sets none; Apollo's middleware requires one, and reads the query from the URL.
    request.body = {};
    return next();
  }
  // False for another type, null without any body.
  if (typeof request.is("application/json") === "string") return next();
  response.status(415).json({ errors: [asGraphQLError(wrongContentType()).toJSON()] });
};

/** With the status for Apollo's answer when nothing was executed. */
function asGraphQLError(refusal: Refusal, status?: number): GraphQLError {
  return new GraphQLError(refusal.message, {
    originalError: refusal,
    extensions: {
      ...refusal.facts,
      code: refusal.code,
      ...(status === undefined ? {} : { http: { status } }),
    },
  });
}

function headerOf(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

function signalOf(response: Response): AbortSignal {
  const ending = new AbortController();
  response.once("close", () => ending.abort());
  return ending.signal;
}
