import type { Request, Response } from "express";
import type { AskGraph, Caller, Refused } from "../../graph/ask-graph.js";
import { NotForYou, PlatformTrouble } from "../../pages/platform/trouble.js";
import { SignInFirst, SignInProblem } from "../../pages/sign-in.js";
import type { Fields } from "../../session/late-forms.js";
import type { Party, Session, Sessions } from "../../session/sessions.js";
import { type Language, WORDS } from "../../words/words.js";
import type { AssetPaths } from "../assets.js";
import { statusOf } from "../court/told-problems.js";
import { languageOf } from "../language.js";
import { addressOf, endKept, pathOf, sentForm, signedIn } from "../own-form.js";
import { type Page, type SendPage, visitOf } from "../send-page.js";
import { refusalOf } from "./told-refusals.js";

export interface PlatformRoutesOptions {
  readonly ask: AskGraph;
  /** The graph's address, for what is heard live. */
  readonly gatewayUrl: string;
  readonly sessions: Sessions;
  readonly send: SendPage;
  readonly assets: AssetPaths;
  readonly now: () => Date;
  /** Aborted when the console stops: what is heard live then ends. */
  readonly stopping: AbortSignal;
}

/** A page that is asked for, or a form that is sent, by somebody of a platform. */
export interface PlatformVisit {
  readonly request: Request;
  readonly response: Response;
  readonly language: Language;
  readonly session: Session;
  readonly party: Party;
  /** Asks with the visitor's own token. */
  readonly caller: Caller;
  /** What was sent; empty where a page is asked for. */
  readonly fields: Fields;
  /** Sends a page with the script of these pages. */
  send(page: Page): void;
  /** The id in the address. */
  readonly id: string;
}

export type PlatformHandler = (visit: PlatformVisit) => Promise<void>;

type Doors = Pick<PlatformRoutesOptions, "sessions" | "send" | "assets">;

/** Lets through whoever signed in for a platform, and tells everybody else what is missing. A form that came too late is kept. */
export function forPlatforms({ sessions, send, assets }: Doors, handler: PlatformHandler) {
  return async (request: Request, response: Response): Promise<void> => {
    const language = languageOf(request, response);
    const { t } = WORDS[language];
    const form = request.method === "POST" ? await sentForm(sessions, request, response) : undefined;
    if (form?.kind === "foreign") {
      const body = <SignInProblem trouble="foreign" />;
      return send(request, response, language, { title: t("signIn.foreign.title"), body, status: 403, hasForm: false });
    }
    if (form?.kind === "discarded") return response.redirect(303, addressOf(request));
    // Signed in again in another window, for instance: the form stands there, filled in, under its new session.
    if (form?.kind === "late" && form.isSignedIn) return response.redirect(303, pathOf(request));
    const by = form?.kind === "own" ? form : await signedIn(sessions, request);
    if (by === undefined) {
      const isKept = form?.kind === "late";
      const path = isKept ? pathOf(request) : request.originalUrl;
      const title = t(isKept ? "signIn.ended.title" : "signIn.first.title");
      const body = <SignInFirst path={path} isKept={isKept} />;
      return send(request, response, language, { title, body, status: 401, hasForm: false });
    }
    const { session, party, token } = by;
    if (party.type !== "platform") {
      const body = <NotForYou name={party.id} />;
      return send(request, response, language, { title: t("signIn.role.title"), body, status: 403, hasForm: false });
    }
    await handler({
      request,
      response,
      language,
      session,
      party,
      caller: { visit: visitOf(request), token },
      fields: form?.kind === "own" ? form.fields : {},
      send: (page) => send(request, response, language, { script: assets.platformScript, ...page }),
      id: String(request.params.id ?? ""),
    });
    endKept(form, request, response);
  };
}

/** Instead of a page that the graph gives nothing for. */
export function sendTrouble({ language, send }: PlatformVisit, refused: Refused): void {
  const { text } = refusalOf(refused, language);
  const title = WORDS[language].t("platform.trouble.title");
  send({ title, body: <PlatformTrouble text={text} />, status: statusOf(refused), hasForm: false });
}
