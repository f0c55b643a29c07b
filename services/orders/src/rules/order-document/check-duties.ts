import { parse } from "tldts";
import { requireLabel, requireText } from "../field.js";
import { refuse } from "../refusals.js";
import { checkHints, checkHost, checkPlace, type Whose } from "./check-place.js";
import { checkTerm } from "./check-term.js";
import { targetOf } from "./duties-of.js";
import { type DutyDocument, type DutyKind, MEMBERS_OF, TARGETS_OF, type TargetDocument } from "./duty-document.js";
import { placeOf } from "./place.js";

const NUMBER_MAX = 1_000;
const SHA_256 = "SHA-256";
/** The members that only some kinds of target have. */
const NAMING = [...new Set(Object.values(MEMBERS_OF).flat())].filter((name) => name !== "description");

/** Checks what one addressee owes, duty by duty. Its penalties are checked with the order's (check-penalties.ts). */
export function checkDuties(duties: readonly DutyDocument[], whose: Whose, field: string): void {
  if (duties.length === 0) {
    throw refuse("ADDRESSEE_MISSING", `${field} must hold at least one duty.`, { field });
  }
  const numbers = new Set<number>();
  const seen = new Map<string, { readonly duty: number; readonly field: string }>();
  const removed = placesRemoved(duties);
  duties.forEach((duty, d) => {
    const at = `${field}[${d}]`;
    checkNumber(duty.number, numbers, `${at}.number`);
    checkParticulars(duty, at);
    if (duty.targets.length === 0) {
      throw refuse("TARGET_MISSING", `${at}.targets must name at least one target.`, { field: `${at}.targets` });
    }
    duty.targets.forEach((target, t) => {
      const targetField = `${at}.targets[${t}]`;
      checkTarget(duty, target, whose, targetField, removed);
      refuseTwice(seen, duty, target, targetField);
    });
  });
}

function checkNumber(number: number, numbers: Set<number>, field: string): void {
  if (!Number.isInteger(number) || number < 1 || number > NUMBER_MAX) {
    throw refuse("DUTY_NUMBER", `${field} must be a whole number from 1 to ${NUMBER_MAX}.`, { field });
  }
  if (numbers.has(number)) {
    throw refuse("DUTY_NUMBER", `${field}: another duty of this addressee has number ${number}; number them anew.`, {
      field,
    });
  }
  numbers.add(number);
}

function checkParticulars({ kind, within, everywhere, until }: DutyDocument, field: string): void {
  if (within !== undefined) checkTerm(within, `${field}.within`);
  if (everywhere !== undefined && kind !== "REMOVE") {
    throw refuse("FIELD_INVALID", `${field}.everywhere belongs to REMOVE; leave it out with ${kind}.`, {
      field: `${field}.everywhere`,
    });
  }
  if ((kind === "KEEP_DOWN") !== (until !== undefined)) {
    throw refuse("FIELD_INVALID", `${field}.until says when a KEEP_DOWN ends, with that kind only.`, {
      field: `${field}.until`,
    });
  }
  if (until !== undefined) requireText(until, `${field}.until`, 500);
}

function checkTarget(
  { kind: duty }: DutyDocument,
  target: TargetDocument,
  whose: Whose,
  field: string,
  removed: ReadonlySet<string>,
): void {
  const { kind = "URL", url, because } = target;
  const place = checkNaming(duty, target, field);
  if (url === undefined || place === undefined) return;
  if (kind === "ITEM" && !removed.has(url)) {
    throw refuse(
      "TARGET_MISSING",
      `${field}.url: no duty of this addressee to remove or disable names ${url}, so that there are no copies of it to keep down; name it there too, or keep down a CONTENT_HASH or EQUIVALENT.`,
      { field: `${field}.url` },
    );
  }
  if (because === undefined && kind !== "SEARCH_RESULT" && kind !== "ITEM") checkHost(place, whose, `${field}.url`);
}

