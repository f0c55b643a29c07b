import type { NextFunction, Request, Response } from "express";
import type { Logger } from "pino";
import type { AskGraph, Caller } from "../../graph/ask-graph.js";
import { NotForYou } from "../../pages/court/trouble.js";
import { SignInFirst, SignInProblem } from "../../pages/sign-in.js";
import type { CourtSigner } from "../../seal/court-signer.js";
import type { Fields } from "../../session/late-forms.js";
import type { Party, Session, Sessions } from "../../session/sessions.js";
import { type Language, WORDS } from "../../words/words.js";
import { languageOf } from "../language.js";
import { addressOf, endKept, pathOf, sentForm, signedIn } from "../own-form.js";
import { type Page, type SendPage, visitOf } from "../send-page.js";
import { asTyped, saidTooLong, tooLongBytes } from "./long-forms.js";

export interface CourtRoutesOptions {
  readonly ask: AskGraph;
  readonly sessions: Sessions;
  readonly send: SendPage;
  /** Absent where no court seals here. */
  readonly signer: CourtSigner | undefined;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** A page that is asked for, or a form that is sent, by somebody of a court. */
export interface CourtVisit {
  readonly request: Request;
  readonly response: Response;
  readonly language: Language;
  readonly session: Session;
  readonly party: Party;
  /** Asks with the visitor's own token. */
  readonly caller: Caller;
  /** What was sent; empty where a page is asked for. */
  readonly fields: Fields;
  send(page: Page): void;
  /** The id in the address. */
  readonly id: string;
  /** Where there is no such page. */
  next(): void;
}

export type CourtHandler = (visit: CourtVisit) => Promise<void>;

/** Lets through whoever signed in for a court, and tells everybody else what is missing. A form that came too late is kept. */
export function forCourts({ sessions, send }: CourtRoutesOptions, handler: CourtHandler) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
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
      const title = t(isKept ? "signIn.ended.title" : "signIn.first.title");
      const path = isKept ? pathOf(request) : request.originalUrl;
      return send(request, response, language, {
        title,
        body: <SignInFirst path={path} isKept={isKept} />,
        status: 401,
        hasForm: false,
      });
    }
    const { session, party, token } = by;
    const tooLong = form?.kind === "own" ? tooLongBytes(request) : undefined;
    if (party.type !== "court") {
      const title = t("signIn.role.title");
      const body = <NotForYou name={party.id} />;
      return send(request, response, language, { title, body, status: 403, hasForm: false });
    }
    await handler({
      request,
      response,
      language,
      session,
      party,
      caller: { visit: visitOf(request), token },
      fields: form?.kind !== "own" ? {} : tooLong === undefined ? form.fields : asTyped(form.fields),
      send: (page) =>
        send(request, response, language, tooLong === undefined ? page : saidTooLong(page, tooLong, language)),
      id: String(request.params.id ?? ""),
      next,
    });
    endKept(form, request, response);
  };
}
