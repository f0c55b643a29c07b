import { DataList, Heading3 } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ComplaintSeenFragment } from "../../graph/complaints-documents.js";
import { amountText, type Language, momentText } from "../../words/words.js";
import { Fact, Given } from "../court/parts.js";

type Decided = ComplaintSeenFragment["decisions"][number];
type Sanction = Decided["sanctions"][number];

interface DecisionProps {
  readonly language: Language;
  readonly decision: Decided;
}

/** A decision with its sanctions, and until when it can be contested. */
export function Decision({ language, decision }: DecisionProps) {
  const { t } = useTranslation();
  const { stage, outcome, reasons, madeKnownAt, contestableUntil, contestableUntilIsCertain, sanctions } = decision;
  return (
    <>
      <Heading3>
        {t(`complaints.stage.${stage}`)}: {t(`complaints.statusOf.${outcome}`)}
      </Heading3>
      <DataList appearance="rows">
        <Fact name={t("complaints.case.madeKnown")}>
          {momentText(madeKnownAt, language)}
          {contestableUntil === null ? null : (
            <span className="beside">
              {t("complaints.case.contestable", { moment: momentText(contestableUntil, language) })}{" "}
              {contestableUntilIsCertain === false ? t("complaints.case.uncertain") : null}
            </span>
          )}
        </Fact>
        <Fact name={t("complaints.case.reasons")}>
          <Given>{reasons ?? ""}</Given>
        </Fact>
        <Fact name={t("complaints.case.sanctions")}>
          {sanctions.length === 0 ? (
            t("complaints.case.noSanctions")
          ) : (
            <ul className="plain">
              {sanctions.map((sanction) => (
                <li key={sanction.kind}>
                  <SanctionText language={language} sanction={sanction} />
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </DataList>
    </>
  );
}

function SanctionText({ language, sanction }: { readonly language: Language; readonly sanction: Sanction }) {
  const { t } = useTranslation();
  const { kind, amountCents, maximumCents, turnoverCents, currency, from, until, processing, inEffect, accruedCents } =
    sanction;
  const amount = (cents: number | null) => amountText(cents ?? 0, currency ?? "EUR", language);
  return (
    <>
      <Given>
        {t(`complaints.sanction.${kind}`, {
          amount: amount(amountCents),
          maximum: amount(maximumCents),
          from: from === null ? "–" : momentText(from, language),
          until:
            until === null
              ? t("complaints.sanction.forGood")
              : t("complaints.sanction.until", { moment: momentText(until, language) }),
          processing: processing ?? "",
        })}
      </Given>
      {turnoverCents === null ? null : (
        <span className="beside">{t("complaints.sanction.turnover", { amount: amount(turnoverCents) })}</span>
      )}
      <span className="beside">
        {t(inEffect ? "complaints.case.inEffect" : "complaints.case.notInEffect")}
        {accruedCents === null || kind !== "PERIODIC_PENALTY"
          ? null
          : `, ${t("complaints.case.accrued", { amount: amount(accruedCents) })}`}
      </span>
    </>
  );
}
