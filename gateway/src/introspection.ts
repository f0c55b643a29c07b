import { Refusal } from "@exparte/refusal";
import {
  type DocumentNode,
  type ExecutionResult,
  getIntrospectionQuery,
  Kind,
  stripIgnoredCharacters,
  visit,
} from "graphql";
import { refuse } from "./refusals.js";

/** Answers that are kept; of the full introspection each holds about 390 KB. */
const MAX_KEPT = 50;
/** Texts beyond this are run like any other; tools' own are about 2,000. */
const MAX_CHARACTERS = 10_000;
const OPTIONS = [
  "descriptions",
  "specifiedByUrl",
  "directiveIsRepeatable",
  "schemaDescription",
  "inputValueDeprecation",
  "oneOf",
] as const;
/** Fields of introspection that give lists, through which an answer grows far beyond its question. */
const LISTS: ReadonlySet<string> = new Set(
  "types directives fields interfaces possibleTypes enumValues inputFields args locations".split(" "),
);
/** Whatever `getIntrospectionQuery` can be asked for: what tools send. */
const STANDARD: ReadonlySet<string> = new Set(
  Array.from({ length: 2 ** OPTIONS.length }, (_, chosen) => {
    const options = Object.fromEntries(OPTIONS.map((option, place) => [option, (chosen & (2 ** place)) !== 0]));
    return normalised(getIntrospectionQuery(options)) ?? "";
  }),
);

export interface Introspection {
  /** Under what the answer to this text is kept; undefined when it asks for no introspection, or is not worth it. */
  keyOf(text: string, operationName: string | undefined): string | undefined;
  kept(key: string): ExecutionResult | undefined;
  /** The same as it goes over the wire, as JSON. */
  keptBytes(key: string): Buffer | undefined;
  keep(key: string, document: DocumentNode, result: ExecutionResult): void;
  /**
   * Refuses with INTROSPECTION_OFF where it is closed, and with TOKEN_MISSING what whoever brings no token asks for
   * beyond the standard introspection and single names.
   */
  requireOpen(document: DocumentNode, asked: { key: string | undefined; withToken: boolean }): void;
}

/** Introspection computed once for each text. The schema does not change while the gateway runs. */
export function introspection(open: boolean): Introspection {
  const answers = new Map<string, { result: ExecutionResult; bytes: Buffer }>();
  return {
    keyOf(text, operationName) {
      if (!open || text.length > MAX_CHARACTERS || !/\b__(?:schema|type)\b/.test(text)) return undefined;
      const named = /^query (\w+)/.exec(text.trimStart())?.[1];
      // Any other name asks for an operation that is not there, or for one of several.
      return operationName !== undefined && operationName !== named ? undefined : normalised(text);
    },
    kept: (key) => answers.get(key)?.result,
    keptBytes: (key) => answers.get(key)?.bytes,
    keep(key, document, result) {
      if (result.errors !== undefined || !isIntrospectionAlone(document)) return;
      const [oldest] = answers.keys();
      if (answers.size >= MAX_KEPT && oldest !== undefined) answers.delete(oldest);
      answers.set(key, { result, bytes: Buffer.from(JSON.stringify(result)) });
    },
    requireOpen(document, { key, withToken }) {
      const { introspects, lists } = introspectionIn(document);
      if (!introspects) return;
      if (!open) {
        throw refuse(
          "INTROSPECTION_OFF",
          "This hub does not tell its schema. It is published with the hub's code, in gateway/supergraph.graphql.",
        );
      }
      if (withToken || !lists || isStandard(key)) return;
      throw new Refusal(
        "TOKEN_MISSING",
        "Without a valid token the schema is told in answer to the standard introspection alone, as graphql's getIntrospectionQuery writes it. Send that, or a token as `authorization: Bearer …`.",
      );
    },
  };
}

/** Whether anything of the schema is asked, at whatever depth. */
export const introspects = (document: DocumentNode): boolean => introspectionIn(document).introspects;

export function isStandard(key: string | undefined): boolean {
  return key !== undefined && STANDARD.has(key);
}

/** Without white space, comments and the operation's name; undefined for what is no GraphQL. */
function normalised(text: string): string | undefined {
  try {
    return stripIgnoredCharacters(text).replace(/^query \w+\{/, "query{");
  } catch {
    // Whoever parses it says what is wrong with it.
    return undefined;
  }
}

function introspectionIn(document: DocumentNode): { introspects: boolean; lists: boolean } {
  const found = { introspects: false, lists: false };
  visit(document, {
    Field({ name: { value } }) {
      if (value === "__schema" || value === "__type") found.introspects = true;
      if (LISTS.has(value)) found.lists = true;
    },
  });
  return found;
}

/** One query, without variables, of whose root fields each is introspection. */
function isIntrospectionAlone({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  return (
    operation !== undefined &&
    operations.length === 1 &&
    operation.operation === "query" &&
    operation.variableDefinitions?.length === 0 &&
    operation.selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith("__"),
    )
  );
}
