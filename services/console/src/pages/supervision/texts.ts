import type { TFunction } from "i18next";
import type { HalfYear } from "../../supervision/periods.js";
import type { Language } from "../../words/words.js";

const LOCALES: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" };

export function periodText({ half, year }: Pick<HalfYear, "half" | "year">, t: TFunction): string {
  return t(`supervision.halfYear.${half}`, { year });
}

/** Beyond these a share could be rounded to all or to nothing. */
const NEARLY_ALL = 0.99;
const NEARLY_NOTHING = 0.01;

/** "84%"; a dash where there was nothing to divide by. Only what is whole reads as whole, and only nothing as nothing. */
export function shareText(share: number | null, language: Language): string {
  if (share === null) return "–";
  const percent = new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 0 });
  if (share > NEARLY_ALL && share < 1) return `> ${percent.format(NEARLY_ALL)}`;
  if (share > 0 && share < NEARLY_NOTHING) return `< ${percent.format(NEARLY_NOTHING)}`;
  return percent.format(share);
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
