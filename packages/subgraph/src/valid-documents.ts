import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  type ValidationRule,
  validate,
} from "graphql";
import { LRUCache } from "lru-cache";

const MAX_KEPT = 200;
/** A subscription is short; a longer text would take as much room as hundreds of them. */
const LONGEST_KEPT = 4_000;

export interface ValidDocumentsOptions {
  schema: GraphQLSchema;
  rules: readonly ValidationRule[];
  /** In one text. */
  maxTokens: number;
}

/**
 * Reads the texts of operations. The gateway sends the same text for every client that subscribes, so a valid text is
 * kept: it is parsed and validated once. Throws graphql's syntax error; returns what is invalid.
 */
export function validDocuments({ schema, rules, maxTokens }: ValidDocumentsOptions) {
  const kept = new LRUCache<string, DocumentNode>({ max: MAX_KEPT });
  return (text: string): DocumentNode | readonly GraphQLError[] => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const document = parse(text, { maxTokens });
    const errors = validate(schema, document, rules);
    if (errors.length > 0) return errors;
    if (text.length <= LONGEST_KEPT) kept.set(text, document);
    return document;
  };
}
