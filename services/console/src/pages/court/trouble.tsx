import { Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { FieldProblem } from "../form.js";
import { type Again, TryAgain } from "./again.js";
import { TypedTexts } from "./not-now.js";

export interface CourtTroubleProps {
  readonly problem: FieldProblem;
  /** The form that was sent, so that it can be sent once more; absent where a page was asked for. */
  readonly again?: Again | undefined;
}

/** Instead of a page that the graph gives nothing for. */
export function CourtTrouble({ problem, again }: CourtTroubleProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("court.trouble.title")}</Heading1>
      <Paragraph>
        {problem.text} {problem.english === undefined ? null : <bdi lang="en">{problem.english}</bdi>}
      </Paragraph>
      {again === undefined ? null : (
        <>
          <TryAgain {...again} />
          <TypedTexts fields={again.fields} />
        </>
      )}
      <Paragraph>
        <Link href="/court">{t("court.trouble.back")}</Link>
      </Paragraph>
    </>
  );
}

/** Whoever signed in is of no court. */
export function NotForYou({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("signIn.role.title")}</Heading1>
      <Paragraph>{t("signIn.role.text", { name })}</Paragraph>
      <Paragraph>
        <Link href="/">{t("notFound.link")}</Link>
      </Paragraph>
    </>
  );
}
