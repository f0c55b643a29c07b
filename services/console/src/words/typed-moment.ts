const TIME_ZONE = "Europe/Amsterdam";

/**
 * The moment that somebody typed in Dutch time, as a browser's own field sends it (`2026-03-14T10:15`) or by hand
 * (`14-03-2026 10:15`); undefined where it is none, as in the hour that the change to summer time leaves out. An hour that the change back has twice
 * is the first of them.
 */
export function momentTyped(text: string): string | undefined {
  const typed = text.trim().replace(/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})[ ,]+(\d{1,2})[:.](\d{2})$/, reordered);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(typed)) return undefined;
  try {
    const plain = Temporal.PlainDateTime.from(typed, { overflow: "reject" });
    const zoned = plain.toZonedDateTime(TIME_ZONE);
    if (!zoned.toPlainDateTime().equals(plain)) return undefined;
    return new Date(zoned.epochMilliseconds).toISOString();
  } catch {
    return undefined;
  }
}

function reordered(_: string, day: string, month: string, year: string, hour: string, minute: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T${hour.padStart(2, "0")}:${minute}`;
}

/** As the browser's own field takes it. */
export function typedMoment(moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(TIME_ZONE)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}
