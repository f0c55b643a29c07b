import { useTranslation } from "react-i18next";
import type { ActOrder } from "../../court/acts/act.js";
import { type Language, momentText } from "../../words/words.js";
import { doneByText } from "./done-by.js";
import { Given, Marked } from "./parts.js";

/** One event of an order's history, in a list of them. */
export function Happened({
  language,
  entry,
}: {
  readonly language: Language;
  readonly entry: ActOrder["history"][number];
}) {
  const { t, i18n } = useTranslation();
  const { kind, at, platform, by, reasons, advice } = entry;
  return (
    <li>
      <strong>
        {i18n.exists(`court.order.event.${kind}`) ? t(`court.order.event.${kind as "OrderIssued"}`) : kind}
      </strong>
      {platform === null ? null : ` ${t("court.order.to", { platform })}`}
      <span className="beside">
        <time dateTime={at}>{momentText(at, language)}</time>, {doneByText(by, t)}
      </span>
      {reasons === null ? null : <Given>{reasons}</Given>}
      {advice === null ? null : kind === "AddresseeUnserved" ? (
        <Marked>{t("court.order.sendBailiff")}</Marked>
      ) : (
        <bdi lang="en">
          <Marked>{advice}</Marked>
        </bdi>
      )}
    </li>
  );
}
