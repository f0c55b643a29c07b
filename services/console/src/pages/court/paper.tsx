import { DataList, Heading2, Paragraph } from "@utrecht/component-library-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { termOf } from "../../court/amounts.js";
import { DISCLOSURE_FINDINGS } from "../../court/duty-rows.js";
import { FINDINGS } from "../../court/order-form.js";
import { type ContentAddressee, type ContentPenalty, dutiesIn, type OrderContent } from "../../court/sealed-order.js";
import { lineOf } from "../../court/targets.js";
import { type Language, momentText } from "../../words/words.js";
import { eurosText, Fact, Given } from "./parts.js";
import { languageText } from "./translations.js";

export interface PaperProps {
  readonly language: Language;
  readonly caseNumber: string;
  readonly content: OrderContent;
  /** Of a first order: a next version repeats nothing of it. */
  readonly givenOrallyAt?: Date | undefined;
}

/** An order as its addressees will read it: all that the seal covers and a reader needs. */
export function Paper({ language, caseNumber, content, givenOrallyAt }: PaperProps) {
  const { t } = useTranslation();
  const { penalty, jointMaximum, territorialScope, marginalTest, redress } = content;
  const hasOwn = content.addressees.some((one) => dutiesIn(one).some((duty) => duty.penalty !== undefined));
  return (
    <>
      <Paragraph>
        <bdi>{t("court.order.title", { caseNumber })}</bdi>
      </Paragraph>
      {content.addressees.map((addressee) => (
        <Owed key={addressee.platform} language={language} addressee={addressee} content={content} />
      ))}
      {penalty === undefined && hasOwn ? null : (
        <Paragraph>
          {penalty === undefined ? t("court.grant.paperNoPenalty") : <Penalty language={language} penalty={penalty} />}
        </Paragraph>
      )}
      {content.enforceableDespiteAppeal === false ? (
        <Paragraph>{t("court.act.field.waitsForAppeal")}.</Paragraph>
      ) : null}
      {content.serviceBy === undefined ? null : (
        <Paragraph>
          {t("court.grant.serviceBy")} {t(`court.serviceBy.${content.serviceBy as "BAILIFF"}`)}.
        </Paragraph>
      )}
      {jointMaximum === undefined ? null : (
        <Paragraph>{t("court.grant.paperJoint", { amount: eurosText(jointMaximum.maximumCents, language) })}</Paragraph>
      )}
      <Paragraph>
        <bdi>
          {t("court.grant.paperScope", {
            extent: t(`court.extent.${territorialScope.extent as "NL"}`),
            reasons: territorialScope.reasons,
          })}
        </bdi>
      </Paragraph>
      <DataList appearance="rows">
        <Fact name={t("court.grant.redress")}>
          <Given>{redress.platform}</Given>
          <span className="beside">
            <Given>{redress.poster}</Given>
          </span>
        </Fact>
        <Fact name={t("court.grant.legalBasis")}>
          <Given>{content.legalBasis}</Given>
        </Fact>
        <Fact name={t("court.grant.provisions")}>
          <Given>{content.provisionsInfringed.join("\n")}</Given>
        </Fact>
        <Fact name={t("court.grant.statementOfReasons")}>
          <Given>{content.statementOfReasons}</Given>
        </Fact>
        {FINDINGS.map((name) => {
          const found = marginalTest?.[name];
          return found === undefined ? null : (
            <Fact key={name} name={t(`court.grant.finding.${name}`)}>
              <Given>{found.reasons}</Given>
            </Fact>
          );
        })}
        <Fact name={t("court.order.judge")}>
          <Given>{content.judge}</Given>
        </Fact>
        <Fact name={t("court.grant.language")}>{languageText(content.language, language)}</Fact>
        {givenOrallyAt === undefined ? null : (
          <Fact name={t("court.grant.paperOral")}>{momentText(givenOrallyAt.toISOString(), language)}</Fact>
        )}
      </DataList>
      {(content.translations ?? []).map((one) => (
        <section key={`${one.language} ${one.text}`} className="flow">
          <Heading2>{t("court.grant.paperTranslation", { language: languageText(one.language, language) })}</Heading2>
          <div lang={one.language}>
            <Given>{one.text}</Given>
          </div>
        </section>
      ))}
    </>
  );
}

