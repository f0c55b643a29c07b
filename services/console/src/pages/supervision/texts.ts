import type { TFunction } from "i18next";
import type { HalfYear } from "../../supervision/periods.js";
import type { Language } from "../../words/words.js";

const LOCALES: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" };

export function periodText({ half, year }: Pick<HalfYear, "half" | "year">, t: TFunction): string {
  return t(`supervision.halfYear.${half}`, { year });
}

/** "84%"; a dash where there was nothing to divide by. */
export function shareText(share: number | null, language: Language): string {
  if (share === null) return "–";
  return new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** "+7"; a dash where one of both is missing. */
export function pointsText(points: number | null, language: Language): string {
  if (points === null) return "–";
  return new Intl.NumberFormat(LOCALES[language], { signDisplay: "exceptZero" }).format(points);
}

const UNITS = [
  { seconds: 86_400, unit: "day" },
  { seconds: 3_600, unit: "hour" },
  { seconds: 60, unit: "minute" },
  { seconds: 1, unit: "second" },
] as const;

/** "3,5 uur": in the largest unit that fits; a dash where nothing is known. */
export function spanText(seconds: number | null, language: Language): string {
  if (seconds === null) return "–";
  const found = UNITS.find((one) => seconds >= one.seconds);
  if (found === undefined) return `< ${unitText(1, "second", language)}`;
  return unitText(seconds / found.seconds, found.unit, language);
}

function unitText(number: number, unit: (typeof UNITS)[number]["unit"], language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    style: "unit",
    unit,
    unitDisplay: "long",
    maximumFractionDigits: 1,
  }).format(number);
}

/** "jul": of the month that begins then, in the time of the court. */
export function monthText(from: string, language: Language, month: "short" | "long" = "short"): string {
  return new Intl.DateTimeFormat(LOCALES[language], { month, timeZone: "Europe/Amsterdam" }).format(new Date(from));
}

/** "hostbox (2) en chirper (1)". */
export function namesText(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language], { type: "conjunction" }).format(names);
}
