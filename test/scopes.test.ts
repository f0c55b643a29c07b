import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, dataOf, overEvents, overWebsocketOperation, untilEnded, type WireError } from "./door.js";
import { forgeToken, ownToken } from "./foreign-tokens.js";
import { giveOrder } from "./order.js";
import { BEHIND_PUBLIC_FIELDS, isPublic, WITHOUT_TOKEN } from "./public-fields.js";
import { openTestHub, type TestHub } from "./test-hub.js";

/** One client of each kind of party, each with a valid token without scopes. */
const CLIENTS = [
  "court:rb-amsterdam",
  "platform:vidshare",
  "ap:ap",
  "regulator:acm",
  "coordinator:acm",
  "operator:hub",
  "hotline:helpwanted",
  "flagger:trusted",
  "service:orders",
  "case:none",
  "respondent:none",
] as const;

const SAMPLES: Record<string, unknown> = {
  Boolean: true,
  DateTime: "2026-11-01T12:00:00Z",
  Duration: "PT1H",
  ID: "none",
  Int: 1,
  JSONObject: {},
  JWE: "eyJhbGciOiJub25lIn0.aa.aa.aa.aa",
  JWS: "eyJhbGciOiJub25lIn0.aa.aa",
  SafeInt: 1,
  String: "none",
  URL: "https://vidshare.example/v/none",
};

/** What the schema cannot say that an input requires. */
const REQUIRED_BESIDES: Record<string, readonly string[]> = {
  AnswerDisclosureInput: ["refusal"],
  ModifyOrderInput: ["correction"],
  LiftOrderInput: ["penaltiesFallAway"],
};

/** Samples for fields whose value must fit another of the same type. */
const SAMPLES_OF_FIELDS: Record<string, unknown> = { "PeriodInput.until": "2026-11-02T12:00:00Z" };

/** Arguments with which a public field returns something. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  "Query.addresseeFor": '(url: "https://vidshare.example/v/1")',
  "Query.coordinator": '(id: "acm")',
  "Query.court": '(id: "rb-amsterdam")',
  "Query.platform": '(id: "vidshare")',
  "Query.publicReport": '(period: { from: "2026-01", until: "2026-07" })',
  "Query.verifySeal": '(digest: "none")',
};

/** A value of this type, with everything that it requires. */
function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const besides = REQUIRED_BESIDES[type.name] ?? [];
    const required = Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || besides.includes(field.name),
    );
    return Object.fromEntries(
      required.map((field) => [field.name, SAMPLES_OF_FIELDS[`${type.name}.${field.name}`] ?? sampleOf(field.type)]),
    );
  }
  if (!(type.name in SAMPLES)) throw new Error(`There is no sample of ${type.name}`);
  return SAMPLES[type.name];
}

interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

type Operation = "query" | "mutation" | "subscription";

function rootOf(schema: GraphQLSchema, operation: Operation): GraphQLObjectType | undefined {
  const roots = {
    query: schema.getQueryType,
    mutation: schema.getMutationType,
    subscription: schema.getSubscriptionType,
  };
  return roots[operation].call(schema) ?? undefined;
}

/** The names of the root fields, except those of federation itself. */
function rootFields(schema: GraphQLSchema, operation: Operation): string[] {
  return Object.keys(rootOf(schema, operation)?.getFields() ?? {}).filter((name) => !name.startsWith("_"));
}

function fieldOf(type: GraphQLObjectType | undefined, name: string): GraphQLField<unknown, unknown> {
  const field = type?.getFields()[name];
  if (field === undefined) throw new Error(`There is no field ${name}`);
  return field;
}

