import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.js";
import { nl } from "./nl.js";
import { OFFSETS, splitMoment, typedMoment } from "./typed-moment.js";

export const LANGUAGES = ["nl", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

declare module "i18next" {
  interface CustomTypeOptions {
    readonly defaultNS: "translation";
    readonly resources: { readonly translation: typeof nl };
  }
}

export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text);
}

/** The words of the pages in each language: loaded once, and the same for every visitor. */
export const WORDS: Readonly<Record<Language, i18n>> = { nl: wordsOf("nl"), en: wordsOf("en") };

function wordsOf(language: Language): i18n {
  const words = createInstance();
  words.use(initReactI18next);
  void words.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { nl: { translation: nl }, en: { translation: en } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return words;
}

const TIME_ZONE = "Europe/Amsterdam";

/** "14 maart 2026 om 10:15": in the time of the court, whoever reads it. Of an hour that comes twice it says which. */
export function momentText(moment: string, language: Language): string {
  const locale = { nl: "nl-NL", en: "en-GB" }[language];
  const at = new Date(moment);
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: TIME_ZONE }).format(
    at,
  );
  const { offset } = splitMoment(typedMoment(at));
  if (offset === "") return text;
  const { t } = WORDS[language];
  return `${text} (${t(offset === OFFSETS[0] ? "moment.summerTime" : "moment.winterTime")})`;
}

export function dayText(moment: string | Date, language: Language): string {
  const locale = { nl: "nl-NL", en: "en-GB" }[language];
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: TIME_ZONE }).format(new Date(moment));
}

export function numberText(number: number, language: Language): string {
  return new Intl.NumberFormat({ nl: "nl-NL", en: "en-GB" }[language]).format(number);
}

/** "3 uur en 12 minuten": how long it is between two moments, whichever is first; under a minute counts as one. */
export function lengthText(from: Date, until: Date, language: Language): string {
  const minutes = Math.max(1, Math.floor(Math.abs(until.getTime() - from.getTime()) / 60_000));
  const days = Math.floor(minutes / (24 * 60));
  const hours = Math.floor(minutes / 60) % 24;
  // From two days on nobody needs the minutes, nor from a week on the hours.
  const length = days >= 7 ? { days } : days >= 2 ? { days, hours } : { days, hours, minutes: minutes % 60 };
  const locale = { nl: "nl-NL", en: "en-GB" }[language];
  return new Intl.DurationFormat(locale, { style: "long" }).format(length);
}

export function amountText(cents: number, currency: string, language: Language): string {
  const locale = { nl: "nl-NL", en: "en-GB" }[language];
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(cents / 100);
}

/** The time alone, "10:15". */
export function timeText(moment: Date, language: Language): string {
  const locale = { nl: "nl-NL", en: "en-GB" }[language];
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: TIME_ZONE }).format(moment);
}
