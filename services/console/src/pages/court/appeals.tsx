import { DataList, Heading2, Heading3 } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActAppeal, ActOrder, Reader } from "../../court/acts/act.js";
import { type Language, momentText } from "../../words/words.js";
import { Acts } from "./acts.js";
import { Fact, Given, Marked } from "./parts.js";

export interface AppealsProps {
  readonly language: Language;
  readonly order: ActOrder;
  readonly party: Reader;
}

/** Each appeal about the order, with what the court that hears it does next. */
export function Appeals({ language, order, party }: AppealsProps) {
  const { t } = useTranslation();
  if (order.appeals.length === 0) return null;
  return (
    <>
      <Heading2>{t("court.order.appeals")}</Heading2>
      {order.appeals.map((one) => (
        <Appeal key={one.id} language={language} order={order} party={party} appeal={one} />
      ))}
    </>
  );
}

function Appeal({ language, order, party, appeal }: AppealsProps & { readonly appeal: ActAppeal }) {
  const { t } = useTranslation();
  const moment = (at: string) => momentText(at, language);
  const { id, against, court, caseNumber, by, platform, appellantReference, status, lodgedAt, late } = appeal;
  const title = t("court.order.appealIn", { caseNumber });
  const who = [by === null ? "" : t(`court.order.appellant.${by}`), platform ?? appellantReference ?? ""];
  return (
    <section className="flow" aria-label={title}>
      <Heading3>
        <bdi>{title}</bdi>
      </Heading3>
      <DataList appearance="rows">
        <Fact name={t("court.order.status")}>
          {t(`court.order.appealStatus.${status}`)}
          {appeal.suspends && status === "LODGED" ? <Marked>{t("court.order.appealSuspends")}</Marked> : null}
        </Fact>
        <Fact name={t("court.order.heardBy")}>
          <Given>{court}</Given>
        </Fact>
        <Fact name={t("court.order.appealAgainst")}>{t(`court.act.option.against.${against}`)}</Fact>
        <Fact name={t("court.order.appealBySomebody")}>
          <Given>{who.join(" ").trim()}</Given>
        </Fact>
        <Fact name={t("court.order.lodgedAt")}>
          {moment(lodgedAt)}
          {late ? <Marked>{t("court.order.appealLate")}</Marked> : null}
        </Fact>
        {appeal.decidedAt === null ? null : (
          <Fact name={t("court.application.decidedAt")}>{moment(appeal.decidedAt)}</Fact>
        )}
        {appeal.reasons === null ? null : (
          <Fact name={t("court.application.reasons")}>
            <Given>{appeal.reasons}</Given>
          </Fact>
        )}
        {appeal.appealBy === null ? null : <Fact name={t("court.order.appealBy")}>{moment(appeal.appealBy)}</Fact>}
      </DataList>
      <Acts
        order={order}
        party={party}
        of={id}
        about={title}
        names={["decide-appeal", "modify-appeal", "withdraw-appeal"]}
      />
    </section>
  );
}
