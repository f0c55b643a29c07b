import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import {
  type Court,
  type CourtOptions,
  connect,
  court,
  type InboxMessage,
  modifyOrder,
  request,
} from "@exparte/client";
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, ask, overWebsocket, untilTold } from "./door.js";
import { applicationInput, orderTo } from "./order.js";
import { isPublic } from "./public-fields.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const GRAPH = new URL("../gateway/supergraph.graphql", import.meta.url);
const PLATFORMS = ["vidshare", "chirper"] as const;
type Platform = (typeof PLATFORMS)[number];
const OTHER: Readonly<Record<Platform, Platform>> = { vidshare: "chirper", chirper: "vidshare" };

/** Stands in every text of a platform's part: its addresses, content ids, hashes and descriptions. */
const marker = (platform: Platform) => `only-${platform}-reads-this`;

const ARGUMENTS: Readonly<Record<string, string>> = {
  period: '{ from: "2026-01-01T00:00:00Z", until: "2026-12-01T00:00:00Z" }',
  halfYear: '"2026-H1"',
  platform: '"vidshare"',
};

let hub: TestHub;
let amsterdam: Court & CourtOptions;
let order: { id: string };

const itemsOf = (platform: Platform, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    url: `https://${platform}.example/${marker(platform)}/${n}`,
    contentId: `${marker(platform)}-id-${n}`,
    contentHash: `${marker(platform)}-hash-${n}`,
    description: `${marker(platform)} as text`,
  }));

const contentWith = (count: number) =>
  orderTo([], {
    addressees: PLATFORMS.map((platform) => ({ platform, items: itemsOf(platform, count) })),
    translations: [{ language: "en", text: "Remove it." }],
    penalty: { amountCents: 1000, currency: "EUR", unit: "DAY" },
  });

/** Both platforms are served, confirm, contest and withdraw; then both get a second version. */
beforeAll(async () => {
  hub = await openTestHub();
  const options = {
    url: hub.url,
    token: () => hub.token("court:rb-amsterdam"),
    court: "rb-amsterdam",
    key: await hub.keyOf("court", "rb-amsterdam"),
  };
  amsterdam = { ...options, ...court(options) };
  const application = await amsterdam.submit(
    applicationInput({ urls: PLATFORMS.map((one) => itemsOf(one, 1)[0]?.url) }),
  );
  order = await amsterdam.grant(application, contentWith(2));
  for (const platform of PLATFORMS) {
    const [message] = await received(platform, 1);
    const address = { url: hub.url, token: () => hub.token(`platform:${platform}`) };
    const key = await hub.keyOf("platform", platform);
    await using inbox = connect({ ...address, key, cursor: { position: 0 } });
    await inbox.acknowledge({ position: 1 });
    const items = message?.items ?? [];
    await inbox.confirm(
      order.id,
      items.map(({ id }) => ({ itemId: id, outcome: "REMOVED", effectAt: new Date() })),
    );
    const grounds = `${marker(platform)} in its grounds`;
    const lodge = "mutation ($input: LodgeOppositionInput!) { lodgeOpposition(input: $input) { id } }";
    const { lodgeOpposition } = await request<{ lodgeOpposition: { id: string } }>(address, lodge, {
      input: { orderId: order.id, grounds },
    });
    const withdraw = "mutation ($id: ID!, $reasons: String!) { withdrawOpposition(id: $id, reasons: $reasons) { id } }";
    await request(address, withdraw, { id: lodgeOpposition.id, reasons: `${marker(platform)} as its reasons` });
    await request(address, lodge, { input: { orderId: order.id, grounds } });
  }
  await modifyOrder(amsterdam, order.id, {
    cause: "SETTLEMENT",
    reasons: "The parties agreed on one more.",
    caseNumber: application.caseNumber,
    version: 2,
    order: contentWith(3),
  });
});
afterAll(() => hub?.end());

async function received(platform: Platform, count: number): Promise<InboxMessage[]> {
  await using inbox = connect({
    url: hub.url,
    token: () => hub.token(`platform:${platform}`),
    cursor: { position: 0 },
  });
  const messages: InboxMessage[] = [];
  for await (const message of inbox) {
    messages.push(message);
    if (messages.length === count) break;
  }
  return messages;
}

/** Every field that can be asked for without knowing anything, to this depth; none is left out for its type. */
function selectionOf(type: GraphQLOutputType, depth: number, within: readonly string[] = []): string | undefined {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  if (depth === 0 || within.includes(named.name)) return undefined;
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const given = argumentsOf(field.args);
    const inside = given === undefined ? undefined : selectionOf(field.type, depth - 1, [...within, named.name]);
    return inside === undefined ? [] : [`${field.name}${given}${inside}`];
  });
  return fields.length === 0 ? undefined : ` { ${fields.join(" ")} }`;
}

/** Undefined where an argument is required that nothing here fills in. */
function argumentsOf(
  args: GraphQLObjectType extends never ? never : readonly Parameters<typeof isRequiredArgument>[0][],
) {
  const required = args.filter(isRequiredArgument);
  if (required.some(({ name }) => ARGUMENTS[name] === undefined)) return undefined;
  return required.length === 0 ? "" : `(${required.map(({ name }) => `${name}: ${ARGUMENTS[name]}`).join(", ")})`;
}

