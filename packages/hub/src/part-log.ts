import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A log grows to this size and is then set aside as `<part>.log.1`, in place of the one set aside before. */
const LARGEST_LOG_BYTES = 10 * 1024 * 1024;
/** An error that repeats is shown once in this time. */
const REPEAT_AFTER_MS = 10_000;
/** Pino's number for `error`; `fatal` is higher. */
const ERROR_LEVEL = 50;
/** A log that could not be written is tried again after this time: by then the disk may have room. */
const TRY_AGAIN_AFTER_MS = 5_000;

/** The log of one part, over all its restarts. */
export interface PartLog {
  readonly file: string;
  /** Takes in everything a process says until it closes the stream. */
  follow(stream: Readable, kind: "stdout" | "stderr"): void;
  note(line: string): void;
  /** The part's last complaint since the previous note: why it ended, as far as it said so. */
  lastWords(): string | undefined;
  close(): Promise<void>;
}

/**
 * Keeps a part's log in a file and shows its errors, briefly, as they come. Lines that cannot be written, as on a full
 * disk, are dropped. It says so once, until a line can be written again; the part goes on without its log.
 */
export function openPartLog(
  file: string,
  onError: (message: string) => void,
  tryAgainAfterMs = TRY_AGAIN_AFTER_MS,
): PartLog {
  let bytes = 0;
  let stream: WriteStream | undefined;
  let failure: { readonly atMs: number; dropped: number } | undefined;
  let lastWords: string | undefined;
  let shown = { message: "", atMs: 0 };

  function failed(cause: unknown): void {
    const why = cause instanceof Error ? cause.message : String(cause);
    if (failure === undefined) onError(`Its log cannot be written (${why}). Until it can, lines are dropped.`);
    failure = { atMs: Date.now(), dropped: failure?.dropped ?? 0 };
  }

  function open(): WriteStream | undefined {
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      bytes = sizeOf(file);
      if (bytes > LARGEST_LOG_BYTES) {
        renameSync(file, `${file}.1`);
        bytes = 0;
      }
    } catch (cause) {
      failed(cause);
      return undefined;
    }
    const opened = createWriteStream(file, { flags: "a", mode: 0o600 });
    opened.on("error", (cause) => {
      if (stream === opened) stream = undefined;
      failed(cause);
    });
    return opened;
  }

  function write(line: string): void {
    if (bytes > LARGEST_LOG_BYTES) {
      stream?.end();
      stream = undefined;
      bytes = 0;
    }
    if (stream === undefined && (failure === undefined || Date.now() - failure.atMs >= tryAgainAfterMs))
      stream = open();
    if (stream === undefined) {
      if (failure !== undefined) failure.dropped += 1;
      return;
    }
    bytes += Buffer.byteLength(line) + 1;
    stream.write(`${line}\n`, (cause) => {
      if (failure === undefined) return;
      if (cause) {
        failure.dropped += 1;
        return;
      }
      const { dropped } = failure;
      failure = undefined;
      write(launcherLine(`${dropped} lines before this one could not be written`));
    });
  }

  return {
    file,
    follow: (source, kind) => {
      const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
      lines.on("error", (cause: unknown) => onError(`Its ${kind} can no longer be read (${String(cause)}).`));
      lines.on("line", (line) => {
        write(line);
        const error = errorIn(line);
        if (error !== undefined) {
          lastWords = error;
          if (error !== shown.message || Date.now() - shown.atMs > REPEAT_AFTER_MS) onError(error);
          shown = { message: error, atMs: Date.now() };
        } else if (kind === "stderr" && /\berror\b/i.test(line)) {
          lastWords = line.trim();
        }
      });
    },
    note: (line) => {
      lastWords = undefined;
      write(launcherLine(line));
    },
    lastWords: () => lastWords,
    close: () => new Promise((closed) => (stream === undefined ? closed() : stream.end(() => closed()))),
  };
}

/** The message of a JSON log line of level error or worse, with its cause where that says more. */
function errorIn(line: string): string | undefined {
  if (!line.startsWith("{")) return undefined;
  let entry: { level?: unknown; msg?: unknown; err?: { message?: unknown } };
  try {
    entry = JSON.parse(line) as typeof entry;
  } catch {
    return undefined; // a line that only looks like JSON is text
  }
  if (typeof entry.level !== "number" || entry.level < ERROR_LEVEL) return undefined;
  const said = [entry.msg, entry.err?.message].filter((part) => typeof part === "string" && part !== "");
  return [...new Set(said)].join(": ") || "an error without a message";
}

function launcherLine(msg: string): string {
  return JSON.stringify({ level: 30, time: Date.now(), name: "launcher", msg });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
