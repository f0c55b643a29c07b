import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";

const ANSWERED_WITHIN_MS = 10_000;
/** The gateway lets the visitor pay for what is asked for this visit. */
const VISIT = "x-exparte-visit";

/** Why the graph gave no data: the code of its refusal, and what goes with it. */
export interface Refused {
  readonly code: string;
  /** What the graph says of it, in English; empty where the graph was not reached. */
  readonly message: string;
  /** The field of the input that is wrong, as in `order.addressees[0].duties[1].within`. */
  readonly field?: string;
  /** The number of the asked duty that it is about. */
  readonly duty?: number;
  readonly retryAfterSeconds?: number;
}

/** For whom the graph is asked: without a token like anyone. */
export interface Caller {
  /** The visit that the gateway has named; absent where somebody reached the console beside the gateway. */
  readonly visit: string | undefined;
  readonly token?: string;
}

export type Answer<Data> = { readonly data: Data } | { readonly refused: Refused };

export type Question<Data, Variables> = DocumentTypeDecoration<Data, Variables> & { toString(): string };

/** Asks the graph for one visitor, with the visitor's own token or none. */
export type AskGraph = <Data, Variables>(
  question: Question<Data, Variables>,
  variables: Variables,
  caller: Caller,
) => Promise<Answer<Data>>;

interface Told<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ToldError[];
}

/** An error as the hub tells it. */
export interface ToldError {
  readonly message?: unknown;
  readonly extensions?: {
    readonly code?: unknown;
    readonly field?: unknown;
    readonly duty?: unknown;
    readonly retryAfterSeconds?: unknown;
  };
}

export function graphAsker(gatewayUrl: string): AskGraph {
  return async <Data, Variables>(question: Question<Data, Variables>, variables: Variables, caller: Caller) => {
    const { visit, token } = caller;
    let told: Told<Data>;
    try {
      const response = await fetch(gatewayUrl, {
        method: "POST",
        headers: {
          accept: "application/json",
          "content-type": "application/json",
          ...visitHeader(visit),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query: question.toString(), variables }),
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      told = (await response.json()) as Told<Data>;
    } catch {
      // No connection, no answer in time, or none in JSON: all the same to a visitor.
      return { refused: UNAVAILABLE };
    }
    if (told.data && told.errors === undefined) return { data: told.data };
    return { refused: refusedBy(told.errors?.[0]) };
  };
}

export const UNAVAILABLE: Refused = { code: "UPSTREAM_UNAVAILABLE", message: "" };

/** By which the gateway knows for whom the console asks. */
export function visitHeader(visit: string | undefined): Readonly<Record<string, string>> {
  return visit === undefined ? {} : { [VISIT]: visit };
}

export function refusedBy({ message, extensions = {} }: ToldError = {}): Refused {
  const { code, field, duty, retryAfterSeconds } = extensions;
  return {
    code: typeof code === "string" ? code : "INTERNAL_SERVER_ERROR",
    message: typeof message === "string" ? message : "",
    ...(typeof field === "string" ? { field } : {}),
    ...(typeof duty === "number" ? { duty } : {}),
    ...(typeof retryAfterSeconds === "number" ? { retryAfterSeconds } : {}),
  };
}
