import { canonicalText, canonicalUrl } from "@exparte/text";
import { orderedItems } from "../addressee/addressee-status.js";
import { numberOf } from "../addressee/item-duties.js";
import { requireText } from "../field.js";
import { type Instant, instant, isInDays, termEnd } from "../instant.js";
import { DISCLOSURE_FINDINGS } from "../order-document/disclosure-terms.js";
import { type Duty, dutiesOf } from "../order-document/duties-of.js";
import type { Finding } from "../order-document/finding.js";
import { givenAt } from "../order-document/given-orally.js";
import type { OrderDocument, ServiceBy, TerritorialExtent } from "../order-document/order-document.js";
import { placeOf } from "../order-document/place.js";
import { lockedRespondent } from "../order-document/respondent.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import { refuse } from "../refusals.js";
import type { ModificationGround } from "./cause.js";
import type { Order } from "./order.js";
import type { OrderModified } from "./order-events.js";

/**
 * A cause is more than a label: it is checked against what the version changes, so that nobody can add to an order ex parte
 * by calling it a correction, or take something out by calling it an addition.
 */

const FINDINGS = ["unlawfulness", "freedomOfExpression", "urgency"] as const;
const EXTENTS: readonly TerritorialExtent[] = ["NL", "EU", "WORLDWIDE"];

/**
 * Refuses a cause that does not say what it must, or that does not fit the version. `asked` are the places that the
 * application asked for.
 */
export function checkCause(
  before: Order,
  event: OrderModified,
  ground: ModificationGround,
  asked: readonly string[],
): void {
  if (ground.cause !== "CORRECTION") refuseOtherRespondent(before, event, ground.cause);
  switch (ground.cause) {
    case "CORRECTION":
      requireText(ground.partiesHeard, "input.correction.partiesHeard");
      refuseUnasked(before, event, asked);
      return;
    case "ADDITION":
      checkAddition(before, event, ground.appliedAt);
      return;
    case "NARROWING":
      refuseAdded(before, event, "NARROWING");
      checkNarrower(before, event);
      return;
    case "SETTLEMENT":
      refuseJoining(before, event);
      return;
    default:
      ground satisfies never;
  }
}

/** Under an id that it has already, an order would bind somebody else. What the hub locked is the same as long as it names the same. */
function refuseOtherRespondent(before: Order, { document }: OrderModified, cause: string): void {
  document.addressees.forEach((addressee, a) => {
    const known = before.addressees.find(({ platform }) => platform === addressee.platform);
    if (known === undefined || canonicalText(known.respondent) === canonicalText(lockedRespondent(addressee))) return;
    const field = `order.addressees[${a}].respondent`;
    throw refuse(
      "RESPONDENT_CHANGED",
      `${field} is not what version ${before.document.version} has of ${addressee.platform}, and ${cause} changes nobody's name or address; correct it with CORRECTION, or address somebody else under an id of their own.`,
      { field, cause },
    );
  });
}

/** Where the document names an item that the version adds. */
function addedFields({ document, changes }: OrderModified): { readonly url: string; readonly field: string }[] {
  return dutiesOf(document).flatMap(({ platform, number, targets, field }) => {
    const added = changes.find((change) => change.platform === platform)?.added ?? [];
    const places = new Set(added.filter((item) => numberOf(item) === number).map(placeOf));
    return targets.flatMap((target, t) =>
      places.has(placeOf(target)) ? [{ url: target.url, field: `${field}[${t}].url` }] : [],
    );
  });
}

/** The version frees an item that the order named. For an item freed earlier, only its reinstatement duty can change. */
function frees({ addressees }: Order, { changes }: OrderModified): boolean {
  const ordered = new Set(addressees.flatMap((addressee) => orderedItems(addressee).map(({ id }) => id)));
  return changes.some(({ freed }) => freed.some(({ itemId }) => ordered.has(itemId)));
}

/** Places in an earlier version were asked for too: in the application, or in an addition to it. */
function refuseUnasked(before: Order, event: OrderModified, asked: readonly string[]): void {
  const known = new Set([
    ...asked.map((url) => {
      const parsed = URL.parse(url);
      return parsed === null ? url : canonicalUrl(parsed);
    }),
    ...before.addressees.flatMap(({ items }) => items.map(({ url }) => url)),
  ]);
  const unasked = addedFields(event).find(({ url }) => !known.has(url));
  if (unasked === undefined) return;
  throw refuse(
    "CORRECTION_UNASKED",
    `${unasked.field}: the application never asked for ${unasked.url}, so naming it corrects no mistake; add it on application, with ADDITION.`,
    { field: unasked.field },
  );
}

