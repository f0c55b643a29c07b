import { type Instant, instant } from "@exparte/dutch-time";
import { idOf } from "@exparte/testing/id-of";
import type { DisclosureRequest } from "../src/rules/disclosure/disclosure-request.js";
import type { DisclosureFacts, DisclosureTerms } from "../src/rules/disclosure/disclosure-terms.js";
import type { PlatformId } from "../src/rules/ids.js";

const held = { holds: true, reasons: "On the papers." };
export const FINDINGS_HELD = { unlawfulness: held, realInterest: held, noLessIntrusiveWay: held, balance: held };

export function disclosureTerms(change: Partial<DisclosureTerms> = {}): DisclosureTerms {
  return {
    orderId: idOf("order-1"),
    reference: "D 1",
    addressees: [{ platform: idOf("vidshare"), outsideCode: false }],
    findings: FINDINGS_HELD,
    categories: ["NAME", "EMAIL", "ACCESS_IP"],
    purpose: "CIVIL_CLAIM",
    within: "P28D",
    ...change,
  };
}

/** vidshare takes part in a code with a window of seven days; chirper stands outside; lawyer-list has no inbox. */
export function disclosureFacts(change: Partial<DisclosureFacts> = {}): DisclosureFacts {
  const since = instant("2026-02-01");
  let ids = 0;
  const vidshare = idOf<PlatformId>("vidshare");
  const chirper = idOf<PlatformId>("chirper");
  return {
    order: {
      id: idOf("order-1"),
      court: idOf("rb-amsterdam"),
      addressees: [vidshare, chirper, idOf<PlatformId>("lawyer-list")].map((platform) => ({
        platform,
        covered: true,
        duties: [],
      })),
      suspended: false,
    },
    court: idOf("rb-amsterdam"),
    published: [
      {
        version: 1,
        text: "one",
        inForceFrom: instant("2026-01-01"),
        objectionWindow: "P7D",
        answerNoticesWithin: "P7D",
        publishedAt: instant("2026-01-01"),
      },
    ],
    participations: new Map([
      [vidshare, { platform: vidshare, participations: [{ platform: vidshare, joinedVersion: 1, since }] }],
    ]),
    connected: new Set([vidshare, chirper]),
    recipient: { kid: idOf("court-enc"), jwk: {} },
    seal: idOf("a.b.c"),
    newId: () => idOf(`request-${++ids}`),
    ...change,
  };
}

/** The end of a request's term, which every request on the code of conduct has. */
export function expiryOf({ id, expiresAt }: DisclosureRequest): Instant {
  if (expiresAt === undefined) throw new Error(`Request ${id} has no term`);
  return expiresAt;
}
