import { Button, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { typedIn } from "../../court/fields.js";
import {
  languageName,
  languagesOffered,
  MOST_TRANSLATIONS,
  textName,
  translationRows,
} from "../../court/translations.js";
import type { Language } from "../../words/words.js";
import { type FormState, SelectField, TextField } from "../form.js";
import { Marked } from "./parts.js";

/** An addressee of the order that does not accept its language. */
export interface NonReader {
  readonly name: string;
  readonly languages: readonly string[];
}

export interface TranslationsProps {
  readonly language: Language;
  readonly form: FormState;
  /** What the platforms of the hub accept. */
  readonly languages: readonly string[];
  /** Those whom a translation is for; empty where everybody reads the order as it is. */
  readonly readers: readonly NonReader[];
}

/** A language by its name, in the reader's own. */
export function languageText(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: "language" }).of(code) ?? code;
}

/** The order's text in other languages: folded away where nobody needs one. */
export function Translations({ language, form, languages, readers }: TranslationsProps) {
  const { t } = useTranslation();
  const rows = translationRows(typedIn({ translations: [form.value("translations")] }));
  const names = rows.flatMap((row) => [languageName(row), textName(row)]);
  const isNeeded =
    readers.length > 0 ||
    rows.length > 1 ||
    names.some((name) => form.value(name) !== "" || form.problems.some(({ at }) => at === name));
  const chosen = rows.map((row) => form.value(languageName(row)));
  const listed = new Intl.ListFormat(language, { type: "disjunction" });
  return (
    <details className="asked" open={isNeeded}>
      <summary>{t("court.grant.translations")}</summary>
      <div className="flow">
        <Paragraph>{t("court.grant.translationsHint")}</Paragraph>
        {readers.length === 0 ? null : (
          <ul>
            {readers.map((reader) => (
              <li key={reader.name}>
                <Marked>
                  {t("court.grant.reads", {
                    name: reader.name,
                    languages: listed.format(reader.languages.map((code) => languageText(code, language))),
                  })}
                </Marked>
              </li>
            ))}
          </ul>
        )}
        <input type="hidden" name="translations" value={rows.length} />
        {rows.map((row) => (
          <fieldset key={row} className="group flow">
            <legend>{t("court.grant.translation", { number: row })}</legend>
            <LanguageField
              language={language}
              form={form}
              name={languageName(row)}
              label={t("court.grant.translationLanguage")}
              languages={[...languages, ...chosen]}
              isEmptyOffered
            />
            <TextField form={form} name={textName(row)} label={t("court.grant.translationText")} rows={5} />
          </fieldset>
        ))}
        {rows.length >= MOST_TRANSLATIONS ? null : (
          <Button type="submit" name="step" value="add-translation" appearance="secondary-action-button">
            {t("court.grant.addTranslation")}
          </Button>
        )}
      </div>
    </details>
  );
}

interface LanguageFieldProps extends Pick<TranslationsProps, "language" | "form" | "languages"> {
  readonly name: string;
  readonly label: string;
  readonly isEmptyOffered?: boolean;
}

export function LanguageField(props: LanguageFieldProps) {
  const { language, form, name, label, languages, isEmptyOffered = false } = props;
  const { t } = useTranslation();
  const options = languagesOffered(languages)
    .map((code) => [code, languageText(code, language)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, language));
  return (
    <SelectField
      form={form}
      name={name}
      label={label}
      options={[...(isEmptyOffered ? [["", t("court.act.choose")] as const] : []), ...options]}
    />
  );
}
