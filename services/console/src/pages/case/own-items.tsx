import { Heading2, Heading3, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { amountText, type Language, momentText } from "../../words/words.js";
import { momentWords } from "./facts.js";
import { StateLabel } from "./item-list.js";
import { type ItemState, stateOfOwnItem } from "./item-state.js";
import { type Duty, nameOf, type OwnItem, type OwnOrder, type SeenCase } from "./seen-case.js";

interface OwnItemsProps {
  readonly language: Language;
  readonly seen: SeenCase;
  readonly now: Date;
}

/** What a respondent owes, duty by duty and item by item: by when, how long is left, and what it said. */
export function OwnItems({ language, seen, now }: OwnItemsProps) {
  const { t } = useTranslation();
  const { order } = seen;
  if (order === null) return null;
  return (
    <>
      <Heading2>{t("case.itemsTitle.owed")}</Heading2>
      {order.addressees.flatMap(({ duties, reinstateBy }) =>
        duties.map((duty) => (
          <section key={duty.number} className="duty flow">
            <Heading3>{t(`case.duty.${duty.kind}`)}</Heading3>
            <DutyText duty={duty} extent={order.territorialScope.extent} />
            <Penalty penalty={duty.penalty} language={language} />
            <ul className="items">
              {duty.items.map((item) => (
                <OwnItemPart
                  key={item.id}
                  item={item}
                  state={stateOfOwnItem(duty, item, reinstateBy, now)}
                  language={language}
                  now={now}
                />
              ))}
            </ul>
          </section>
        )),
      )}
    </>
  );
}

type Extent = OwnOrder["territorialScope"]["extent"];

/** What a duty asks, in one sentence. */
export function DutyText({ duty, extent }: { readonly duty: Duty; readonly extent: Extent }) {
  const { t } = useTranslation();
  const { kind, everywhere, until, disclosure } = duty;
  const where = t(`case.where.${extent}`);
  const categories = (disclosure?.categories ?? []).map((one) => t(`case.category.${one}`)).join(", ");
  if (kind === "REMOVE" && everywhere) return <Paragraph>{t("case.dutyText.REMOVE_EVERYWHERE")}</Paragraph>;
  if (kind === "KEEP_DOWN" && until === null) return <Paragraph>{t("case.dutyText.KEEP_DOWN_ALWAYS")}</Paragraph>;
  return (
    <Paragraph>
      <bdi>{t(`case.dutyText.${kind}`, { where, until: until ?? "", categories })}</bdi>
    </Paragraph>
  );
}

function Penalty({ penalty, language }: { readonly penalty: Duty["penalty"]; readonly language: Language }) {
  const { t } = useTranslation();
  const { currency, forfeitedCents, running } = penalty;
  if (currency === null) return null;
  const amount = amountText(forfeitedCents, currency, language);
  return (
    <Paragraph>
      <strong>{t("case.penalty")}.</strong> {t(running ? "case.penaltyRuns" : "case.penaltyNow", { amount })}
    </Paragraph>
  );
}

function OwnItemPart({
  item,
  state,
  language,
  now,
}: {
  readonly item: OwnItem;
  readonly state: ItemState;
  readonly language: Language;
  readonly now: Date;
}) {
  const { t } = useTranslation();
  const action = actionOf(item);
  return (
    <li id={`item-${item.id}`}>
      <StateLabel state={state} />
      <ItemName item={item} />
      <Paragraph>{t(`case.state.${state.kind}`, momentWords(state.at, now, language))}.</Paragraph>
      <Said item={item} language={language} />
      {action === undefined ? null : (
        <Paragraph>
          <Link href={`/case/items/${item.id}`}>
            {t(action)}
            <span className="unseen"> {nameOf(item)}</span>
          </Link>
        </Paragraph>
      )}
    </li>
  );
}

/** What finds an item: the court's texts, shown as text. */
export function ItemName({ item }: { readonly item: OwnItem }) {
  const { t } = useTranslation();
  const besides = [
    ["case.query", item.query],
    ["case.contentId", item.contentId],
    ["case.description", item.description],
  ] as const;
  return (
    <div className="target">
      <p>
        <bdi>{nameOf(item)}</bdi>
      </p>
      {besides.map(([words, text]) =>
        text === null ? null : (
          <p key={words} className="besides">
            {t(words)}: <bdi>{text}</bdi>
          </p>
        ),
      )}
    </div>
  );
}

export function Said({
  item: { confirmation, reinstatement },
  language,
}: {
  readonly item: OwnItem;
  readonly language: Language;
}) {
  const { t } = useTranslation();
  if (reinstatement !== null) {
    const outcome = t(`case.putBack.outcomes.${reinstatement.outcome}`).toLocaleLowerCase(language);
    return (
      <Paragraph appearance="small">
        {t("case.saidNoTime", { outcome, moment: momentText(reinstatement.effectAt, language) })}
      </Paragraph>
    );
  }
  if (confirmation === null) return null;
  const outcome = t(`case.confirm.outcomes.${confirmation.outcome}`).toLocaleLowerCase(language);
  return (
    <Paragraph appearance="small">
      {t("case.said", {
        outcome,
        moment: momentText(confirmation.effectAt, language),
        received: momentText(confirmation.confirmedAt, language),
      })}
    </Paragraph>
  );
}

/** What the respondent can say of an item now; undefined where that is nothing. */
export function actionOf({ reinstatementDuty, suspendedAt, confirmation }: OwnItem) {
  if (reinstatementDuty === "DUE") return "case.sayBack";
  if (reinstatementDuty !== null || suspendedAt !== null) return undefined;
  return confirmation === null ? "case.say" : "case.sayOther";
}
