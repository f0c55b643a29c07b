import { Heading1, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActOrder } from "../../court/acts/act.js";
import type { Fields } from "../../court/fields.js";
import type { Language } from "../../words/words.js";
import { type Again, KeptForm } from "./again.js";
import { ChangedMeanwhile } from "./changed-meanwhile.js";
import { Given } from "./parts.js";

export interface NotNowProps {
  readonly language: Language;
  readonly order: ActOrder;
  readonly changes: ActOrder["history"];
  /** What was typed, so that it is not lost; absent where the form was asked for. */
  readonly again: Again | undefined;
}

/** The order does not stand so that this can be done: a colleague was first, or it has ended. */
export function NotNow({ language, order, changes, again }: NotNowProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("court.act.notNow")}</Heading1>
      <Paragraph appearance="lead">{t("court.act.notNowText")}</Paragraph>
      <ChangedMeanwhile language={language} changes={changes} />
      {again === undefined ? null : (
        <>
          <KeptForm {...again} />
          <TypedTexts fields={again.fields} />
        </>
      )}
      <Paragraph>
        <Link href={`/court/orders/${encodeURIComponent(order.id)}`}>{t("court.act.toOrder")}</Link>
      </Paragraph>
    </>
  );
}

/** From this length on a text was worth writing. */
const SHORTEST = 20;

/** The texts of a form that is not sent, to take along. */
export function TypedTexts({ fields }: { readonly fields: Fields }) {
  const { t } = useTranslation();
  const texts = Object.entries(fields).flatMap(([name, [text = ""]]) =>
    name !== "csrf" && text.length >= SHORTEST ? [{ name, text }] : [],
  );
  if (texts.length === 0) return null;
  return (
    <>
      <Heading2>{t("court.act.typed")}</Heading2>
      {texts.map(({ name, text }) => (
        <blockquote key={name} className="typed">
          <Given>{text}</Given>
        </blockquote>
      ))}
    </>
  );
}
