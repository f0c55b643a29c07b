import { Button } from "@utrecht/component-library-react";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";

/** The token in the forms of whoever the page is for. */
export const FormToken = createContext<string | undefined>(undefined);

/** Throws away what was kept of the form on this page: a form of its own, which is sent to the address of the page. */
export function DiscardKept() {
  const { t } = useTranslation();
  return (
    <form method="post">
      <input type="hidden" name="csrf" value={useContext(FormToken)} />
      <Button type="submit" name="step" value="discard" appearance="subtle-button">
        {t("site.discardKept")}
      </Button>
    </form>
  );
}
