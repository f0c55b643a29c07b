import { setTimeout as pause } from "node:timers/promises";
import type { RequestHandler, Response } from "express";
import type { Question, Refused } from "../../graph/ask-graph.js";
import { EndedByGraph, hearGraph } from "../../graph/hear-graph.js";
import { PlatformDisclosureNewsDocument, PlatformNewsDocument } from "../../graph/platform-documents.js";
import { WORDS } from "../../words/words.js";
import { languageOf } from "../language.js";
import { DISPLACED, openStreams } from "../open-streams.js";
import { signedIn } from "../own-form.js";
import { visitOf } from "../send-page.js";
import type { PlatformRoutesOptions } from "./platform-visit.js";
import { refusalOf } from "./told-refusals.js";

/** What keeps the connection open on its way, and notices a session that has ended. */
const HEARTBEAT_MS = 5_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** With which the graph refuses what its visitor may not hear, however often it is asked. */
const FINAL: ReadonlySet<string> = new Set(["SCOPE_MISSING", "ROLE_FORBIDDEN"]);

type News = Readonly<Record<string, { readonly position: number }>>;

/**
 * Tells a page that there is something new, and nothing of what: the page then asks for it. It hears that by subscriptions
 * with the visitor's own token, goes on after the last position when the hub comes back, and says when it waits.
 */
export function hearLive({ sessions, gatewayUrl, stopping }: PlatformRoutesOptions): RequestHandler {
  const begun = openStreams();

  return async (request, response) => {
    // Compression would hold back what is told until there is much of it.
    response.set({ "cache-control": "no-store, no-transform", "content-type": "text/event-stream" });
    const language = languageOf(request, response);
    response.flushHeaders();
    const by = await signedIn(sessions, request);
    if (by === undefined) return void response.end(eventOf("state", "ended"));
    if (by.party.type !== "platform") {
      tellRefusal(response, WORDS[language].t("signIn.role.title"));
      return void response.end();
    }
    const { session } = by;
    const ending = begun(session);
    const signal = AbortSignal.any([ending.signal, stopping]);
    response.once("close", () => ending.abort());
    // Closed while its visitor's token was renewed: nothing tells so any more.
    if (response.destroyed) ending.abort();
    const end = () => {
      if (signal.reason === DISPLACED) tell(response, "state", "displaced");
      response.end();
    };
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) return end();
    const heartbeat = setInterval(() => {
      if (sessions.holds(request, session)) response.write(": still here\n\n");
      else over();
    }, HEARTBEAT_MS);
    signal.addEventListener("abort", () => clearInterval(heartbeat), { once: true });
    const waiting = new Set<object>();
    let told: "live" | "waiting" | undefined;
    function tellState(): void {
      const state = waiting.size === 0 ? "live" : "waiting";
      if (state !== told) tell(response, "state", state);
      told = state;
    }
    function over(): void {
      tell(response, "state", "ended");
      ending.abort();
    }
    /** Ends all where the graph refuses for good. */
    function endsBy(refused: Refused): boolean {
      if (!FINAL.has(refused.code)) return false;
      tellRefusal(response, refusalOf(refused, language).text);
      ending.abort();
      return true;
    }

    async function follow(question: Question<News, { after: number }>, name: string, from: number): Promise<void> {
      let after = from;
      let pauseMs = FIRST_PAUSE_MS;
      waiting.add(question);
      while (!signal.aborted) {
        const token = await sessions.tokenOf(session);
        if (token === undefined) return over();
        const caller = { visit: visitOf(request), token };
        const heard = await hearGraph(gatewayUrl, question, { after }, { caller, signal });
        if ("refused" in heard && endsBy(heard.refused)) return;
        if ("news" in heard) {
          waiting.delete(question);
          tellState();
          try {
            for await (const news of heard.news) {
              pauseMs = FIRST_PAUSE_MS;
              after = Object.values(news)[0]?.position ?? after;
              tell(response, name, String(after));
            }
          } catch (cause) {
            if (cause instanceof EndedByGraph && endsBy(cause.refused)) return;
            // Lost, or ended by the hub: below it begins again after the same position.
          }
        }
        if (signal.aborted) return;
        waiting.add(question);
        tellState();
        await pause(pauseMs, undefined, { signal }).catch(() => undefined);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }

    const { after, disclosures } = request.query;
    const followed = [follow(PlatformNewsDocument, "inbox", positionIn(after) ?? 0)];
    const from = positionIn(disclosures);
    if (from !== undefined) followed.push(follow(PlatformDisclosureNewsDocument, "disclosures", from));
    await Promise.all(followed);
  };
}

/** Why nothing new appears any more, in the reader's language. */
function tellRefusal(response: Response, words: string): void {
  tell(response, "words", words);
  tell(response, "state", "refused");
}

function tell(response: Response, event: string, data: string): void {
  if (!response.writableEnded) response.write(eventOf(event, data));
}

function eventOf(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}

function positionIn(text: unknown): number | undefined {
  return typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
