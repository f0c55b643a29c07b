import { createHash } from "node:crypto";
import { compactVerify, importJWK, type JWK } from "jose";
import type { Message } from "../history.js";
import type { Reading, Received } from "../reading.js";
import type { Findings } from "../verdict.js";

/** An order as its seal says it, with the parts that came with the seal. */
interface SealedOrder {
  readonly court: unknown;
  readonly caseNumber: unknown;
  readonly parts: readonly { readonly platform?: unknown; readonly items?: readonly { readonly url?: unknown }[] }[];
}

/** Each seal that a platform received, by the court's own key, and against what the court gave. */
export async function checkSeals(reading: Reading, findings: Findings): Promise<void> {
  const keys = new Map(reading.of("court-key").map(({ court, jwk }) => [court, jwk]));
  const grants = new Map(reading.calls("grant").map(({ asked }) => [asked.ask.caseNumber, asked]));
  for (const entry of reading.of("received")) {
    const { message, party } = entry;
    if (entry.feed !== "inbox" || (message.kind !== "ORDER_ISSUED" && (message.seal ?? null) === null)) continue;
    findings.looked("every seal verifies");
    const opened = await open(message, keys.get(message.court ?? ""));
    if (typeof opened === "string") {
      findings.broken("every seal verifies", `The seal of message ${message.position} of ${party}: ${opened}`, entry);
      continue;
    }
    const grant = grants.get(message.caseNumber ?? "");
    const given = grant?.ask.items.filter(({ platform }) => `platform:${platform}` === party).map(({ url }) => url);
    const sealed = opened.parts.flatMap(({ items = [] }) => items.map(({ url }) => url));
    const same = opened.court === grant?.ask.court && opened.caseNumber === message.caseNumber;
    if (!same || JSON.stringify(given) !== JSON.stringify(sealed)) {
      const text = `The seal of message ${message.position} of ${party} holds another order than the court gave.`;
      findings.broken("every seal verifies", text, ...(grant === undefined ? [] : [grant]), entry);
    }
    checkParts(entry, opened, findings);
  }
}

function checkParts(entry: Received, { parts }: SealedOrder, findings: Findings): void {
  findings.looked("nobody receives another's");
  const foreign = parts.filter(({ platform }) => `platform:${String(platform)}` !== entry.party);
  if (foreign.length === 0) return;
  const text = `${entry.party} received the part of ${foreign.map(({ platform }) => String(platform)).join(", ")}.`;
  findings.broken("nobody receives another's", text, entry);
}

/** The order, or why the seal does not hold. A seal is `<JWS>~<part>~…`, as an SD-JWT without key binding has it. */
async function open(message: Message, jwk: JWK | undefined): Promise<SealedOrder | string> {
  if (typeof message.seal !== "string") return "it is missing.";
  if (jwk === undefined) return `court ${message.court} has no key.`;
  const [jws = "", ...texts] = message.seal.split("~");
  try {
    const { payload } = await compactVerify(jws, await importJWK(jwk));
    const document = JSON.parse(new TextDecoder().decode(payload));
    const listed = new Set((document.addressees as { readonly "...": string }[]).map((digest) => digest["..."]));
    const parts = texts.filter((text) => text !== "");
    const strange = parts.find((text) => !listed.has(createHash("sha256").update(text).digest("base64url")));
    if (strange !== undefined) return "a part came with it that it does not cover.";
    const elements = parts.map((text) => JSON.parse(Buffer.from(text, "base64url").toString())[1]);
    return { court: document.court, caseNumber: document.caseNumber, parts: elements };
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
