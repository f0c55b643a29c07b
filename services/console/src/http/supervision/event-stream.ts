import type { Request, Response } from "express";
import type { Session, Sessions } from "../../session/sessions.js";
import { followLive, type LiveFeed } from "../../supervision/follow-live.js";

/** The gateway ends what is silent for 15 seconds. */
const BEAT_EVERY_MS = 5_000;
/** How long a browser waits before it comes back. */
const RETRY_MS = 2_000;
const HIGHEST_POSITION = 2_147_483_647;

/** Events to one page: what happens, and whether the page is connected. */
export interface PageStream {
  send(event: string, data: object, id?: number): void;
  /** Aborts when the page is closed or its visitor signs out. */
  readonly signal: AbortSignal;
}

export interface FollowedPage<Entry> {
  readonly sessions: Sessions;
  readonly session: Session;
  open(reading: { token(): Promise<string>; position: number; onInterrupted(): void }): LiveFeed<Entry>;
  lineOf(entry: Entry): object;
}

/** Streams a feed to an open page with the visitor's own token, until the page is closed or the session has ended. */
export async function streamFeed<Entry extends { readonly position: number }>(
  request: Request,
  response: Response,
  { sessions, session, open, lineOf }: FollowedPage<Entry>,
): Promise<void> {
  const after = positionIn(request);
  const stream = openStream(request, response, () => sessions.holds(request, session));
  const token = async () => {
    const found = await sessions.tokenOf(session);
    if (found === undefined) throw new Error("The session has ended.");
    return found;
  };
  try {
    await followLive(
      (onInterrupted) => open({ token, position: after, onInterrupted }),
      after,
      {
        entry: (entry) => stream.send("entry", lineOf(entry), entry.position),
        connection: (state) => stream.send("connection", { state }),
      },
      stream.signal,
    );
  } catch {
    // There is no token any more, or the hub refuses it for good: whoever signs in again goes on.
    stream.send("connection", { state: "ended" });
  } finally {
    response.end();
  }
}

/** Where the page has come to: what its browser says when it comes back, else what the page says. */
function positionIn(request: Request): number {
  const position = Number(request.get("last-event-id") ?? request.query.after);
  return Number.isInteger(position) && position >= 0 && position <= HIGHEST_POSITION ? position : 0;
}

function openStream(request: Request, response: Response, isOpen: () => boolean): PageStream {
  const ending = new AbortController();
  // An answer that is being compressed would wait until there is more of it.
  response.set({ "content-type": "text/event-stream", "cache-control": "no-store, no-transform" });
  response.write(`retry: ${RETRY_MS}\n\n`);
  const send: PageStream["send"] = (event, data, id) => {
    if (response.writableEnded) return;
    response.write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const beat = setInterval(() => {
    if (isOpen()) {
      response.write(": beat\n\n");
      return;
    }
    send("connection", { state: "ended" });
    ending.abort();
  }, BEAT_EVERY_MS);
  request.once("close", () => {
    clearInterval(beat);
    ending.abort();
  });
  response.once("close", () => {
    clearInterval(beat);
    ending.abort();
  });
  return { send, signal: ending.signal };
}
