import { Alert, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { OwnPlatform } from "./own-keys.js";

/**
 * Says that a key is needed before anything can be said under seal. A browser that has one hides it: only the browser
 * knows.
 */
export function KeyNote({ platform }: { readonly platform: OwnPlatform | null }) {
  const { t } = useTranslation();
  if (platform === null) return null;
  const kids = platform.keys.filter(({ revokedAt }) => revokedAt === null).map(({ kid }) => kid);
  return (
    <div id="key-note" data-platform={platform.id} data-kids={JSON.stringify(kids)}>
      <noscript>
        <Alert type="warning">
          <Paragraph>{t("platform.key.noScript")}</Paragraph>
        </Alert>
      </noscript>
      <div data-when="none" hidden>
        <Alert type="info">
          <Paragraph>
            {t("platform.key.noneHere")} <Link href="/platform/key">{t("platform.key.link")}</Link>
          </Paragraph>
        </Alert>
      </div>
    </div>
  );
}
