import {
  AnswerDisclosureDocument,
  type DisclosureRefusalReason,
  NotifyPosterDocument,
  PlatformDisclosureDocument,
  type PlatformDisclosureQuery,
} from "../../graph/platform-documents.js";
import type { Problem } from "../../pages/case/frame.js";
import { DisclosurePage, isOpen } from "../../pages/platform/disclosure.js";
import type { RefuseTyped } from "../../pages/platform/disclosure-props.js";
import { REFUSAL_REASONS } from "../../pages/platform/refuse-form.js";
import type { Fields } from "../../session/late-forms.js";
import { WORDS } from "../../words/words.js";
import { pathOf } from "../own-form.js";
import { type PlatformRoutesOptions, type PlatformVisit, sendTrouble } from "./platform-visit.js";
import { sealKeyIn } from "./seal-key.js";
import { refusalOf } from "./told-refusals.js";

/** With which the hub refuses what was encrypted or sealed: it is made anew, as the same would be refused again. */
const SPENDS_ANSWER = /^(?:JWE|SEAL|KEY|RECIPIENT)_/;

/** A request to say who posted something. What is disclosed comes here encrypted, and this server cannot open it. */
export function disclosureRoutes({ ask, now }: Pick<PlatformRoutesOptions, "ask" | "now">) {
  async function opened(visit: PlatformVisit): Promise<PlatformDisclosureQuery | undefined> {
    const { id, party, caller } = visit;
    const answer = await ask(PlatformDisclosureDocument, { id, platform: party.id }, caller);
    if ("data" in answer) return answer.data;
    sendTrouble(visit, answer.refused);
    return undefined;
  }

  function show(
    visit: PlatformVisit,
    { disclosureRequest, platform, courts }: PlatformDisclosureQuery,
    {
      fields = {},
      problems = [],
      isLate = false,
    }: { readonly fields?: Fields | undefined; readonly problems?: readonly Problem[]; readonly isLate?: boolean },
  ): void {
    const { language, session, request, send } = visit;
    if (platform === null) {
      sendTrouble(visit, { code: "PARTY_UNKNOWN", message: "" });
      return;
    }
    const { t } = WORDS[language];
    const title = t("platform.disclosure.title");
    const [[jwe = ""], [seal = ""]] = [fields.jwe ?? [], fields.seal ?? []];
    const ready = jwe === "" || seal === "" ? undefined : { jwe, seal };
    send({
      title: problems.length > 0 ? `${t("verify.problem")}: ${title}` : title,
      body: (
        <DisclosurePage
          language={language}
          now={now()}
          csrf={session.csrf}
          action={pathOf(request)}
          request={disclosureRequest}
          platform={platform}
          courts={courts}
          sealKey={sealKeyIn(disclosureRequest.seal, disclosureRequest.court, courts)}
          problems={problems}
          refusing={refusalIn(fields)}
          isLate={isLate}
          ready={ready}
        />
      ),
      status: problems.length > 0 ? 400 : 200,
      hasForm: isOpen(disclosureRequest),
      // What is encrypted and sent again has nothing to type in.
      ...(isOpen(disclosureRequest) && ready === undefined ? { step: "refuse" } : {}),
    });
  }

  /** What the form asks of the graph; undefined where it has a problem, which is added. */
  async function done(visit: PlatformVisit, problems: Problem[]) {
    const { id: requestId, fields, caller, language } = visit;
    const { t } = WORDS[language];
    switch (fields.step?.[0]) {
      case "notify":
        return ask(NotifyPosterDocument, { requestId }, caller);
      case "disclose": {
        const [[jwe = ""], [seal = ""]] = [fields.jwe ?? [], fields.seal ?? []];
        return ask(AnswerDisclosureDocument, { input: { requestId, jwe, seal } }, caller);
      }
      case "refuse": {
        const { reason, provision } = refusalIn(fields);
        const known = REFUSAL_REASONS.find((one) => one === reason);
        if (known === undefined) problems.push({ field: "reason", text: t("platform.errors.reasonEmpty") });
        const isObstacle = known === "LEGAL_OBSTACLE";
        if (isObstacle && provision.trim() === "") {
          problems.push({ field: "provision", text: t("platform.errors.provisionEmpty") });
        }
        if (known === undefined || problems.length > 0) return undefined;
        return ask(AnswerDisclosureDocument, { input: { requestId, refusal: refusal(known, provision) } }, caller);
      }
      default:
        return undefined;
    }
  }

  return {
    async show(visit: PlatformVisit): Promise<void> {
      const seen = await opened(visit);
      const late = visit.session.late.of(pathOf(visit.request));
      if (seen !== undefined) show(visit, seen, { fields: late, isLate: late !== undefined });
    },

    async send(visit: PlatformVisit): Promise<void> {
      const { fields, language, request, response } = visit;
      const problems: Problem[] = [];
      // The switch of language sends the form again, and that says nothing.
      const answer = request.query.lang === undefined ? await done(visit, problems) : undefined;
      if (answer !== undefined && !("refused" in answer)) return response.redirect(303, pathOf(request));
      if (answer !== undefined) problems.push(refusalOf(answer.refused, language));
      const seen = await opened(visit);
      const isSpent = answer !== undefined && "refused" in answer && SPENDS_ANSWER.test(answer.refused.code);
      if (isSpent) visit.session.late.discard(pathOf(request));
      const shown = isSpent ? { ...fields, jwe: [], seal: [] } : fields;
      if (seen !== undefined) show(visit, seen, { fields: shown, problems });
    },
  };
}

function refusalIn(fields: Fields): RefuseTyped {
  return { reason: fields.reason?.[0] ?? "", provision: fields.provision?.[0] ?? "" };
}

function refusal(reason: DisclosureRefusalReason, provision: string) {
  return reason === "LEGAL_OBSTACLE" ? { reason, provision } : { reason };
}
