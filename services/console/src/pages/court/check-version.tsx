import { Heading1, Heading2, Heading3, Paragraph } from "@utrecht/component-library-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ActOrder } from "../../court/acts/act.js";
import type { VersionKind } from "../../court/acts/version-kinds.js";
import { centsIn } from "../../court/amounts.js";
import type { OrderContent } from "../../court/sealed-order.js";
import type { VersionChange, WrittenChange } from "../../court/version-form.js";
import type { Language } from "../../words/words.js";
import { actPath } from "./act-form.js";
import { Paper, termText } from "./paper.js";
import { eurosText, Given } from "./parts.js";
import { SealOrChange, type SealOrChangeProps } from "./seal-or-change.js";

export interface CheckVersionProps extends Pick<SealOrChangeProps, "fields" | "csrf" | "maySeal"> {
  readonly kind: VersionKind;
  readonly language: Language;
  readonly order: ActOrder;
  readonly of: string;
  readonly content: OrderContent;
  readonly changes: readonly VersionChange[];
  readonly written: readonly WrittenChange[];
  readonly version: number;
}

/** The next version as its addressees will read it, with what it changes first. */
export function CheckVersion(props: CheckVersionProps) {
  const { kind, language, order, of, content, changes, written, version, ...sealing } = props;
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("court.version.checkTitle", { version })}</Heading1>
      <Paragraph appearance="lead">{t("court.grant.checkLead")}</Paragraph>
      <Heading2>{t("court.version.changes")}</Heading2>
      {changes.length === 0 ? <Paragraph>{t("court.version.sameTargets")}</Paragraph> : null}
      {changes.map(({ platform, letGo, added }) => (
        <section key={platform} className="flow" aria-label={platform}>
          <Heading3>
            <bdi>{platform}</bdi>
          </Heading3>
          <ul className="plain difference">
            {letGo.map((line) => (
              <li key={line}>
                <del>
                  <strong>{t("court.version.letGo")}:</strong> <Given>{line}</Given>
                </del>
              </li>
            ))}
            {added.map((line) => (
              <li key={line}>
                <ins>
                  <strong>{t("court.version.added")}:</strong> <Given>{line}</Given>
                </ins>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {written.map((change) => (
        <Written key={change.name} language={language} change={change} />
      ))}
      <article className="paper flow" aria-label={t("court.order.title", { caseNumber: order.caseNumber })}>
        <Paper language={language} caseNumber={order.caseNumber} content={content} />
      </article>
      <SealOrChange {...sealing} action={actPath(order, kind, of)} sealLabel={t(`court.version.${kind}.seal`)} />
    </>
  );
}

/** A term, an amount or a text as it was, and as it becomes. */
function Written({ language, change }: { readonly language: Language; readonly change: WrittenChange }) {
  const { t } = useTranslation();
  const { name, before, after } = change;
  const shown = (value: string) => writtenText(name, value, language, t);
  const title = labelOf(name, t);
  return (
    <section className="flow" aria-label={title}>
      <Heading3>{title}</Heading3>
      <ul className="plain difference">
        <li>
          <del>
            <strong>{t("court.version.before")}:</strong> <Given>{shown(before)}</Given>
          </del>
        </li>
        <li>
          <ins>
            <strong>{t("court.version.after")}:</strong> <Given>{shown(after)}</Given>
          </ins>
        </li>
      </ul>
    </section>
  );
}

function labelOf(name: string, t: TFunction): string {
  if (name === "extent") return t("court.grant.scope");
  const [, finding] = /^because-(\w+)$/.exec(name) ?? [];
  return finding === undefined
    ? t(`court.grant.${name as "within"}`)
    : t(`court.grant.finding.${finding as "urgency"}`);
}

function writtenText(name: string, value: string, language: Language, t: TFunction): string {
  if (value === "") return "–";
  if (name === "within") return termText(value, t);
  if (name === "extent") return t(`court.extent.${value as "NL"}`);
  return name.startsWith("penalty") ? eurosText(centsIn(value) ?? 0, language) : value;
}