function refuseAdded(before: Order, event: OrderModified, cause: string): void {
  const [added] = addedFields(event);
  if (added === undefined) return;
  throw refuse(
    "CAUSE_ADDS",
    `${added.field}: version ${before.document.version} did not name ${added.url}, and ${cause} adds nothing; add it with ADDITION.`,
    { field: added.field, cause },
  );
}

/** A settlement binds those who concluded it, and nobody else. */
function refuseJoining(before: Order, { document }: OrderModified): void {
  const joining = document.addressees.findIndex(
    ({ platform }) => !before.addressees.some((addressee) => addressee.platform === platform),
  );
  if (joining === -1) return;
  const field = `order.addressees[${joining}]`;
  throw refuse(
    "CAUSE_ADDS",
    `${field}: ${document.addressees[joining]?.platform} was no addressee and is bound by no settlement of others; address it with ADDITION.`,
    { field, cause: "SETTLEMENT" },
  );
}

/** It is given ex parte like the first order, so it needs findings of its own. */
function checkAddition(before: Order, event: OrderModified, appliedAt: Instant): void {
  if (appliedAt > event.at) {
    throw refuse("EFFECT_IN_FUTURE", "input.addition.appliedAt lies in the future; add once the applicant has asked.", {
      field: "input.addition.appliedAt",
    });
  }
  if (appliedAt < givenAt(before)) {
    throw refuse(
      "FIELD_INVALID",
      `input.addition.appliedAt is ${appliedAt}, before the order of ${givenAt(before)}; what was asked by then and left out by mistake is added with CORRECTION.`,
      { field: "input.addition.appliedAt" },
    );
  }
  if (addedFields(event).length === 0) {
    throw refuse(
      "CAUSE_ADDS_NOTHING",
      "order names no item that the order does not cover already; name what is added, or give the cause that fits.",
      { field: "order.addressees", cause: "ADDITION" },
    );
  }
  if (frees(before, event)) {
    throw refuse(
      "CAUSE_FREES",
      "order leaves out an item that the order covers, and ADDITION frees nothing; name it again, and let it go in a version of its own with NARROWING or CORRECTION.",
      { field: "order.addressees", cause: "ADDITION" },
    );
  }
  const field = staleFinding(before.document, event);
  if (field === undefined) return;
  throw refuse(
    "FINDINGS_NOT_RENEWED",
    `${field} is word for word that of version ${before.document.version}, from before the addition was asked for; find it anew, of what is added too, and seal that.`,
    { field },
  );
}

/** A finding on which something rests that the version adds, and that was found before it was asked for. */
function staleFinding({ marginalTest, ...before }: OrderDocument, event: OrderModified): string | undefined {
  const added = new Set(addedFields(event).map(({ field }) => field.replace(/\[\d+\]\.url$/, "")));
  for (const { platform, number, field, disclosure } of dutiesOf(event.document)) {
    if (!added.has(field)) continue;
    if (disclosure === undefined) {
      const stale = FINDINGS.find((name) => isSame(marginalTest?.[name], event.document.marginalTest?.[name]));
      if (stale !== undefined) return `order.marginalTest.${stale}`;
      continue;
    }
    const was = dutiesOf(before).find((duty) => duty.platform === platform && duty.number === number)?.disclosure;
    const stale = DISCLOSURE_FINDINGS.find((name) => isSame(was?.findings[name], disclosure.findings[name]));
    if (stale !== undefined) return `${field.replace(/targets$/, "disclosure.findings")}.${stale}`;
  }
  return undefined;
}

function isSame(was: Finding | undefined, is: Finding | undefined): boolean {
  return was !== undefined && was.reasons === is?.reasons;
}

