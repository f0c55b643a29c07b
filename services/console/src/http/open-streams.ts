import type { Session } from "../session/sessions.js";

/** Of one session: a window more, and the oldest ends. */
const MOST_STREAMS = 4;

/** Why a stream was aborted, where a newer window of the same session took its place. Its page is told, and stays away. */
export const DISPLACED = "a newer window of the same session took its place";

/** Begins the streams of open pages: so many of one session follow at a time. */
export function openStreams(): (session: Session) => AbortController {
  const streams = new WeakMap<Session, readonly AbortController[]>();
  return (session) => {
    const ending = new AbortController();
    const open = [...(streams.get(session) ?? []), ending];
    streams.set(session, open);
    ending.signal.addEventListener("abort", () => {
      const others = streams.get(session) ?? [];
      streams.set(
        session,
        others.filter((one) => one !== ending),
      );
    });
    for (const oldest of open.slice(0, -MOST_STREAMS)) oldest.abort(DISPLACED);
    return ending;
  };
}
