import type { ActOrder } from "../../court/acts/act.js";
import { despiteIn } from "../../court/acts/act.js";
import { appealOf } from "../../court/acts/appeal-acts.js";
import { isVersionOpen, type VersionKind } from "../../court/acts/version-kinds.js";
import { type Fields, typedIn, type Wrong } from "../../court/fields.js";
import { contentOf, type SealedVersion, sealedVersion } from "../../court/sealed-order.js";
import { withOneMore } from "../../court/translations.js";
import {
  groundIn,
  type NextVersion,
  nextVersion,
  versionDraft,
  versionField,
  wrongInGround,
} from "../../court/version-form.js";
import type { Answer } from "../../graph/ask-graph.js";
import {
  CourtSealDocument,
  DecideOppositionDocument,
  DecideOrderAppealDocument,
  ModifyOrderDocument,
  type ModifyOrderMutationVariables,
} from "../../graph/court-documents.js";
import { CheckVersion } from "../../pages/court/check-version.js";
import { NotNow } from "../../pages/court/not-now.js";
import { VersionForm } from "../../pages/court/version.js";
import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { againOf } from "./again.js";
import { sendTrouble, titled } from "./application-routes.js";
import type { CourtRoutesOptions, CourtVisit } from "./court-visit.js";
import { doneAddress } from "./done-notes.js";
import { once } from "./once.js";
import { changesSince, readOrder } from "./read-order.js";
import { maySeal, NOT_SEALED, sealed } from "./sealing.js";
import { formState, problemOf } from "./told-problems.js";

interface Changing {
  readonly order: ActOrder;
  readonly of: string;
  readonly now: SealedVersion;
}

interface Shown {
  readonly fields: Fields;
  readonly wrong?: readonly Wrong[];
  readonly isKept?: boolean;
  readonly changes?: ActOrder["history"];
}

