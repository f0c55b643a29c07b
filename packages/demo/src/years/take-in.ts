import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import type { HubOptions } from "@exparte/hub";

type ServiceName = keyof Parameters<NonNullable<HubOptions["beforeServices"]>>[0];

/** Has a service take in lines, as a process of its own; resolves with the lines that it printed. */
export async function takeIn(
  service: ServiceName,
  lines: Iterable<string>,
  { env, signal }: { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<string[]> {
  signal.throwIfAborted();
  const script = fileURLToPath(new URL(`../../../../services/${service}/dist/take-in.js`, import.meta.url));
  const taking = spawn(process.execPath, [script], { env, stdio: ["pipe", "pipe", "inherit"] });
  const stop = () => void taking.kill();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const ended = once(taking, "exit");
    const printed = text(taking.stdout);
    // Where it refuses, it says why, and reads no further.
    await pipeline(Readable.from(withEnds(lines)), taking.stdin).catch(() => undefined);
    const [code] = await ended;
    signal.throwIfAborted();
    const said = await printed;
    if (code !== 0) throw new Error(`The ${service} service did not take it in (${code}): ${said}`);
    return said.split("\n").filter((line) => line !== "");
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function* withEnds(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
