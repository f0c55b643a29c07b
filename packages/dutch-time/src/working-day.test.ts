import { expect, it } from "vitest";
import { isWorkingDay } from "./working-day.js";

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
