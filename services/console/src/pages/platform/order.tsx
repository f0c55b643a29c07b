import {
  Alert,
  ButtonLink,
  DataList,
  Heading1,
  Heading2,
  Heading3,
  Link,
  Paragraph,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { amountText, type Language, momentText } from "../../words/words.js";
import { Fact, MomentFact, momentWords, TextFact } from "../case/facts.js";
import { StateLabel } from "../case/item-list.js";
import { stateOfOwnItem } from "../case/item-state.js";
import { actionOf, DutyText, ItemName, Said } from "../case/own-items.js";
import { nameOf } from "../case/seen-case.js";
import { isPosterDue } from "./desk.js";
import { isOwn, mayOppose, type SeenCourt, type SeenDuty, type SeenItem, type SeenOrder } from "./seen-order.js";

export interface OrderPageProps {
  readonly language: Language;
  readonly now: Date;
  readonly order: SeenOrder;
  readonly court: SeenCourt | undefined;
  /** The key that sealed the order, as the registry of this hub has it. */
  readonly sealKey: Readonly<Record<string, unknown>> | undefined;
  /** What the visitor said just now was taken. */
  readonly wasTaken: boolean;
}

const ALERT_OF = {
  IN_FORCE: "info",
  SUSPENDED: "warning",
  LIFTED: "ok",
  LAPSED: "ok",
  FINAL: "info",
} as const satisfies Record<SeenOrder["status"], string>;

/** An order to a platform in plain words: what is asked, by when, and what was said of each item. */
export function OrderPage(props: OrderPageProps) {
  const { t } = useTranslation();
  const { language, order, court, wasTaken } = props;
  const { caseNumber, status, addressees, serviceBy } = order;
  const servedAt = addressees.map((one) => one.servedAt).find((at) => at !== null);
  return (
    <>
      <BackToInbox />
      <Heading1>
        <bdi>{t("platform.order.title", { caseNumber })}</bdi>
      </Heading1>
      {wasTaken ? (
        <Alert type="ok" role="status">
          <Heading2>{t("case.confirm.done")}</Heading2>
          <Paragraph>{t("case.confirm.doneText")}</Paragraph>
        </Alert>
      ) : null}
      <Alert type={ALERT_OF[status]} className="standing">
        <Paragraph>{t(`platform.standing.${status}`, { court: court?.name ?? order.court })}</Paragraph>
        <Paragraph>
          {servedAt !== undefined && servedAt !== null
            ? t("platform.order.served", { moment: momentText(servedAt, language) })
            : t(serviceBy === "BAILIFF" ? "platform.order.bailiff" : "platform.order.notServed")}
        </Paragraph>
      </Alert>
      <SealCheck {...props} />
      <Items {...props} />
      <Oppositions {...props} />
      <Facts {...props} />
      <Heading2>{t("case.downloadsTitle")}</Heading2>
      <ul className="downloads">
        <li>
          <Link href={`/platform/orders/${encodeURIComponent(order.id)}/paper`}>{t("case.paper")}</Link>
        </li>
        <li>
          <Link href={`/platform/orders/${encodeURIComponent(order.id)}/proof`}>{t("case.proof")}</Link>
        </li>
        <li id="own-seals" data-order={order.id} hidden>
          <button type="button" className="plain-button">
            {t("platform.order.ownSeals")}
          </button>
        </li>
      </ul>
      <Paragraph appearance="small">{t("platform.order.proofText")}</Paragraph>
    </>
  );
}

export function BackToInbox() {
  const { t } = useTranslation();
  return (
    <Paragraph className="back">
      <Link href="/platform">{t("platform.back")}</Link>
    </Paragraph>
  );
}

/** The browser verifies the court's seal itself, and says so; without a script the hub's word stands. */
function SealCheck({ order, sealKey }: OrderPageProps) {
  const { t } = useTranslation();
  if (sealKey === undefined) {
    return (
      <Alert type="error">
        <Paragraph>{t("platform.seal.noKey")}</Paragraph>
      </Alert>
    );
  }
  return (
    <div id="order-seal" data-seal={order.seal.split("~")[0]} data-key={JSON.stringify(sealKey)} role="status">
      <noscript>
        <Paragraph>{t("platform.seal.noScript")}</Paragraph>
      </noscript>
      {(["verified", "cannot"] as const).map((outcome) => (
        <p key={outcome} data-when={outcome} className="utrecht-paragraph" hidden>
          {t(`platform.seal.${outcome}`)}
        </p>
      ))}
      <div data-when="failed" hidden>
        <Alert type="error">
          <Paragraph>{t("platform.seal.failed")}</Paragraph>
        </Alert>
      </div>
    </div>
  );
}

function Items({ language, now, order }: OrderPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("case.itemsTitle.owed")}</Heading2>
      {order.addressees.flatMap(({ duties, reinstateBy }) =>
        duties.map((duty) => (
          <section key={duty.number} className="duty flow">
            <Heading3>{t(`case.duty.${duty.kind}`)}</Heading3>
            <DutyText duty={duty} extent={order.territorialScope.extent} />
            <Penalty duty={duty} language={language} />
            {duty.kind === "DISCLOSE" ? <Paragraph>{t("platform.order.disclose")}</Paragraph> : null}
            <ul className="items">
              {duty.items.map((item) => {
                const state = stateOfOwnItem(duty, item, reinstateBy, now);
                return (
                  <li key={item.id} id={`item-${item.id}`}>
                    <StateLabel state={state} />
                    <ItemName item={item} />
                    <Paragraph>{t(`case.state.${state.kind}`, momentWords(state.at, now, language))}.</Paragraph>
                    <Said item={item} language={language} />
                    <PosterSaid item={item} language={language} />
                    <ItemActions order={order} duty={duty} item={item} />
                  </li>
                );
              })}
            </ul>
          </section>
        )),
      )}
      {order.posterInformedBy === null ? null : (
        <Paragraph>
          {t("platform.poster.after", { moment: momentText(order.posterInformedBy.after, language) })}
        </Paragraph>
      )}
    </>
  );
}

