import { canonicalUrl } from "@exparte/text";
import { checkUrl } from "../field.js";
import { checkNaming } from "../order-document/check-duties.js";
import { targetOf } from "../order-document/duties-of.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import { placeOf } from "../order-document/place.js";
import { refuse } from "../refusals.js";

/** What an applicant asks: a duty of whoever can meet it. Who that is, and by when, is for the judge. */
export type AskedDuty = Pick<DutyDocument, "number" | "kind" | "targets">;

/** What an application says of it; one from before there were duties has `urls` alone. */
export interface Asked {
  readonly urls: readonly string[];
  readonly duties?: readonly AskedDuty[];
}

/** Confirming all of an order at once fits into one request. */
const TARGETS_MAX = 1_000;
const NUMBER_MAX = 1_000;

/** An application that names places alone asks, as one duty, that they be removed. */
export function askedDuties({ duties, urls }: Asked): readonly AskedDuty[] {
  return duties ?? [{ number: 1, kind: "REMOVE", targets: urls.map((url) => ({ url })) }];
}

/** With each address in its one spelling, as an order has it. */
export function spelledDuties(duties: readonly AskedDuty[]): AskedDuty[] {
  return duties.map((duty, d) => ({
    ...duty,
    targets: duty.targets.map((target, t) =>
      target.url === undefined
        ? target
        : { ...target, url: canonicalUrl(checkUrl(target.url, `input.duties[${d}].targets[${t}].url`)) },
    ),
  }));
}

export function checkAskedDuties(duties: readonly AskedDuty[]): void {
  const field = "input.duties";
  const count = duties.reduce((sum, { targets }) => sum + targets.length, 0);
  if (duties.length === 0 || count > TARGETS_MAX) {
    throw refuse("FIELD_INVALID", `${field} must ask for at least one duty, on 1,000 targets at most.`, { field });
  }
  const numbers = new Set<number>();
  duties.forEach(({ number, kind, targets }, d) => {
    const at = `${field}[${d}]`;
    if (!Number.isInteger(number) || number < 1 || number > NUMBER_MAX || numbers.has(number)) {
      throw refuse(
        "DUTY_NUMBER",
        `${at}.number must be a whole number from 1 to ${NUMBER_MAX} that no other duty asked for has.`,
        { field: `${at}.number` },
      );
    }
    numbers.add(number);
    if (targets.length === 0) {
      throw refuse("TARGET_MISSING", `${at}.targets must name at least one target.`, { field: `${at}.targets` });
    }
    const seen = new Map<string, string>();
    targets.forEach((target, t) => {
      const targetField = `${at}.targets[${t}]`;
      checkNaming(kind, target, targetField);
      const place = placeOf(targetOf(target));
      const earlier = seen.get(place);
      if (earlier !== undefined) {
        throw refuse("URL_DUPLICATE", `${targetField} is the same target as ${earlier}; a duty names it once.`, {
          field: targetField,
        });
      }
      seen.set(place, targetField);
    });
  });
}
