import { canonicalText, canonicalUrl } from "@exparte/text";
import { orderedItems } from "../addressee/addressee-status.js";
import { dutyOf, numberOf } from "../addressee/item-duties.js";
import type { Asked } from "../application/asked-duties.js";
import { requireText } from "../field.js";
import type { Instant } from "../instant.js";
import { DISCLOSURE_FINDINGS } from "../order-document/disclosure-terms.js";
import { dutiesOf, targetOf } from "../order-document/duties-of.js";
import type { DutyKind } from "../order-document/duty-document.js";
import type { Finding } from "../order-document/finding.js";
import { givenAt } from "../order-document/given-orally.js";
import type { OrderDocument } from "../order-document/order-document.js";
import { placeOf } from "../order-document/place.js";
import { lockedRespondent } from "../order-document/respondent.js";
import { refuse } from "../refusals.js";
import type { ModificationGround } from "./cause.js";
import { checkNarrower } from "./check-narrower.js";
import type { Order } from "./order.js";
import type { OrderModified } from "./order-events.js";

/**
 * A cause is more than a label: it is checked against what the version changes, so that nobody can add to an order ex parte
 * by calling it a correction, or take something out by calling it an addition.
 */

const FINDINGS = ["unlawfulness", "freedomOfExpression", "urgency"] as const;

/**
 * Refuses a cause that does not say what it must, or that does not fit the version. `asked` is what the application asked
 * for.
 */
export function checkCause(before: Order, event: OrderModified, ground: ModificationGround, asked: Asked): void {
  if (ground.cause !== "CORRECTION") refuseOtherRespondent(before, event);
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
      checkNarrower(before, event, frees(before, event));
      return;
    case "SETTLEMENT":
      refuseJoining(before, event);
      return;
    default:
      ground satisfies never;
  }
}

/** Under an id that it has already, an order would bind somebody else. What the hub locked is the same as long as it names the same. */
export function refuseOtherRespondent(before: Order, { document, cause }: OrderModified): void {
  document.addressees.forEach((addressee, a) => {
    const known = before.addressees.find(({ platform }) => platform === addressee.platform);
    if (known === undefined || canonicalText(known.respondent) === canonicalText(lockedRespondent(addressee))) return;
    const field = `order.addressees[${a}].respondent`;
    throw refuse(
      "RESPONDENT_CHANGED",
      `${field} is not what version ${before.document.version} has of ${addressee.platform}, and ${cause ?? "a decision on opposition"} changes nobody's name or address; correct it with CORRECTION, or address somebody else under an id of their own.`,
      { field, ...(cause === undefined ? {} : { cause }) },
    );
  });
}

/** Where the document names an item that the version adds. */
function addedFields({ document, changes }: OrderModified): Added[] {
  return dutiesOf(document).flatMap(({ platform, number, kind, targets, field }) => {
    const added = changes.filter((change) => change.platform === platform).flatMap((change) => change.added);
    const places = new Set(added.filter((item) => numberOf(item) === number).map(placeOf));
    return targets.flatMap((target, t) =>
      places.has(placeOf(target)) ? [{ kind, url: target.url, field: `${field}[${t}].url` }] : [],
    );
  });
}

interface Added {
  readonly kind: DutyKind;
  readonly url: string;
  readonly field: string;
}

/** The version frees an item that the order named. For an item freed earlier, only its reinstatement duty can change. */
function frees({ addressees }: Order, { changes }: OrderModified): boolean {
  const ordered = new Set(addressees.flatMap((addressee) => orderedItems(addressee).map(({ id }) => id)));
  return changes.some(({ freed }) => freed.some(({ itemId }) => ordered.has(itemId)));
}

/** What takes away what stands at a place: an application that names the place alone asks for one of these, and no more. */
const REMOVING: readonly DutyKind[] = ["REMOVE", "DISABLE_ACCESS", "DEREFERENCE"];

/**
 * Refuses to correct an order to what was never asked. What an earlier version has was asked for too: in the application, or in
 * an addition to it. Who posted something is another question than whether it goes, and so is what else stays away.
 */
export function refuseUnasked(before: Order, event: OrderModified, { urls, duties = [] }: Asked): void {
  const known = new Set([
    ...urls.flatMap((url) => REMOVING.map((kind) => askedAs(kind, spelled(url)))),
    ...duties.flatMap(({ kind, targets }) => targets.map((target) => askedAs(kind, spelled(targetOf(target).url)))),
    ...before.addressees.flatMap((addressee) =>
      addressee.items.map((item) => askedAs(dutyOf(addressee, item)?.kind ?? "REMOVE", item.url)),
    ),
  ]);
  const unasked = addedFields(event).find(({ kind, url }) => !known.has(askedAs(kind, url)));
  if (unasked === undefined) return;
  throw refuse(
    "CORRECTION_UNASKED",
    `${unasked.field}: the application never asked for ${unasked.kind} of ${unasked.url}, so naming it corrects no mistake; add it on application, with modifyOrder and ADDITION.`,
    { field: unasked.field, kind: unasked.kind },
  );
}

/** Disabled access is less than removal, so that who asks for the one can be given the other. */
function askedAs(kind: DutyKind, url: string): string {
  return `${kind === "DISABLE_ACCESS" ? "REMOVE" : kind} ${url}`;
}

function spelled(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? url : canonicalUrl(parsed);
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
