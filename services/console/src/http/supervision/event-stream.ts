import type { Request, Response } from "express";
import type { Session, Sessions } from "../../session/sessions.js";
import {
  followLive,
  type LiveFeed,
  type Place,
  type Placed,
  type ToldOfConnection,
} from "../../supervision/follow-live.js";
import type { SendPage } from "../send-page.js";

/** The gateway ends what is silent for 15 seconds. */
const BEAT_EVERY_MS = 5_000;
/** How long a browser waits before it comes back. */
const RETRY_MS = 2_000;
const HIGHEST_POSITION = 2_147_483_647;

/** Events to one page: what happens, and whether the page is connected. */
export interface PageStream {
  send(event: string, data: object, id?: string): void;
  /** Aborts when the page is closed, its visitor signs out or the console stops. */
  readonly signal: AbortSignal;
}

export interface FollowedPage<Entry> {
  readonly sessions: Sessions;
  readonly session: Session;
  readonly stopping: AbortSignal;
  open(reading: { token(): Promise<string>; readonly cursor: Place } & ToldOfConnection): LiveFeed<Entry>;
  lineOf(entry: Entry): object;
}

/** Streams a feed to an open page with the visitor's own token, until the page is closed or the session has ended. */
export async function streamFeed<Entry extends Placed>(
  request: Request,
  response: Response,
  { sessions, session, stopping, open, lineOf }: FollowedPage<Entry>,
): Promise<void> {
  const after = placeIn(request);
  const stream = openStream(request, response, stopping, () => sessions.holds(request, session));
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
  } catch {
    const holds = sessions.holds(request, session) && (await sessions.tokenOf(session)) !== undefined;
    // Without a token, whoever signs in again goes on. Else the hub refuses for good: its log is another one now, for instance.
    stream.send("connection", { state: holds ? "refused" : "ended" });
  } finally {
    response.end();
  }
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

/** Instead of any page, where a page's script asks for a stream that its visitor may not have: it is told that it has ended. */
export function endedOrPage(send: SendPage): SendPage {
  return (request, response, language, page) => {
    if (!request.get("accept")?.includes("text/event-stream")) return send(request, response, language, page);
    response
      .set({ "content-type": "text/event-stream", "cache-control": "no-store" })
      .end(`event: connection\ndata: ${JSON.stringify({ state: "ended" })}\n\n`);
  };
}

function openStream(request: Request, response: Response, stopping: AbortSignal, isOpen: () => boolean): PageStream {
  const ending = new AbortController();
  // Closed while its visitor's token was renewed: nothing tells so any more.
  if (response.destroyed) ending.abort();
  // An answer that is being compressed would wait until there is more of it.
  response.set({ "content-type": "text/event-stream", "cache-control": "no-store, no-transform" });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const send: PageStream["send"] = (event, data, id) => {
    if (response.writableEnded) return;
    response.write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const signal = AbortSignal.any([ending.signal, stopping]);
  const beat = setInterval(() => {
    if (isOpen()) {
      response.write(": beat\n\n");
      return;
    }
    send("connection", { state: "ended" });
    ending.abort();
  }, BEAT_EVERY_MS);
  request.once("close", () => ending.abort());
  response.once("close", () => ending.abort());
  signal.addEventListener("abort", () => clearInterval(beat), { once: true });
  if (signal.aborted) clearInterval(beat);
  return { send, signal };
}
