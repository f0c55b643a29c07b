import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * What distinguishes a process from a later one with the same number: when it started (and since which boot). Undefined
 * when there is no such process, or the system does not say; then never take it for a known one.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  return process.platform === "linux" ? linuxIdentity(pid) : psIdentity(pid);
}

/** Whether this very process, not a later one with its number, still runs. */
export async function stillRuns(known: { pid: number; identity: string }): Promise<boolean> {
  return (await processIdentity(known.pid)) === known.identity;
}

async function linuxIdentity(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // After the name, which stands in brackets and may hold anything: state is field 3, start time field 22 (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const startTicks = fields[22 - 3];
    if (startTicks === undefined || fields[0] === "Z") return undefined;
    return `${(await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim()} ${startTicks}`;
  } catch {
    return undefined; // the process has gone, at the latest between these two reads
  }
}

async function psIdentity(pid: number): Promise<string | undefined> {
  try {
    const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)], { env: { ...process.env, LC_ALL: "C" } });
    return stdout.trim() || undefined;
  } catch {
    return undefined; // ps exits with 1 when there is no such process
  }
}
