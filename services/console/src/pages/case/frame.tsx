import { Alert, Button, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Language, timeText } from "../../words/words.js";
import { DiscardKept } from "../discard-kept.js";

/** What every page of a case has: until when the code's time lasts, and the way out of it. */
export interface CaseFrame {
  readonly language: Language;
  /** Stands in every form. */
  readonly csrf: string;
  readonly openUntil: Date;
}

export function Frame({ frame, children }: { readonly frame: CaseFrame; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      {children}
      <form className="case-time" method="post" action="/case/close">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <Paragraph appearance="small">
          {t("case.open", { moment: timeText(frame.openUntil, frame.language) })}
        </Paragraph>
        <Button type="submit" appearance="secondary-action-button">
          {t("case.close")}
        </Button>
      </form>
    </>
  );
}

export function BackToCase() {
  const { t } = useTranslation();
  return (
    <Paragraph className="back">
      <Link href="/case">{t("case.back")}</Link>
    </Paragraph>
  );
}

/** `formPath`: of the form that was sent, and is kept. */
export function CaseUnavailable({ formPath }: { readonly formPath?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert type="warning" role="status">
        <Paragraph>{t("case.unavailable")}</Paragraph>
        {formPath === undefined ? null : (
          <Paragraph>
            {t("case.enter.notSent")} <Link href={formPath}>{t("case.enter.toForm")}</Link>
          </Paragraph>
        )}
      </Alert>
      <BackToCase />
    </>
  );
}

/** Why a form was not taken: `text` for the reader, at `field` where it is about one. */
export interface Problem {
  readonly field: string | undefined;
  readonly text: string;
}

/** All problems of a form, each with a link to its field. */
export function ProblemSummary({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <Alert type="error" role="alert" className="problem">
      <Heading2>{t("verify.problem")}</Heading2>
      {problems.map(({ field, text }) => (
        <Paragraph key={`${field} ${text}`}>
          {field === undefined ? text : <Link href={`#${field}`}>{text}</Link>}
        </Paragraph>
      ))}
    </Alert>
  );
}

/** The form is filled in with what was sent when the code's time was over: nothing of it was done. */
export function SentTooLate({ text }: { readonly text: string }) {
  return (
    <Alert type="warning" role="status">
      <Paragraph>{text}</Paragraph>
      <DiscardKept />
    </Alert>
  );
}
