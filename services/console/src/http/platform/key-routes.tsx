import { OwnKeysDocument, RegisterOwnKeyDocument } from "../../graph/platform-documents.js";
import { KeyPage } from "../../pages/platform/key.js";
import { takeDone } from "../../session/sessions.js";
import { WORDS } from "../../words/words.js";
import { type PlatformRoutesOptions, type PlatformVisit, sendTrouble } from "./platform-visit.js";
import { refusalOf } from "./told-refusals.js";

/** The key that a platform made in its browser: only its public half comes here, to be registered. */
export function keyRoutes({ ask, now }: Pick<PlatformRoutesOptions, "ask" | "now">) {
  async function show(visit: PlatformVisit, problem?: string): Promise<void> {
    const { language, party, caller, session, send, request } = visit;
    const answer = await ask(OwnKeysDocument, { platform: party.id }, caller);
    if ("refused" in answer) return sendTrouble(visit, answer.refused);
    const { platform } = answer.data;
    if (platform === null) return sendTrouble(visit, { code: "PARTY_UNKNOWN", message: "" });
    const { t } = WORDS[language];
    send({
      title: problem === undefined ? t("platform.key.title") : `${t("verify.problem")}: ${t("platform.key.title")}`,
      body: (
        <KeyPage
          language={language}
          now={now()}
          platform={platform}
          csrf={session.csrf}
          problem={problem}
          wasRegistered={request.query.registered !== undefined && takeDone(session, "registered") !== undefined}
        />
      ),
      status: problem === undefined ? 200 : 400,
      hasForm: false,
    });
  }

  return {
    show: async (visit: PlatformVisit) => {
      // The browser holds the key still: whoever comes back presses the button again.
      visit.session.late.discard("/platform/key");
      return show(visit);
    },

    async register(visit: PlatformVisit): Promise<void> {
      const { fields, caller, language, response, request } = visit;
      if (request.query.lang !== undefined) return show(visit);
      const jwk = jwkIn(fields.jwk?.[0] ?? "");
      if (jwk === undefined) return show(visit, WORDS[language].t("platform.errors.keyInvalid"));
      const answer = await ask(RegisterOwnKeyDocument, { input: { jwk } }, caller);
      if ("refused" in answer) return show(visit, refusalOf(answer.refused, language).text);
      visit.session.done.set("registered", "key");
      response.redirect(303, "/platform/key?registered");
    },
  };
}

/** The graph judges the key; here it only has to be JSON. */
function jwkIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read)
      ? (read as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
