import express, { type Request, type Response, type Router } from "express";
import type { Logger } from "pino";
import { SignInProblem, type SignInTrouble } from "../pages/sign-in.js";
import type { Oidc } from "../session/oidc.js";
import { standingOf } from "../session/own-forms.js";
import { returnPath, START } from "../session/return-path.js";
import { keepSigningIn, type Sessions, takeSigningIn } from "../session/sessions.js";
import { WORDS } from "../words/words.js";
import { languageOf } from "./language.js";
import type { SendPage } from "./send-page.js";
import { typedFields } from "./typed-fields.js";

/** Where the issuer sends people back to. */
export const CALLBACK = "/sign-in/callback";

export interface SignInRoutesOptions {
  readonly sessions: Sessions;
  /** Absent where nobody signs in. */
  readonly oidc: Oidc | undefined;
  readonly publicUrl: string | undefined;
  readonly send: SendPage;
  readonly logger: Logger;
}

/** The way in and out: to the issuer and back, and the end of a session. */
export function signInRoutes({ sessions, oidc, publicUrl, send, logger }: SignInRoutesOptions): Router {
  const router = express.Router();

  function tell(request: Request, response: Response, trouble: SignInTrouble, status: number): void {
    const language = languageOf(request, response);
    const title = WORDS[language].t(`signIn.${trouble}.title`);
    send(request, response, language, { title, body: <SignInProblem trouble={trouble} />, status });
  }

  router.get("/sign-in", async (request, response) => {
    if (oidc === undefined) return tell(request, response, "none", 404);
    const returnTo = returnPath(request.query.return);
    // The issuer sends people back to the one public address, where another name of this machine has no cookie.
    if (publicUrl !== undefined && request.get("host") !== new URL(publicUrl).host) {
      return response.redirect(303, `${publicUrl}/sign-in?${new URLSearchParams({ return: returnTo })}`);
    }
    try {
      const { url, state, signingIn } = await oidc.begin(returnTo);
      keepSigningIn(sessions.begun(request, response), state, signingIn);
      response.set("cache-control", "no-store").redirect(303, url.href);
    } catch (cause) {
      logger.warn({ err: cause }, "the issuer cannot be reached");
      tell(request, response, "unavailable", 503);
    }
  });

  router.get(CALLBACK, async (request, response) => {
    if (oidc === undefined) return tell(request, response, "none", 404);
    const query = new URL(`http://console${request.originalUrl}`).searchParams;
    const state = query.get("state") ?? "";
    const session = sessions.of(request);
    const signingIn = session === undefined ? undefined : takeSigningIn(session, state);
    if (signingIn === undefined) return tell(request, response, "stale", 400);
    try {
      const { party, access } = await oidc.finish(query, state, signingIn);
      sessions.signIn(request, response, party, access);
    } catch (cause) {
      logger.warn({ err: cause }, "somebody was not signed in");
      return tell(request, response, "refused", 403);
    }
    response.set("cache-control", "no-store").redirect(303, signingIn.returnTo);
  });

  router.get(START, (request, response) => {
    const party = sessions.of(request)?.party;
    if (party === undefined) return response.redirect(303, "/");
    const home = HOMES.get(party.type);
    if (home !== undefined) return response.redirect(303, home);
    tell(request, response, "noPages", 200);
  });

  router.post("/sign-out", express.urlencoded({ extended: false, limit: "10kb" }), (request, response) => {
    const fields = typedFields(request.body);
    const standing = standingOf(request, sessions.of(request), fields);
    // A session that has ended already is what was asked for.
    if (standing === "foreign") return tell(request, response, "foreign", 403);
    sessions.end(request, response, fields);
    response.redirect(303, "/");
  });

  return router;
}

/** Where each kind of party begins. */
const HOMES: ReadonlyMap<string, string> = new Map([
  ["court", "/court"],
  ["ap", "/complaints"],
  ["regulator", "/supervision"],
  ["coordinator", "/supervision"],
  ["platform", "/platform"],
  ["operator", "/operator"],
]);
