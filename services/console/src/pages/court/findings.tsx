import { DataList, Heading3 } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActAddressee, ActOrder, Reader } from "../../court/acts/act.js";
import { type Language, momentText } from "../../words/words.js";
import { Acts } from "./acts.js";
import { Fact, Given, Marked, placeOf } from "./parts.js";

export interface FindingsProps {
  readonly language: Language;
  readonly order: ActOrder;
  readonly addressee: ActAddressee;
  readonly party: Reader;
}

/** What the court found of an addressee's items, and what the platform says against it. */
export function Findings({ language, order, addressee, party }: FindingsProps) {
  const { t } = useTranslation();
  const moment = (at: string) => momentText(at, language);
  const items = addressee.duties.flatMap((duty) => duty.items);
  return addressee.findings.map(({ id, kind, itemIds, from, until, reasons, status, grounds, decisionReasons }) => (
    <section key={id} className="flow" aria-label={t(`court.order.finding.${kind}`)}>
      <Heading3>{t(`court.order.finding.${kind}`)}</Heading3>
      <DataList appearance="rows">
        <Fact name={t("court.order.status")}>
          {status === "CONTESTED" ? (
            <Marked>{t("court.order.findingStatus.CONTESTED")}</Marked>
          ) : (
            t(`court.order.findingStatus.${status}`)
          )}
        </Fact>
        <Fact name={t("court.order.item")}>
          <Given>
            {items
              .filter((item) => itemIds.includes(item.id))
              .map(placeOf)
              .join("\n")}
          </Given>
        </Fact>
        <Fact name={t("court.act.field.from")}>{moment(from)}</Fact>
        {until === null ? null : <Fact name={t("court.act.field.until")}>{moment(until)}</Fact>}
        <Fact name={t("court.application.reasons")}>
          <Given>{reasons ?? ""}</Given>
        </Fact>
        {grounds === null ? null : (
          <Fact name={t("court.order.againstFinding")}>
            <Given>{grounds}</Given>
          </Fact>
        )}
        {decisionReasons === null ? null : (
          <Fact name={t("court.order.decisionReasons")}>
            <Given>{decisionReasons}</Given>
          </Fact>
        )}
      </DataList>
      <Acts
        order={order}
        party={party}
        of={`${addressee.platform?.id}~${id}`}
        about={t(`court.order.finding.${kind}`)}
        names={["decide-finding"]}
      />
    </section>
  ));
}
