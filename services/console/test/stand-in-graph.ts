import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { GraphQLError, graphql } from "graphql";
import { wholeSchema } from "../graph/write-documents.ts";

/** Why the graph gives no data. */
export interface RefusedAnswer {
  readonly refused: string;
  readonly [fact: string]: unknown;
}

type Given = object | string | number | null | RefusedAnswer;

type Variables = Readonly<Record<string, unknown>>;

/**
 * What the graph answers, by root field: data, the code of a refusal, or what follows from the variables and the field's own arguments. `caseToken` is what
 * the hub exchanges a code for.
 */
export interface Answers {
  [field: string]: Given | ((variables: Variables, args: Variables) => Given | Promise<Given>) | undefined;
}

export interface StandInGraph {
  readonly url: string;
  answers: Answers;
  /** What the gateway's `/ready` says; undefined: it gives no answer. */
  ready: object | undefined;
  /** The variables of each question, in order, with the visit that it came for and its token. */
  readonly asked: {
    readonly field: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly visit: string | undefined;
    readonly token: string | undefined;
  }[];
  close(): Promise<void>;
}

/** The graph over HTTP, with the real schema and made-up answers; and the hub's exchange of codes beside it. */
export async function openStandInGraph(): Promise<StandInGraph> {
  const schema = await wholeSchema();
  const asked: StandInGraph["asked"] = [];
  const graph = { answers: {} as Answers, ready: undefined as object | undefined };
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const server = createServer(async (request, response) => {
    if (request.url === "/ready" && graph.ready !== undefined) {
      return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(graph.ready));
    }
    // Nothing is followed live here: a page that follows says that it waits.
    if (request.method !== "POST") return void response.writeHead(503).end();
    const body = (await json(request)) as Record<string, unknown>;
    if (request.url === "/case-token") return void exchange(body, response);
    const { query, variables } = body as { query: string; variables: Record<string, unknown> };
    const visit = request.headers["x-exparte-visit"];
    const told = {
      variables,
      visit: typeof visit === "string" ? visit : undefined,
      token: request.headers.authorization,
    };
    const answerOf = async (field: string, args: Variables) => {
      asked.push({ field, ...told });
      const given = graph.answers[field];
      if (given === undefined) throw new Error(`The test gives no answer for ${field}.`);
      const answer = typeof given === "function" ? await given(variables, args) : given;
      if (answer === null || typeof answer !== "object" || !("refused" in answer)) return answer;
      const { refused: code, ...facts } = answer as RefusedAnswer;
      throw new GraphQLError(`refused with ${code}`, { extensions: { code, ...facts } });
    };
    const rootValue = Object.fromEntries(fields.map((field) => [field, (args: Variables) => answerOf(field, args)]));
    const result = await graphql({ schema, source: query, variableValues: variables, rootValue });
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  function exchange(variables: Record<string, unknown>, response: ServerResponse): void {
    asked.push({ field: "caseToken", variables, visit: undefined, token: undefined });
    const given = (graph.answers.caseToken ?? { refused: "CASE_CODE_REFUSED" }) as object | RefusedAnswer;
    const isRefused = "refused" in given;
    const told = isRefused
      ? { errors: [{ message: "refused", extensions: { ...given, code: given.refused } }] }
      : given;
    response.writeHead(isRefused ? 400 : 200, { "content-type": "application/json" }).end(JSON.stringify(told));
  }

  return Object.assign(graph, {
    url: `http://127.0.0.1:${port}/graphql`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