/** The next version of an order: filling it in, looking at it as it will be, and giving it under the court's seal. */
export function versionRoutes({ ask, signer, now, logger }: CourtRoutesOptions, kind: VersionKind) {
  const { isUnderWay, done } = once<unknown>();

  /** The order and its present version; undefined where the page that says why not was sent. */
  async function wanted(visit: CourtVisit): Promise<Changing | undefined> {
    const { of = "" } = visit.request.params as { of?: string };
    const order = await readOrder({ ask }, visit);
    if (order === undefined) return undefined;
    const on = { order, of, scopes: visit.party.scopes, court: visit.party.id };
    if (!isVersionOpen(kind, on) && !isUnderWay(visit)) {
      const body = (
        <NotNow language={visit.language} order={order} changes={changesSince(visit, order)} again={againOf(visit)} />
      );
      visit.send({ title: WORDS[visit.language].t("court.act.notNow"), body, status: 409 });
      return undefined;
    }
    const answer = await ask(CourtSealDocument, { id: order.id }, visit.caller);
    if ("data" in answer && answer.data.order !== null) {
      return { order, of, now: sealedVersion(answer.data.order.seal) };
    }
    sendTrouble(visit, "refused" in answer ? answer.refused : { code: "UNKNOWN_ORDER", message: "" });
    return undefined;
  }

  function sendForm(visit: CourtVisit, { order, of, now: { content, version } }: Changing, shown: Shown): void {
    const { language, session } = visit;
    const { t } = WORDS[language];
    const { fields, wrong = [], isKept = false, changes = [] } = shown;
    const problems = wrong.map((one) => problemOf(one, language, (field) => t(labelOf(field))));
    visit.send({
      title: titled(t(`court.version.${kind}.title`), wrong, language),
      body: (
        <VersionForm
          kind={kind}
          order={order}
          of={of}
          content={content}
          version={version}
          // What a form of an older version does not have stands there as it is now.
          form={formState({ ...versionDraft(content), ...fields }, problems)}
          csrf={session.csrf}
          language={language}
          isKept={isKept}
          changes={changes}
        />
      ),
      status: changes.length > 0 ? 409 : wrong.length > 0 ? 400 : 200,
      step: "check",
    });
  }

  async function sendCheck(visit: CourtVisit, { order, of, now: { version } }: Changing, next: NextVersion) {
    const { language, session, fields } = visit;
    visit.send({
      title: WORDS[language].t("court.version.checkTitle", { version: version + 1 }),
      body: (
        <CheckVersion
          kind={kind}
          language={language}
          order={order}
          of={of}
          content={contentOf(next.order)}
          changes={next.changes}
          written={next.written}
          version={version + 1}
          csrf={session.csrf}
          fields={fields}
          maySeal={await maySeal(visit, signer)}
        />
      ),
    });
  }

  async function give(visit: CourtVisit, changing: Changing, next: NextVersion): Promise<Answer<unknown>> {
    const { order, of, now: before } = changing;
    const typed = typedIn(visit.fields);
    const { court, caseNumber } = order;
    const appeal = kind === "modify-appeal" ? appealOf({ order, of }) : undefined;
    const onAppeal = appeal === undefined ? {} : { onAppeal: { court: visit.party.id, caseNumber: appeal.caseNumber } };
    const own = await sealed(
      { signer, logger },
      { court, caseNumber, order: next.order, version: before.version + 1, ...onAppeal },
    );
    if (own === undefined) return { refused: NOT_SEALED };
    const input = own as unknown as ModifyOrderMutationVariables["input"]["order"];
    const reasons = typed.text("reasons");
    if (kind === "change") {
      const variables = { input: { orderId: order.id, ...groundIn(typed), reasons, order: input } };
      return ask(ModifyOrderDocument, variables, visit.caller);
    }
    const decision = { outcome: "MODIFIED", reasons, order: input, ...despiteIn(typed) } as const;
    if (kind === "modify") return ask(DecideOppositionDocument, { id: of, decision }, visit.caller);
    return ask(DecideOrderAppealDocument, { id: of, decision }, visit.caller);
  }

  function wrongBefore(fields: Fields): readonly Wrong[] {
    const typed = typedIn(fields);
    if (kind === "change") return wrongInGround(typed);
    return typed.text("reasons") === "" ? [{ at: "reasons", problem: { kind: "required" } }] : [];
  }

  return {
    async fillIn(visit: CourtVisit): Promise<void> {
      const changing = await wanted(visit);
      if (changing === undefined) return;
      const late = visit.session.late.of(pathOf(visit.request));
      // While somebody signed in again, something may have happened.
      const changes = late === undefined ? [] : changesFor({ fields: late }, changing);
      sendForm(visit, changing, { fields: late ?? {}, isKept: late !== undefined, changes });
    },

    async sendVersion(visit: CourtVisit): Promise<void> {
      const changing = await wanted(visit);
      if (changing === undefined) return;
      const { fields, response } = visit;
      const [step] = fields.step ?? [];
      const isAgain = isUnderWay(visit);
      const changes = isAgain ? [] : changesFor(visit, changing);
      // Whoever goes back to the form, or switches its language, hears of it too.
      if (step === "add-translation") {
        return sendForm(visit, changing, { fields: withOneMore(fields, typedIn(fields)), changes });
      }
      if (changes.length > 0 || (step !== "check" && step !== "seal")) {
        return sendForm(visit, changing, { fields, changes });
      }
      const next = nextVersion(typedIn(fields), changing.now.content, now());
      const wrong = [...wrongBefore(fields), ...("wrong" in next ? next.wrong : [])];
      if (!isAgain && (wrong.length > 0 || "wrong" in next)) return sendForm(visit, changing, { fields, wrong });
      const version = "wrong" in next ? undefined : next;
      const isSealing = step === "seal" && (isAgain || (await maySeal(visit, signer)) === "yes");
      if (version !== undefined && !isSealing) return sendCheck(visit, changing, version);
      const told = await done(visit, () => {
        // Only a first form comes here, and that one was checked.
        if (version === undefined) throw new Error("nothing is given that was not checked");
        return give(visit, changing, version);
      });
      if ("data" in told) {
        return response.redirect(303, doneAddress(visit, changing.order.id, kind));
      }
      const at = versionField(told.refused.field, version?.places ?? [], typedIn(fields));
      sendForm(visit, changing, { fields, wrong: [{ at, problem: { kind: "refused", ...told.refused } }] });
    },
  };
}

/** What happened since the form was read; where it was drawn from another version, at the least the last of it. */
function changesFor(visit: Pick<CourtVisit, "fields">, { order, now }: Changing): ActOrder["history"] {
  const [drawnFrom = String(now.version)] = visit.fields.version ?? [];
  const changes = changesSince(visit, order);
  return changes.length > 0 || drawnFrom === String(now.version) ? changes : order.history.slice(-1);
}

/** The words of a field: its own, or those of the form of a first order. */
function labelOf(field: string) {
  const [name = ""] = field.split("-");
  if (["cause", "reasons", "partiesHeard", "initiative", "appliedAt"].includes(name)) {
    return `court.version.field.${name as "reasons"}` as const;
  }
  if (name === "lines") return "court.grant.duties" as const;
  if (name === "because") return "court.grant.because" as const;
  return `court.grant.${name as "within"}` as const;
}
