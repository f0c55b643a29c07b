import { randomUUID } from "node:crypto";
import type { WaitingBoard } from "./wakeups.js";

/** When more hints than this wait, one hint for everything replaces them. */
const MOST_WAITING = 10_000;
const EVERYTHING = "*";

export interface HintOutbox {
  send(streams: readonly string[]): Promise<void>;
  /** Call it with what another process has sent. */
  receive(message: string): void;
  /** Call it when the carrier works again: meanwhile hints were missed in both directions. */
  reconnected(): void;
}

/**
 * Gathers hints while one message is being sent, sends them together, and keeps them while the carrier is down. A message
 * is the sender's mark and then stream names, one on a line.
 */
export function createHintOutbox({
  board,
  maxBytes,
  transmit,
  onProblem,
}: {
  board: WaitingBoard;
  maxBytes: number;
  /** Returns false when there is no connection now. */
  transmit: (message: string) => Promise<boolean>;
  onProblem: (message: string, cause: unknown) => void;
}): HintOutbox {
  const own = randomUUID();
  const waiting = new Set<string>();
  let flushing: Promise<void> | undefined;

  const add = (streams: readonly string[]) => {
    for (const stream of streams) waiting.add(stream);
    if (waiting.size <= MOST_WAITING) return;
    waiting.clear();
    waiting.add(EVERYTHING);
  };

  const flush = async () => {
    while (waiting.size > 0) {
      const streams = [...waiting];
      waiting.clear();
      try {
        for (const message of messages(own, streams, maxBytes)) {
          if (await transmit(message)) continue;
          add(streams);
          return;
        }
      } catch (cause) {
        add(streams);
        onProblem(
          "A wake-up could not be sent; it is sent again later, and the poll finds what is new meanwhile",
          cause,
        );
        return;
      }
    }
  };
  const flushOnce = () => {
    flushing ??= flush().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };

  return {
    send(streams) {
      board.wake(streams);
      add(streams);
      return flushOnce();
    },
    receive(message) {
      const [sender, ...streams] = message.split("\n");
      if (sender === own) return; // already woken when it was sent
      if (streams.includes(EVERYTHING)) board.wakeAll();
      else board.wake(streams);
    },
    reconnected() {
      board.wakeAll();
      void flushOnce();
    },
  };
}

function* messages(mark: string, streams: readonly string[], maxBytes: number): Generator<string> {
  let message = mark;
  for (const stream of streams) {
    // Stream names are plain ASCII, so characters are bytes.
    if (message.length + 1 + stream.length > maxBytes && message !== mark) {
      yield message;
      message = mark;
    }
    message += `\n${stream}`;
  }
  yield message;
}
