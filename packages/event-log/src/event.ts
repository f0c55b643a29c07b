import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Tagged } from "type-fest";
import { refuse } from "./refusals.js";

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue | undefined;
}

export interface NewEvent {
  /** `category/id`, such as "order/17": a reader of the whole log selects by the category before the first slash. */
  stream: string;
  kind: string;
  body: JsonObject;
}

/** base64url(SHA-256) of an event, as `digestOf` makes it. */
export type EventDigest = Tagged<string, "EventDigest">;

/** Stands before the first event of a stream. */
export const NO_DIGEST = "" as EventDigest;

export interface RecordedEvent extends NewEvent {
  /** 1, 2, 3 … within its stream, without gaps. */
  streamPosition: number;
  /** To the millisecond. */
  at: Date;
  /** The digest of the event before this one in its stream; "" for the first. */
  previousDigest: EventDigest;
  digest: EventDigest;
  /** The epoch of the log when this was recorded or read: with position and digest it is a cursor. No digest covers it. */
  epoch: string;
}

/** The value as JSON holds it: without its absent members. */
export function asJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}

/** RFC 8785, so that anyone can recompute a digest from what they received. */
export function canonicalJson(value: JsonValue): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    if (cause instanceof Error && /surrogate/i.test(cause.message)) throw notStorable(cause);
    throw cause;
  }
  if (text === undefined) throw new Error("There is no JSON for this value");
  // PostgreSQL's jsonb has no U+0000. Canonical JSON writes it as an escape, whose backslash is not itself escaped.
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(text)) throw notStorable();
  return text;
}

function notStorable(cause?: Error) {
  return refuse(
    "TEXT_NOT_STORABLE",
    "A text holds the character U+0000 or half of a surrogate pair, which cannot be stored; send it without.",
    {},
    cause === undefined ? {} : { cause },
  );
}

/** base64url(SHA-256) over the canonical JSON of everything in the event, with the digest before it. */
export function digestOf(event: Omit<RecordedEvent, "digest" | "epoch">): EventDigest {
  const { stream, streamPosition, kind, at, body, previousDigest } = event;
  const hashed = canonicalJson({ stream, position: streamPosition, kind, at: at.toISOString(), body, previousDigest });
  return createHash("sha256").update(hashed).digest("base64url") as EventDigest;
}

/**
 * The position of the first event that is altered, missing or out of its place; undefined when the chain holds.
 * `events` are one stream's, in order; `after` is the event before the first of them, absent at the stream's start.
 */
export function verifyChain(
  events: Iterable<RecordedEvent>,
  after: Pick<RecordedEvent, "streamPosition" | "digest"> = { streamPosition: 0, digest: NO_DIGEST },
): number | undefined {
  let previous = after;
  for (const event of events) {
    const inPlace = event.streamPosition === previous.streamPosition + 1 && event.previousDigest === previous.digest;
    if (!inPlace || event.digest !== digestOf(event)) return previous.streamPosition + 1;
    previous = event;
  }
  return undefined;
}

const LONGEST_STREAM_NAME = 200;

/** A malformed name is a bug of the caller: services make the names, users never do. */
export function assertStreamName(stream: string): void {
  // A control character would break a wake-up, which separates names by line feeds.
  const wellFormed = /^[a-z][a-z0-9-]*\/[!-~]+$/.test(stream) && stream.length <= LONGEST_STREAM_NAME;
  if (!wellFormed)
    throw new Error(
      `"${stream}" is no stream name: it must be category/id, without spaces, at most ${LONGEST_STREAM_NAME} characters`,
    );
}
