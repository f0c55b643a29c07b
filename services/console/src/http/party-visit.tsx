import type { Request, Response } from "express";
import type { AskGraph, Caller } from "../graph/ask-graph.js";
import { RoleMissing } from "../pages/role-missing.js";
import { SignInFirst, SignInProblem } from "../pages/sign-in.js";
import type { Fields } from "../session/late-forms.js";
import { hasRole, type Role } from "../session/role.js";
import type { Party, Session, Sessions } from "../session/sessions.js";
import { type Language, WORDS } from "../words/words.js";
import { languageOf } from "./language.js";
import { addressOf, endKept, pathOf, sentForm, signedIn } from "./own-form.js";
import { type Page, type SendPage, visitOf } from "./send-page.js";

export interface PartyRoutesOptions {
  readonly ask: AskGraph;
  readonly sessions: Sessions;
  readonly send: SendPage;
  readonly now: () => Date;
}

/** A page that is asked for, or a form that is sent, by somebody who may. */
export interface PartyVisit {
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
}

export type PartyHandler = (visit: PartyVisit) => Promise<void>;

/** Lets through whoever signed in with this role, and tells everybody else what is missing. A form that came too late is kept. */
export function forRole(role: Role, { sessions, send }: PartyRoutesOptions, handler: PartyHandler) {
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
      return send(request, response, language, {
        title: t(isKept ? "signIn.ended.title" : "signIn.first.title"),
        body: <SignInFirst path={path} isKept={isKept} />,
        status: 401,
        hasForm: false,
      });
    }
    const { session, party, token } = by;
    if (!hasRole(party, role)) {
      const title = t("signIn.role.title");
      const scope = role.types.includes(party.type) ? role.scope : undefined;
      const body = <RoleMissing role={role.name} scope={scope} name={party.id} />;
      return send(request, response, language, { title, body, status: 403, hasForm: false });
    }
    await handler({
      request,
      response,
      language,
      session,
      party,
      caller: { visit: visitOf(request), token },
      fields: form?.kind === "own" ? form.fields : {},
      send: (page) => send(request, response, language, page),
      id: String(request.params.id ?? ""),
    });
    endKept(form, request, response);
  };
}
