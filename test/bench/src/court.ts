import { court, type HubAddress, request, sealOrder } from "@exparte/client";
import type { JWK } from "jose";
import type { BenchHub } from "./bench-hub.js";

export const COURT = "rb-amsterdam";
const FINDING = {
  holds: true,
  reasons: "Sufficiently plausible on the papers of the case, as the applicant has shown.",
};
const REASONS = "The video shows the applicant in private circumstances and was published without consent. ".repeat(8);

/** A sealed order, ready to be sent. */
export interface SealedOrder {
  readonly applicationId: string;
  readonly order: Record<string, unknown>;
  readonly addressees: readonly string[];
}

const GRANT = "mutation ($id: ID!, $order: OrderInput!) { grantApplication(id: $id, order: $order) { id status } }";

let cases = 0;

interface CourtAddress extends HubAddress {
  readonly court: string;
  readonly key: JWK;
}

/** The demo court, talking to the gateway or directly to the orders service. */
export async function courtAt({ hub, token }: BenchHub, url: string): Promise<CourtAddress> {
  const party = { type: "court", id: COURT };
  const courtToken = await token(party, ["applications:submit", "orders:grant", "orders:read"]);
  return { url, token: () => courtToken, court: COURT, key: await hub.partySigningKey(party) };
}

/** Enters an application and seals the order for it: everything a court does before the judge clicks. */
export async function prepareOrder(at: CourtAddress, addressees: readonly string[]): Promise<SealedOrder> {
  cases += 1;
  const caseNumber = `bench ${cases}`;
  const addressed = addressees.map((platform) => ({
    platform,
    items: [{ url: `https://${platform}.example/item/${cases}`, description: "the video" }],
  }));
  const application = await court(at).submit({
    caseNumber,
    source: "VICTIM",
    applicantReference: `bench-${cases}`,
    urls: addressed.flatMap(({ items }) => items.map(({ url }) => url)),
    grounds: REASONS,
    urgency: "It spreads while it stays.",
    noNoticeBecause: "A bench has no time.",
  });
  const order = await sealOrder(at, caseNumber, {
    judge: "the judge of the bench",
    legalBasis: "art. 6:162 BW",
    statementOfReasons: REASONS,
    provisionsInfringed: ["art. 6:162 BW"],
    marginalTest: { unlawfulness: FINDING, freedomOfExpression: FINDING, urgency: FINDING },
    redress: { platform: "Opposition with this court.", poster: "Opposition with this court." },
    territorialScope: { extent: "NL", reasons: "Limited to where the harm is done." },
    language: "nl",
    removeWithin: "PT2H",
    addressees: addressed,
    penalty: { amountCents: 1_000_000, currency: "EUR", unit: "DAY", startedUnits: true, maximumCents: 100_000_000 },
  });
  return { applicationId: application.id, order, addressees };
}

/** The judge's click. Resolves with the order's id when the answer has come. */
export async function grant(at: HubAddress, sealed: SealedOrder): Promise<string> {
  const { grantApplication } = await request<{ grantApplication: { id: string } }>(at, GRANT, {
    id: sealed.applicationId,
    order: sealed.order,
  });
  return grantApplication.id;
}