/** One field with samples of its required arguments, inside the path that leads to it. */
function asked(
  type: GraphQLObjectType | undefined,
  name: string,
  within: (selection: string, declared: string) => string,
): Asked {
  const field = fieldOf(type, name);
  const real = ARGUMENTS[`${type?.name}.${name}`];
  const args = real === undefined ? field.args.filter((arg) => isRequiredArgument(arg)) : [];
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const given = real ?? parenthesised(args.map((arg) => `${arg.name}: $${arg.name}`).join(", "));
  const selection = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  return {
    query: within(`${name}${given}${selection}`, declared),
    variables: Object.fromEntries(args.map((arg) => [arg.name, sampleOf(arg.type)])),
  };
}

function parenthesised(inside: string): string {
  return inside && `(${inside})`;
}

const atRoot = (operation: Operation) => (selection: string, declared: string) =>
  `${operation}${parenthesised(declared)} { ${selection} }`;

let hub: TestHub;
/** The schemas of the gateway and of each service, with their addresses. */
const schemas = new Map<string, { readonly url: string; readonly schema: GraphQLSchema }>();
/** For one client of each kind of party, a valid token without scopes. */
const tokens = new Map<string, string>();

async function tokenWith(client: string, scope: string): Promise<string> {
  const [type = "", id = ""] = client.split(":");
  if (type === "case" || type === "respondent") return ownToken(hub, { party: { type, id }, scope });
  return forgeToken(hub, "operator:hub", { claims: { party: { type, id }, scope } });
}

beforeAll(async () => {
  hub = await openTestHub();
  for (const client of CLIENTS) tokens.set(client, await tokenWith(client, ""));
  const { orders, platforms, identities, complaints } = hub.urls;
  for (const [name, url] of Object.entries({ gateway: hub.url, orders, platforms, identities, complaints })) {
    const { data } = await ask(url, await hub.tokenOf("operator:hub"), getIntrospectionQuery());
    schemas.set(name, { url, schema: buildClientSchema(data as unknown as IntrospectionQuery) });
  }
  const code = {
    version: 1,
    text: "One.",
    inForceFrom: "2026-01-01T00:00:00.000Z",
    objectionWindow: "P7D",
    answerNoticesWithin: "P7D",
  };
  const publish = "mutation ($input: PublishCodeOfConductInput!) { publishCodeOfConduct(input: $input) { version } }";
  await dataOf(hub.url, await hub.tokenOf("operator:hub"), publish, { input: code });
  await dataOf(hub.url, await hub.tokenOf("platform:vidshare"), "mutation { joinCodeOfConduct { since } }");
});
afterAll(() => hub?.end());

