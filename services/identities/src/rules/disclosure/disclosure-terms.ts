import { type Instant, instant, termEnd } from "@exparte/dutch-time";
import { type CodeOfConduct, codeInForce } from "../code-of-conduct/code-of-conduct.js";
import { type ParticipationRecord, participationAt } from "../code-of-conduct/participation.js";
import { checkFileReference, checkText } from "../field.js";
import type { CourtId, DisclosureId, OrderId, PlatformId, SealedText } from "../ids.js";
import { refuse } from "../refusals.js";
import type { RecipientKey } from "../sealed-content/recipient-key.js";
import { DATA_CATEGORIES, type DataCategory } from "./data-category.js";
import {
  type DisclosureRequested,
  FINDINGS,
  type Finding,
  type FindingName,
  type Findings,
} from "./disclosure-request.js";
import { type KnownOrder, knownAddressee } from "./known-order.js";

/** A court's request, parsed but not yet judged. */
export interface DisclosureTerms {
  readonly orderId: OrderId;
  readonly reference: string;
  readonly addressees: readonly { readonly platform: PlatformId; readonly outsideCode: boolean }[];
  readonly findings: Readonly<Partial<Record<FindingName, Finding>>>;
  readonly categories: readonly DataCategory[];
  readonly purpose: string;
  /** ISO 8601: how long the platform has to answer. */
  readonly within: string;
  /** Why the poster is not told. */
  readonly dispensation?: string;
}

/** What the rules must know to judge the request. */
export interface DisclosureFacts {
  readonly order: KnownOrder | undefined;
  readonly court: CourtId;
  readonly published: readonly CodeOfConduct[];
  readonly participations: ReadonlyMap<PlatformId, ParticipationRecord>;
  /** Registered platforms that have an inbox. */
  readonly connected: ReadonlySet<PlatformId>;
  readonly recipient: RecipientKey;
  readonly seal: SealedText;
  readonly newId: () => DisclosureId;
}

/** The hub's own objection window, which protects the poster while no version of the code is in force. ISO 8601. */
export const DEFAULT_OBJECTION_WINDOW = "P14D";
export const DEFAULT_ANSWER_WITHIN = "P28D";
const WITHIN_MAX = "P6M";

/** Makes one request for each addressee, or none at all: a fault in one is a fault in the court's act. */
export function requestDisclosure(terms: DisclosureTerms, facts: DisclosureFacts, now: Instant): DisclosureRequested[] {
  checkFileReference(terms.reference, "input.reference", 100);
  const findings = checkFindings(terms.findings);
  checkCategories(terms.categories);
  const purpose = checkPurpose(terms.purpose);
  if (terms.dispensation !== undefined) checkText(terms.dispensation, "input.dispensation", 10_000);
  const order = checkOrder(terms.orderId, facts);
  checkAddressees(terms, order, facts, now);

  const code = codeInForce(facts.published, now);
  const objectionWindow = code?.objectionWindow ?? DEFAULT_OBJECTION_WINDOW;
  const expiresAt = checkTerm(terms, objectionWindow, now);
  return terms.addressees.map(({ platform, outsideCode }) => ({
    kind: "DisclosureRequested",
    id: facts.newId(),
    orderId: order.id,
    court: facts.court,
    platform,
    reference: terms.reference,
    findings,
    categories: terms.categories,
    purpose,
    recipient: facts.recipient,
    seal: facts.seal,
    ...(code === undefined ? {} : { codeVersion: code.version }),
    outsideCode,
    objectionWindow,
    expiresAt,
    ...(terms.dispensation === undefined ? {} : { dispensation: { reasons: terms.dispensation, at: now } }),
    at: now,
  }));
}

function checkFindings(findings: DisclosureTerms["findings"]): Findings {
  const checked = FINDINGS.map((name) => {
    const field = `input.findings.${name}`;
    const finding = findings[name];
    if (finding === undefined || finding.reasons.trim() === "") {
      throw refuse("FINDING_MISSING", `${field} must be found and reasoned before an identity can be asked for.`, {
        field,
      });
    }
    checkText(finding.reasons, `${field}.reasons`, 10_000);
    if (!finding.holds) {
      throw refuse("FINDING_NEGATIVE", `${field} does not hold; then the identity cannot be asked for.`, { field });
    }
    return [name, finding] as const;
  });
  return Object.fromEntries(checked) as unknown as Findings;
}