/** One address can name a page, an account or a whole site: the paper says which. */
const NAMED_KINDS: ReadonlySet<string> = new Set(["ACCOUNT", "SITE", "LOCATOR", "EQUIVALENT", "ITEM"]);

function Owed({
  language,
  addressee,
  content,
}: Omit<PaperProps, "caseNumber"> & { readonly addressee: ContentAddressee }) {
  const { t } = useTranslation();
  const { platform, respondent } = addressee;
  const duties = dutiesIn(addressee);
  const to = t("court.grant.paperTo", { addressee: respondent?.legalName ?? platform });
  return (
    <section className="flow" aria-label={to}>
      <Heading2>
        <bdi>{to}</bdi>
      </Heading2>
      {respondent === undefined ? null : (
        <Given>{[respondent.address, respondent.ipAddress ?? ""].filter((line) => line !== "").join("\n")}</Given>
      )}
      <ol className="duties">
        {duties.map(({ number, kind, targets, until, within, penalty, disclosure }) => (
          <li key={number} value={number}>
            <strong>{t(`court.kind.${kind as "REMOVE"}`)}</strong>
            <ul>
              {targets.map((target) => (
                <li key={`${lineOf(target)} ${target.query}`}>
                  {NAMED_KINDS.has(target.kind ?? "URL") ? `${t(`court.target.${target.kind as "SITE"}`)}: ` : null}
                  <Given>{lineOf(target)}</Given>{" "}
                  {target.query === undefined ? null : (
                    <Given>{t("court.application.onQuery", { query: target.query })}</Given>
                  )}
                  {target.because === undefined ? null : (
                    <span className="beside">
                      {t("court.grant.becauseTheirs")} <Given>{target.because}</Given>
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {until === undefined ? null : <Given>{t("court.grant.paperUntil", { until })}</Given>}
            {within === undefined ? null : <p>{t("court.grant.paperWithin", { term: termText(within, t) })}</p>}
            {penalty === undefined ? null : (
              <p>
                <Penalty language={language} penalty={penalty} />
              </p>
            )}
            {disclosure === undefined ? null : (
              <>
                <p>
                  {t("court.grant.paperDisclosed", {
                    categories: disclosure.categories.map((one) => t(`court.category.${one as "NAME"}`)).join(", "),
                  })}
                </p>
                <ul>
                  {DISCLOSURE_FINDINGS.map((name) => (
                    <li key={name}>
                      {t(`court.grant.disclosureFinding.${name}`)}:{" "}
                      <Given>{disclosure.findings[name]?.reasons ?? ""}</Given>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ol>
      {duties.every(({ within }) => within !== undefined) ? null : (
        <Paragraph>
          <strong>{t("court.grant.paperWithin", { term: termText(content.removeWithin, t) })}</strong>
        </Paragraph>
      )}
    </section>
  );
}

/** A term in words; one that the forms do not make, as the order has it. */
export function termText(duration: string, t: TFunction): string {
  const term = termOf(duration);
  return term === undefined ? duration : t(`court.termText.${term.unit}`, { number: term.number });
}

function Penalty({ language, penalty }: { readonly language: Language; readonly penalty: ContentPenalty }) {
  const { t } = useTranslation();
  const { amountCents, unit, maximumCents } = penalty;
  const amount = eurosText(amountCents, language);
  return (
    <>
      {t("court.grant.paperPenalty", { amount, unit: t(`court.unit.${unit as "DAY"}`) })}
      {maximumCents === undefined
        ? "."
        : `, ${t("court.grant.paperMaximum", { amount: eurosText(maximumCents, language) })}.`}
    </>
  );
}
