import { ButtonLink, Heading1, Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { attentionIn } from "../../operator/attention.js";
import { REGISTERED, type RegisteredParty } from "../../operator/forms.js";
import type { InboxLag, ListedParty } from "../../operator/parties.js";
import type { Readiness } from "../../operator/readiness.js";
import type { Language } from "../../words/words.js";
import type { FieldProblem } from "../form.js";
import { AttentionList } from "./attention.js";
import { type Done, DoneNote } from "./done.js";
import { Health } from "./health.js";
import { PartyList } from "./party-list.js";

/** What is read of the graph in one question; or why it is not. */
export type Known<Data> = { readonly data: Data } | { readonly problem: Omit<FieldProblem, "at"> };

export interface OverviewProps {
  readonly language: Language;
  readonly now: Date;
  readonly done: Done | undefined;
  readonly readiness: Readiness | undefined;
  readonly parties: Known<readonly ListedParty[]>;
  readonly lags: Known<readonly InboxLag[]>;
}

/** As many platforms as one question for their inboxes is answered with. */
export const MOST_LAGS = 100;

/** The operator's first page: what asks for attention, how the hub is, and the parties. One part that gives no answer leaves the others. */
export function OperatorOverview({ language, now, done, readiness, parties, lags }: OverviewProps) {
  const { t } = useTranslation();
  const known = { parties: dataOf(parties), lags: dataOf(lags) };
  const byPlatform = new Map(
    (known.lags ?? []).flatMap((lag) => (lag.platform === null ? [] : [[lag.platform.id, lag] as const])),
  );
  return (
    <>
      <Heading1>{t("operator.title")}</Heading1>
      <Paragraph appearance="lead">{t("operator.lead")}</Paragraph>
      <DoneNote done={done} />
      <AttentionList
        language={language}
        now={now}
        found={attentionIn({ now, readiness, ...known })}
        unknown={[
          ...(known.parties === undefined ? (["partiesUnknown"] as const) : []),
          ...(known.lags === undefined ? (["lagsUnknown"] as const) : []),
        ]}
      />
      <Health readiness={readiness} />
      <section aria-labelledby="parties" className="flow">
        <Heading2 id="parties">{t("operator.list.title")}</Heading2>
        <div className="actions">
          {Object.keys(REGISTERED).map((what) => (
            <ButtonLink key={what} appearance="secondary-action-button" href={`/operator/new/${what}`}>
              {t(`operator.register.${what as RegisteredParty}.title`)}
            </ButtonLink>
          ))}
        </div>
        {"problem" in parties ? (
          <Paragraph>
            {parties.problem.text}{" "}
            {parties.problem.english === undefined ? null : <bdi lang="en">{parties.problem.english}</bdi>}
          </Paragraph>
        ) : (
          <PartyList language={language} now={now} parties={parties.data} lags={byPlatform} />
        )}
        {byPlatform.size < MOST_LAGS ? null : <Paragraph>{t("operator.list.longest")}</Paragraph>}
      </section>
    </>
  );
}

function dataOf<Data>(known: Known<Data>): Data | undefined {
  return "data" in known ? known.data : undefined;
}
