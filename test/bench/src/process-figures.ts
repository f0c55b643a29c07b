import { readdir, readFile } from "node:fs/promises";

export interface ProcessFigures {
  readonly residentKb: number;
  readonly descriptors: number;
}

/** Linux's figures for a process; undefined without /proc. */
export async function processFigures(pid: number | undefined): Promise<ProcessFigures | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const residentKb = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
    return { residentKb, descriptors: (await readdir(`/proc/${pid}/fd`)).length };
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}
