import { Alert, Button, Heading1, Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { type Language, momentText } from "../../words/words.js";
import { BackToInbox } from "./order.js";
import { goodKeys, mayMakeKey, type OwnKey, type OwnPlatform } from "./own-keys.js";

export interface KeyPageProps {
  readonly language: Language;
  readonly now: Date;
  readonly platform: OwnPlatform;
  readonly csrf: string;
  readonly problem?: string | undefined;
  readonly wasRegistered: boolean;
}

/** The platform's key in this browser: whether there is one, and how it comes to be. Which one is here only its script knows. */
export function KeyPage({ language, now, platform, csrf, problem, wasRegistered }: KeyPageProps) {
  const { t } = useTranslation();
  const kids = goodKeys(platform, now).map(({ kid }) => kid);
  const spent = platform.keys.map(({ kid }) => kid).filter((kid) => !kids.includes(kid));
  const isAllowed = mayMakeKey(platform, now);
  return (
    <>
      <BackToInbox />
      <Heading1>{t("platform.key.title")}</Heading1>
      {problem === undefined ? null : (
        <Alert type="error" role="alert">
          <Paragraph>{problem}</Paragraph>
        </Alert>
      )}
      {wasRegistered ? (
        <Alert type="ok" role="status">
          <Paragraph>{t("platform.key.registered")}</Paragraph>
        </Alert>
      ) : null}
      <Paragraph appearance="lead">{t("platform.key.lead")}</Paragraph>
      <noscript>
        <Alert type="warning">
          <Paragraph>{t("platform.key.noScript")}</Paragraph>
        </Alert>
      </noscript>
      <div
        id="own-key"
        className="flow"
        data-platform={platform.id}
        data-kids={JSON.stringify(kids)}
        data-spent={JSON.stringify(spent)}
      >
        <div role="status" className="flow">
          {(["here", "revoked", "failed"] as const).map((when) => (
            <p key={when} data-when={when} className="utrecht-paragraph" hidden>
              {t(`platform.key.${when}`)} {when === "here" ? <code data-kid="" /> : null}
            </p>
          ))}
        </div>
        <form className="flow" method="post" action="/platform/key" hidden>
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="jwk" defaultValue="" />
          {isAllowed ? (
            <>
              <Paragraph>
                {t("platform.key.allowed", { moment: momentText(platform.ownKeyUntil ?? "", language) })}
              </Paragraph>
              <Button type="submit" appearance="primary-action-button">
                {t("platform.key.make")}
              </Button>
            </>
          ) : (
            <Paragraph>{t("platform.key.notAllowed", { platform: platform.id })}</Paragraph>
          )}
        </form>
      </div>
      <Heading2>{t("platform.key.all")}</Heading2>
      {platform.keys.length === 0 ? <Paragraph>{t("platform.key.none")}</Paragraph> : null}
      <ul className="rest">
        {platform.keys.map((key) => (
          <li key={key.kid}>
            <code>{key.kid}</code>
            <span className="beside">{standingOf(key)}</span>
          </li>
        ))}
      </ul>
      <Heading2>{t("platform.key.howTitle")}</Heading2>
      <Paragraph>{t("platform.key.how")}</Paragraph>
      <Paragraph>{t("platform.key.lost")}</Paragraph>
    </>
  );

  function standingOf({ revokedAt, validFrom, validUntil }: OwnKey): string {
    if (revokedAt !== null) return t("platform.key.revokedAt", { moment: momentText(revokedAt, language) });
    const from = t("platform.key.since", { moment: momentText(validFrom, language) });
    return validUntil === null
      ? from
      : `${from}, ${t("platform.key.until", { moment: momentText(validUntil, language) })}`;
  }
}
