import { Alert, DataList, Heading1, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActOrder, Reader } from "../../court/acts/act.js";
import { type Language, momentText } from "../../words/words.js";
import { Acts } from "./acts.js";
import { Appeals } from "./appeals.js";
import { Happened } from "./happened.js";
import { OfAddressee } from "./of-addressee.js";
import { Oppositions } from "./oppositions.js";
import { eurosText, Fact, Given } from "./parts.js";

export interface OrderPageProps {
  readonly language: Language;
  readonly order: ActOrder;
  readonly party: Reader;
  readonly isJustGiven: boolean;
  /** What was done just now, in words. */
  readonly done: string | undefined;
}

export function OrderPage(props: OrderPageProps) {
  const { language, order, party, isJustGiven, done } = props;
  const { t } = useTranslation();
  const { caseNumber, status } = order;
  return (
    <>
      {isJustGiven ? (
        <Alert type="ok" role="status">
          <Heading2>{t("court.order.given")}</Heading2>
          <Paragraph>{t("court.order.givenText")}</Paragraph>
        </Alert>
      ) : null}
      {done === undefined ? null : (
        <Alert type="ok" role="status">
          <Paragraph>{done}</Paragraph>
        </Alert>
      )}
      <Heading1>
        <bdi>{t("court.order.title", { caseNumber })}</bdi>
      </Heading1>
      <Paragraph appearance="lead">
        {t(`court.orderStatus.${status}`)}
        {order.liftedBecause === null ? "" : `: ${t(`court.act.option.cause.${order.liftedBecause}`)}`}
      </Paragraph>
      <Oppositions language={language} order={order} party={party} />
      <Appeals language={language} order={order} party={party} />
      {order.addressees.map((addressee) => (
        <OfAddressee
          key={addressee.platform?.id}
          language={language}
          order={order}
          addressee={addressee}
          party={party}
        />
      ))}
      <Heading2>{t("court.order.decide")}</Heading2>
      <Acts
        order={order}
        party={party}
        names={["change", "suspend", "resume", "lift", "oppose", "main-claim", "conclude", "irrevocable", "lapse"]}
      />
      <Facts language={language} order={order} />
      <Heading2>{t("court.order.history")}</Heading2>
      <ol className="timeline" reversed>
        {order.history.toReversed().map((entry) => (
          <Happened key={entry.position} language={language} entry={entry} />
        ))}
      </ol>
    </>
  );
}

function Facts({ language, order }: Pick<OrderPageProps, "language" | "order">) {
  const { t } = useTranslation();
  const { mainJudgment } = order;
  const moment = (at: string) => momentText(at, language);
  return (
    <>
      <Heading2>{t("court.order.facts")}</Heading2>
      <DataList appearance="rows">
        <Fact name={t("court.order.issuedAt")}>{moment(order.issuedAt)}</Fact>
        {order.givenOrallyAt === null ? null : (
          <Fact name={t("court.grant.paperOral")}>{moment(order.givenOrallyAt)}</Fact>
        )}
        <Fact name={t("court.order.version")}>{order.version}</Fact>
        <Fact name={t("court.order.judge")}>
          <Given>{order.judge}</Given>
        </Fact>
        <Fact name={t("court.grant.legalBasis")}>
          <Given>{order.legalBasis}</Given>
        </Fact>
        <Fact name={t("court.grant.statementOfReasons")}>
          <Given>{order.statementOfReasons}</Given>
        </Fact>
        <Fact name={t("court.order.despiteAppeal.name")}>
          {t(`court.order.despiteAppeal.${order.enforceableDespiteAppeal ? "yes" : "no"}`)}
        </Fact>
        {order.onAppeal === null ? null : (
          <Fact name={t("court.order.onAppeal")}>
            <Given>{`${order.onAppeal.court} ${order.onAppeal.caseNumber}`}</Given>
          </Fact>
        )}
        {order.penalty.currency === null ? null : (
          <Fact name={t("court.order.forfeited")}>{eurosText(order.penalty.forfeitedCents, language)}</Fact>
        )}
        {order.jointMaximumCents === null ? null : (
          <Fact name={t("court.grant.jointMaximum")}>{eurosText(order.jointMaximumCents, language)}</Fact>
        )}
        {order.endedAt === null ? null : <Fact name={t("court.order.endedAt")}>{moment(order.endedAt)}</Fact>}
        {order.mainClaimBroughtAt === null ? (
          <Fact name={t("court.order.mainTerm")}>{moment(order.mainTermEnd)}</Fact>
        ) : (
          <Fact name={t("court.order.mainClaim")}>{moment(order.mainClaimBroughtAt)}</Fact>
        )}
        {mainJudgment === null ? null : (
          <Fact name={t("court.order.mainJudgment")}>
            {t(`court.act.option.mainOutcome.${mainJudgment.outcome}`)}
            <span className="beside">{moment(mainJudgment.givenAt)}</span>
          </Fact>
        )}
        {mainJudgment === null || mainJudgment.appealBy === null ? null : (
          <Fact name={t("court.order.appealBy")}>{moment(mainJudgment.appealBy)}</Fact>
        )}
      </DataList>
      <Paragraph>
        <Link href={`/court/applications/${encodeURIComponent(order.applicationId)}`}>
          {t("court.order.application")}
        </Link>
      </Paragraph>
    </>
  );
}
