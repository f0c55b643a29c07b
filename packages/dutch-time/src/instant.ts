/** A moment in UTC, always `YYYY-MM-DDTHH:mm:ss.sssZ`: of one length, so that text order is time order. */
export type Instant = string & { readonly __brand: "Instant" };

/** Throws RangeError for what is no moment. */
export function instant(moment: Date | string | number): Instant {
  return new Date(moment).toISOString() as Instant;
}

/** Whether a text is written exactly as `instant` writes, in a year that PostgreSQL takes without an era. */
export function isInstant(text: string): text is Instant {
  const time = Date.parse(text);
  return /^\d{4}-/.test(text) && !text.startsWith("0000") && !Number.isNaN(time) && instant(time) === text;
}

/** As rows and the schema hold a moment that may not have come. */
export function dateOrNull(moment: Instant | undefined): Date | null {
  return moment === undefined ? null : new Date(moment);
}
