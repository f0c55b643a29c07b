const TIME_ZONE = "Europe/Amsterdam";

/** The hour that the change from summer time has twice: in summer time first, and once more in winter time. */
export const OFFSETS = ["+02:00", "+01:00"] as const;
/** Where a form asks which of the two it is, beside the field of the moment. */
export const OFFSET_SUFFIX = "-offset";

/**
 * The moment that somebody typed in Dutch time, as a browser's own field sends it (`2026-03-14T10:15`) or by hand
 * (`14-03-2026 10:15`); undefined where it is none, as in the hour that the change to summer time leaves out. In the hour
 * that the change back has twice it is one only with its offset behind it (`2026-10-25T02:30+01:00`). Nowhere is it one with
 * an offset that Dutch time does not have then.
 */
export function momentTyped(text: string): string | undefined {
  const { plain, offset } = readIn(text);
  if (plain === undefined) return undefined;
  const moments = momentsOf(plain);
  const isSaid = offset !== "" || moments.length > 1;
  const meant = isSaid ? moments.find((moment) => moment.offset === offset) : moments[0];
  return meant === undefined ? undefined : new Date(meant.epochMilliseconds).toISOString();
}

/** Whether a moment was typed of which nobody can say which of two it is, until its offset is chosen. */
export function isTwice(text: string): boolean {
  const { plain } = readIn(text);
  return plain !== undefined && momentsOf(plain).length > 1;
}

/** What stands in the field, and the offset that was chosen for it. */
export function splitMoment(text: string): { readonly typed: string; readonly offset: string } {
  const typed = text.trim();
  const offset = OFFSETS.find((one) => typed.endsWith(one)) ?? "";
  return { typed: typed.slice(0, typed.length - offset.length), offset };
}

/** A moment with the offset that was chosen beside it; without, where the moment is there only once. */
export function withOffset(text: string, offset: string): string {
  return OFFSETS.some((one) => one === offset) && isTwice(text) ? `${splitMoment(text).typed}${offset}` : text;
}

type Fields = Readonly<Record<string, readonly string[]>>;

/** A form as it was sent, with what was chosen beside a moment put behind it. */
export function withOffsets(fields: Fields): Fields {
  const isOffset = (name: string) => name.endsWith(OFFSET_SUFFIX);
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !isOffset(name))
      .map(([name, values]) => {
        const [offset = ""] = fields[`${name}${OFFSET_SUFFIX}`] ?? [];
        return [name, offset === "" ? values : values.map((text) => withOffset(text, offset))];
      }),
  );
}

/** As the browser's own field takes it, with its offset where that has to be said. */
export function typedMoment(moment: Date): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(TIME_ZONE);
  return withOffset(zoned.toPlainDateTime().toString({ smallestUnit: "minute" }), zoned.offset);
}

function readIn(text: string): { readonly plain: Temporal.PlainDateTime | undefined; readonly offset: string } {
  const { typed, offset } = splitMoment(text);
  const ordered = typed.replace(/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})[ ,]+(\d{1,2})[:.](\d{2})$/, reordered);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(ordered)) return { plain: undefined, offset };
  try {
    return { plain: Temporal.PlainDateTime.from(ordered, { overflow: "reject" }), offset };
  } catch {
    // No day of the calendar, or one beyond it.
    return { plain: undefined, offset };
  }
}

/** Both moments of the doubled hour, none of the one that is left out, and else the one. */
function momentsOf(plain: Temporal.PlainDateTime): readonly Temporal.ZonedDateTime[] {
  const [first, second] = (["earlier", "later"] as const).map((disambiguation) =>
    plain.toZonedDateTime(TIME_ZONE, { disambiguation }),
  );
  const moments = first !== undefined && second !== undefined && first.equals(second) ? [first] : [first, second];
  return moments.filter((moment) => moment !== undefined).filter((moment) => moment.toPlainDateTime().equals(plain));
}

function reordered(_: string, day: string, month: string, year: string, hour: string, minute: string): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T${hour.padStart(2, "0")}:${minute}`;
}
