import { type DocumentNode, GraphQLError, parse } from "graphql";
import { type OperationLimits, tooManyTokens } from "./operation-limits.js";

/** Of operations that parties send again and again. Each takes up to some 300 KB. */
const MAX_KEPT = 200;

/** Reads the text of an operation. Throws graphql's syntax error, or QUERY_TOO_LONG. */
export interface ReadText {
  (text: string, options: { limits: OperationLimits; keep: boolean }): DocumentNode;
  /** What was kept of a text; undefined when it would be parsed. */
  known(text: string): DocumentNode | undefined;
}

/**
 * Documents by their text, so that one which is sent again is parsed once. Only what was read without an error is kept:
 * what is too much for one caller may be right for another.
 */
export function parsedTexts(): ReadText {
  const kept = new Map<string, { document: DocumentNode; tokens: number }>();
  const read = (text: string, { limits, keep }: Parameters<ReadText>[1]) => {
    const known = kept.get(text);
    if (known !== undefined && known.tokens <= limits.tokens) return known.document;
    const document = parseWithin(text, limits);
    if (keep) {
      const [oldest] = kept.keys();
      if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(text, { document, tokens: limits.tokens });
    }
    return document;
  };
  return Object.assign(read, { known: (text: string) => kept.get(text)?.document });
}

function parseWithin(text: string, limits: OperationLimits): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    const tooMany =
      error instanceof GraphQLError && error.message.startsWith("Syntax Error: Document contains more tha");
    throw tooMany ? tooManyTokens(limits) : error;
  }
}
