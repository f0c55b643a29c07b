import { Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { type Language, momentText } from "../../words/words.js";
import { type ItemState, stateOfItem } from "./item-state.js";
import { nameOf, type SeenCase } from "./seen-case.js";

/** The items of a poster, a third party or an applicant: what was ordered of each, and how it stands. */
export function ItemList({ language, seen }: { readonly language: Language; readonly seen: SeenCase }) {
  const { t } = useTranslation();
  if (seen.orderStatus === null) return null;
  return (
    <>
      <Heading2>{t(seen.for === "APPLICANT" ? "case.itemsTitle.all" : "case.itemsTitle.mine")}</Heading2>
      {seen.items.length === 0 ? <Paragraph>{t("case.noItems")}</Paragraph> : null}
      <ul className="items">
        {seen.items.map((item) => {
          const state = stateOfItem(item);
          return (
            <li key={item.id}>
              <StateLabel state={state} />
              <p className="target">
                <bdi>{nameOf(item)}</bdi>
              </p>
              <Paragraph>
                <strong>{t(`case.duty.${item.duty}`)}.</strong>{" "}
                {t(`case.state.${state.kind}`, {
                  moment: state.at === undefined ? "" : momentText(state.at, language),
                  left: "",
                })}
                .
              </Paragraph>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The words say it; the colour repeats it. */
export function StateLabel({ state: { label } }: { readonly state: ItemState }) {
  const { t } = useTranslation();
  return <p className={`label label--${label}`}>{t(`case.state.label.${label}`)}</p>;
}
