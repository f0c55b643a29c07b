import express, { type Request, type Response, type Router } from "express";
import type { Refused } from "../../graph/ask-graph.js";
import { PaperDocument } from "../../graph/case-documents.js";
import { CasePage } from "../../pages/case/case-page.js";
import { EnterCode, type EnterCodeProps } from "../../pages/case/enter-code.js";
import { proofText } from "../../pages/case/proof.js";
import { standingOf } from "../../session/own-forms.js";
import { partyIn } from "../../session/party.js";
import { takeDone } from "../../session/sessions.js";
import { WORDS } from "../../words/words.js";
import { languageOf } from "../language.js";
import { visitOf } from "../send-page.js";
import { typedFields } from "../typed-fields.js";
import { contestRoutes } from "./contest-routes.js";
import { itemRoutes } from "./item-routes.js";
import { openedCase, sendUnavailable } from "./opened-case.js";
import {
  askCodeAgain,
  CASE_PATH,
  type CaseRoutesOptions,
  codeHolder,
  isOfCode,
  isOver,
  lateFormOf,
} from "./own-case.js";

/** A text of 20,000 characters, each of which URL encoding may write as twelve. */
export const LONGEST_CASE_FORM = "300kb";

/**
 * The pages of whoever has a code for a case. The hub exchanges the code for a token of ten minutes, which stays on this
 * server; the code itself is kept nowhere.
 */
export function caseRoutes(options: CaseRoutesOptions): Router {
  const { ask, exchange, sessions, send, assets, now } = options;
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: LONGEST_CASE_FORM });

  router.get(CASE_PATH, async (request, response) => {
    const isOpen = (await codeHolder(sessions, request)) !== undefined;
    if (!isOpen) return askCode(request, response, { because: becauseOf(request) });
    const opened = await openedCase(options, request, response);
    if (opened === undefined) return;
    const { seen, frame, by } = opened;
    const wasTaken = request.query.taken !== undefined && takeDone(by.session, "taken") !== undefined;
    const body = <CasePage seen={seen} frame={frame} now={now()} wasTaken={wasTaken} />;
    const title = WORDS[frame.language].t(`case.title.${seen.for}`);
    send(request, response, frame.language, { title, body });
  });

  router.post(CASE_PATH, form, async (request, response) => {
    const fields = typedFields(request.body);
    const [typed = ""] = fields.code ?? [];
    const before = sessions.of(request);
    if (standingOf(request, before, fields) === "foreign") {
      return askCode(request, response, { problem: { kind: "foreign" } }, 403);
    }
    // The switch of language sends the form again, and that is no attempt.
    if (request.query.lang !== undefined) return askCode(request, response, { typed });
    if (typed.trim() === "") return askCode(request, response, { problem: { kind: "empty" } }, 400);
    const answer = await exchange(typed, visitOf(request));
    if ("refused" in answer) {
      const { status, ...problem } = codeProblemOf(answer.refused);
      return askCode(request, response, { typed, problem }, status);
    }
    const { token, lifeSeconds } = answer;
    const access = { token, expiresAt: new Date(now().getTime() + lifeSeconds * 1_000) };
    const session = sessions.signIn(request, response, partyIn(token), access);
    response.set("cache-control", "no-store").redirect(303, lateFormOf(session) ?? CASE_PATH);
  });

  router.post("/case/close", form, (request, response) => {
    const session = sessions.of(request);
    const fields = typedFields(request.body);
    if (standingOf(request, session, fields) === "foreign") {
      return askCode(request, response, { problem: { kind: "foreign" } }, 403);
    }
    sessions.end(request, response, fields);
    response.redirect(303, `${CASE_PATH}?because=closed`);
  });

  router.get("/case/proof", async (request, response) => {
    const opened = await openedCase(options, request, response);
    if (opened === undefined) return;
    const { seen, frame } = opened;
    if (seen.order === null) return sendUnavailable(options, request, response);
    download(response, { nl: "bewijs.txt", en: "proof.txt" }[frame.language], "text/plain; charset=utf-8");
    response.send(proofText(seen, frame.language, now()));
  });

  router.get("/case/paper", async (request, response) => {
    const by = await codeHolder(sessions, request);
    if (by === undefined) return askCodeAgain(request, response);
    const answer = await ask(PaperDocument, {}, { visit: visitOf(request), token: by.token });
    if ("refused" in answer) {
      if (isOver(answer.refused)) return askCodeAgain(request, response, by);
      return sendUnavailable(options, request, response, answer);
    }
    const paper = answer.data.case.order?.paper;
    if (paper === undefined) return sendUnavailable(options, request, response);
    download(response, { nl: "bevel.pdf", en: "order.pdf" }[languageOf(request, response)], "application/pdf");
    response.send(Buffer.from(paper, "base64"));
  });

  router.use(contestRoutes(options, form));
  router.use(itemRoutes(options, form));
  return router;

  function askCode(request: Request, response: Response, props: EnterCodeProps, status = 200): void {
    const language = languageOf(request, response);
    const { t } = WORDS[language];
    const late = sessions.of(request);
    const isKept = late !== undefined && lateFormOf(late) !== undefined;
    const title =
      props.problem === undefined ? t("case.enter.title") : `${t("verify.problem")}: ${t("case.enter.title")}`;
    const body = <EnterCode {...props} isKept={isKept} />;
    send(request, response, language, { title, body, status, script: assets.caseScript, step: "enter" });
  }

  /** Told by the address; and by a session whose ten minutes are over. */
  function becauseOf(request: Request): EnterCodeProps["because"] {
    const { because } = request.query;
    if (because === "over" || because === "closed") return because;
    const party = sessions.of(request)?.party;
    return party !== undefined && isOfCode(party) ? "over" : undefined;
  }
}

function download(response: Response, name: string, type: string): void {
  response.set({
    "cache-control": "no-store",
    "content-disposition": `attachment; filename="${name}"`,
    "content-type": type,
  });
}

function codeProblemOf({ code, retryAfterSeconds }: Refused): NonNullable<EnterCodeProps["problem"]> & {
  readonly status: number;
} {
  switch (code) {
    case "CASE_CODE_MISTYPED":
    case "FIELD_INVALID":
    case "BODY_TOO_LARGE":
      return { kind: "mistyped", status: 400 };
    case "CASE_CODE_REFUSED":
      return { kind: "refused", status: 400 };
    case "RATE_LIMITED":
      return { kind: "tooMuch", seconds: retryAfterSeconds, status: 429 };
    case "CASE_CODES_OFF":
    case "NOT_FOUND":
      return { kind: "off", status: 503 };
    default:
      return { kind: "unavailable", status: 503 };
  }
}
