import type { Typed, Wrong } from "./fields.js";

/** Euros as people write them, in cents: `1000`, `1.000`, `250,50`. */
export function centsIn(text: string): number | undefined {
  const [, euros = "", cents = ""] = /^(?:€\s*)?(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{2}))?$/.exec(text) ?? [];
  const whole = Number(euros.replaceAll(".", "")) * 100 + Number(cents);
  return euros === "" || whole === 0 ? undefined : whole;
}

/** Cents as people write euros: `1000` or `250,50`. */
export function eurosIn(cents: number): string {
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace(".", ",");
}

export const isWholeNumber = (text: string) => /^[1-9]\d{0,3}$/.test(text);

/** A term of whole hours or days, as the order has it. */
export function durationOf(number: string, unit: string): string {
  return unit === "D" ? `P${number}D` : `PT${number}H`;
}

/** The same read back; undefined for a term that no form makes. */
export function termOf(duration: string): { readonly number: string; readonly unit: "H" | "D" } | undefined {
  const [, hours, days] = /^(?:PT(\d{1,4})H|P(\d{1,4})D)$/.exec(duration) ?? [];
  if (hours !== undefined) return { number: hours, unit: "H" };
  return days === undefined ? undefined : { number: days, unit: "D" };
}

/** The fields of one penalty in a form: the order's, or a duty's own. */
export interface PenaltyFields {
  readonly unit: string;
  readonly amount: string;
  readonly maximum: string;
}

const hasPenalty = (typed: Typed, { unit }: PenaltyFields) => !["", "NONE"].includes(typed.text(unit));

export function penaltyIn(typed: Typed, fields: PenaltyFields) {
  const amountCents = centsIn(typed.text(fields.amount));
  if (!hasPenalty(typed, fields) || amountCents === undefined) return {};
  const maximumCents = centsIn(typed.text(fields.maximum));
  const unit = typed.text(fields.unit);
  return { penalty: { amountCents, currency: "EUR", unit, ...(maximumCents === undefined ? {} : { maximumCents }) } };
}

/** An amount without what it is forfeited for is no penalty: an order would go out without what its writer sees in it. */
export function wrongInPenalty(typed: Typed, fields: PenaltyFields): Wrong[] {
  if (!hasPenalty(typed, fields)) {
    return [fields.amount, fields.maximum]
      .filter((name) => typed.text(name) !== "")
      .map((at) => ({ at, problem: { kind: "noUnit" } }));
  }
  return [fields.amount, fields.maximum]
    .filter((name) => centsIn(typed.text(name)) === undefined && !(name === fields.maximum && typed.text(name) === ""))
    .map((at) => ({ at, problem: { kind: "amount" } }));
}
