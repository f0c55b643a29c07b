import {
  connectDisclosures,
  type DisclosureAsk,
  type DisclosureCourt,
  type DisclosureInbox,
  type DisclosureInboxOptions,
  disclosureCourt,
  HubRefusal,
  type MadeRequest,
} from "@exparte/client";
import { publicSealKey } from "@exparte/seal";
import { vi } from "vitest";
import { dataOf } from "./door.js";
import type { TestHub } from "./test-hub.js";

const PUBLISH =
  "mutation ($input: PublishCodeOfConductInput!) { publishCodeOfConduct(input: $input) { objectionWindow } }";

/** The first version of the code, with vidshare as the only participant; chirper and the others stay outside. */
export async function publishCode(hub: TestHub, objectionWindow: string): Promise<void> {
  const input = {
    version: 1,
    text: "one",
    inForceFrom: "2026-01-01T00:00:00.000Z",
    objectionWindow,
    answerNoticesWithin: "P7D",
  };
  await dataOf(hub.url, await hub.tokenOf("operator:hub"), PUBLISH, { input });
  await dataOf(hub.url, await hub.tokenOf("platform:vidshare"), "mutation { joinCodeOfConduct { since } }");
}

/** A demo court's side of disclosures, with the client library. */
export async function askingCourt(hub: TestHub, id: string): Promise<DisclosureCourt> {
  const party = { type: "court", id };
  return disclosureCourt({
    url: hub.url,
    token: () => hub.token(`court:${id}`),
    court: id,
    key: await hub.partySigningKey(party),
    encryptionKey: await hub.partyEncryptionKey(party),
  });
}

/** A demo platform's side, with the client library. */
export async function answeringPlatform(
  hub: TestHub,
  id: string,
  options: Partial<DisclosureInboxOptions> = {},
): Promise<DisclosureInbox> {
  const key = await hub.keyOf("platform", id);
  const token = () => hub.token(`platform:${id}`);
  return connectDisclosures({ url: hub.url, token, key, cursor: { position: 0 }, ...options });
}

let references = 0;

export function askOn(orderId: string, change: Partial<DisclosureAsk> = {}): DisclosureAsk {
  const held = { holds: true, reasons: "On the papers this is plausible." };
  references += 1;
  return {
    orderId,
    reference: `D ${references}`,
    addressees: [{ platform: "vidshare" }],
    findings: { unlawfulness: held, realInterest: held, noLessIntrusiveWay: held, balance: held },
    categories: ["NAME", "ADDRESS", "REGISTRATION_IP"],
    ...change,
  };
}

/** Asks for a disclosure as soon as the identities service knows the order. */
export async function askOnceKnown(court: DisclosureCourt, ask: DisclosureAsk): Promise<MadeRequest[]> {
  return vi.waitUntil(
    async () => {
      try {
        return await court.request(ask);
      } catch (error) {
        if (error instanceof HubRefusal && error.code === "UNKNOWN_ORDER") return undefined;
        throw error;
      }
    },
    { timeout: 50_000, interval: 20 },
  );
}

/** What a duty to disclose asks, to the court's own key; the poster is told a month later. */
export async function askedByDuty(hub: TestHub, court: string, change: Record<string, unknown> = {}) {
  const held = { holds: true, reasons: "On the papers this is plausible." };
  return {
    categories: ["NAME", "EMAIL"],
    purpose: "CIVIL_CLAIM",
    recipient: { jwk: publicSealKey(await hub.partyEncryptionKey({ type: "court", id: court })) },
    findings: { unlawfulness: held, realInterest: held, noLessIntrusiveWay: held, balance: held },
    dispensation: { reasons: "The evidence would go.", noticeFrom: new Date(Date.now() + 30 * 86_400_000) },
    ...change,
  };
}
