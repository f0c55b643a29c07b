import type { ApplicationContent } from "@exparte/orders/rules/application/application";
import type { CaseNumber, CourtId, LockedText, PlatformId } from "@exparte/orders/rules/ids";
import { type Instant, instant } from "@exparte/orders/rules/instant";
import type { DutyDocument } from "@exparte/orders/rules/order-document/duty-document";
import type {
  AddressablePlatform,
  AddresseeDocument,
  OrderDocument,
} from "@exparte/orders/rules/order-document/order-document";
import { RESPONDENT_PREFIX } from "@exparte/orders/rules/order-document/respondent";
import type { AddresseeFate } from "./fate.js";
import { named } from "./named.js";

/** The texts of a simulated case: what is asked, and the order as the court gives it. */

export const COURT: CourtId = named("simulated-court");
/** The numbers of the duties, of an addressee that has both. */
const REMOVE = 1;
export const DISCLOSE = 2;

/** Of a platform that is connected an intermediary service, and else a site of its keeper's own. */
export const PLATFORMS: ReadonlyMap<PlatformId, AddressablePlatform> = new Map(
  ["connected-1", "connected-2", "site-1", "site-2"].map(named<PlatformId>).map((id) => {
    const connected = id.startsWith("connected");
    const kind = connected ? "SOCIAL_MEDIA" : "WEBSITE";
    return [id, { id, kind, domains: [`${id}.example`], languages: ["nl"], connected }];
  }),
);

export const isConnected = (platform: PlatformId): boolean => PLATFORMS.get(platform)?.connected ?? false;
export const kindOf = (platform: PlatformId): string => PLATFORMS.get(platform)?.kind ?? "RESPONDENT";

export function contentOf(number: number): ApplicationContent {
  return {
    caseNumber: named<CaseNumber>(`C/00/${number}`),
    source: "VICTIM",
    applicantReference: `${number}`,
    urls: [`https://connected-1.example/${number}`],
    grounds: "Simulated.",
    urgency: "Simulated.",
    noNoticeBecause: "Simulated.",
  };
}

export function orderOf(
  number: number,
  addressees: readonly AddresseeFate[],
  removeWithinHours: number,
  now: Instant,
): OrderDocument {
  const finding = { holds: true, reasons: "Simulated." };
  return {
    type: "exparte-order",
    court: COURT,
    caseNumber: named<CaseNumber>(`C/00/${number}`),
    version: 1,
    judge: "Simulated",
    legalBasis: "Simulated.",
    statementOfReasons: "Simulated.",
    provisionsInfringed: ["Simulated."],
    marginalTest: { unlawfulness: finding, freedomOfExpression: finding, urgency: finding },
    addressees: addressees.map((fate, index) => addresseeOf(number, fate, index + 1)),
    redress: { platform: "Simulated.", poster: "Simulated." },
    territorialScope: { extent: "NL", reasons: "Simulated." },
    language: "nl",
    issuedAt: now,
    removeWithin: `PT${removeWithinHours}H`,
  };
}

function addresseeOf(number: number, fate: AddresseeFate, position: number): AddresseeDocument {
  if (fate.respondent) return respondentOf(number, position);
  const platform: PlatformId = named(`${fate.connected ? "connected" : "site"}-${position}`);
  const items = placesOf(platform, number);
  if (fate.disclosesAfterMs === undefined) return { platform, items };
  return { platform, duties: [{ number: REMOVE, kind: "REMOVE", targets: items }, disclosing(items)] };
}

/** Somebody with a site that no register knows as theirs, so that the court says why it is. */
function respondentOf(number: number, position: number): AddresseeDocument {
  const targets = placesOf(`respondent-${position}`, number).map((place) => ({ ...place, because: "Simulated." }));
  return {
    platform: named<PlatformId>(`${RESPONDENT_PREFIX}${COURT}-${position}x${number}`),
    respondent: { kind: "PERSON", legalName: "Simulated", address: "Simulated." },
    duties: [{ number: REMOVE, kind: "REMOVE", targets }],
  };
}

function placesOf(host: string, number: number): { readonly url: string }[] {
  return [1, 2].map((item) => ({ url: `https://${host}.example/${number}/${item}` }));
}

function disclosing(targets: DutyDocument["targets"]): DutyDocument {
  const finding = { holds: true, reasons: "Simulated." };
  const findings = { unlawfulness: finding, realInterest: finding, noLessIntrusiveWay: finding, balance: finding };
  const recipient = { jwk: {} };
  const disclosure = { categories: ["NAME"], purpose: "CIVIL_CLAIM", recipient, findings } as const;
  return { number: DISCLOSE, kind: "DISCLOSE", within: "P21D", targets, disclosure };
}

/** A version that asks the first addressee to remove all but the first item. */
export function narrowedTo(document: OrderDocument, nowMs: number): OrderDocument {
  const [first, ...others] = document.addressees;
  if (first === undefined) throw new Error(`${document.caseNumber} has no addressee`);
  const { items = [], duties, ...rest } = first;
  const less =
    duties === undefined
      ? { items: items.slice(1) }
      : { duties: duties.map((duty) => (duty.number === REMOVE ? { ...duty, targets: duty.targets.slice(1) } : duty)) };
  const addressees = [{ ...rest, ...less }, ...others];
  return { ...document, addressees, version: document.version + 1, issuedAt: instant(nowMs) };
}

/** As the hub keeps it: nobody's particulars in clear. */
export function locked(document: OrderDocument): OrderDocument {
  const addressees = document.addressees.map((addressee) =>
    addressee.respondent === undefined
      ? addressee
      : { ...addressee, respondent: { kind: addressee.respondent.kind, locked: named<LockedText>("locked") } },
  );
  return { ...document, addressees };
}
