import { Alert, ButtonLink, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";

/** Why somebody is not signed in, or is and finds nothing. */
export type SignInTrouble = "none" | "unavailable" | "stale" | "refused" | "foreign" | "noPages";

export function SignInProblem({ trouble }: { readonly trouble: SignInTrouble }) {
  const { t } = useTranslation();
  const mayTryAgain = trouble !== "none" && trouble !== "noPages" && trouble !== "foreign";
  return (
    <>
      <Heading1>{t(`signIn.${trouble}.title`)}</Heading1>
      <Paragraph>{t(`signIn.${trouble}.text`)}</Paragraph>
      <Paragraph>
        {mayTryAgain ? <Link href="/sign-in">{t("signIn.again")}</Link> : <Link href="/">{t("notFound.link")}</Link>}
      </Paragraph>
    </>
  );
}

/** Instead of a page that only whoever signed in may see. What was sent is kept, and stands there afterwards. */
export function SignInFirst({ path, isKept }: { readonly path: string; readonly isKept: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t(isKept ? "signIn.ended.title" : "signIn.first.title")}</Heading1>
      {isKept ? (
        <Alert type="info">
          <Paragraph>{t("signIn.ended.text")}</Paragraph>
        </Alert>
      ) : (
        <Paragraph>{t("signIn.first.text")}</Paragraph>
      )}
      <ButtonLink appearance="primary-action-button" href={`/sign-in?${new URLSearchParams({ return: path })}`}>
        {t("signIn.link")}
      </ButtonLink>
    </>
  );
}
