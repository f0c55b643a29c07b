import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Reads a JSON file that this launcher or its issuer wrote, so it does not check the form.
 * Undefined when there is none; throws, naming the file, when it is not JSON.
 */
export async function readKept<Written>(file: string): Promise<Written | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
  try {
    return JSON.parse(text) as Written;
  } catch (cause) {
    throw new Error(`${file} is not JSON. Restore or remove it.`, { cause });
  }
}

/** Writes JSON that only this user can read; the file appears whole or not at all, also after a hard kill. */
export async function writeKept(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const whole = `${file}.${process.pid}`;
  await writeFile(whole, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(whole, file);
}

export async function removeKept(file: string): Promise<void> {
  await rm(file, { force: true });
}
