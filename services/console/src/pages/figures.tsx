import {
  Alert,
  Button,
  FormField,
  FormLabel,
  Heading1,
  Heading2,
  Link,
  Paragraph,
  Select,
  SelectOption,
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableFooter,
  TableHeader,
  TableHeaderCell,
  TableRow,
  UnorderedList,
  UnorderedListItem,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { HalfYearChoice } from "../figures/half-years.js";
import { mediansOf, type Report, type Table as TableOfFigures, tablesOf } from "../figures/overview.js";
import { dayText, type Language, numberText } from "../words/words.js";
import { Chart } from "./chart.js";

export type FiguresProblem = "being" | "unavailable" | "unknownPeriod";

export interface FiguresProps {
  readonly language: Language;
  readonly choices: readonly HalfYearChoice[];
  readonly chosen?: HalfYearChoice | undefined;
  readonly report?: Report;
  readonly problem?: FiguresProblem;
}

export function Figures({ language, choices, chosen, report, problem }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("figures.title")}</Heading1>
      <Paragraph appearance="lead">{t("figures.lead")}</Paragraph>
      {choices.length === 0 ? null : <Choice choices={choices} chosen={chosen} />}
      {problem === undefined ? null : (
        <Alert type="warning">
          <Paragraph>{t(`figures.${problem}`)}</Paragraph>
        </Alert>
      )}
      {chosen === undefined || report === undefined ? null : (
        <OfHalfYear language={language} chosen={chosen} report={report} />
      )}
    </>
  );
}

function Choice({ choices, chosen }: Pick<FiguresProps, "choices" | "chosen">) {
  const { t } = useTranslation();
  return (
    <form method="get" action="/figures" className="choice">
      <FormField>
        <FormLabel htmlFor="half">{t("figures.halfYear")}</FormLabel>
        <Select id="half" name="half" defaultValue={chosen?.id}>
          {choices.map(({ id, half, year }) => (
            <SelectOption key={id} value={id}>
              {t(`figures.period.${half}`, { year })}
            </SelectOption>
          ))}
        </Select>
      </FormField>
      <Button type="submit" appearance="secondary-action-button">
        {t("figures.show")}
      </Button>
    </form>
  );
}

function OfHalfYear({ language, chosen, report }: { language: Language; chosen: HalfYearChoice; report: Report }) {
  const { t } = useTranslation();
  const period = t(`figures.period.${chosen.half}`, { year: chosen.year });
  const tables = tablesOf(report);
  const query = new URLSearchParams(chosen.period);
  return (
    <>
      {tables.length === 0 ? <Paragraph>{t("figures.none")}</Paragraph> : null}
      <Medians language={language} report={report} period={period} />
      {tables.map((table) => (
        <OneTable key={table.name} language={language} table={table} period={period} />
      ))}
      <Paragraph>
        {t("figures.note", { group: report.smallestGroup, day: dayText(report.knownUntil, language) })}
      </Paragraph>
      <Heading2>{t("figures.downloadTitle")}</Heading2>
      <Paragraph>{t("figures.downloadText")}</Paragraph>
      <UnorderedList>
        <UnorderedListItem>
          <Link href={`/public-report.csv?${query}`}>{t("figures.csv")}</Link>
        </UnorderedListItem>
        <UnorderedListItem>
          <Link href={`/public-report.json?${query}`}>{t("figures.json")}</Link>
        </UnorderedListItem>
        <UnorderedListItem>
          <Link href="/public-report/dictionary">{t("figures.dictionary")}</Link>
        </UnorderedListItem>
      </UnorderedList>
    </>
  );
}

interface PartProps {
  readonly language: Language;
  readonly period: string;
}

function OneTable({ language, table: { name, rows, total }, period }: PartProps & { readonly table: TableOfFigures }) {
  const { t, i18n } = useTranslation();
  const title = t(`figures.tables.${name}`);
  // A category that is newer than these words stands under its own name.
  const wordsOf = (category: string) => {
    const key = `figures.categories.${category}`;
    return i18n.exists(key) ? t(key as "figures.categories.TOTAL") : category;
  };
  return (
    <section className="flow" aria-labelledby={name}>
      <Heading2 id={name}>{title}</Heading2>
      <div className="beside-each-other">
        <Table>
          <TableCaption>
            <span className="unseen">{title}, </span>
            {period}
          </TableCaption>
          <TableHeader>
            <TableRow>
              <TableHeaderCell scope="col">{t("figures.category")}</TableHeaderCell>
              <TableHeaderCell scope="col" className="number">
                {t("figures.number")}
              </TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {rows.map(({ category, count }) => (
              <TableRow key={category}>
                <TableCell>{wordsOf(category)}</TableCell>
                <TableCell className="number">{numberText(count, language)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
          {total === undefined ? null : (
            <TableFooter>
              <TableRow>
                <TableCell>{t("figures.total")}</TableCell>
                <TableCell className="number">{numberText(total, language)}</TableCell>
              </TableRow>
            </TableFooter>
          )}
        </Table>
        {rows.length === 0 ? null : (
          <Chart
            alt={t("figures.chart", { title })}
            bars={rows.map(({ category, count }) => ({
              label: wordsOf(category),
              value: count,
              said: numberText(count, language),
            }))}
          />
        )}
      </div>
    </section>
  );
}

function Medians({ language, report, period }: PartProps & { readonly report: Report }) {
  const { t } = useTranslation();
  const medians = mediansOf(report);
  if (medians.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="medians">
      <Heading2 id="medians">{t("figures.medians.title")}</Heading2>
      <Table>
        <TableCaption>{t("figures.medians.caption", { period })}</TableCaption>
        <TableHeader>
          <TableRow>
            <TableHeaderCell scope="col">{t("figures.medians.what")}</TableHeaderCell>
            <TableHeaderCell scope="col" className="number">
              {t("figures.medians.hours")}
            </TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {medians.map(({ name, hours }) => (
            <TableRow key={name}>
              <TableCell>{t(`figures.medians.${name}`)}</TableCell>
              <TableCell className="number">{numberText(hours, language)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
