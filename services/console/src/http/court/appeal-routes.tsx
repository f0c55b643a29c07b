import type { ActField } from "../../court/acts/act.js";
import { appealField, appealFields, appealIn } from "../../court/appeal-form.js";
import { type Fields, typedIn, type Wrong } from "../../court/fields.js";
import type { Refused } from "../../graph/ask-graph.js";
import { LodgeOrderAppealDocument, type LodgeOrderAppealMutation } from "../../graph/court-documents.js";
import { EnterAppeal } from "../../pages/court/enter-appeal.js";
import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { titled } from "./application-routes.js";
import type { CourtRoutesOptions, CourtVisit } from "./court-visit.js";
import { doneAddress } from "./done-notes.js";
import { lowerCourtsOf } from "./lower-courts.js";
import { once } from "./once.js";
import { formState, problemOf } from "./told-problems.js";

interface Shown {
  readonly fields: Fields;
  readonly wrong?: readonly Wrong[];
  readonly isKept?: boolean;
}

/** Entering an appeal about an order of another court. From then on this court reads that order. */
export function appealRoutes({ ask }: Pick<CourtRoutesOptions, "ask">) {
  const { done } = once<LodgeOrderAppealMutation>();

  function sendForm(
    visit: CourtVisit,
    asked: readonly ActField[],
    { fields, wrong = [], isKept = false }: Shown,
  ): void {
    const { language, session } = visit;
    const { t } = WORDS[language];
    const problems = wrong.map((one) =>
      problemOf(one, language, (field) => t(`court.act.field.${field}` as "court.act.field.reasons")),
    );
    visit.send({
      title: titled(t("court.appeal.title"), wrong, language),
      body: <EnterAppeal fields={asked} form={formState(fields, problems)} csrf={session.csrf} isKept={isKept} />,
      status: wrong.length > 0 ? 400 : 200,
      step: "send",
    });
  }

  return {
    async fillIn(visit: CourtVisit): Promise<void> {
      const asked = appealFields(await lowerCourtsOf({ ask }, visit));
      const late = visit.session.late.of(pathOf(visit.request));
      sendForm(visit, asked, { fields: late ?? {}, isKept: late !== undefined });
    },

    async sendAppeal(visit: CourtVisit): Promise<void> {
      const { fields, caller, response } = visit;
      const asked = appealFields(await lowerCourtsOf({ ask }, visit));
      // Switching the language sends the form without asking for anything.
      if (fields.step === undefined) return sendForm(visit, asked, { fields });
      const typed = appealIn(typedIn(fields), asked);
      if ("wrong" in typed) return sendForm(visit, asked, { fields, wrong: typed.wrong });
      const told = await done(visit, () => ask(LodgeOrderAppealDocument, typed, caller));
      if ("data" in told) {
        return response.redirect(303, doneAddress(visit, told.data.lodgeOrderAppeal.orderId, "lodge-appeal"));
      }
      sendForm(visit, asked, { fields, wrong: [wrongOf(told.refused)] });
    },
  };
}

function wrongOf(refused: Refused): Wrong {
  const { code, field } = refused;
  // The graph names no field of an addressee that the order does not have.
  const at = code === "UNKNOWN_ADDRESSEE" ? "appellantPlatform" : appealField(field);
  // What is unknown here is another court's.
  return { at, problem: { kind: "refused", ...refused, code: code === "UNKNOWN_ORDER" ? "UNKNOWN_CASE" : code } };
}
