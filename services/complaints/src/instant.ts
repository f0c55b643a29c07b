/** A moment in UTC, always `YYYY-MM-DDTHH:mm:ss.sssZ`: of one length, so that text order is time order. */
export type Instant = string & { readonly __brand: "Instant" };

export function instant(moment: Date | string | number): Instant {
  return new Date(moment).toISOString() as Instant;
}

/** Terms in days, weeks and months run by the calendar of this place, also across a change of summer time. */
export const TIME_ZONE = "Europe/Amsterdam";
