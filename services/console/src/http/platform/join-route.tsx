import type { RequestHandler } from "express";
import { CaseDocument } from "../../graph/case-documents.js";
import type { SeenCase } from "../../pages/case/seen-case.js";
import { Join } from "../../pages/platform/join.js";
import { WORDS } from "../../words/words.js";
import { languageOf } from "../language.js";
import { signedIn } from "../own-form.js";
import { visitOf } from "../send-page.js";
import type { PlatformRoutesOptions } from "./platform-visit.js";

/** How a site becomes connected. Whoever entered the code of a respondent finds there what is known of the site. */
export function showJoin({ ask, sessions, send }: PlatformRoutesOptions): RequestHandler {
  return async (request, response) => {
    const language = languageOf(request, response);
    const by = await signedIn(sessions, request);
    let seen: SeenCase | undefined;
    if (by?.party.type === "respondent") {
      const answer = await ask(
        CaseDocument,
        { language: CASE_LANGUAGES[language] },
        { visit: visitOf(request), token: by.token },
      );
      if ("data" in answer) seen = answer.data.case;
    }
    send(request, response, language, { title: WORDS[language].t("platform.join.title"), body: <Join seen={seen} /> });
  };
}

const CASE_LANGUAGES = { nl: "NL", en: "EN" } as const;
