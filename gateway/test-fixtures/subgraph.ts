/**
 * A small service as a process of its own, so that a test can kill it: `node subgraph.ts letters|people PORT ISSUER`.
 * Prints its URL on stdout.
 */
import { setTimeout as delay } from "node:timers/promises";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { tokenVerifier } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import { type SubgraphContext, startSubgraph } from "@exparte/subgraph";
import { parse } from "graphql";
import { pino } from "pino";

type Context = SubgraphContext<undefined>;
const [, , name = "letters", port = "0", issuer = ""] = process.argv;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])`;
export const SDL: Readonly<Record<string, string>> = {
  letters: `${LINK}
    type Letter @key(fields: "id") { id: ID! text: String! author: Person inner: Letter sealed(code: String!): String! addressees: [Addressee!]! }
    type Person @key(fields: "id", resolvable: false) { id: ID! }
    type Inbox { head: Int! messages: [Message!]! }
    type Message { position: Int! order: Letter! }
    type Addressee { status: String! items: [Item!]! }
    type Item { id: ID! url: String! }
    scalar Any
    type LetterConnection { edges: [LetterEdge!]! }
    type LetterEdge { node: Letter! }
    type Query { letter(id: ID!): Letter! letters(first: Int = 20): LetterConnection! inbox(first: Int! = 100): Inbox! echo(value: Any): String! openToAll: String! bigPulled: Int! bigEnded: Int! broken: String! coded: String! hangs: String! }
    type Mutation { write(text: String!): Letter! hang: String! refused: String! }
    type Subscription { letters(after: Int! = 0, upTo: Int! = 2): Letter! big(upTo: Int!): String! breaks: Letter! refuses(code: String!): Letter! ends(code: String!): Letter! }`,
  people: `${LINK}
    type Person @key(fields: "id") { id: ID! name: String! }
    type Query { person(id: ID!): Person! }`,
};

/** Letters belong to the caller, so that two callers on one socket can be told apart. */
async function* letters(owner: string, after: number, upTo: number, signal: AbortSignal) {
  for (let id = after + 1; id <= upTo; id += 1) yield { letters: letter(owner, id) };
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}
async function* dripping(owner: string, signal: AbortSignal) {
  for (let id = 1; !signal.aborted; id += 1) {
    yield { letters: letter(owner, id) };
    await delay(50);
  }
}
/** How much of `big` was pulled, of all its streams, and how many of these have ended. */
const bigs = { pulled: 0, ended: 0 };
async function* big(upTo: number) {
  try {
    for (let id = 1; id <= upTo; id += 1) {
      bigs.pulled += 1;
      yield { big: `${id} `.padEnd(100_000, "x") };
    }
  } finally {
    bigs.ended += 1;
  }
}
async function* breaks(owner: string): AsyncGenerator<unknown> {
  yield { breaks: letter(owner, 1) };
  throw new Error("the password is swordfish");
}
/** Says on stdout that it was reached, and never answers. */
function hang(): Promise<never> {
  console.log("hanging");
  return new Promise(() => {});
}
function notYours(): never {
  throw new Refusal("NOT_YOURS", "It is not yours; ask for your own.", { field: "id" });
}
const letter = (owner: string, id: number | string) => ({
  id: String(id),
  text: `${owner} ${id}`,
  author: { id: "p" },
});

const resolvers: Record<string, Record<string, unknown>> = {
  letters: {
    Query: {
      letter: (_: unknown, { id }: { id: string }, context: Context) => letter(context.actor().partyId, id),
      letters: () => ({ edges: [] }),
      inbox: () => ({ head: 0, messages: [] }),
      echo: () => "heard",
      openToAll: () => "open",
      bigPulled: () => bigs.pulled,
      bigEnded: () => bigs.ended,
      broken: () => {
        throw new Error("the password is swordfish");
      },
      coded: notYours,
      hangs: hang,
    },
    Mutation: {
      write: (_: unknown, { text }: { text: string }, context: Context) => ({
        ...letter(context.actor().partyId, 1),
        text,
      }),
      hang,
      refused: notYours,
    },
    Letter: {
      __resolveReference: ({ id }: { id: string }, context: Context) => letter(context.actor().partyId, id),
      sealed: (_: unknown, { code }: { code: string }) => {
        throw code === "" ? new Error("the password is swordfish") : new Refusal(code, "Not now.", { field: "sealed" });
      },
    },
    Subscription: {
      letters: {
        subscribe: (_: unknown, { after, upTo }: { after: number; upTo: number }, context: Context) =>
          upTo < 0
            ? dripping(context.actor().partyId, context.signal)
            : letters(context.actor().partyId, after, upTo, context.signal),
      },
      big: { subscribe: (_: unknown, { upTo }: { upTo: number }) => big(upTo) },
      refuses: {
        subscribe: (_: unknown, { code }: { code: string }) => {
          throw new Refusal(code, "Not from its start; ask for another.", { field: "code" });
        },
      },
      ends: {
        async *subscribe(_: unknown, { code }: { code: string }, context: Context) {
          yield { ends: letter(context.actor().partyId, 1) };
          throw new Refusal(code, "Not any more; come back.");
        },
      },
      breaks: { subscribe: (_: unknown, _args: unknown, context: Context) => breaks(context.actor().partyId) },
    },
  },
  people: {
    Query: { person: (_: unknown, { id }: { id: string }) => ({ id, name: `name of ${id}` }) },
    Person: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }) },
  },
};

if (import.meta.main) {
  const subgraph = await startSubgraph({
    name,
    schema: buildSubgraphSchema([{ typeDefs: parse(SDL[name] ?? ""), resolvers: resolvers[name] as never }]),
    deps: undefined,
    verifyToken: tokenVerifier({ issuer, audience: "urn:exparte:hub" }),
    port: Number(port),
    isReady: () => true,
    logger: pino({ level: "error" }, process.stderr),
  });
  console.log(subgraph.url);
  process.once("SIGTERM", async () => {
    await subgraph.close();
    process.exit(0);
  });
}
