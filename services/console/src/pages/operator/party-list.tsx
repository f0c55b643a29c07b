import { Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { KeySeenFragment } from "../../graph/operator-documents.js";
import { isLate, lacksKey } from "../../operator/attention.js";
import { coveredUntil, stateOf } from "../../operator/keys.js";
import type { InboxLag, ListedParty } from "../../operator/parties.js";
import { dayText, type Language, lengthText } from "../../words/words.js";
import { Marked } from "../court/parts.js";
import { PartyLink } from "./attention.js";

interface PartyListProps {
  readonly language: Language;
  readonly now: Date;
  readonly parties: readonly ListedParty[];
  /** By platform; one that is not in it is not known. */
  readonly lags: ReadonlyMap<string, InboxLag>;
}

const COLUMNS = ["name", "type", "keys", "sealsUntil", "connected", "inbox"] as const;

/** Everybody who is registered. */
export function PartyList({ language, now, parties, lags }: PartyListProps) {
  const { t } = useTranslation();
  if (parties.length === 0) return <Paragraph>{t("operator.list.empty")}</Paragraph>;
  return (
    <table className="utrecht-table cases parties">
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {t(`operator.list.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => {
          const { type, id, connected, keys } = party;
          return (
            <tr key={`${type} ${id}`}>
              <th scope="row">
                <PartyLink {...party} />
                <span className="beside id">{id}</span>
              </th>
              <td data-label={t("operator.list.type")}>{t(`operator.type.${type}`)}</td>
              <td data-label={t("operator.list.keys")}>
                <KeyCount keys={keys} now={now} />
              </td>
              <td data-label={t("operator.list.sealsUntil")}>
                <SealsUntil language={language} now={now} party={party} />
              </td>
              <td data-label={t("operator.list.connected")}>
                {type === "platform" ? t(connected ? "operator.list.yes" : "operator.list.no") : "–"}
              </td>
              <td data-label={t("operator.list.inbox")}>
                <Waiting language={language} now={now} lag={type === "platform" ? lags.get(id) : undefined} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const STATES = ["valid", "coming", "ended", "revoked"] as const;

function KeyCount({ keys, now }: { readonly keys: readonly KeySeenFragment[]; readonly now: Date }) {
  const { t } = useTranslation();
  const found = Map.groupBy(keys, (key) => stateOf(key, now));
  const counted = STATES.flatMap((state) => {
    const number = found.get(state)?.length ?? 0;
    return number === 0 ? [] : [t(`operator.keys.count.${state}`, { number })];
  });
  return counted.length === 0 ? t("operator.keys.count.none") : counted.join(", ");
}

function SealsUntil({
  language,
  now,
  party,
}: Pick<PartyListProps, "language" | "now"> & {
  readonly party: ListedParty;
}) {
  const { t } = useTranslation();
  const until = coveredUntil(party.keys, "SIG", now);
  if (until === "always") return t("operator.keys.noEnd");
  if (until !== undefined) return dayText(until, language);
  return lacksKey(party, now) ? <Marked>{t("operator.keys.count.none")}</Marked> : "–";
}

function Waiting({
  language,
  now,
  lag,
}: Pick<PartyListProps, "language" | "now"> & {
  readonly lag: InboxLag | undefined;
}) {
  const { t } = useTranslation();
  if (lag === undefined) return "–";
  const { waiting, oldestSentAt } = lag;
  if (oldestSentAt === null) return t("operator.list.allRead");
  const length = lengthText(new Date(oldestSentAt), now, language);
  return (
    <>
      {t("operator.list.waiting", { count: waiting, length })}{" "}
      {isLate(lag, now) ? <Marked>{t("operator.list.late")}</Marked> : null}
    </>
  );
}