interface Read {
  readonly query: string;
  readonly answer: Answer;
}

/** All that a platform can ask for: the order by every way that leads to it, field by field, and every other query. */
async function everythingRead(platform: Platform): Promise<Read[]> {
  const schema = buildSchema(await readFile(GRAPH, "utf8"), { assumeValidSDL: true });
  const fieldsOf = (name: string) => Object.values((schema.getType(name) as GraphQLObjectType).getFields());
  const orderFields = fieldsOf("TakedownOrder").flatMap(({ name, args, type }) => {
    const inside = selectionOf(type, 4, ["TakedownOrder"]);
    const given = argumentsOf(args);
    return inside === undefined || given === undefined ? [] : [`${name}${given}${inside}`];
  });
  const ways = [
    (field: string) => `{ order(id: "${order.id}") { ${field} } }`,
    (field: string) => `{ orders(first: 5) { edges { node { ${field} } } } }`,
    (field: string) => `{ inbox(first: 100) { messages { order { ${field} } } } }`,
  ];
  const others = fieldsOf("Query").flatMap(({ name, args, type }) => {
    const inside = selectionOf(type, 5, ["TakedownOrder"]);
    const given = argumentsOf(args);
    return isPublic("Query", name) || inside === undefined || given === undefined
      ? []
      : [`{ ${name}${given}${inside} }`];
  });
  const figures = fieldsOf("Platform")
    .filter(({ name }) => !isPublic("Platform", name))
    .map(
      ({ name, args, type }) =>
        `{ platform(id: "${platform}") { ${name}${argumentsOf(args)}${selectionOf(type, 3) ?? ""} } }`,
    );
  const queries = [...orderFields.flatMap((field) => ways.map((way) => way(field))), ...others, ...figures];
  const token = await hub.tokenOf(`platform:${platform}`);
  const reads: Read[] = [];
  for (const query of queries) reads.push({ query, answer: await ask(hub.url, token, query) });
  return reads;
}

/** The text with all that is in base64url in it, and in the papers among that. */
function readable(text: string): string {
  const inside = (text.match(/[\w+/=-]{24,}/g) ?? []).map((one) => Buffer.from(one, "base64"));
  return [
    text,
    ...inside.map((one) => (one.subarray(0, 5).toString() === "%PDF-" ? inPaper(one) : one.toString())),
  ].join("\n");
}

function inPaper(pdf: Buffer): string {
  const streams = pdf.toString("latin1").matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g);
  return [...streams]
    .map(([, stream = ""]) => {
      try {
        return readable(inflateSync(Buffer.from(stream, "latin1")).toString("latin1"));
      } catch {
        return stream; // not compressed
      }
    })
    .join("\n");
}

const UNREADABLE = ["GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED", "INTERNAL_SERVER_ERROR", "BAD_USER_INPUT"];

describe.each(PLATFORMS)("%s, of an order to two platforms,", (platform) => {
  it("reads its own part, and whatever it asks for, nothing that stands in the other's", async () => {
    const reads = await everythingRead(platform);
    const told = reads.map(({ answer }) => readable(JSON.stringify(answer)));
    const odd = reads.filter(({ answer }) => UNREADABLE.includes(answer.errors?.[0]?.extensions.code ?? ""));
    expect(odd).toEqual([]);
    expect(reads.filter(({ answer }) => answer.data).length).toBeGreaterThan(60);
    for (const field of ["seal", "versions", "paper", "addressees"]) {
      const index = reads.findIndex(({ query }) => query.startsWith(`{ order(id: "${order.id}") { ${field}`));
      expect({ field, own: told[index]?.includes(marker(platform)) }).toEqual({ field, own: true });
    }
    const other = OTHER[platform];
    const learnt = reads.filter((_, index) => told[index]?.includes(marker(other)) || told[index]?.includes(other));
    expect(learnt.map(({ query }) => query)).toEqual([]);
  });

  it("follows its inbox and hears nothing of the other", async () => {
    const listener = overWebsocket(hub.url, await hub.tokenOf(`platform:${platform}`));
    await untilTold(listener, 2);
    await listener.stop();
    expect(listener.messages.map(({ kind }) => kind)).toEqual(["ORDER_ISSUED", "ORDER_MODIFIED"]);
    const told = readable(JSON.stringify(listener.messages));
    expect(told).toContain(marker(platform));
    expect(told).not.toContain(OTHER[platform]);
  });

  it("finds its own items in both versions with the client library, under one seal with the other", async () => {
    const messages = await received(platform, 2);
    expect(messages.map(({ document }) => document?.addressees.map(({ items = [] }) => items.length))).toEqual([
      [2],
      [3],
    ]);
    const sealOf = async (reader: Platform) => (await received(reader, 1))[0]?.seal?.split("~")[0];
    expect(await sealOf(platform)).toBe(await sealOf(OTHER[platform]));
  });
});
