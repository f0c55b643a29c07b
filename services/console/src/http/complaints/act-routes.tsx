import { createHash } from "node:crypto";
import {
  type ActName,
  actField,
  actIn,
  fieldsOfAct,
  filingField,
  filingIn,
  isAct,
  remediesFor,
} from "../../complaints/acts.js";
import { offeredActs } from "../../complaints/offered.js";
import { type Fields, typedIn, type Wrong } from "../../court/fields.js";
import type { Question, Refused } from "../../graph/ask-graph.js";
import {
  ComplaintCaseDocument,
  type ComplaintSeenFragment,
  FileComplaintDocument,
  type FileComplaintMutationVariables,
} from "../../graph/complaints-documents.js";
import { ActPage, FilingPage } from "../../pages/complaints/act.js";
import { ComplaintPage } from "../../pages/complaints/complaint.js";
import type { FormState } from "../../pages/form.js";
import type { LateForms } from "../../session/late-forms.js";
import { type Language, momentText, WORDS } from "../../words/words.js";
import { titled } from "../court/application-routes.js";
import { formState, problemOf, statusOf } from "../court/told-problems.js";
import { pathOf } from "../own-form.js";
import type { PartyHandler, PartyRoutesOptions, PartyVisit } from "../party-visit.js";
import { sendRefused } from "../supervision/trouble.js";

type Asking = Pick<PartyRoutesOptions, "ask">;
const UNKNOWN = { code: "UNKNOWN_COMPLAINT", message: "" };

type Remedy = Pick<ComplaintSeenFragment["objections"][number], "id" | "side" | "status" | "receivedAt">;

/** The objection or appeal that an act is about; `isKnown` is false where it is about one that is not of this complaint. */
function remedyOf(
  act: ActName,
  complaint: ComplaintSeenFragment,
  id: string,
): { readonly isKnown: boolean; readonly remedy?: Remedy | undefined } {
  const remedies = remediesFor<Remedy>(act, complaint);
  if (remedies === undefined) return { isKnown: true };
  const remedy = remedies.find((one) => one.id === id);
  return { isKnown: remedy !== undefined, remedy };
}

/** The complaint in the address; undefined where the page that says why there is none was sent. */
async function complaintOf({ ask }: Asking, visit: PartyVisit): Promise<ComplaintSeenFragment | undefined> {
  const answer = await ask(ComplaintCaseDocument, { id: visit.id }, visit.caller);
  const found = "data" in answer ? answer.data.complaint : null;
  if (found !== null) return found;
  if ("refused" in answer && visit.request.method === "POST") {
    keepForm(visit, visit.fields);
    sendRefused(visit, answer.refused, "/complaints", pathOf(visit.request));
  } else sendRefused(visit, "refused" in answer ? answer.refused : UNKNOWN, "/complaints");
  return undefined;
}

/** So that nothing typed is lost: the form's page shows it again. */
function keepForm({ request, session }: PartyVisit, fields: Fields): void {
  session.late.keep(pathOf(request), fields);
}

/** How a complaint stands: another value once anything about it has changed. What accrues by itself is no change. */
function standingOf(complaint: ComplaintSeenFragment): string {
  const text = JSON.stringify(complaint, (name, value) => (name === "accruedCents" || name === "inEffect" ? 0 : value));
  return createHash("sha256").update(text).digest("base64url");
}

export function showComplaint({ ask }: Asking): PartyHandler {
  return async (visit) => {
    const complaint = await complaintOf({ ask }, visit);
    if (complaint !== undefined) sendComplaint(visit, complaint);
  };
}

function sendComplaint(
  { language, send }: PartyVisit,
  complaint: ComplaintSeenFragment,
  overtaken?: { readonly isSure: boolean; readonly formPath: string | undefined },
): void {
  const { t } = WORDS[language];
  const { caseNumber } = complaint;
  send({
    title: overtaken === undefined ? t("complaints.case.title", { caseNumber }) : t("complaints.case.changed"),
    body: <ComplaintPage language={language} complaint={complaint} overtaken={overtaken} />,
    status: overtaken === undefined ? 200 : 409,
    hasForm: false,
  });
}

export function showAct({ ask }: Asking): PartyHandler {
  return async (visit) => {
    const { request, session } = visit;
    const { act } = request.params;
    if (!isAct(act)) return sendRefused(visit, UNKNOWN, "/complaints");
    const complaint = await complaintOf({ ask }, visit);
    if (complaint === undefined) return;
    const asked = typeof request.query.remedy === "string" ? request.query.remedy : undefined;
    const late = lateFormFor(session.late, pathOf(request), asked);
    const fields = late ?? { remedy: asked === undefined ? [] : [asked] };
    if (!remedyOf(act, complaint, typedIn(fields).text("remedy")).isKnown)
      return sendRefused(visit, UNKNOWN, "/complaints");
    sendForm(visit, act, complaint, { fields, wrong: [], isKept: late !== undefined });
  };
}

/**
 * Instead of doing what was sent: how the complaint stands now. What was written stays for whoever can still send it, as one
 * who has now seen how it stands. `isSure`: that nothing of it was done.
 */
function sendOvertaken(visit: PartyVisit, act: ActName, complaint: ComplaintSeenFragment, isSure: boolean): void {
  const { request, fields } = visit;
  const { seen: _, ...written } = fields;
  const { remedy } = remedyOf(act, complaint, typedIn(fields).text("remedy"));
  const isOpen = remedy === undefined ? offeredActs(complaint).includes(act) : remedy.status === "LODGED";
  const isWritten = fieldsOfAct(act).some(({ name, kind }) => kind === "text" && typedIn(fields).text(name) !== "");
  if (isOpen && isWritten) keepForm(visit, written);
  sendComplaint(visit, complaint, { isSure, formPath: isOpen && isWritten ? pathOf(request) : undefined });
}