/** Refuses a target that the kind of duty is not owed on, or that is not named as its own kind is. Gives its address. */
export function checkNaming(duty: DutyKind, target: TargetDocument, field: string): URL | undefined {
  const { kind = "URL", url, query, locator, algorithm, value, words, because } = target;
  if (!TARGETS_OF[duty].includes(kind)) {
    throw refuse(
      "TARGET_OF_OTHER_KIND",
      `${field}: ${duty} is owed on ${TARGETS_OF[duty].join(", ")}, and this is ${kind}; name the target so, or give a duty of another kind.`,
      { field: `${field}.kind`, kind, duty, allowed: TARGETS_OF[duty] },
    );
  }
  checkMembers(target, field);
  checkHints(target, field);
  if (query !== undefined) requireLabel(query, `${field}.query`, 500);
  if (locator !== undefined) requireText(locator, `${field}.locator`, 2_000);
  if (algorithm !== undefined) requireLabel(algorithm, `${field}.algorithm`, 50);
  if (value !== undefined) checkHash(algorithm, value, field);
  if (words !== undefined) requireText(words, `${field}.words`, 2_000);
  if (because !== undefined) requireText(because, `${field}.because`, 2_000);
  if (url === undefined) return undefined;
  const place = checkPlace(url, `${field}.url`);
  if (kind === "SITE") checkSite(place, `${field}.url`);
  return place;
}

/** Each kind has the members that name its targets, and none of another kind's. */
function checkMembers(target: TargetDocument, field: string): void {
  const kind = target.kind ?? "URL";
  const members: readonly (keyof TargetDocument)[] = MEMBERS_OF[kind];
  const missing = members.find((name) => target[name] === undefined);
  if (missing !== undefined) {
    throw refuse("FIELD_INVALID", `${field}.${missing} is missing: ${kind} is named by ${members.join(" and ")}.`, {
      field: `${field}.${missing}`,
    });
  }
  const foreign = NAMING.find((name) => target[name] !== undefined && !members.includes(name));
  if (foreign === undefined) return;
  throw refuse("FIELD_INVALID", `${field}.${foreign} is not of ${kind}, which is named by ${members.join(" and ")}.`, {
    field: `${field}.${foreign}`,
  });
}

function checkHash(algorithm: string | undefined, value: string, target: string): void {
  const field = `${target}.value`;
  requireLabel(value, field, 1_000);
  if (algorithm !== SHA_256 && /^sha[-_ ]?(?:2[-_/ ]?)?256$/i.test(algorithm ?? "")) {
    // In another spelling it would be another target, and nobody would check the value.
    throw refuse("FIELD_INVALID", `${target}.algorithm is to be written ${SHA_256}.`, {
      field: `${target}.algorithm`,
      canonical: SHA_256,
    });
  }
  if (algorithm !== SHA_256 || /^[0-9a-f]{64}$/.test(value)) return;
  throw refuse("FIELD_INVALID", `${field} must be, of SHA-256, 64 digits of small hexadecimal.`, { field });
}

/** A site is a host with all that it holds, and nothing wider. */
function checkSite(url: URL, field: string): void {
  const canonical = `${url.protocol}//${url.hostname}/`;
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.port !== "") {
    throw refuse(
      "FIELD_INVALID",
      `${field} must be the address of a host alone, such as ${canonical}; what stands at one port or path of it is an ACCOUNT or a URL.`,
      { field, canonical },
    );
  }
  const { isIp, domain } = parse(url.hostname, { allowPrivateDomains: false });
  if (isIp || domain !== null) return;
  throw refuse(
    "FIELD_INVALID",
    `${field}: ${url.hostname} is no host of anybody's, but what many hosts end in; name the host itself.`,
    { field },
  );
}

/** In one duty a target stands once; and two duties of one kind would be owed twice on the same target. */
function refuseTwice(
  seen: Map<string, { readonly duty: number; readonly field: string }>,
  { kind, number }: DutyDocument,
  target: TargetDocument,
  field: string,
): void {
  const key = `${kind} ${placeOf(targetOf(target))}`;
  const earlier = seen.get(key);
  if (earlier?.duty === number) {
    throw refuse("URL_DUPLICATE", `${field} is the same target as ${earlier.field}; a duty names it once.`, { field });
  }
  if (earlier !== undefined) {
    throw refuse(
      "DUTY_DUPLICATE",
      `${field}: duty ${earlier.duty} is of the same kind and names the same target, at ${earlier.field}; leave it out of one of them.`,
      { field, kind },
    );
  }
  seen.set(key, { duty: number, field });
}

function placesRemoved(duties: readonly DutyDocument[]): ReadonlySet<string> {
  return new Set(
    duties
      .filter(({ kind }) => kind === "REMOVE" || kind === "DISABLE_ACCESS")
      .flatMap(({ targets }) => targets.flatMap(({ url }) => url ?? [])),
  );
}
