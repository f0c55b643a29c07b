import { randomUUID } from "node:crypto";
import { type Fields, typedIn, type Wrong } from "../../court/fields.js";
import type { Refused } from "../../graph/ask-graph.js";
import { holdsPrivateKey } from "../../operator/forms.js";
import { withoutPrivateKeys } from "../../operator/private-key.js";
import type { FieldProblem } from "../../pages/form.js";
import type { Done } from "../../pages/operator/done.js";
import type { OperatorFormProps } from "../../pages/operator/form.js";
import { takeDone } from "../../session/sessions.js";
import { type Language, WORDS } from "../../words/words.js";
import { formState, problemOf, refusalText } from "../court/told-problems.js";
import { pathOf } from "../own-form.js";
import type { PartyVisit } from "../party-visit.js";

/** What a refusal says, in the reader's language. */
export function refusedText({ code, message }: Pick<Refused, "code" | "message">, language: Language) {
  const { t, exists } = WORDS[language];
  if (!exists(`operator.codes.${code}`)) return refusalText({ code, message }, language);
  const text = t(`operator.codes.${code}` as "operator.codes.KEY_INVALID");
  // Its message names what is wrong more closely than a sentence for all cases can.
  return message === "" ? { text } : { text, english: message };
}

function toldOf(wrong: Wrong, language: Language): FieldProblem {
  const { at, problem } = wrong;
  if (problem.kind === "refused") return { at, ...refusedText(problem, language) };
  return problemOf(wrong, language, (field) => WORDS[language].t(`operator.field.${field as "id"}`));
}

/** A form as it was sent, with what is wrong in it. */
export interface Sent {
  readonly fields: Fields;
  readonly wrong?: readonly Wrong[];
  readonly isKept?: boolean;
}

/** What each form of the operator is made with. */
export function formProps(
  { request, session, language }: PartyVisit,
  { fields, wrong = [], isKept = false }: Sent,
): OperatorFormProps {
  return {
    form: formState(
      withoutPrivateKeys(holdsPrivateKey(wrong) ? { ...fields, jwk: [] } : fields),
      wrong.map((one) => toldOf(one, language)),
    ),
    action: pathOf(request),
    csrf: session.csrf,
    formId: randomUUID(),
    isKept,
  };
}

/** What was sent to this page too late; by default nothing. */
export function lateOr(visit: PartyVisit, otherwise: Fields = {}): Sent {
  const late = visit.session.late.of(pathOf(visit.request));
  return { fields: late ?? otherwise, isKept: late !== undefined };
}

export function textIn(fields: Fields, name: string): string {
  return typedIn(fields).text(name);
}

const DONE = "operator";

/** Leads to a page that says what was done, once. */
export function leadTo({ session, response }: PartyVisit, path: string, done: Done): void {
  session.done.set(DONE, done);
  response.redirect(303, `${path}?done`);
}

export function doneBefore({ session, request }: PartyVisit): Done | undefined {
  return request.query.done === undefined ? undefined : (takeDone(session, DONE) as Done | undefined);
}
