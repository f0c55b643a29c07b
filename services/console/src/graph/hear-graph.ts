import { EventSourceParserStream } from "eventsource-parser/stream";
import {
  type Caller,
  type Question,
  type Refused,
  refusedBy,
  type ToldError,
  UNAVAILABLE,
  visitHeader,
} from "./ask-graph.js";

interface Told<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly ToldError[];
}

/** What the graph tells from now on, until it ends or `signal` is aborted. */
export interface Heard<Data> {
  readonly news: AsyncIterable<Data>;
}

/** The graph ended what it told with an error. */
export class EndedByGraph extends Error {
  override readonly name = "EndedByGraph";
  constructor(readonly refused: Refused) {
    super(refused.code);
  }
}

/** Subscribes for one visitor, with the visitor's own token, over server-sent events. It never subscribes again by itself. */
export async function hearGraph<Data, Variables>(
  gatewayUrl: string,
  question: Question<Data, Variables>,
  variables: Variables,
  { caller: { visit, token }, signal }: { readonly caller: Caller; readonly signal: AbortSignal },
): Promise<Heard<Data> | { readonly refused: Refused }> {
  try {
    const response = await fetch(gatewayUrl, {
      method: "POST",
      headers: {
        accept: "text/event-stream",
        "content-type": "application/json",
        ...visitHeader(visit),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: question.toString(), variables }),
      signal,
    });
    if (response.body === null || !/^text\/event-stream/.test(response.headers.get("content-type") ?? "")) {
      const { errors } = (await response.json()) as Told<Data>;
      return { refused: refusedBy(errors?.[0]) };
    }
    return { news: newsIn<Data>(response.body) };
  } catch {
    return { refused: UNAVAILABLE };
  }
}

/** Ends with the operation, and throws where the connection is lost; EndedByGraph where the graph ends it with an error. */
async function* newsIn<Data>(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Data, void> {
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { event, data } of events) {
    if (event === "complete") return;
    if (event !== "next") continue;
    const told = JSON.parse(data) as Told<Data>;
    if (told.errors !== undefined || !told.data) throw new EndedByGraph(refusedBy(told.errors?.[0]));
    yield told.data;
  }
}
