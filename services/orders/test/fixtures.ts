import type { Actor } from "@exparte/auth";
import { idOf } from "@exparte/testing/id-of";
import { isIntermediaryKind } from "../src/rules/addressee/intermediary.js";
import type { ApplicationContent } from "../src/rules/application/application.js";
import type { ItemId, OrderId, PlatformId } from "../src/rules/ids.js";
import { type Instant, instant } from "../src/rules/instant.js";
import { evolveOrder } from "../src/rules/order/evolve-order.js";
import { type IssueSettings, issueOrder } from "../src/rules/order/issue-order.js";
import type { Order } from "../src/rules/order/order.js";
import type { DisclosureTerms } from "../src/rules/order-document/disclosure-terms.js";
import type {
  AddressablePlatform,
  AddresseeDocument,
  OrderDocument,
} from "../src/rules/order-document/order-document.js";

export const NOW = instant("2026-03-02T09:00:00Z");

const NOW_MS = Date.parse(NOW);

/** A moment so many minutes after NOW. */
export function minutes(count: number): Instant {
  return instant(NOW_MS + count * 60_000);
}

export const VIDSHARE: AddressablePlatform = {
  id: idOf("vidshare"),
  kind: "VIDEO",
  domains: ["vidshare.example"],
  languages: ["nl", "en"],
  connected: true,
};
export const CHIRPER: AddressablePlatform = {
  id: idOf("chirper"),
  kind: "SOCIAL_MEDIA",
  domains: ["chirper.example"],
  languages: ["en"],
  connected: true,
};
export const FINDIT: AddressablePlatform = {
  id: idOf("findit"),
  kind: "SEARCH_ENGINE",
  domains: ["findit.example"],
  languages: ["nl"],
  connected: true,
};
export const LAWYER_LIST: AddressablePlatform = {
  id: idOf("lawyer-list"),
  kind: "WEBSITE",
  domains: ["lawyer-list.example"],
  languages: ["nl"],
  connected: false,
};

export const PLATFORMS = new Map([VIDSHARE, CHIRPER, FINDIT, LAWYER_LIST].map((platform) => [platform.id, platform]));

/** The hub asks intermediary services to tell the poster (DSA art. 9(5)), and to confirm it within a day. */
export const DSA: IssueSettings = {
  confirmPosterWithin: "PT24H",
  isIntermediary: (platform) => isIntermediaryKind(PLATFORMS.get(platform)?.kind),
};

export function applicationContent(change: Partial<ApplicationContent> = {}): ApplicationContent {
  return {
    caseNumber: idOf("C/13/700001 / KG RK 26-1"),
    source: "VICTIM",
    applicantReference: "a-1",
    urls: ["https://vidshare.example/v/1"],
    grounds: "Intimate video published without consent.",
    urgency: "It spreads by the hour.",
    noNoticeBecause: "The platform offers no contact point for this.",
    ...change,
  };
}

export function orderDocument(change: Partial<OrderDocument> = {}): OrderDocument {
  const finding = { holds: true, reasons: "On the papers this is plausible." };
  return {
    type: "exparte-order",
    court: idOf("rb-amsterdam"),
    caseNumber: idOf("C/13/700001 / KG RK 26-1"),
    version: 1,
    judge: "mr. A. Rechter",
    legalBasis: "art. 6:162 BW",
    statementOfReasons: "The video was published without consent.",
    provisionsInfringed: ["art. 6:162 BW"],
    marginalTest: { unlawfulness: finding, freedomOfExpression: finding, urgency: finding },
    addressees: [
      {
        platform: idOf("vidshare"),
        items: [{ url: "https://vidshare.example/v/1" }, { url: "https://vidshare.example/v/2" }],
      },
      { platform: idOf("lawyer-list"), items: [{ url: "https://lawyer-list.example/" }] },
    ],
    redress: { platform: "Opposition with this court.", poster: "Opposition with this court." },
    territorialScope: { extent: "NL", reasons: "The harm is in the Netherlands." },
    language: "nl",
    issuedAt: NOW,
    removeWithin: "PT2H",
    ...change,
  };
}

/** A person outside the registry, who is to delete a post on a platform's domain. */
export function respondent(change: Partial<AddresseeDocument> = {}): AddresseeDocument {
  const because = "De geadresseerde heeft dit bericht geplaatst.";
  return {
    platform: idOf("respondent-rb-amsterdam-7f3k2"),
    respondent: { kind: "PERSON", legalName: "Anna Jansen-de Wit", address: "Kerkstraat 12\n1017 GC Amsterdam" },
    duties: [{ number: 1, kind: "REMOVE", targets: [{ url: "https://chirper.example/anna/1", because }] }],
    ...change,
  };
}

/** What a duty to disclose asks, to a key of the court. */
export function disclosureTerms(change: Partial<DisclosureTerms> = {}): DisclosureTerms {
  const finding = { holds: true, reasons: "On the papers." };
  return {
    categories: ["NAME", "EMAIL"],
    purpose: "CIVIL_CLAIM",
    recipient: { jwk: { kty: "EC", crv: "P-256", x: "x", y: "y", kid: "court-enc" } },
    findings: { unlawfulness: finding, realInterest: finding, noLessIntrusiveWay: finding, balance: finding },
    ...change,
  };
}

/** An order that was issued at NOW; its items have the ids item-1, item-2, … */
export function issuedOrder(document = orderDocument(), settings?: IssueSettings): Order {
  let items = 0;
  const itemId = () => idOf<ItemId>(`item-${++items}`);
  const connected = (id: PlatformId) => PLATFORMS.get(id)?.connected ?? false;
  const ids = { orderId: idOf<OrderId>("order-1"), itemId };
  return evolveOrder(
    undefined,
    issueOrder(ids, idOf("application-1"), document, idOf("seal"), connected, NOW, undefined, settings),
  );
}

const SCOPES: Readonly<Record<string, readonly string[]>> = {
  court: ["applications:submit", "applications:read", "orders:grant", "orders:read", "workload:read"],
  platform: ["inbox:read", "orders:confirm", "orders:read", "compliance:read"],
  regulator: ["compliance:read"],
  ap: ["compliance:read", "complaints:handle"],
  service: ["feeds:read"],
  operator: ["parties:register"],
};

export function actor(partyType: string, partyId: string, scopes = SCOPES[partyType] ?? []): Actor {
  return {
    partyType,
    partyId,
    subject: `${partyType}:${partyId}`,
    scopes: new Set(scopes),
    expiresAt: new Date("2030-01-01"),
  };
}
