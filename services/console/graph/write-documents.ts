/**
 * Writes src/graph/*-documents.ts, and documents.ts for what is public: what the console asks of the graph, with the types
 * of its answers. A page that asks for what the graph does not have is not built; nor is a public page that asks for
 * anything but the graph's public fields.
 */
import { readFile, writeFile } from "node:fs/promises";
import { codegen } from "@graphql-codegen/core";
import * as typedDocuments from "@graphql-codegen/typed-document-node";
import * as operations from "@graphql-codegen/typescript-operations";
import { filterSchema, pruneSchema } from "@graphql-tools/utils";
import { buildSchema, type GraphQLSchema, parse, printSchema } from "graphql";

const PUBLIC_FIELDS = ["verifySeal", "publicReport"];
/** What is asked, and where its documents go. */
const DOCUMENTS = [
  { asked: "public.graphql", made: "documents.ts", schema: publicSchema },
  { asked: "court.graphql", made: "court-documents.ts", schema: wholeSchema },
  { asked: "case.graphql", made: "case-documents.ts", schema: wholeSchema },
  { asked: "supervision.graphql", made: "supervision-documents.ts", schema: wholeSchema },
  { asked: "complaints.graphql", made: "complaints-documents.ts", schema: wholeSchema },
  { asked: "platform.graphql", made: "platform-documents.ts", schema: wholeSchema },
  { asked: "operator.graphql", made: "operator-documents.ts", schema: wholeSchema },
] as const;
export const MADE: readonly string[] = DOCUMENTS.map(({ made }) => made);

const text = (path: string) => readFile(new URL(path, import.meta.url), "utf8");

async function schemaWith(isWanted: (operation: string | undefined, field: string) => boolean): Promise<GraphQLSchema> {
  const whole = buildSchema(await text("../../../gateway/supergraph.graphql"), { assumeValidSDL: true });
  return pruneSchema(
    filterSchema({
      schema: whole,
      rootFieldFilter: (operation, field) => isWanted(operation, String(field)),
      directiveFilter: () => false,
    }),
  );
}

/** The part of the graph that anyone may ask for, without what only composition needs. */
export function publicSchema(): Promise<GraphQLSchema> {
  return schemaWith((operation, field) => operation === "Query" && PUBLIC_FIELDS.includes(field));
}

/** All of the graph, as whoever signed in asks it. */
export function wholeSchema(): Promise<GraphQLSchema> {
  return schemaWith(() => true);
}

/** The text of one of MADE. */
export async function documents(made: string): Promise<string> {
  const wanted = DOCUMENTS.find((one) => one.made === made);
  if (wanted === undefined) throw new Error(`${made} is not made of any questions.`);
  const config = {
    useTypeImports: true,
    enumsAsTypes: true,
    immutableTypes: true,
    documentMode: "string",
    // They stand in the supergraph.
    disableDescriptions: true,
    skipTypename: true,
    scalars: {
      DateTime: "string",
      Duration: "string",
      JSONObject: "Readonly<Record<string, unknown>>",
      JWE: "string",
      JWS: "string",
      SafeInt: "number",
      URL: "string",
    },
    defaultScalarType: "unknown",
  };
  const body = await codegen({
    filename: made,
    schema: parse(printSchema(await wanted.schema())),
    documents: [{ location: wanted.asked, document: parse(await text(`./${wanted.asked}`)) }],
    config,
    pluginMap: { operations, typedDocuments },
    plugins: [{ operations: {} }, { typedDocuments: {} }],
  });
  return `// Made from graph/${wanted.asked} and the supergraph by graph/write-documents.ts.\n${body.trim()}\n`;
}

if (process.argv[1] === import.meta.filename) {
  for (const made of MADE) {
    const target = new URL(`../src/graph/${made}`, import.meta.url);
    const now = await documents(made);
    const before = await readFile(target, "utf8").catch(() => "");
    if (before !== now) await writeFile(target, now);
  }
}
