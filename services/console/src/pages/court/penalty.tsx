import { Heading1, Heading2, Link } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActAddressee, ActOrder, Reader } from "../../court/acts/act.js";
import type { AccountFragment, CourtAccountQuery, TermsFragment } from "../../graph/court-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { Account } from "./account.js";
import { Acts } from "./acts.js";
import { Given } from "./parts.js";

type Accounts = NonNullable<CourtAccountQuery["order"]>["addressees"][number];

export interface PenaltyPageProps {
  readonly language: Language;
  readonly order: ActOrder;
  readonly addressee: ActAddressee;
  readonly accounts: Accounts;
  readonly party: Reader;
}

/** What one addressee forfeited, since when and why no more; and what the court does about it. */
export function PenaltyPage({ language, order, addressee, accounts, party }: PenaltyPageProps) {
  const { t } = useTranslation();
  const of = addressee.platform?.id ?? "";
  const name = addressee.respondent?.legalName ?? of;
  return (
    <>
      <p className="context">
        <Link href={`/court/orders/${encodeURIComponent(order.id)}`}>
          <bdi>{t("court.order.title", { caseNumber: order.caseNumber })}</bdi>
        </Link>
      </p>
      <Heading1>
        <bdi>{t("court.penalty.title", { name })}</bdi>
      </Heading1>
      <Requests language={language} addressee={addressee} />
      {accountsOf(order, addressee, accounts).map(({ duty, terms, account }) => (
        <Account
          key={duty ?? 0}
          language={language}
          order={order}
          addressee={addressee}
          duty={duty}
          terms={terms}
          account={account}
        />
      ))}
      <Heading2>{t("court.order.decide")}</Heading2>
      <Acts
        order={order}
        party={party}
        of={of}
        names={["moderate", "refuse-moderation", "interrupt", "bar", "continue"]}
      />
    </>
  );
}

interface OneAccount {
  /** The number of a duty with a penalty of its own; undefined for the order's. */
  readonly duty: number | undefined;
  readonly terms: TermsFragment | null;
  readonly account: AccountFragment;
}

/** The order's penalty, and each that a duty has of its own. */
function accountsOf(order: ActOrder, addressee: ActAddressee, accounts: Accounts): OneAccount[] {
  const own = addressee.duties.flatMap(({ number, penaltyTerms }): OneAccount[] => {
    const account = accounts.duties.find((one) => one.number === number)?.penalty;
    return penaltyTerms === null || account === undefined ? [] : [{ duty: number, terms: penaltyTerms, account }];
  });
  const isOfOrder = order.penaltyTerms !== null || accounts.penalty.unitCount > 0 || own.length === 0;
  return [...(isOfOrder ? [{ duty: undefined, terms: order.penaltyTerms, account: accounts.penalty }] : []), ...own];
}

/** What the addressee asked about its penalty and the court has not decided (Rv art. 611d). */
function Requests({ language, addressee }: Pick<PenaltyPageProps, "language" | "addressee">) {
  const { t } = useTranslation();
  return addressee.moderationRequests
    .filter(({ status }) => status === "OPEN")
    .map(({ requestedAt, reasons }) => (
      <div key={requestedAt} className="asked-of-court flow">
        <p>
          <strong>{t("court.penalty.asked", { moment: momentText(requestedAt, language) })}</strong>
        </p>
        <Given>{reasons ?? ""}</Given>
      </div>
    ));
}
