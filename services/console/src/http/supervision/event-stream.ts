import { Refusal } from "@exparte/refusal";
import type { Request, Response } from "express";
import type { Session, Sessions } from "../../session/sessions.js";
import {
  followLive,
  type LiveFeed,
  type Place,
  type Placed,
  type ToldOfConnection,
} from "../../supervision/follow-live.js";
import type { Language } from "../../words/words.js";
import { DISPLACED } from "../open-streams.js";
import type { SendPage } from "../send-page.js";
import { toldOf } from "./trouble.js";

/** The gateway ends what is silent for 15 seconds. */
const BEAT_EVERY_MS = 5_000;
/** How long a browser waits before it comes back. */
const RETRY_MS = 2_000;
/** Whoever reads so far behind is cut off, and comes back for what is missing with the last id that its browser has. */
const MOST_UNREAD_BYTES = 1024 * 1024;
const HIGHEST_POSITION = 2_147_483_647;
const SIGN_IN_FIRST = 401;

/** Events to one page: what happens, and whether the page is connected. */
export interface PageStream {
  send(event: string, data: object, id?: string): void;
  /** Nothing is sent any more, however long the page takes to read what was. */
  end(): void;
  /** Aborts when the page is closed, its visitor signs out, newer pages take its place or the console stops. */
  readonly signal: AbortSignal;
}

export interface FollowedPage<Entry> {
  readonly sessions: Sessions;
  readonly session: Session;
  readonly language: Language;
  readonly stopping: AbortSignal;
  /** Takes its place among the streams of this session. */
  begun(session: Session): AbortController;
  open(reading: { token(): Promise<string>; readonly cursor: Place } & ToldOfConnection): LiveFeed<Entry>;
  lineOf(entry: Entry): object;
}

/** Streams a feed to an open page with the visitor's own token, until the page is closed or the session has ended. */
export async function streamFeed<Entry extends Placed>(
  request: Request,
  response: Response,
  { sessions, session, language, stopping, begun, open, lineOf }: FollowedPage<Entry>,
): Promise<void> {
  const after = placeIn(request);
  const isOpen = () => sessions.holds(request, session);
  const stream = openStream(request, response, { ending: begun(session), stopping, isOpen });
  const token = async () => {
    const found = await sessions.tokenOf(session);
    if (found === undefined) throw new Error("The session has ended.");
    return found;
  };
  try {
    await followLive(
      (told) => open({ token, cursor: after, ...told }),
      after,
      {
        entry: (entry) => stream.send("entry", lineOf(entry), placeText(entry.cursor)),
        connection: (state) => stream.send("connection", { state }),
      },
      stream.signal,
    );
  } catch (thrown) {
    const holds = isOpen() && (await sessions.tokenOf(session)) !== undefined;
    // Without a token, whoever signs in again goes on. Else the hub refuses for good: its log is another one now, for instance.
    stream.send("connection", holds ? { state: "refused", ...wordsOf(thrown, language) } : { state: "ended" });
  } finally {
    stream.end();
  }
}

/** What the hub says of its refusal. */
function wordsOf(thrown: unknown, language: Language): object {
  return thrown instanceof Refusal ? toldOf({ code: thrown.code, message: thrown.message }, language) : {};
}

/** A place as a page keeps it: `12/epoch`. */
export function placeText({ position, epoch }: Place): string {
  return epoch === undefined ? String(position) : `${position}/${epoch}`;
}

/** Where the page has come to: what its browser says when it comes back, else what the page says. */
function placeIn(request: Request): Place {
  const asked = String(request.get("last-event-id") ?? request.query.after);
  const [, digits = "0", epoch] = /^(\d{1,10})(?:\/([\w-]{1,64}))?$/.exec(asked) ?? [];
  const position = Math.min(Number(digits), HIGHEST_POSITION);
  return epoch === undefined ? { position } : { position, epoch };
}

/**
 * Instead of any page, where a page's script asks for a stream that its visitor may not have: it is told that the session has
 * ended, or why else it gets none.
 */
export function endedOrPage(send: SendPage): SendPage {
  return (request, response, language, page) => {
    if (!request.get("accept")?.includes("text/event-stream")) return send(request, response, language, page);
    const told = page.status === SIGN_IN_FIRST ? { state: "ended" } : { state: "refused", text: `${page.title}.` };
    response
      .set({ "content-type": "text/event-stream", "cache-control": "no-store" })
      .end(`event: connection\ndata: ${JSON.stringify(told)}\n\n`);
  };
}

function openStream(
  request: Request,
  response: Response,
  { ending, stopping, isOpen }: { readonly ending: AbortController; readonly stopping: AbortSignal; isOpen(): boolean },
): PageStream {
  // Closed while its visitor's token was renewed: nothing tells so any more.
  if (response.destroyed) ending.abort();
  // An answer that is being compressed would wait until there is more of it.
  response.set({ "content-type": "text/event-stream", "cache-control": "no-store, no-transform" });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return;
    response.write(text);
    if (response.writableLength <= MOST_UNREAD_BYTES) return;
    ending.abort();
    response.destroy();
  };
  const send: PageStream["send"] = (event, data, id) =>
    write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const signal = AbortSignal.any([ending.signal, stopping]);
  const beat = setInterval(() => {
    if (isOpen()) {
      write(": beat\n\n");
      return;
    }
    send("connection", { state: "ended" });
    ending.abort();
  }, BEAT_EVERY_MS);
  request.once("close", () => ending.abort());
  response.once("close", () => ending.abort());
  const over = () => {
    clearInterval(beat);
    if (signal.reason === DISPLACED) send("connection", { state: "displaced" });
  };
  signal.addEventListener("abort", over, { once: true });
  if (signal.aborted) over();
  const end = () => {
    clearInterval(beat);
    response.end();
  };
  return { send, end, signal };
}
