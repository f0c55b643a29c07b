import { type Duty, dutiesOf } from "../order-document/duties-of.js";
import type { ServiceBy, TerritorialExtent } from "../order-document/order-document.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import { refuse } from "../refusals.js";
import { comparedTerms } from "../term/term-lengths.js";
import type { Order } from "./order.js";
import type { OrderModified } from "./order-events.js";

/** Narrowing (cause.ts): a version that asks less of its addressees, in whatever it asks. */

const EXTENTS: readonly TerritorialExtent[] = ["NL", "EU", "WORLDWIDE"];

/** Nothing that the version demands is heavier than before, and something is lighter; `lessItems`: it lets an item go. */
export function checkNarrower(order: Order, event: OrderModified, lessItems: boolean): void {
  const before = order.document;
  const after = event.document;
  const terms = [
    { field: "order.removeWithin", ...weighedTerms(before.removeWithin, after.removeWithin, order) },
    {
      field: "order.territorialScope.extent",
      ...compared(EXTENTS.indexOf(before.territorialScope.extent), EXTENTS.indexOf(after.territorialScope.extent)),
    },
    { field: "order.serviceBy", ...compared(serviceWeight(after.serviceBy), serviceWeight(before.serviceBy)) },
    ...comparedPenalties(before.penalty, after.penalty, "order.penalty"),
    // The longer the applicant may wait with the main claim, the longer the order binds without it.
    {
      field: "order.mainProceedingsWithin",
      ...compared(Date.parse(order.mainTermEnd), Date.parse(event.mainTermEnd ?? order.mainTermEnd)),
    },
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
  if (terms.some(({ lighter }) => lighter) || lessItems) return;
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
    { field: `${at}.within`, ...weighedTerms(was.within, after.within, order) },
    { field: `${at}.until`, heavier: after.until !== was.until, lighter: false },
    { field: `${at}.everywhere`, ...compared(Number(was.everywhere ?? false), Number(after.everywhere ?? false)) },
    ...comparedPenalties(was.penalty, after.penalty, `${at}.penalty`),
  ];
}

/** Requiring a bailiff's service is lighter for the addressee. */
function serviceWeight(serviceBy: ServiceBy | undefined): number {
  return serviceBy === "BAILIFF" ? 1 : 0;
}

/** A term that can turn out shorter than the one before it is heavier, whatever else it can be. */
function weighedTerms(before: string, after: string, { wholeDays }: Pick<Order, "wholeDays">): Weighed {
  const { canBeShorter, canBeLonger } = comparedTerms(before, after, wholeDays === true);
  return { heavier: canBeShorter, lighter: canBeLonger && !canBeShorter };
}

function comparedPenalties(
  before: PenaltyTerms | undefined,
  after: PenaltyTerms | undefined,
  field: string,
): ({ readonly field: string } & Weighed)[] {
  if (before === undefined || after === undefined) {
    return [{ field, heavier: after !== undefined, lighter: before !== undefined }];
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
