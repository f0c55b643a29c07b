/** A royal decree that makes days equal to holidays (Algemene termijnenwet art. 3(3)), for the years that it was made for. */
interface Decree {
  /** As it is published; the Staatscourant has it under this title. */
  readonly title: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** The days that the title names. */
  readonly days: readonly string[];
}

/** No calendar library has these. When the next decree is published, add it here: nothing else needs a change. */
export const EQUATED_DAYS: readonly Decree[] = [
  {
    title:
      "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025 met een algemeen erkende feestdag",
    firstYear: 2023,
    lastYear: 2025,
    days: ["2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"],
  },
  {
    title:
      "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028 met een algemeen erkende feestdag",
    firstYear: 2026,
    lastYear: 2028,
    days: ["2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"],
  },
];

const days: ReadonlySet<string> = new Set(EQUATED_DAYS.flatMap((decree) => decree.days));

export function isEquatedDay(day: Temporal.PlainDate): boolean {
  return days.has(day.toString());
}

/** Whether the equated days of this day's year are known; where they are not, a term that ends on it may end later. */
export function knowsEquatedDays({ year }: Temporal.PlainDate): boolean {
  return EQUATED_DAYS.some(({ firstYear, lastYear }) => firstYear <= year && year <= lastYear);
}