function checkCategories(categories: readonly DataCategory[]): void {
  if (categories.length > 0 && new Set(categories).size === categories.length) return;
  throw refuse(
    "FIELD_INVALID",
    `input.categories must name at least one of ${DATA_CATEGORIES.join(", ")}, each once.`,
    { field: "input.categories" },
  );
}

function checkPurpose(purpose: string): "CIVIL_CLAIM" {
  if (purpose === "CIVIL_CLAIM") return purpose;
  throw refuse(
    "PURPOSE_FORBIDDEN",
    "input.purpose must be CIVIL_CLAIM: an identity is disclosed for a civil claim and for nothing else.",
    { field: "input.purpose" },
  );
}

function checkOrder(orderId: OrderId, { order, court }: DisclosureFacts): KnownOrder {
  const field = "input.orderId";
  // Another court's order is refused exactly as one that does not exist; so is an application that was refused.
  if (order === undefined || order.court !== court) {
    throw refuse(
      "UNKNOWN_ORDER",
      "input.orderId is no order that was granted by your court. Of one granted a moment ago the news may be under way: ask again.",
      { field },
    );
  }
  if (order.ended !== undefined) {
    throw refuse(
      "ORDER_ENDED",
      `Order ${orderId} came to nothing on ${order.ended.at} (${order.ended.because}); no identity can be asked for under it.`,
      { field, because: order.ended.because },
    );
  }
  return order;
}

function checkAddressees(
  { addressees }: DisclosureTerms,
  order: KnownOrder,
  { participations, connected }: DisclosureFacts,
  now: Instant,
): void {
  if (addressees.length === 0) {
    throw refuse("ADDRESSEE_MISSING", "input.addressees must name at least one of the order's addressees.", {
      field: "input.addressees",
    });
  }
  const seen = new Set<PlatformId>();
  addressees.forEach(({ platform, outsideCode }, index) => {
    const field = `input.addressees[${index}].platform`;
    if (seen.has(platform)) throw refuse("FIELD_INVALID", `${field} is named twice.`, { field });
    seen.add(platform);
    const addressee = knownAddressee(order, platform);
    if (addressee === undefined) {
      throw refuse("UNKNOWN_ADDRESSEE", `${field} is no addressee of order ${order.id}.`, { field });
    }
    if (!addressee.covered) {
      throw refuse("ORDER_ENDED", `Order ${order.id} no longer covers anything of ${platform} (ITEMS_FREED).`, {
        field,
        because: "ITEMS_FREED",
      });
    }
    if (!connected.has(platform)) {
      throw refuse(
        "ADDRESSEE_NOT_CONNECTED",
        `${platform} has no inbox on this hub. Serve the request on it by bailiff; its answer cannot come this way.`,
        { field },
      );
    }
    const record = participations.get(platform);
    const takesPart = record !== undefined && participationAt(record, now) !== undefined;
    checkMark(platform, takesPart, outsideCode, `input.addressees[${index}].outsideCode`);
  });
}

function checkMark(platform: PlatformId, takesPart: boolean, outsideCode: boolean, field: string): void {
  if (takesPart !== outsideCode) return;
  if (takesPart) {
    throw refuse("PLATFORM_INSIDE_CODE", `${platform} takes part in the code of conduct. Leave ${field} out.`, {
      field,
    });
  }
  throw refuse(
    "PLATFORM_OUTSIDE_CODE",
    `${platform} stands outside the code of conduct: it may refuse without breach. Set ${field} to ask it all the same.`,
    { field },
  );
}

function checkTerm({ within, dispensation }: DisclosureTerms, objectionWindow: string, now: Instant): Instant {
  const field = "input.within";
  const start = instant(0);
  let length: Instant;
  try {
    length = termEnd(start, within);
  } catch (cause) {
    throw refuse("TERM_INVALID", `${field} must be an ISO 8601 duration such as P28D.`, { field }, { cause });
  }
  if (length <= start || length > termEnd(start, WITHIN_MAX)) {
    throw refuse("TERM_INVALID", `${field} must be longer than zero and at most six months.`, { field });
  }
  const expiresAt = termEnd(now, within);
  if (dispensation === undefined && expiresAt <= termEnd(now, objectionWindow)) {
    throw refuse(
      "TERM_TOO_SHORT",
      `${field} is ${within}, but the poster alone has ${objectionWindow} to object. Give the platform longer.`,
      { field, objectionWindow },
    );
  }
  return expiresAt;
}
