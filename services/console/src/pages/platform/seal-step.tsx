import { Alert, Button, DataList, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../case/frame.js";
import { ProblemSummary } from "../case/frame.js";
import { FORM_ID } from "../layout.js";
import { BackToInbox } from "./order.js";

export interface SealStepProps {
  readonly platform: string;
  /** The ids of the platform's keys that are good now: the browser's own is one of them, or it cannot seal. */
  readonly kids: readonly string[];
  /** Exactly what the browser seals: canonical JSON. */
  readonly document: string;
  readonly orderId: string;
  readonly action: string;
  readonly csrf: string;
  /** What was typed: it goes along, and comes back where the visitor changes something. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly problems?: readonly Problem[];
  /** False for a platform that never registered a key: it speaks without a seal. */
  readonly isSealing: boolean;
  /** What is about to be said, in words. */
  readonly children: ReactNode;
}

const OWN_FIELDS: ReadonlySet<string> = new Set(["csrf", "step", "seal"]);

/** What is about to be said, in words and to the letter; the browser seals it, and only then it is sent. */
export function SealStep(props: SealStepProps) {
  const { t } = useTranslation();
  const { platform, kids, document, orderId, action, csrf, fields, problems = [], isSealing, children } = props;
  return (
    <>
      <BackToInbox />
      <Heading1>{t("platform.check.title")}</Heading1>
      <ProblemSummary problems={problems} />
      <Paragraph appearance="lead">{t(isSealing ? "platform.check.lead" : "platform.check.leadUnsealed")}</Paragraph>
      <DataList appearance="rows">{children}</DataList>
      {isSealing ? <SealingNotes /> : null}
      <form
        id={FORM_ID}
        className="actions"
        method="post"
        action={action}
        {...(isSealing
          ? {
              "data-sealing": "",
              "data-platform": platform,
              "data-order": orderId,
              "data-kids": JSON.stringify(kids),
              "data-document": document,
            }
          : {})}
      >
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="seal" defaultValue="" />
        {Object.entries(fields)
          .filter(([name]) => !OWN_FIELDS.has(name))
          .map(([name, [value = ""]]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <Button
          type="submit"
          name="step"
          value="send"
          appearance="primary-action-button"
          {...(isSealing ? { "data-seals": "", hidden: true } : {})}
        >
          {t(isSealing ? "platform.check.seal" : "platform.check.send")}
        </Button>
        <Button type="submit" name="step" value="change" appearance="secondary-action-button">
          {t("platform.check.change")}
        </Button>
      </form>
      {isSealing ? (
        <details>
          <summary>{t("platform.check.exactly")}</summary>
          <pre className="sealed">
            <bdi>{document}</bdi>
          </pre>
        </details>
      ) : null}
    </>
  );
}

/** Why the browser cannot seal, where it cannot: shown by its script, which alone knows. */
function SealingNotes() {
  const { t } = useTranslation();
  return (
    <div id="sealing" className="flow" role="status">
      <noscript>
        <Alert type="warning">
          <Paragraph>{t("platform.key.noScript")}</Paragraph>
        </Alert>
      </noscript>
      {(["none", "unregistered", "failed"] as const).map((when) => (
        <div key={when} data-when={when} hidden>
          <Alert type="warning">
            <Paragraph>
              {t(`platform.check.${when}`)}{" "}
              {when === "failed" ? null : <Link href="/platform/key">{t("platform.key.link")}</Link>}
            </Paragraph>
          </Alert>
        </div>
      ))}
    </div>
  );
}