function doorOf(name: string): { readonly url: string; readonly schema: GraphQLSchema } {
  const found = schemas.get(name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found;
}

const REFUSED = ["SCOPE_MISSING", "ROLE_FORBIDDEN", "FIGURES_FORBIDDEN"];

/** The clients that are not refused, with the answers that they got instead. */
async function notRefused(tell: (token: string) => Promise<string | undefined>): Promise<Record<string, unknown>> {
  const wrong: Record<string, unknown> = {};
  for (const [client, token] of tokens) {
    const code = await tell(token);
    if (!REFUSED.includes(code ?? "")) wrong[client] = code ?? "no refusal";
  }
  return wrong;
}

const codeOver =
  (url: string, { query, variables }: Asked) =>
  async (token: string) =>
    (await ask(url, token, query, variables)).errors?.[0]?.extensions.code;

/** A refusal comes instead of a first message, or as the end of the subscription. */
const codeOverWebsocket =
  (url: string, { query, variables }: Asked) =>
  async (token: string) => {
    const [first] = await overWebsocketOperation(url, token, query, variables);
    const errors = Array.isArray(first) ? first : (first as { errors?: unknown[] } | undefined)?.errors;
    return (errors as readonly WireError[] | undefined)?.[0]?.extensions.code;
  };

const DOORS = ["gateway", "orders", "platforms", "identities", "complaints"] as const;

describe("a token without any scope", () => {
  it.each(DOORS)(
    "lets no party change anything at %s: every mutation refuses it before it looks up any object",
    async (door) => {
      const { url, schema } = doorOf(door);
      const wrong: Record<string, unknown> = {};
      for (const name of rootFields(schema, "mutation")) {
        const refused = await notRefused(codeOver(url, asked(rootOf(schema, "mutation"), name, atRoot("mutation"))));
        if (Object.keys(refused).length > 0) wrong[name] = refused;
      }
      expect(wrong).toEqual({});
    },
  );

  it.each(DOORS)("shows no party anything at %s except the fields listed as public", async (door) => {
    const { url, schema } = doorOf(door);
    const wrong: Record<string, unknown> = {};
    for (const name of rootFields(schema, "query").filter((name) => !isPublic("Query", name))) {
      const refused = await notRefused(codeOver(url, asked(rootOf(schema, "query"), name, atRoot("query"))));
      if (Object.keys(refused).length > 0) wrong[name] = refused;
    }
    expect(wrong).toEqual({});
  });

  it.each(DOORS)("cannot follow anything at %s", async (door) => {
    const { url, schema } = doorOf(door);
    const wrong: Record<string, unknown> = {};
    for (const name of rootFields(schema, "subscription")) {
      const operation = asked(rootOf(schema, "subscription"), name, atRoot("subscription"));
      const refused = await notRefused(codeOverWebsocket(url, operation));
      if (Object.keys(refused).length > 0) wrong[name] = refused;
    }
    expect(wrong).toEqual({});
  });

  it("cannot follow anything over server-sent events either", async () => {
    const { url, schema } = doorOf("gateway");
    for (const name of rootFields(schema, "subscription")) {
      const { query } = asked(rootOf(schema, "subscription"), name, atRoot("subscription"));
      const listener = overEvents(url, tokens.get("platform:vidshare") ?? "", {}, query);
      await untilEnded(listener);
      expect({ name, errors: listener.errors }).toMatchObject({
        name,
        errors: [{ extensions: { code: expect.any(String) } }],
      });
      expect(REFUSED).toContain(listener.errors[0]?.extensions.code);
    }
  });

  it("gets every field listed as public, and only the listed ones behind them", async () => {
    const { url, schema } = doorOf("gateway");
    const reached = new Map<string, (selection: string, declared: string) => string>([["Query", atRoot("query")]]);
    const wrong: Record<string, unknown> = {};
    const asPublic = new Set<string>();
    // Types that are found on the way join the walk.
    for (const [typeName, within] of reached) {
      const type = schema.getType(typeName) as GraphQLObjectType;
      for (const [name, field] of Object.entries(type.getFields())) {
        const operation = asked(type, name, within);
        if (!isPublic(typeName, name)) {
          const refused = await notRefused(codeOver(url, operation));
          if (Object.keys(refused).length > 0) wrong[`${typeName}.${name}`] = refused;
          continue;
        }
        asPublic.add(typeName);
        for (const [client, token] of tokens) {
          const { errors } = await ask(url, token, operation.query, operation.variables);
          if (errors !== undefined) wrong[`${typeName}.${name} ${client}`] = errors[0]?.message;
        }
        const inside = getNamedType(field.type);
        if (isLeafType(inside) || reached.has(inside.name)) continue;
        const given = ARGUMENTS[`${typeName}.${name}`] ?? "";
        reached.set(inside.name, (selection, declared) => within(`${name}${given} { ${selection} }`, declared));
      }
    }
    expect(wrong).toEqual({});
    expect([...asPublic].filter((name) => name !== "Query").sort()).toEqual(Object.keys(BEHIND_PUBLIC_FIELDS).sort());
  });

  it("must be there for every public field except those open to anyone", async () => {
    const { url, schema } = doorOf("gateway");
    for (const name of rootFields(schema, "query").filter((name) => isPublic("Query", name))) {
      const { query } = asked(rootOf(schema, "query"), name, atRoot("query"));
      const code = (await ask(url, undefined, query)).errors?.[0]?.extensions.code;
      const forAnyone = (WITHOUT_TOKEN as readonly string[]).includes(`Query.${name}`);
      expect({ name, code }).toEqual({ name, code: forAnyone ? undefined : "TOKEN_MISSING" });
    }
  });

  it.each(DOORS.slice(1))("gets nothing more of an entity by naming it at %s itself", async (door) => {
    const { url, schema } = doorOf(door);
    const { id: order } = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare"]);
    const ids: Record<string, string> = { Court: "rb-amsterdam", Platform: "vidshare", TakedownOrder: order };
    const entities = schema.getType("_Entity");
    if (!isUnionType(entities)) throw new Error(`${door} has no entities`);
    const wrong: Record<string, unknown> = {};
    for (const type of entities.getTypes()) {
      const key = type.name === "PublicReport" ? { halfYear: "2026-H1" } : { id: ids[type.name] ?? "none" };
      for (const name of Object.keys(type.getFields())) {
        // The caller supplied the key.
        if (isPublic(type.name, name) || name in key) continue;
        const { query, variables } = asked(
          type,
          name,
          (selection, declared) =>
            `query (${["$of: [_Any!]!", declared].filter(Boolean).join(", ")}) { _entities(representations: $of) { ... on ${type.name} { ${selection} } } }`,
        );
        const of = [{ __typename: type.name, ...key }];
        const refused = await notRefused(codeOver(url, { query, variables: { ...variables, of } }));
        if (Object.keys(refused).length > 0) wrong[`${type.name}.${name}`] = refused;
      }
    }
    expect(wrong).toEqual({});
  });
});

const EVERY_SCOPE = [
  "applications:read",
  "applications:submit",
  "case:confirm",
  "case:contest",
  "case:read",
  "complaints:handle",
  "compliance:read",
  "coordination:read",
  "disclosures:answer",
  "disclosures:request",
  "feeds:read",
  "inbox:read",
  "notices:read",
  "notices:record",
  "orders:confirm",
  "orders:grant",
  "orders:read",
  "parties:register",
  "workload:read",
];

/** Who reads which field, with the one scope that allows it. */
const READS: readonly (readonly [client: string, field: string, scope: string])[] = [
  ["court:rb-amsterdam", "application", "applications:read"],
  ["court:rb-amsterdam", "order", "orders:read"],
  ["court:rb-amsterdam", "orders", "orders:read"],
  ["court:rb-amsterdam", "notice", "notices:read"],
  ["court:rb-amsterdam", "notices", "notices:read"],
  ["court:rb-amsterdam", "workload", "workload:read"],
  ["court:rb-amsterdam", "disclosureRequest", "disclosures:request"],
  ["court:rb-amsterdam", "disclosureRequests", "disclosures:request"],
  ["platform:vidshare", "inbox", "inbox:read"],
  ["platform:vidshare", "complaintInbox", "inbox:read"],
  ["platform:vidshare", "complaint", "inbox:read"],
  ["platform:vidshare", "complaints", "inbox:read"],
  ["platform:vidshare", "order", "orders:read"],
  ["platform:vidshare", "orders", "orders:read"],
  ["platform:vidshare", "notice", "notices:read"],
  ["platform:vidshare", "notices", "notices:read"],
  ["platform:vidshare", "disclosureInbox", "disclosures:answer"],
  ["platform:vidshare", "disclosureRequest", "disclosures:answer"],
  ["platform:vidshare", "disclosureRequests", "disclosures:answer"],
  ["hotline:helpwanted", "notices", "notices:read"],
  ["flagger:trusted", "notices", "notices:read"],
  ["ap:ap", "orders", "compliance:read"],
  ["ap:ap", "notices", "complaints:handle"],
  ["ap:ap", "complaints", "complaints:handle"],
  ["ap:ap", "disclosureRequests", "compliance:read"],
  ["ap:ap", "workload", "compliance:read"],
  ["coordinator:acm", "coordinatorInbox", "coordination:read"],
  ["regulator:acm", "orders", "compliance:read"],
  ["regulator:acm", "notices", "compliance:read"],
  ["regulator:acm", "complaints", "compliance:read"],
  ["regulator:acm", "totalWorkload", "compliance:read"],
  ["operator:hub", "inboxLags", "parties:register"],
];

/** A mutation that changes an existing object answers with it, so its caller needs the reading scope too. */
const ACTS: readonly (readonly [client: string, field: string, acting: string, reading: string])[] = [
  ["court:rb-amsterdam", "withdrawApplication", "applications:submit", "applications:read"],
  ["court:rb-amsterdam", "refuseApplication", "orders:grant", "applications:read"],
  ["court:rb-amsterdam", "referApplication", "orders:grant", "applications:read"],
  ["court:rb-amsterdam", "grantApplication", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "suspendOrder", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "rejectClaim", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "findBreach", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "findCompliance", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "decideFinding", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "suspendItems", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "resumeItems", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "moderatePenalty", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "continuePenalty", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "refuseModeration", "orders:grant", "orders:read"],
  ["court:rb-amsterdam", "registerMainClaim", "applications:submit", "orders:read"],
  ["court:rb-amsterdam", "recordService", "applications:submit", "orders:read"],
  ["court:rb-amsterdam", "issueCaseCode", "applications:submit", "orders:read"],
  ["court:rb-amsterdam", "revokeCaseCode", "applications:submit", "orders:read"],
  ["respondent:none", "confirmTakedown", "case:confirm", "case:read"],
  ["respondent:none", "confirmReinstatement", "case:confirm", "case:read"],
  ["case:none", "lodgeOpposition", "case:contest", "case:read"],
  ["case:none", "withdrawOpposition", "case:contest", "case:read"],
  ["court:rb-amsterdam", "recordNoticeDecision", "notices:record", "notices:read"],
  ["platform:vidshare", "confirmTakedown", "orders:confirm", "orders:read"],
  ["platform:vidshare", "confirmPosterInformed", "orders:confirm", "orders:read"],
  ["platform:vidshare", "confirmReinstatement", "orders:confirm", "orders:read"],
  ["platform:vidshare", "lodgeOpposition", "orders:confirm", "orders:read"],
  ["platform:vidshare", "withdrawOpposition", "orders:confirm", "orders:read"],
  ["platform:vidshare", "requestModeration", "orders:confirm", "orders:read"],
  ["platform:vidshare", "contestFinding", "orders:confirm", "orders:read"],
  ["platform:vidshare", "applyForLapse", "orders:confirm", "orders:read"],
  ["platform:vidshare", "lodgeObjection", "orders:confirm", "inbox:read"],
];

/** What a party with a code may ask for; the code here is not there. */
const WITH_A_CODE: Readonly<Record<string, readonly string[]>> = {
  "case:none": ["Query.case", "Mutation.lodgeOpposition", "Mutation.withdrawOpposition"],
  "respondent:none": [
    "Query.case",
    "Mutation.confirmReinstatement",
    "Mutation.confirmTakedown",
    "Mutation.lodgeOpposition",
    "Mutation.withdrawOpposition",
  ],
};

describe.each(Object.entries(WITH_A_CODE))("the party %s, whatever scopes its token has", (client, allowed) => {
  it.each(DOORS)("reads and does nothing at %s but what is of its own case", async (door) => {
    const { url, schema } = doorOf(door);
    const token = await tokenWith(client, EVERY_SCOPE.join(" "));
    const wrong: Record<string, unknown> = {};
    for (const operation of ["query", "mutation", "subscription"] as const) {
      const type = rootOf(schema, operation);
      for (const name of rootFields(schema, operation).filter((one) => !isPublic("Query", one))) {
        const operationAsked = asked(type, name, atRoot(operation));
        const tell = operation === "subscription" ? codeOverWebsocket : codeOver;
        const code = await tell(url, operationAsked)(token);
        const expected = allowed.includes(`${type?.name}.${name}`) ? "CASE_CODE_REFUSED" : "ROLE_FORBIDDEN";
        if (code !== expected) wrong[`${operation} ${name}`] = code ?? "no refusal";
      }
    }
    expect(wrong).toEqual({});
  });
});

describe("a scope", () => {
  it.each(READS)(
    "lets %s read %s with %s alone, and the refusal of any other token names it",
    async (client, name, scope) => {
      const { url, schema } = doorOf("gateway");
      const { query, variables } = asked(rootOf(schema, "query"), name, atRoot("query"));
      const others = EVERY_SCOPE.filter((one) => one !== scope).join(" ");
      const refused = await ask(url, await tokenWith(client, others), query, variables);
      expect(refused.errors).toMatchObject([{ extensions: { code: "SCOPE_MISSING", scope } }]);
      expect(refused.errors?.[0]?.message).toMatch(
        new RegExp(`needs the scope ${scope};.* Ask the issuer .* operator of the hub`),
      );
      const { errors = [] } = await ask(url, await tokenWith(client, scope), query, variables);
      // No object has this id; a missing permission would give another code.
      for (const { extensions } of errors) expect(extensions.code).toMatch(/^UNKNOWN_/);
    },
  );

  it.each(ACTS)("lets %s do %s only with %s and %s", async (client, name, acting, reading) => {
    const { url, schema } = doorOf("gateway");
    const { query, variables } = asked(rootOf(schema, "mutation"), name, atRoot("mutation"));
    for (const missing of [acting, reading]) {
      const others = EVERY_SCOPE.filter((one) => one !== missing).join(" ");
      const { errors } = await ask(url, await tokenWith(client, others), query, variables);
      expect(errors).toMatchObject([{ extensions: { code: "SCOPE_MISSING", scope: missing } }]);
    }
  });

  it("of an inbox gives its messages, but the order as it stands only with orders:read", async () => {
    const { id } = await giveOrder(await hub.court("rb-amsterdam"), ["hostbox"]);
    const messages = "{ inbox { messages { orderId seal } } }";
    const orders = "{ inbox { messages { orderId order { id seal statementOfReasons } } } }";
    const reader = await tokenWith("platform:hostbox", "inbox:read");
    expect(await ask(hub.url, reader, messages)).toMatchObject({ data: { inbox: { messages: [{ orderId: id }] } } });
    const { data, errors } = await ask(hub.url, reader, orders);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "SCOPE_MISSING", scope: "orders:read" } }]);
    const whole = await ask(hub.url, await tokenWith("platform:hostbox", "inbox:read orders:read"), orders);
    expect(whole.data).toMatchObject({ inbox: { messages: [{ orderId: id, order: { id } }] } });
  });

  it("of figures shows a platform its own figures; without it, none", async () => {
    const period = '(period: { from: "2026-11-01T00:00:00Z", until: "2026-11-02T00:00:00Z" })';
    const figures = ["compliance", "disclosures", "complaints", "noticeOutcomes"];
    const others = EVERY_SCOPE.filter((one) => one !== "compliance:read").join(" ");
    for (const figure of figures) {
      const query = `{ platform(id: "vidshare") { ${figure}${period} { __typename } } }`;
      expect(
        (await ask(hub.url, await tokenWith("platform:vidshare", "compliance:read"), query)).errors,
      ).toBeUndefined();
      expect((await ask(hub.url, await tokenWith("platform:vidshare", others), query)).errors).toMatchObject([
        { extensions: { code: "SCOPE_MISSING", scope: "compliance:read" } },
      ]);
      expect((await ask(hub.url, await tokenWith("platform:chirper", "compliance:read"), query)).errors).toMatchObject([
        { extensions: { code: "FIGURES_FORBIDDEN" } },
      ]);
    }
  });
});
