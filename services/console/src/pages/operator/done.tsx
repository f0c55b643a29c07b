import { Alert, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";

export type Done = "registered" | "keyRegistered" | "keyRevoked" | "ownKeyAllowed" | "ownKeyWithdrawn";

/** What was done just now. */
export function DoneNote({ done }: { readonly done: Done | undefined }) {
  const { t } = useTranslation();
  if (done === undefined) return null;
  return (
    <Alert type="ok" role="status">
      <Paragraph>{t(`operator.done.${done}`)}</Paragraph>
    </Alert>
  );
}
