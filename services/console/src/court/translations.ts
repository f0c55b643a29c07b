import type { Fields, Typed, Wrong } from "./fields.js";

/*
 * The language of an order, and its text in others (DSA art. 9(2)(c)): rows of a form, each one translation. A row in which
 * nothing is written is none.
 */

/** The official languages of the Union, in which platforms accept orders, and Frisian, in which a Dutch court may write. */
const OFFERED: readonly string[] = "bg cs da de el en es et fi fr fy ga hr hu it lt lv mt nl pl pt ro sk sl sv".split(
  " ",
);

/** As many as the hub takes. */
export const MOST_TRANSLATIONS = 30;

export interface Translation {
  readonly language: string;
  readonly text: string;
}

export const languageName = (row: number) => `translationLanguage-${row}`;
export const textName = (row: number) => `translationText-${row}`;

/** What can be chosen: those that are offered, and what else platforms accept or the form has. */
export function languagesOffered(others: readonly string[]): readonly string[] {
  return [...new Set([...OFFERED, ...others])].filter((one) => /^[a-z]{2}$/.test(one)).sort();
}

export function translationRows(typed: Typed): readonly number[] {
  const rows = Number(typed.text("translations"));
  const many = Number.isInteger(rows) && rows >= 1 ? Math.min(rows, MOST_TRANSLATIONS) : 1;
  return Array.from({ length: many }, (_, index) => index + 1);
}

/** The form with one row more. */
export function withOneMore(fields: Fields, typed: Typed): Fields {
  return { ...fields, translations: [String(translationRows(typed).length + 1)] };
}

const isWritten = (typed: Typed) => (row: number) =>
  typed.text(languageName(row)) !== "" || typed.text(textName(row)) !== "";

export function translationsIn(typed: Typed): { readonly translations?: readonly Translation[] } {
  const translations = translationRows(typed)
    .filter(isWritten(typed))
    .map((row) => ({ language: typed.text(languageName(row)), text: typed.text(textName(row)) }));
  return translations.length === 0 ? {} : { translations };
}

export function wrongInTranslations(typed: Typed): Wrong[] {
  return translationRows(typed)
    .filter(isWritten(typed))
    .flatMap((row) => [languageName(row), textName(row)])
    .filter((name) => typed.text(name) === "")
    .map((at) => ({ at, problem: { kind: "required" } }));
}

/** The rows of a form that begins with these. */
export function translationDraft(translations: readonly Translation[]): Readonly<Record<string, string>> {
  const written = translations.flatMap(
    ({ language, text }, index) =>
      [
        [languageName(index + 1), language],
        [textName(index + 1), text],
      ] as const,
  );
  return { translations: String(Math.max(1, translations.length)), ...Object.fromEntries(written) };
}

/** The field of the form for a field that the graph names, as `translations[1].text`; undefined for one of something else. */
export function translationField(field: string, typed: Typed): string | undefined {
  const [, place, member] = /^translations(?:\[(\d+)\](?:\.(\w+))?)?$/.exec(field) ?? [];
  if (!field.startsWith("translations")) return undefined;
  const row = translationRows(typed).filter(isWritten(typed))[Number(place ?? 0)] ?? 1;
  return member === "language" ? languageName(row) : textName(row);
}
