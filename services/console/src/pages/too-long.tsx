import { Alert, Heading1, Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Language } from "../words/words.js";

interface TooLongProps {
  readonly language: Language;
  /** The longest form that is taken, in bytes. */
  readonly most: number;
}

const MEGABYTE = 1_048_576;
const KILOBYTE = 1_024;

/** "1,3 MB": rounded up, so that what is a little too long is not said to be as long as it may be. */
function sizeText(bytes: number, language: Language): string {
  const [unit, name] = bytes >= MEGABYTE ? ([MEGABYTE, "MB"] as const) : ([KILOBYTE, "kB"] as const);
  const size = Math.ceil((bytes / unit) * 10) / 10;
  return `${new Intl.NumberFormat({ nl: "nl-NL", en: "en-GB" }[language]).format(size)} ${name}`;
}

/** Above a form that came back as it was typed. */
export function TooLongNote({ language, bytes, most }: TooLongProps & { readonly bytes: number }) {
  const { t } = useTranslation();
  return (
    <Alert type="error" role="alert" className="problem">
      <Heading2>{t("tooLong.title")}</Heading2>
      <Paragraph>{t("tooLong.kept", { size: sizeText(bytes, language), most: sizeText(most, language) })}</Paragraph>
    </Alert>
  );
}

interface FormTooLongProps extends Pick<TooLongProps, "language"> {
  /** Absent where it had too many fields. */
  readonly most: number | undefined;
}

/** In place of a form that was not read. */
export function FormTooLong({ language, most }: FormTooLongProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("tooLong.title")}</Heading1>
      <Paragraph>
        {most === undefined ? t("tooLong.fields") : t("tooLong.text", { most: sizeText(most, language) })}
      </Paragraph>
    </>
  );
}
