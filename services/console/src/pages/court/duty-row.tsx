import { Heading3 } from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  CATEGORIES,
  categoryName,
  DISCLOSURE_FINDINGS,
  disclosureName,
  ownPenalty,
  RESPONDENT_KINDS,
  ROW_KINDS,
  SOMEONE,
} from "../../court/duty-rows.js";
import { TARGET_KINDS } from "../../court/targets.js";
import { CheckField, type FormState, SelectField, TextField } from "../form.js";

export interface DutyRowProps {
  readonly form: FormState;
  readonly row: number;
  readonly platforms: readonly { readonly id: string; readonly name: string }[];
}

export const PENALTY_UNITS = ["NONE", "HOUR", "DAY", "VIOLATION", "ONCE"] as const;

/** One duty of one addressee. What few duties need is folded away, and open where something stands in it or is wrong. */
export function DutyRow({ form, row, platforms }: DutyRowProps) {
  const { t } = useTranslation();
  const addressee = form.value(`addressee-${row}`);
  const isListed = ["", SOMEONE].includes(addressee) || platforms.some(({ id }) => id === addressee);
  return (
    <fieldset className="group flow">
      <legend>
        <Heading3>{t("court.grant.duty", { number: row })}</Heading3>
      </legend>
      <SelectField
        form={form}
        name={`addressee-${row}`}
        label={t("court.grant.addressee")}
        {...(row === 1 ? {} : { hint: t("court.grant.dutyHint") })}
        options={[
          ["", t("court.grant.nobody")],
          // A browser would show the first in place of one that is not there, and the duty would be nobody's.
          ...(isListed ? [] : [[addressee, addressee] as const]),
          ...platforms.map(({ id, name }) => [id, name] as const),
          [SOMEONE, t("court.grant.someone")],
        ]}
      />
      <Respondent form={form} row={row} />
      <SelectField
        form={form}
        name={`kind-${row}`}
        label={t("court.grant.kind")}
        options={ROW_KINDS.map((kind) => [kind, t(`court.kind.${kind}`)])}
      />
      <SelectField
        form={form}
        name={`targetKind-${row}`}
        label={t("court.grant.targetKind")}
        options={TARGET_KINDS.map((kind) => [kind, t(`court.target.${kind}`)])}
      />
      <TextField
        form={form}
        name={`targets-${row}`}
        label={t("court.grant.targets")}
        hint={t("court.grant.targetsHint")}
        rows={3}
      />
      <Disclosure form={form} row={row} />
      <More form={form} row={row} />
    </fieldset>
  );
}

interface FoldedProps {
  readonly form: FormState;
  readonly names: readonly string[];
  readonly summary: string;
  readonly children: ReactNode;
}

function Folded({ form, names, summary, children }: FoldedProps) {
  const isNeeded = names.some((name) => form.value(name) !== "" || form.problems.some(({ at }) => at === name));
  return (
    <details open={isNeeded}>
      <summary>{summary}</summary>
      <div className="flow">{children}</div>
    </details>
  );
}

type OfRow = Pick<DutyRowProps, "form" | "row">;

/** Whoever is no registered platform: the seal holds who it is, and a bailiff finds it. */
function Respondent({ form, row }: OfRow) {
  const { t } = useTranslation();
  const [reference, kind, name, address, ip] = [
    `respondentReference-${row}`,
    `respondentKind-${row}`,
    `respondentName-${row}`,
    `respondentAddress-${row}`,
    `respondentIp-${row}`,
  ] as const;
  return (
    <Folded form={form} names={[reference, name, address, ip]} summary={t("court.grant.respondent")}>
      <TextField
        form={form}
        name={reference}
        label={t("court.grant.respondentReference")}
        hint={t("court.grant.respondentReferenceHint")}
      />
      <SelectField
        form={form}
        name={kind}
        label={t("court.grant.respondentKind")}
        options={RESPONDENT_KINDS.map((one) => [one, t(`court.respondentKind.${one}`)])}
      />
      <TextField
        form={form}
        name={name}
        label={t("court.grant.respondentName")}
        hint={t("court.grant.respondentNameHint")}
      />
      <TextField form={form} name={address} label={t("court.grant.respondentAddress")} rows={3} />
      <TextField
        form={form}
        name={ip}
        label={t("court.grant.respondentIp")}
        hint={t("court.grant.respondentIpHint")}
        isOptional
      />
    </Folded>
  );
}

/** What a duty to disclose asks, and the four findings that it rests on (Lycos/Pessers). */
function Disclosure({ form, row }: OfRow) {
  const { t } = useTranslation();
  const names = [
    ...CATEGORIES.map((category) => categoryName(row, category)),
    ...DISCLOSURE_FINDINGS.map((finding) => disclosureName(row, finding)),
  ];
  return (
    <Folded form={form} names={names} summary={t("court.grant.disclosure")}>
      <p className="utrecht-form-field-description">{t("court.grant.disclosureHint")}</p>
      {CATEGORIES.map((category) => (
        <CheckField
          key={category}
          form={form}
          name={categoryName(row, category)}
          label={t(`court.category.${category}`)}
        />
      ))}
      {DISCLOSURE_FINDINGS.map((finding) => (
        <TextField
          key={finding}
          form={form}
          name={disclosureName(row, finding)}
          label={t(`court.grant.disclosureFinding.${finding}`)}
          rows={2}
        />
      ))}
    </Folded>
  );
}

function More({ form, row }: OfRow) {
  const { t } = useTranslation();
  const [query, until, because, within] = [`query-${row}`, `until-${row}`, `because-${row}`, `ownWithin-${row}`];
  const { unit, amount, maximum } = ownPenalty(row);
  return (
    <Folded form={form} names={[query, until, because, within, amount, maximum]} summary={t("court.grant.more")}>
      <TextField form={form} name={query} label={t("court.grant.query")} isOptional />
      <TextField form={form} name={until} label={t("court.grant.until")} hint={t("court.grant.untilHint")} isOptional />
      <TextField
        form={form}
        name={because}
        label={t("court.grant.becauseTheirs")}
        hint={t("court.grant.becauseHint")}
        rows={2}
        isOptional
      />
      <div className="beside-each-other">
        <TextField
          form={form}
          name={within}
          label={t("court.grant.ownWithin")}
          hint={t("court.grant.ownWithinHint")}
          isOptional
        />
        <SelectField
          form={form}
          name={`ownWithinUnit-${row}`}
          label={t("court.grant.withinUnit")}
          options={(["H", "D"] as const).map((one) => [one, t(`court.term.${one}`)])}
        />
      </div>
      <div className="beside-each-other">
        <SelectField
          form={form}
          name={unit}
          label={t("court.grant.ownPenaltyUnit")}
          options={PENALTY_UNITS.map((one) => [one, t(`court.unit.${one}`)])}
        />
        <TextField form={form} name={amount} label={t("court.grant.ownPenaltyAmount")} isOptional />
        <TextField form={form} name={maximum} label={t("court.grant.ownPenaltyMaximum")} isOptional />
      </div>
    </Folded>
  );
}
