import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Entry, Feed, Message } from "../history.js";
import type { Reading, Received, Records } from "../reading.js";
import type { Findings } from "../verdict.js";

/** Every feed of every party: what it received, and what the hub holds at the end. */
export function checkStreams(reading: Reading, findings: Findings): void {
  for (const records of reading.records) {
    const received = reading.received(records.party, records.feed);
    checkSequence(received, findings);
    checkChain(
      received.map((entry) => [entry.message, entry]),
      findings,
    );
    checkChain(
      records.messages.map((message) => [message, records]),
      findings,
    );
    compare(records, received, findings);
  }
  for (const stopped of reading.of("reader-stopped")) {
    findings.broken("in order without a gap", `The reader of ${nameOf(stopped)} gave up: ${stopped.why}`, stopped);
  }
}

function checkSequence(received: readonly Received[], findings: Findings): void {
  let expected = 1;
  for (const entry of received) {
    findings.looked("in order without a gap");
    const { position } = entry.message;
    if (position !== expected) {
      const text = `${nameOf(entry)} received ${position} where ${expected} was to come.`;
      findings.broken("in order without a gap", text, entry);
    }
    expected = position + 1;
  }
}

function checkChain(messages: readonly (readonly [Message, Entry & Named])[], findings: Findings): void {
  let before = "";
  for (const [message, entry] of messages) {
    findings.looked("an unbroken chain");
    const shown = `Message ${message.position} of ${nameOf(entry)}`;
    if (message.previousDigest !== before) {
      findings.broken("an unbroken chain", `${shown} does not hold the digest of the one before.`, entry);
    } else if (message.digest !== digestOf(streamOf(entry), message)) {
      findings.broken("an unbroken chain", `${shown} has another digest than its content.`, entry);
    }
    before = message.digest;
  }
}

function compare(records: Records, received: readonly Received[], findings: Findings): void {
  const held = new Map(records.messages.map((message) => [message.position, message]));
  for (const entry of received) {
    findings.looked("the record is what was received");
    const { position, digest } = entry.message;
    if (held.get(position)?.digest === digest) continue;
    const text = `The hub ${held.has(position) ? "holds another" : "no longer holds the"} message at ${position} than ${nameOf(entry)} received.`;
    findings.broken("the record is what was received", text, entry, records);
  }
  findings.looked("everything arrives");
  const has = new Set(received.map((entry) => entry.message.position));
  const missing = records.messages.filter(({ position }) => !has.has(position));
  if (missing.length === 0 && records.messages.length === records.head) return;
  const text = `${nameOf(records)} has head ${records.head}, ${records.messages.length} messages, and its reader lacks ${missing.map(({ position }) => position).join(", ") || "none"}.`;
  findings.broken("everything arrives", text, records);
}

interface Named {
  readonly party: string;
  readonly feed: Feed;
}

function nameOf({ party, feed }: Named): string {
  return `the ${feed} of ${party}`;
}

/** The names of the streams, as the schema's description of `digest` gives them. */
function streamOf({ party, feed }: Named): string {
  const [, id = party] = party.split(":");
  switch (feed) {
    case "inbox":
      return `inbox/${id}`;
    case "complaintInbox":
      return `complaint-inbox/${id}`;
    case "complianceFeed":
      return "compliance-feed/all";
    default:
      return feed satisfies never;
  }
}

/** base64url(SHA-256) over the canonical JSON (RFC 8785) of the message and the digest before it. */
export function digestOf(
  stream: string,
  { position, kind, sentAt, body, previousDigest }: Omit<Message, "digest">,
): string {
  const text = canonicalize({ stream, position, kind, at: sentAt, body, previousDigest });
  return createHash("sha256")
    .update(text ?? "")
    .digest("base64url");
}