/** What was sent too late from this path; not what was about another objection or appeal than the one that is asked for. */
function lateFormFor(forms: LateForms, path: string, remedy: string | undefined): Fields | undefined {
  const late = forms.of(path);
  if (late === undefined || remedy === undefined || typedIn(late).text("remedy") === remedy) return late;
  return undefined;
}

export function sendAct({ ask }: Asking): PartyHandler {
  return async (visit) => {
    const { request, response, fields, caller, id } = visit;
    const { act } = request.params;
    if (!isAct(act)) return sendRefused(visit, UNKNOWN, "/complaints");
    const complaint = await complaintOf({ ask }, visit);
    if (complaint === undefined) return;
    const typed = typedIn(fields);
    // A decision never goes to an objection or appeal of another complaint than the one that its page shows.
    if (!remedyOf(act, complaint, typed.text("remedy")).isKnown) return sendRefused(visit, UNKNOWN, "/complaints");
    // Switching the language sends the form without asking for anything.
    if (fields.step === undefined) return sendForm(visit, act, complaint, { fields, wrong: [] });
    // The same form sent twice, or one that a colleague overtook: whoever sent it sees what became of the case.
    if (typed.text("seen") !== standingOf(complaint)) return sendOvertaken(visit, act, complaint, true);
    const read = actIn(act, typed, { id, remedy: typed.text("remedy") });
    if ("wrong" in read) return sendForm(visit, act, complaint, { fields, wrong: read.wrong });
    const { question, variables, sanctions } = read.sent;
    const answer = await ask(question as Question<object, object>, variables, caller);
    if ("data" in answer) return response.redirect(303, `/complaints/${encodeURIComponent(id)}`);
    const { refused } = answer;
    const after = await ask(ComplaintCaseDocument, { id }, caller);
    const now = "data" in after ? after.data.complaint : null;
    if (now !== null && standingOf(now) !== typed.text("seen")) {
      return sendOvertaken(visit, act, now, !mayHaveBeenDone(refused));
    }
    const at = actField(act, refused.field, sanctions);
    sendForm(visit, act, complaint, { fields, wrong: [{ at, problem: { kind: "refused", ...refused } }] });
  };
}

/** An answer that did not come says nothing of what was done. */
function mayHaveBeenDone(refused: Refused): boolean {
  return statusOf(refused) === 503 || refused.code === "INTERNAL_SERVER_ERROR";
}

interface Sent {
  readonly fields: Fields;
  readonly wrong: readonly Wrong[];
  readonly isKept?: boolean;
}

function sendForm(visit: PartyVisit, act: ActName, complaint: ComplaintSeenFragment, sent: Sent): void {
  const { language, session, send, id } = visit;
  const { t } = WORDS[language];
  const { fields, wrong, isKept = false } = sent;
  const { remedy } = remedyOf(act, complaint, typedIn(fields).text("remedy"));
  send({
    title: titled(t(`complaints.act.${act}.title`), wrong, language),
    body: (
      <ActPage
        act={act}
        id={id}
        caseNumber={complaint.caseNumber}
        remedy={typedIn(fields).text("remedy")}
        about={
          remedy === undefined
            ? undefined
            : `${t(`complaints.side.${remedy.side}`)}, ${t("complaints.received")}: ${momentText(remedy.receivedAt, language)}`
        }
        // A form that was kept was made of what its visitor saw then.
        seen={typedIn(fields).text("seen") || standingOf(complaint)}
        form={formOf(fields, wrong, language)}
        csrf={session.csrf}
        isKept={isKept}
      />
    ),
    status: wrong.length > 0 ? 400 : 200,
    step: "send",
  });
}

function formOf(fields: Fields, wrong: readonly Wrong[], language: Language): FormState {
  const { t } = WORDS[language];
  const labelOf = (field: string) => t(`complaints.field.${field as "reasons"}`);
  return formState(
    fields,
    wrong.map((one) => problemOf(one, language, labelOf)),
  );
}

export function showFiling(): PartyHandler {
  return async (visit) => {
    const late = visit.session.late.of(pathOf(visit.request));
    sendFilingForm(visit, { fields: late ?? {}, wrong: [], isKept: late !== undefined });
  };
}

export function sendFiling({ ask }: Asking): PartyHandler {
  return async (visit) => {
    const { fields, caller, response } = visit;
    if (fields.step === undefined) return sendFilingForm(visit, { fields, wrong: [] });
    const typed = filingIn(typedIn(fields));
    if ("wrong" in typed) return sendFilingForm(visit, { fields, wrong: typed.wrong });
    const input = typed.input as FileComplaintMutationVariables["input"];
    const answer = await ask(FileComplaintDocument, { input }, caller);
    if ("data" in answer) {
      return response.redirect(303, `/complaints/${encodeURIComponent(answer.data.fileComplaint.id)}`);
    }
    const { refused } = answer;
    const at = filingField(refused.field);
    sendFilingForm(visit, { fields, wrong: [{ at, problem: { kind: "refused", ...refused } }] });
  };
}

function sendFilingForm({ language, session, send }: PartyVisit, { fields, wrong, isKept = false }: Sent): void {
  const title = titled(WORDS[language].t("complaints.filing.title"), wrong, language);
  const form = formOf(fields, wrong, language);
  const body = <FilingPage form={form} csrf={session.csrf} isKept={isKept} />;
  send({ title, body, status: wrong.length > 0 ? 400 : 200, step: "send" });
}