function Penalty({ duty, language }: { readonly duty: SeenDuty; readonly language: Language }) {
  const { t } = useTranslation();
  const { currency, forfeitedCents, running } = duty.penalty;
  if (currency === null) return null;
  const amount = amountText(forfeitedCents, currency, language);
  return (
    <Paragraph>
      <strong>{t("case.penalty")}.</strong> {t(running ? "case.penaltyRuns" : "case.penaltyNow", { amount })}
    </Paragraph>
  );
}

function PosterSaid({ item, language }: { readonly item: SeenItem; readonly language: Language }) {
  const { t } = useTranslation();
  const { posterInformed } = item;
  if (posterInformed === null) return null;
  const { status, informedAt, confirmBy } = posterInformed;
  const moment = informedAt ?? confirmBy;
  return (
    <Paragraph appearance="small">
      {t(`platform.poster.status.${status}`, { moment: moment === null ? "" : momentText(moment, language) })}
    </Paragraph>
  );
}

/** What can be said of an item now; each link names its item to whoever does not see it. */
function ItemActions({
  order,
  duty,
  item,
}: {
  readonly order: SeenOrder;
  readonly duty: SeenDuty;
  readonly item: SeenItem;
}) {
  const { t } = useTranslation();
  const path = `/platform/orders/${encodeURIComponent(order.id)}/items/${encodeURIComponent(item.id)}`;
  const action = duty.kind === "DISCLOSE" ? undefined : actionOf(item);
  const said = item.posterInformed?.confirmedAt ?? null;
  const tells = item.reinstatementDuty === null && duty.kind !== "DISCLOSE" && (isPosterDue(item) || said !== null);
  return (
    <>
      {action === undefined ? null : (
        <Paragraph>
          <Link href={path}>
            {t(action)}
            <span className="unseen"> {nameOf(item)}</span>
          </Link>
        </Paragraph>
      )}
      {tells ? (
        <Paragraph>
          <Link href={`${path}/poster`}>
            {t(said === null ? "platform.poster.say" : "platform.poster.sayOther")}
            <span className="unseen"> {nameOf(item)}</span>
          </Link>
        </Paragraph>
      ) : null}
    </>
  );
}

function Oppositions({ language, order }: OrderPageProps) {
  const { t } = useTranslation();
  return (
    <>
      {order.oppositions.length === 0 ? null : <Heading2>{t("platform.oppose.lodged")}</Heading2>}
      {order.oppositions.map((one) => (
        <DataList key={one.id} appearance="rows">
          <Fact name={t("platform.oppose.by")}>{t(`platform.oppose.opponent.${isOwn(one) ? "SELF" : one.by}`)}</Fact>
          <Fact name={t("case.opposition.standing")}>{t(`case.opposition.status.${one.status}`)}</Fact>
          <MomentFact name={t("case.opposition.lodgedAt")} at={one.lodgedAt} language={language} />
          <MomentFact name={t("case.opposition.hearingAt")} at={one.hearingAt} language={language} />
          <MomentFact name={t("case.opposition.decidedAt")} at={one.decidedAt} language={language} />
          <MomentFact name={t("case.opposition.appealBy")} at={one.appealBy} language={language} />
          <TextFact name={t("case.opposition.grounds")} text={one.grounds} />
          <TextFact name={t("case.opposition.reasons")} text={one.reasons} />
        </DataList>
      ))}
      {mayOppose(order) ? (
        <Paragraph>
          <ButtonLink
            href={`/platform/orders/${encodeURIComponent(order.id)}/oppose`}
            appearance="secondary-action-button"
          >
            {t("case.contest.link")}
          </ButtonLink>
        </Paragraph>
      ) : null}
    </>
  );
}

function Facts({ language, order, court }: OrderPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("platform.order.facts")}</Heading2>
      <DataList appearance="rows">
        <Fact name={t("case.facts.court")}>{court?.name ?? order.court}</Fact>
        <TextFact name={t("platform.order.judge")} text={order.judge} />
        <MomentFact name={t("case.facts.givenAt")} at={order.issuedAt} language={language} />
        <Fact name={t("platform.order.version")}>{order.version}</Fact>
        <TextFact name={t("case.facts.legalBasis")} text={order.legalBasis} />
        <TextFact name={t("platform.order.provisions")} text={order.provisionsInfringed.join(", ")} />
        <TextFact name={t("case.facts.reasons")} text={order.statementOfReasons} />
        <TextFact name={t("platform.order.scope")} text={order.territorialScope.reasons} />
        <TextFact name={t("platform.order.redress")} text={order.redress.platform} />
        <TextFact name={t("platform.order.redressPoster")} text={order.redress.poster} />
        <MomentFact
          name={t(order.mainClaimBroughtAt === null ? "platform.order.mainTerm" : "platform.order.mainClaim")}
          at={order.mainClaimBroughtAt ?? order.mainTermEnd}
          language={language}
        />
      </DataList>
      <Paragraph appearance="small">{t("case.facts.time")}</Paragraph>
    </>
  );
}
