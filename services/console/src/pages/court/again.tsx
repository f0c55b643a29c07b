import { Button } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Fields } from "../../court/fields.js";
import { FORM_ID } from "../layout.js";

/** A form that was sent and not taken: what stood in it, and where it goes. */
export interface Again {
  readonly action: string;
  readonly csrf: string;
  readonly fields: Fields;
}

/** A form as it was typed, out of sight. What is asked with it is not in it: that is the button's. */
export function HiddenFields({ csrf, fields }: Pick<Again, "csrf" | "fields">) {
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      {Object.entries(fields)
        .filter(([name]) => name !== "csrf" && name !== "step")
        .map(([name, [value = ""]]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </>
  );
}

/** On a page that answers a form without showing it: the switch of language sends it again, so that nothing typed is lost. */
export function KeptForm({ action, csrf, fields }: Again) {
  return (
    <form id={FORM_ID} method="post" action={action} hidden>
      <HiddenFields csrf={csrf} fields={fields} />
    </form>
  );
}

/** The same with a button that asks once more what was asked. */
export function TryAgain({ action, csrf, fields }: Again) {
  const { t } = useTranslation();
  const [step] = fields.step ?? [];
  return (
    <form id={FORM_ID} className="actions" method="post" action={action}>
      <HiddenFields csrf={csrf} fields={fields} />
      <Button
        type="submit"
        appearance="primary-action-button"
        {...(step === undefined ? {} : { name: "step", value: step })}
      >
        {t("court.trouble.again")}
      </Button>
    </form>
  );
}
