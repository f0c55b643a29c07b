import { expect, it } from "vitest";
import { EQUATED_DAYS } from "./equated-days.js";
import { isWorkingDay, isWorkingDayOfTerms, knowsEquatedDays } from "./working-day.js";

// By hand, from Algemene termijnenwet art. 3 and the calendar of 2026; King's Day is kept on a Saturday in 2025.
it.each([
  "2026-01-01", // New Year
  "2026-04-03", // Good Friday
  "2026-04-06", // Easter Monday
  "2026-04-27", // King's Day
  "2026-05-05", // Liberation Day
  "2026-05-14", // Ascension
  "2026-05-25", // Whit Monday
  "2026-12-25", // Christmas
  "2024-12-26", // Boxing Day, a Thursday
  "2026-06-06", // a Saturday
  "2026-06-07", // a Sunday
])("%s is not a working day", (date) => {
  expect(isWorkingDay(Temporal.PlainDate.from(date))).toBe(false);
});

it.each([
  "2026-06-04", // an ordinary Thursday
  "2026-05-04", // Remembrance Day, which the Act does not name
  "2025-12-05", // Saint Nicholas, nor that
  "2026-12-31", // nor that
  "2025-04-28", // the Monday after a King's Day that was kept on Saturday
])("%s is a working day", (date) => {
  expect(isWorkingDay(Temporal.PlainDate.from(date))).toBe(true);
});

// From the titles of the decrees.
it.each([
  "2023-04-28",
  "2023-05-19",
  "2024-05-10",
  "2024-12-27",
  "2025-05-30",
  "2026-01-02",
  "2026-05-15",
  "2027-05-07",
  "2028-04-28",
  "2028-05-26",
])("%s is a working day on which no term of the Act ends, by decree", (date) => {
  expect(isWorkingDay(Temporal.PlainDate.from(date))).toBe(true);
  expect(isWorkingDayOfTerms(Temporal.PlainDate.from(date))).toBe(false);
});

it("no term of the Act ends on a holiday or at the weekend either; on any other day one can", () => {
  for (const date of ["2026-05-14", "2026-05-16"])
    expect(isWorkingDayOfTerms(Temporal.PlainDate.from(date))).toBe(false);
  for (const date of ["2026-05-13", "2026-05-18", "2024-05-15", "2025-01-02"])
    expect(isWorkingDayOfTerms(Temporal.PlainDate.from(date))).toBe(true);
});

it.each([
  ["2022-12-31", false],
  ["2023-01-01", true],
  ["2025-12-31", true],
  ["2026-01-01", true],
  ["2028-12-31", true],
  ["2029-01-01", false],
])("whether the equated days of the year of %s are known: %s", (date, known) => {
  expect(knowsEquatedDays(Temporal.PlainDate.from(date))).toBe(known);
});

it("a decree names each of its days in its title, in one of its years, and no year has two decrees", () => {
  for (const { title, firstYear, lastYear, days } of EQUATED_DAYS) {
    for (const date of days) {
      const day = Temporal.PlainDate.from(date);
      expect(title).toContain(day.toLocaleString("nl-NL", { day: "numeric", month: "long", year: "numeric" }));
      expect(firstYear <= day.year && day.year <= lastYear).toBe(true);
    }
  }
  EQUATED_DAYS.slice(1).forEach(({ firstYear }, index) => {
    expect(firstYear).toBe((EQUATED_DAYS[index]?.lastYear ?? 0) + 1);
  });
});
