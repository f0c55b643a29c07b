import { canonicalText } from "@exparte/text";
import { requireText } from "../field.js";
import type { FindingId, ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import { type Span, span } from "../penalty/penalty-spans.js";
import { refuse } from "../refusals.js";
import { type Addressee, type Item } from "./addressee.js";
import { type AddresseeEvent } from "./addressee-events.js";
import { coveredItems, goneSince, isClaimed, isGone, itemServedAt, wordsOf } from "./addressee-status.js";
import { compliance } from "./confirmation.js";
import { passUnsaid } from "./deadline.js";
import { evolveAddressee } from "./evolve-addressee.js";
import { type Finding, type Found } from "./finding.js";
import { type BreachFound, breachesIn, foundIn } from "./gone.js";
import { numberOf } from "./item-duties.js";

/**
 * The court finds (vaststelling) whether an item was up or gone, over what the platform says of it, also of what it could
 * not find and of what came back. Penalty, terms and figures follow (gone.ts). finding.ts has the states of a finding.
 *
 * It may find after the order has ended what lay before: a penalty outlives the order.
 */

interface FindingOf {
  readonly findingId: FindingId;
  readonly itemIds: readonly ItemId[];
  readonly reasons: string;
}

export type BreachFinding = FindingOf & { readonly from: Instant; readonly until?: Instant };
export type ComplianceFinding = FindingOf & { readonly effectAt: Instant };

export function findBreach(
  state: Addressee,
  { findingId, itemIds, from, until, reasons }: BreachFinding,
  now: Instant,
): AddresseeEvent[] {
  requireText(reasons, "input.reasons");
  const items = itemsNamed(state, itemIds);
  checkHappened(from, "input.from", now);
  if (until !== undefined) {
    checkHappened(until, "input.until", now);
    if (until <= from)
      throw refuse("FIELD_INVALID", "input.until must lie after input.from.", { field: "input.until" });
  }
  const during = { from, ...(until && { until }) };
  if (isFoundSo(state, items, { kind: "BREACH", ...during }, reasons)) return [];
  for (const item of items) {
    checkServed(state, item, from);
    checkCovered(item, from, "input.from");
    if (until !== undefined) checkCovered(item, until, "input.until");
    checkOwed(item, during);
    checkNotFound(item, span(during), [...breachesIn(wordsOf(item)).map(reach), ...settled(item)], "input.from");
    checkAnswered(item);
  }
  const { platform } = state;
  return consequences(
    state,
    { kind: "BreachFound", platform, findingId, itemIds: idsOf(items), ...during, reasons, at: now },
    now,
  );
}

export function findCompliance(
  state: Addressee,
  { findingId, itemIds, effectAt, reasons }: ComplianceFinding,
  now: Instant,
): AddresseeEvent[] {
  requireText(reasons, "input.reasons");
  const items = itemsNamed(state, itemIds);
  const field = "input.effectAt";
  checkHappened(effectAt, field, now);
  if (isFoundSo(state, items, { kind: "COMPLIANCE", effectAt }, reasons)) return [];
  for (const item of items) {
    if (state.servedAt === undefined) throw beforeService(state, item, field);
    checkCovered(item, effectAt, field);
    checkNotFound(item, span({ from: effectAt, until: now }), settled(item), field);
    checkAnswered(item);
    checkSaysMore(item, effectAt);
  }
  const found = {
    kind: "ComplianceFound",
    platform: state.platform,
    findingId,
    itemIds: idsOf(items),
    effectAt,
    reasons,
    at: now,
  } as const;
  const met = disclosuresMet(evolveAddressee(state, found), items);
  return consequences(state, met.length === 0 ? found : { ...found, dutiesMet: met }, now);
}

/** The duties to disclose of these items that are met: the identities service closes their requests. */
function disclosuresMet(after: Addressee, items: readonly Item[]): number[] {
  const numbers = new Set(items.flatMap((item) => (item.of === "POSTER" ? [numberOf(item)] : [])));
  return [...numbers].filter((number) =>
    coveredItems(after).every((item) => numberOf(item) !== number || isGone(item)),
  );
}

/** The platform says why a finding is wrong; the finding counts until the court withdraws it. */
export function contestFinding(
  state: Addressee,
  { findingId, grounds }: { readonly findingId: FindingId; readonly grounds: string },
  now: Instant,
): AddresseeEvent[] {
  requireText(grounds, "input.grounds");
  const finding = findingOf(state, findingId);
  if (finding.contested?.grounds === grounds) return [];
  if (finding.status !== "FOUND")
    throw inState(finding, "A finding is contested once, before the court decides on it.");
  return [{ kind: "FindingContested", platform: state.platform, findingId, grounds, at: now }];
}

export interface FindingDecision {
  readonly findingId: FindingId;
  readonly outcome: "UPHELD" | "WITHDRAWN";
  readonly reasons: string;
}

export function decideFinding(
  state: Addressee,
  { findingId, outcome, reasons }: FindingDecision,
  now: Instant,
): AddresseeEvent[] {
  requireText(reasons, "input.reasons");
  const finding = findingOf(state, findingId);
  const { itemIds, status, decided } = finding;
  if (status === outcome && decided?.reasons === reasons) return [];
  const { platform } = state;
  if (outcome === "UPHELD") {
    if (status !== "CONTESTED") throw inState(finding, "Only a finding that the platform contests is upheld.");
    return [{ kind: "FindingUpheld", platform, findingId, reasons, at: now }];
  }
  if (status !== "CONTESTED" && status !== "FOUND") throw inState(finding, "It has been decided on; find anew.");
  return consequences(state, { kind: "FindingWithdrawn", platform, findingId, itemIds, reasons, at: now }, now);
}

function consequences(state: Addressee, event: AddresseeEvent, now: Instant): AddresseeEvent[] {
  const found = evolveAddressee(state, event);
  const followed = compliance(found, now);
  return [event, ...followed, ...passUnsaid(followed.reduce(evolveAddressee, found), now)];
}

function itemsNamed({ items, platform }: Addressee, itemIds: readonly ItemId[]): Item[] {
  if (itemIds.length === 0)
    throw refuse("FIELD_INVALID", "input.itemIds must name at least one item.", { field: "input.itemIds" });
  const named = itemIds.map((itemId, index) => {
    const item = items.find(({ id }) => id === itemId);
    if (item !== undefined) return item;
    const field = `input.itemIds[${index}]`;
    throw refuse("UNKNOWN_ITEM", `${field} "${itemId}" is not an item addressed to ${platform}.`, { field });
  });
  return [...new Set(named)];
}

function checkHappened(moment: Instant, field: string, now: Instant): void {
  if (moment <= now) return;
  throw refuse("EFFECT_IN_FUTURE", `${field} lies in the future; find what has happened.`, { field });
}

/**
 * The same finding again: a retry whose first answer was lost. One that was taken back since does not count, and a retry that
 * comes as late as that must not find it once more.
 */
function isFoundSo({ findings = [] }: Addressee, items: readonly Item[], found: Found, reasons: string): boolean {
  const named = idsOf(items).sort().join(" ");
  const same = findings.filter(
    (known) =>
      known.reasons === reasons &&
      canonicalText(known.found) === canonicalText(found) &&
      [...known.itemIds].sort().join(" ") === named,
  );
  if (same.some(({ status }) => status !== "WITHDRAWN")) return true;
  const [taken] = same;
  if (taken === undefined) return false;
  throw refuse(
    "FINDING_STATE",
    `input.reasons: finding ${taken.id} says the same in the same words, and was WITHDRAWN; say why it is found so after all.`,
    { field: "input.reasons", status: taken.status, findingId: taken.id },
  );
}

/** Nothing is owed before service (Rv art. 611a(3)). What a version adds is owed from the service of that version. */
function checkServed(state: Addressee, item: Item, from: Instant): void {
  const since = itemServedAt(state, item);
  if (since && from >= since) return;
  throw beforeService(state, item, "input.from");
}

function beforeService({ platform }: Addressee, { id }: Item, field: string): Error {
  return refuse(
    "FINDING_BEFORE_SERVICE",
    `${field} lies before the service of item ${id} on ${platform}, when nothing was owed; find what came after it, or record the service first.`,
    { field, itemId: id },
  );
}

function checkCovered({ id, freed }: Item, moment: Instant, field: string): void {
  if (freed === undefined || moment < freed.at || (moment === freed.at && field === "input.until")) return;
  throw refuse(
    "FINDING_AFTER_END",
    `${field} is ${moment}, and the order let item ${id} go at ${freed.at}; find what lay before that.`,
    { field, itemId: id },
  );
}

/** While it was suspended by itself, nothing was owed of it: it was even to go back. */
function checkOwed({ id, suspensions = [] }: Item, during: { readonly from: Instant; readonly until?: Instant }): void {
  const { from, until } = during;
  const within = suspensions.find((one) => one.from <= from && until && one.until && until <= one.until);
  if (within === undefined) return;
  throw refuse(
    "FINDING_WHILE_SUSPENDED",
    `input.from: the court had suspended item ${id} from ${within.from} until ${within.until}, when nothing was owed of it; find what lay before or after that.`,
    { field: "input.from", itemId: id },
  );
}

/** No moment of an item is found twice: whoever finds otherwise first takes back what was found. */
function checkNotFound(item: Item, during: Span, found: readonly FoundDuring[], field: string): void {
  const known = found.find((one) => one.during.start < during.end && during.start < one.during.end);
  if (known === undefined) return;
  throw refuse(
    "FINDING_OVERLAPS",
    `${field}: finding ${known.id} says already whether item ${item.id} was up then; withdraw it with decideFinding, or find another time.`,
    { field, itemId: item.id, findingId: known.id },
  );
}

interface FoundDuring {
  readonly id: string;
  readonly during: Span;
}

/** A breach that lasts leaves no room for another one, but compliance ends it. */
function reach(breach: BreachFound): FoundDuring {
  return { id: breach.finding, during: span(breach) };
}

function settled(item: Item): FoundDuring[] {
  return wordsOf(item).flatMap((word) => {
    const found = foundIn(word);
    return found === undefined ? [] : [{ id: found.finding, during: found.during }];
  });
}

function checkAnswered(item: Item): void {
  if (item.freed !== undefined || !isClaimed(item)) return;
  throw refuse(
    "CLAIM_UNANSWERED",
    `input.itemIds: the platform claims that item ${item.id} cannot be removed, and nobody has answered; first answer with rejectClaim or clarifyOrder.`,
    { field: "input.itemIds", itemId: item.id },
  );
}

function checkSaysMore(item: Item, effectAt: Instant): void {
  const since = goneSince(item);
  if (since === undefined || since > effectAt) return;
  throw refuse(
    "FINDING_SAYS_NOTHING",
    `input.effectAt: item ${item.id} counts as gone since ${since} already; leave it out, or find an earlier moment.`,
    { field: "input.effectAt", itemId: item.id },
  );
}

function findingOf({ findings = [], platform }: Addressee, findingId: FindingId): Finding {
  const finding = findings.find(({ id }) => id === findingId);
  if (finding !== undefined) return finding;
  throw refuse("UNKNOWN_FINDING", `There is no finding "${findingId}" about ${platform} that you may see.`, {
    field: "input.findingId",
  });
}

function inState({ id, status }: Finding, wayOut: string): Error {
  return refuse("FINDING_STATE", `Finding ${id} is ${status}. ${wayOut}`, { field: "input.findingId", status });
}

function idsOf(items: readonly Item[]): ItemId[] {
  return items.map(({ id }) => id);
}