/** Nothing that the version demands is heavier than before, and something is lighter. */
function checkNarrower(order: Order, event: OrderModified): void {
  const before = order.document;
  const after = event.document;
  const terms = [
    { field: "order.removeWithin", ...comparedTerms(before.removeWithin, after.removeWithin, order) },
    {
      field: "order.territorialScope.extent",
      ...compared(EXTENTS.indexOf(before.territorialScope.extent), EXTENTS.indexOf(after.territorialScope.extent)),
    },
    { field: "order.serviceBy", ...compared(serviceWeight(after.serviceBy), serviceWeight(before.serviceBy)) },
    ...comparedPenalties(before.penalty, after.penalty, "order.penalty"),
    {
      field: "order.jointMaximum",
      ...compared(before.jointMaximum?.maximumCents ?? Infinity, after.jointMaximum?.maximumCents ?? Infinity),
    },
    ...dutiesOf(after).flatMap((duty) => comparedDuties(order, duty)),
  ];
  const heavier = terms.find((one) => one.heavier);
  if (heavier !== undefined) {
    throw refuse(
      "CAUSE_HEAVIER",
      `${heavier.field} asks more than version ${before.version} did, or something that cannot be compared with it, and NARROWING asks less; leave it as it was.`,
      { field: heavier.field, cause: "NARROWING" },
    );
  }
  if (terms.some(({ lighter }) => lighter) || frees(order, event)) return;
  throw refuse(
    "CAUSE_NARROWS_NOTHING",
    "order lets no item go and makes neither term, penalty nor territorial scope lighter; narrow something, or give the cause that fits.",
    { field: "order", cause: "NARROWING" },
  );
}

interface Weighed {
  readonly heavier: boolean;
  readonly lighter: boolean;
}

/** Compares a length for which longer is lighter. */
function compared(is: number, was: number): Weighed {
  return { heavier: is < was, lighter: is > was };
}

/** Compares a duty with the same duty of the version before. `until` is free text and cannot be compared. */
function comparedDuties(order: Order, after: Duty): ({ readonly field: string } & Weighed)[] {
  const was = dutiesOf(order.document).find(
    ({ platform, number }) => platform === after.platform && number === after.number,
  );
  if (was === undefined) return [];
  const at = after.field.replace(/\.(targets|items)$/, "");
  return [
    { field: `${at}.within`, ...comparedTerms(was.within, after.within, order) },
    { field: `${at}.until`, heavier: after.until !== was.until, lighter: false },
    { field: `${at}.everywhere`, ...compared(Number(was.everywhere ?? false), Number(after.everywhere ?? false)) },
    ...(was.penalty === undefined && after.penalty === undefined
      ? []
      : comparedPenalties(was.penalty, after.penalty, `${at}.penalty`)),
  ];
}

/** Requiring a bailiff's service is lighter for the addressee. */
function serviceWeight(serviceBy: ServiceBy | undefined): number {
  return serviceBy === "BAILIFF" ? 1 : 0;
}

/** A term in days lasts to the end of its last day, so that it is up to a day longer than as many hours. */
function comparedTerms(before: string, after: string, { wholeDays }: Pick<Order, "wholeDays">): Weighed {
  if (!wholeDays || isInDays(before) === isInDays(after)) return compared(ends(after), ends(before));
  return isInDays(before)
    ? compared(ends(after), ends(before) + LONGEST_DAY_MS)
    : { heavier: ends(after) < ends(before), lighter: ends(after) >= ends(before) };
}

const LONGEST_DAY_MS = 25 * 3_600_000;

function ends(duration: string): number {
  return Date.parse(termEnd(instant(0), duration));
}

function comparedPenalties(
  before: PenaltyTerms | undefined,
  after: PenaltyTerms | undefined,
  field: string,
): ({ readonly field: string } & Weighed)[] {
  if (before === undefined || after === undefined) {
    return [{ field, heavier: before === undefined && after !== undefined, lighter: before !== undefined }];
  }
  const sameWay =
    before.unit === after.unit &&
    (before.whileLasting === undefined ||
      after.whileLasting === undefined ||
      before.whileLasting.unit === after.whileLasting.unit) &&
    (before.per ?? "ORDER") === (after.per ?? "ORDER") &&
    (before.startedUnits ?? true) === (after.startedUnits ?? true);
  return [
    { field, heavier: !sameWay, lighter: false },
    { field: `${field}.amountCents`, ...compared(before.amountCents, after.amountCents) },
    {
      field: `${field}.whileLasting`,
      ...compared(before.whileLasting?.amountCents ?? 0, after.whileLasting?.amountCents ?? 0),
    },
    {
      field: `${field}.maximumCents`,
      ...compared(before.maximumCents ?? Number.POSITIVE_INFINITY, after.maximumCents ?? Number.POSITIVE_INFINITY),
    },
  ];
}
