import {
  Alert,
  Button,
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Link,
  Paragraph,
  Textarea,
  Textbox,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { FORM_ID } from "../layout.js";
import type { DisclosureProps } from "./disclosure-props.js";
import { goodKeys } from "./own-keys.js";

/** Of each category the fields that hold it, and whether a field has several lines. */
const FIELDS_OF = {
  NAME: [["NAME", false]],
  ADDRESS: [
    ["street", false],
    ["postalCode", false],
    ["city", false],
    ["country", false],
  ],
  EMAIL: [["EMAIL", true]],
  PHONE: [["PHONE", true]],
  ACCOUNT_IDENTIFIER: [["ACCOUNT_IDENTIFIER", true]],
  REGISTRATION_IP: [["REGISTRATION_IP", false]],
  ACCESS_IP: [["ACCESS_IP", true]],
} as const;

/**
 * The answer, which the browser encrypts. Its fields have no names, so a browser sends nothing of them, whatever happens to
 * the script; only what is encrypted has a name.
 */
export function AnswerForm({ csrf, action, request, platform, sealKey, ready, now }: DisclosureProps) {
  const { t } = useTranslation();
  const { id, court, categories, recipient, seal } = request;
  if (ready !== undefined) return <ReadyAnswer csrf={csrf} action={action} ready={ready} />;
  return (
    <>
      <Paragraph>{t("platform.disclosure.answerLead")}</Paragraph>
      <div id="sealing" className="flow" role="status">
        <noscript>
          <Alert type="warning">
            <Paragraph>{t("platform.key.noScript")}</Paragraph>
          </Alert>
        </noscript>
        <p data-when="verified" className="utrecht-paragraph" hidden>
          {t("platform.disclosure.verified")}
        </p>
        {(["none", "unregistered", "failed"] as const).map((when) => (
          <div key={when} data-when={when} hidden>
            <Alert type="warning">
              <Paragraph>
                {t(`platform.check.${when}`)} <Link href="/platform/key">{t("platform.key.link")}</Link>
              </Paragraph>
            </Alert>
          </div>
        ))}
        <div data-when="recipient" hidden>
          <Alert type="error">
            <Paragraph>{t("platform.disclosure.recipientFailed")}</Paragraph>
          </Alert>
        </div>
        <div data-when="empty" hidden>
          <Alert type="error">
            <Paragraph>{t("platform.disclosure.empty")}</Paragraph>
          </Alert>
        </div>
      </div>
      <form
        className="flow"
        method="post"
        action={action}
        noValidate
        hidden
        data-disclosing=""
        data-request={id}
        data-court={court}
        data-platform={platform.id}
        data-categories={JSON.stringify(categories)}
        data-recipient={recipient.kid}
        data-seal={seal}
        data-seal-key={JSON.stringify(sealKey ?? null)}
        data-kids={JSON.stringify(goodKeys(platform, now).map(({ kid }) => kid))}
      >
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="jwe" defaultValue="" />
        <input type="hidden" name="seal" defaultValue="" />
        <input type="hidden" name="step" value="disclose" />
        {categories.flatMap((category) =>
          FIELDS_OF[category].map(([name, isLong]) => (
            <DataField key={name} category={category} name={name} isLong={isLong} />
          )),
        )}
        <Button type="submit" appearance="primary-action-button">
          {t("platform.disclosure.encrypt")}
        </Button>
      </form>
    </>
  );
}

type FieldName = (typeof FIELDS_OF)[keyof typeof FIELDS_OF][number][0];

/** Of the others the label says enough. */
const HINTED = ["country", "EMAIL", "PHONE", "ACCOUNT_IDENTIFIER", "REGISTRATION_IP", "ACCESS_IP"] as const;

function hasHint(name: FieldName): name is (typeof HINTED)[number] {
  return HINTED.some((one) => one === name);
}

function DataField({
  category,
  name,
  isLong,
}: {
  readonly category: string;
  readonly name: FieldName;
  readonly isLong: boolean;
}) {
  const { t } = useTranslation();
  const hint = hasHint(name) ? t(`platform.disclosure.hints.${name}`) : undefined;
  const given = {
    id: `data-${name}`,
    autoComplete: "off",
    "data-category": category,
    "data-part": name,
    ...(hint === undefined ? {} : { "aria-describedby": `data-${name}-hint` }),
  };
  return (
    <FormField>
      <FormLabel htmlFor={`data-${name}`}>{t(`platform.disclosure.fields.${name}`)}</FormLabel>
      {hint === undefined ? null : <FormFieldDescription id={`data-${name}-hint`}>{hint}</FormFieldDescription>}
      <FormFieldErrorMessage id={`data-${name}-wrong`} hidden data-wrong={category}>
        {t("platform.disclosure.malformed")}
      </FormFieldErrorMessage>
      {isLong ? <Textarea {...given} rows={3} /> : <Textbox {...given} />}
    </FormField>
  );
}

/** It is encrypted already, so it can be kept and sent again: nobody here can read it. */
function ReadyAnswer({
  csrf,
  action,
  ready,
}: Pick<DisclosureProps, "csrf" | "action"> & { readonly ready: NonNullable<DisclosureProps["ready"]> }) {
  const { t } = useTranslation();
  return (
    <form id={FORM_ID} className="flow" method="post" action={action}>
      <Alert type="warning">
        <Paragraph>{t("platform.disclosure.again")}</Paragraph>
      </Alert>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="jwe" value={ready.jwe} />
      <input type="hidden" name="seal" value={ready.seal} />
      <Button type="submit" name="step" value="disclose" appearance="primary-action-button">
        {t("platform.disclosure.sendAgain")}
      </Button>
    </form>
  );
}
