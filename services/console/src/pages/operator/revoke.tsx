import { Alert, Button, DataList, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { KeySeenFragment } from "../../graph/operator-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { Fact } from "../court/parts.js";
import { Problems } from "../form.js";
import { FORM_ID } from "../layout.js";
import type { OperatorFormProps } from "./form.js";

interface RevokeKeyProps extends Omit<OperatorFormProps, "isKept"> {
  readonly language: Language;
  /** Whose key it is. */
  readonly name: string;
  readonly home: string;
  readonly seen: KeySeenFragment;
  /** The party has no other valid key for seals. */
  readonly isLast: boolean;
}

/** Asks once more before a key is revoked for good. */
export function RevokeKey(props: RevokeKeyProps) {
  const { language, name, home, seen, isLast, form, action, csrf, formId } = props;
  const { t } = useTranslation();
  return (
    <>
      <p className="context">
        <Link href={home}>
          <bdi>{name}</bdi>
        </Link>
      </p>
      <Heading1>{t("operator.revoke.title")}</Heading1>
      <DataList appearance="rows">
        <Fact name={t("operator.keys.kid")}>
          <bdi className="id">{seen.kid}</bdi>
        </Fact>
        <Fact name={t("operator.keys.use")}>{t(`operator.keys.useOf.${seen.use}`)}</Fact>
        <Fact name={t("operator.keys.from")}>{momentText(seen.validFrom, language)}</Fact>
      </DataList>
      {seen.revokedAt === null ? (
        <>
          <Paragraph appearance="lead">{t("operator.revoke.lead")}</Paragraph>
          {isLast ? (
            <Alert type="warning">
              <Paragraph>{t("operator.revoke.last")}</Paragraph>
            </Alert>
          ) : null}
          <form id={FORM_ID} className="flow" method="post" action={action} noValidate>
            <Problems form={form} />
            <input type="hidden" name="csrf" value={csrf} />
            <input type="hidden" name="form" value={formId} />
            <input type="hidden" name="kid" value={seen.kid} />
            <Button type="submit" name="step" value="send" appearance="primary-action-button">
              {t("operator.revoke.submit")}
            </Button>
          </form>
          <Paragraph>
            <Link href={home}>{t("operator.revoke.keep")}</Link>
          </Paragraph>
        </>
      ) : (
        <Paragraph>{t("operator.revoke.already", { moment: momentText(seen.revokedAt, language) })}</Paragraph>
      )}
    </>
  );
}
