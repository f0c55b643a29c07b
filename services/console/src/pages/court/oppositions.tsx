import { DataList, Heading2, Heading3 } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActOrder, Reader } from "../../court/acts/act.js";
import { type Language, momentText } from "../../words/words.js";
import { Acts } from "./acts.js";
import { Fact, Given, placeOf } from "./parts.js";

export interface OppositionsProps {
  readonly language: Language;
  readonly order: ActOrder;
  readonly party: Reader;
}

/** Each opposition, with what the court does next about it. */
export function Oppositions({ language, order, party }: OppositionsProps) {
  const { t } = useTranslation();
  if (order.oppositions.length === 0) return null;
  return (
    <>
      <Heading2>{t("court.order.oppositions")}</Heading2>
      {order.oppositions.map((one) => (
        <Opposition key={one.id} language={language} order={order} party={party} opposition={one} />
      ))}
    </>
  );
}

function Opposition({
  language,
  order,
  party,
  opposition,
}: OppositionsProps & { readonly opposition: ActOrder["oppositions"][number] }) {
  const { t } = useTranslation();
  const moment = (at: string) => momentText(at, language);
  const { id, by, platform, opponentReference, itemIds, status, lodgedAt, hearingAt, grounds, decidedAt, reasons } =
    opposition;
  const who = [t(`court.order.opponent.${by}`), platform ?? opponentReference ?? ""].join(" ").trim();
  const items = order.addressees
    .flatMap(({ duties }) => duties.flatMap((duty) => duty.items))
    .filter((item) => itemIds?.includes(item.id));
  return (
    <section className="flow" aria-label={t("court.order.oppositionOf", { who })}>
      <Heading3>
        <bdi>{t("court.order.oppositionOf", { who })}</bdi>
      </Heading3>
      <DataList appearance="rows">
        <Fact name={t("court.order.status")}>{t(`court.order.oppositionStatus.${status}`)}</Fact>
        <Fact name={t("court.order.lodgedAt")}>{moment(lodgedAt)}</Fact>
        {hearingAt === null ? null : <Fact name={t("court.order.hearingAt")}>{moment(hearingAt)}</Fact>}
        {grounds === null ? null : (
          <Fact name={t("court.order.grounds")}>
            <Given>{grounds}</Given>
          </Fact>
        )}
        {items.length === 0 ? null : (
          <Fact name={t("court.order.contestedItems")}>
            <Given>{items.map(placeOf).join("\n")}</Given>
          </Fact>
        )}
        {decidedAt === null ? null : <Fact name={t("court.application.decidedAt")}>{moment(decidedAt)}</Fact>}
        {reasons === null ? null : (
          <Fact name={t("court.application.reasons")}>
            <Given>{reasons}</Given>
          </Fact>
        )}
        {opposition.appealBy === null ? null : (
          <Fact name={t("court.order.appealBy")}>{moment(opposition.appealBy)}</Fact>
        )}
      </DataList>
      <Acts
        order={order}
        party={party}
        of={id}
        about={who}
        names={["hearing", "decide", "modify", "withdraw-opposition"]}
      />
    </section>
  );
}
