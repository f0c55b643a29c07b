import {
  buildClientSchema,
  type GraphQLInputType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./door.js";
import { forgeToken } from "./foreign-tokens.js";
import { openTestHub, type TestHub } from "./test-hub.js";

/** One client of every kind of party, each with a good token that carries no scope. */
const CLIENTS = ["court:rb-amsterdam", "platform:vidshare", "ap:ap", "regulator:acm", "operator:hub"] as const;

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
const REQUIRED_BESIDES: Record<string, readonly string[]> = { AnswerDisclosureInput: ["refusal"] };

/** Where two values of one type have to fit together. */
const SAMPLES_OF_FIELDS: Record<string, unknown> = { "PeriodInput.until": "2026-11-02T12:00:00Z" };

/** Open to every party: the registry, the code of conduct, what tells forgeries from orders, and what is published. */
const OPEN = [
  "addresseeFor",
  "codeOfConduct",
  "codesOfConduct",
  "court",
  "courts",
  "platform",
  "platforms",
  "publicReport",
  "verifySeal",
];

/** A party's own records, which need no scope; a stranger's are unknown to it. */
const OWN: Record<string, readonly (string | undefined)[]> = {
  application: ["UNKNOWN_APPLICATION"],
  notice: ["UNKNOWN_NOTICE"],
  notices: [undefined],
  order: ["UNKNOWN_ORDER"],
  orders: [undefined],
  workload: [undefined],
};

/** A value that has the type's shape and everything it requires. */
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

function asked(schema: GraphQLSchema, operation: "query" | "mutation", name: string): Asked {
  const root = operation === "mutation" ? schema.getMutationType() : schema.getQueryType();
  const field = root?.getFields()[name];
  if (field === undefined) throw new Error(`There is no ${operation} ${name}`);
  const args = field.args.filter((arg) => isRequiredArgument(arg));
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const selection = isLeafType(getNamedType(field.type)) ? "" : " { __typename }";
  return {
    query: `${operation}${declared && `(${declared})`} { ${name}${given && `(${given})`}${selection} }`,
    variables: Object.fromEntries(args.map((arg) => [arg.name, sampleOf(arg.type)])),
  };
}

let hub: TestHub;
let schema: GraphQLSchema;
const tokens = new Map<string, string>();

beforeAll(async () => {
  hub = await openTestHub();
  for (const client of CLIENTS) tokens.set(client, await forgeToken(hub, client, { claims: { scope: "" } }));
  const { data } = await ask(hub.url, tokens.get("operator:hub"), getIntrospectionQuery());
  schema = buildClientSchema(data as unknown as Parameters<typeof buildClientSchema>[0]);
});
afterAll(() => hub?.end());

async function codesOf(operation: "query" | "mutation", name: string): Promise<Record<string, string | undefined>> {
  const { query, variables } = asked(schema, operation, name);
  const codes: Record<string, string | undefined> = {};
  for (const [client, token] of tokens) {
    const { errors } = await ask(hub.url, token, query, variables);
    codes[client.split(":")[0] ?? ""] = errors?.[0]?.extensions.code;
  }
  return codes;
}

const REFUSED = ["SCOPE_MISSING", "ROLE_FORBIDDEN", "FIGURES_FORBIDDEN"];

describe("a token without any scope", () => {
  it("lets no party do anything: every mutation refuses it before it looks for what is meant", async () => {
    const names = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(names.length).toBeGreaterThan(30);
    const wrong: Record<string, unknown> = {};
    for (const name of names) {
      const codes = await codesOf("mutation", name);
      if (!Object.values(codes).every((code) => REFUSED.includes(code ?? ""))) wrong[name] = codes;
    }
    expect(wrong).toEqual({});
  });

  it("shows courts and platforms their own records, everybody the registry, and nobody more", async () => {
    const names = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(names).toEqual(expect.arrayContaining([...OPEN, ...Object.keys(OWN)]));
    const wrong: Record<string, unknown> = {};
    for (const name of names.filter((name) => !OPEN.includes(name))) {
      const codes = await codesOf("query", name);
      const kept = Object.entries(codes).every(
        ([party, code]) =>
          REFUSED.includes(code ?? "") || (/court|platform/.test(party) && (OWN[name] ?? []).includes(code)),
      );
      if (!kept) wrong[name] = codes;
    }
    expect(wrong).toEqual({});
  });
});
