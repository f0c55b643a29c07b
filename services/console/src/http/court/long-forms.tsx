import type { IncomingMessage } from "node:http";
import { FormTooLong, TooLongNote } from "../../pages/too-long.js";
import type { Fields } from "../../session/late-forms.js";
import { type Language, WORDS } from "../../words/words.js";
import { limitOf } from "../request-errors.js";
import type { Page } from "../send-page.js";

/** The longest form that is taken: an order with its reasons and translations. */
const LONGEST_FORM_BYTES = 1_048_576;
/** A longer one is read up to here, so that what was typed in it is not lost. */
export const LONGEST_READ_BYTES = 4 * LONGEST_FORM_BYTES;

const lengths = new WeakMap<IncomingMessage, number>();

/** As the parser of forms calls it. */
export function noteLength(request: IncomingMessage, _response: unknown, body: Buffer): void {
  lengths.set(request, body.length);
}

/** How many bytes too long a form has in all; undefined of one that is taken. */
export function tooLongBytes(request: IncomingMessage): number | undefined {
  const bytes = lengths.get(request) ?? 0;
  return bytes > LONGEST_FORM_BYTES ? bytes : undefined;
}

/** The form asks for nothing, as when its language is switched: it comes back as it was typed. */
export function asTyped({ step: _, ...fields }: Fields): Fields {
  return fields;
}

/** The page of that form, which says first that it is too long. */
export function saidTooLong(page: Page, bytes: number, language: Language): Page {
  const note = <TooLongNote language={language} bytes={bytes} most={LONGEST_FORM_BYTES} />;
  return {
    ...page,
    title: `${WORDS[language].t("court.form.problem")}: ${page.title}`,
    status: 413,
    body: (
      <>
        {note}
        {page.body}
      </>
    ),
  };
}

/** In place of a form that is so long that it was not read at all. */
export function unreadPage(language: Language, error: unknown): Page {
  return {
    title: WORDS[language].t("tooLong.title"),
    body: <FormTooLong language={language} most={limitOf(error) === undefined ? undefined : LONGEST_FORM_BYTES} />,
    status: 413,
    hasForm: false,
  };
}
