import { applicationField, applicationIn } from "../../court/application-form.js";
import { type Fields, typedIn, type Wrong } from "../../court/fields.js";
import type { Refused } from "../../graph/ask-graph.js";
import {
  type ApplicationSeenFragment,
  CourtApplicationDocument,
  EnterApplicationDocument,
  type EnterApplicationMutation,
  RefuseApplicationDocument,
  type RefuseApplicationMutation,
} from "../../graph/court-documents.js";
import { ApplicationPage, Refuse } from "../../pages/court/application.js";
import { EnterApplication } from "../../pages/court/enter-application.js";
import { CourtTrouble } from "../../pages/court/trouble.js";

import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { againOf } from "./again.js";
import type { CourtRoutesOptions, CourtVisit } from "./court-visit.js";
import { lowerCourtsOf } from "./lower-courts.js";
import { once } from "./once.js";
import { formState, labelIn, problemOf, refusalText, statusOf } from "./told-problems.js";

type Asks = Pick<CourtRoutesOptions, "ask">;

/** The application in the address; undefined where the page that says why there is none was sent. */
export async function applicationOf({ ask }: Asks, visit: CourtVisit): Promise<ApplicationSeenFragment | undefined> {
  const answer = await ask(CourtApplicationDocument, { id: visit.id }, visit.caller);
  if ("data" in answer) return answer.data.application;
  sendTrouble(visit, answer.refused);
  return undefined;
}

export function sendTrouble(visit: CourtVisit, refused: Refused): void {
  const { language, send } = visit;
  const body = <CourtTrouble problem={{ at: undefined, ...refusalText(refused, language) }} again={againOf(visit)} />;
  send({ title: WORDS[language].t("court.trouble.title"), body, status: statusOf(refused) });
}

/** The application as it stands now, for whoever decided too late, with what they had written. */
export function sendOvertaken(visit: CourtVisit, application: ApplicationSeenFragment): void {
  const { language, send } = visit;
  const shown = { language, application, isJudge: false, isOvertaken: true, again: againOf(visit) };
  const body = <ApplicationPage {...shown} />;
  send({ title: WORDS[language].t("court.application.changed"), body, status: 409 });
}

export const mayJudge = ({ party }: Pick<CourtVisit, "party">) => party.scopes.includes("orders:grant");

/** Entering an application, reading it, and refusing it. */
export function applicationRoutes({ ask }: Asks) {
  const entering = once<EnterApplicationMutation>();
  const refusing = once<RefuseApplicationMutation>();

  async function sendForm(visit: CourtVisit, fields: Fields, wrong: readonly Wrong[], isKept = false): Promise<void> {
    const { language, session } = visit;
    const lower = await lowerCourtsOf({ ask }, visit);
    const { t } = WORDS[language];
    const form = formState(
      fields,
      wrong.map((one) => problemOf(one, language, labelIn(t, "enter"))),
    );
    visit.send({
      title: titled(t("court.enter.title"), wrong, language),
      body: <EnterApplication form={form} csrf={session.csrf} isKept={isKept} lower={lower} />,
      status: wrong.length > 0 ? 400 : 200,
      step: "enter",
    });
  }

  function sendRefuse(
    visit: CourtVisit,
    application: ApplicationSeenFragment,
    { fields, wrong, isKept = false }: { fields: Fields; wrong: readonly Wrong[]; isKept?: boolean },
  ): void {
    const { language, session } = visit;
    const { t } = WORDS[language];
    const problems = wrong.map((one) => problemOf(one, language, () => t("court.application.refuseReasons")));
    const form = formState(fields, problems);
    visit.send({
      title: titled(t("court.application.refuseTitle", { caseNumber: application.caseNumber }), wrong, language),
      body: <Refuse application={application} form={form} csrf={session.csrf} isKept={isKept} />,
      status: wrong.length > 0 ? 400 : 200,
      step: "refuse",
    });
  }

  return {
    async enter(visit: CourtVisit): Promise<void> {
      const late = visit.session.late.of(pathOf(visit.request));
      await sendForm(visit, late ?? {}, [], late !== undefined);
    },

    async sendApplication(visit: CourtVisit): Promise<void> {
      const { fields, caller, response } = visit;
      // Switching the language sends the form without asking for anything.
      if (fields.step === undefined) return sendForm(visit, fields, []);
      const typed = applicationIn(typedIn(fields));
      if ("wrong" in typed) return sendForm(visit, fields, typed.wrong);
      const answer = await entering.done(visit, () => ask(EnterApplicationDocument, { input: typed.input }, caller));
      if ("refused" in answer) {
        const { refused } = answer;
        const { code, field } = refused;
        // What is unknown there is another court's.
        const told = code === "UNKNOWN_APPLICATION" && field === "input.appealOf" ? "UNKNOWN_CASE" : code;
        return sendForm(visit, fields, [
          { at: applicationField(field), problem: { kind: "refused", ...refused, code: told } },
        ]);
      }
      response.redirect(303, `/court/applications/${encodeURIComponent(answer.data.submitApplication.id)}`);
    },

    async show(visit: CourtVisit): Promise<void> {
      const application = await applicationOf({ ask }, visit);
      if (application === undefined) return;
      const { language, send } = visit;
      send({
        title: WORDS[language].t("court.application.title", { caseNumber: application.caseNumber }),
        body: <ApplicationPage language={language} application={application} isJudge={mayJudge(visit)} />,
      });
    },

    async refuse(visit: CourtVisit): Promise<void> {
      const application = await applicationOf({ ask }, visit);
      if (application === undefined) return;
      if (application.status !== "SUBMITTED") return sendOvertaken(visit, application);
      const late = visit.session.late.of(pathOf(visit.request));
      sendRefuse(visit, application, { fields: late ?? {}, wrong: [], isKept: late !== undefined });
    },

    async sendRefusal(visit: CourtVisit): Promise<void> {
      const { fields, caller, id, response } = visit;
      const application = await applicationOf({ ask }, visit);
      if (application === undefined) return;
      const reasons = typedIn(fields).text("reasons");
      // The same refusal sent twice, by a double click, is no other decision.
      const isAgain = refusing.isUnderWay(visit);
      const isDone = application.status === "REFUSED" && application.reasons === reasons;
      if (isDone) return response.redirect(303, `/court/applications/${encodeURIComponent(id)}`);
      if (application.status !== "SUBMITTED" && !isAgain) return sendOvertaken(visit, application);
      if (fields.step === undefined) return sendRefuse(visit, application, { fields, wrong: [] });
      if (reasons === "") {
        const wrong: Wrong[] = [{ at: "reasons", problem: { kind: "required" } }];
        return sendRefuse(visit, application, { fields, wrong });
      }
      const answer = await refusing.done(visit, () => ask(RefuseApplicationDocument, { id, reasons }, caller));
      if ("refused" in answer) {
        const at = answer.refused.field === "reasons" ? "reasons" : undefined;
        return sendRefuse(visit, application, {
          fields,
          wrong: [{ at, problem: { kind: "refused", ...answer.refused } }],
        });
      }
      response.redirect(303, `/court/applications/${encodeURIComponent(id)}`);
    },
  };
}

/** Whoever hears the title of a page first hears that something is wrong. */
export function titled(title: string, wrong: readonly Wrong[], language: CourtVisit["language"]): string {
  return wrong.length === 0 ? title : `${WORDS[language].t("court.form.problem")}: ${title}`;
}
