import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { History } from "./history.js";
import type { HubUnderTest } from "./hub-under-test.js";
import type { Fault, PartName, Schedule } from "./schedule.js";

const LOOK_EVERY_MS = 20;
const STARTED_AGAIN_WITHIN_MS = 60_000;

export interface Injecting {
  readonly under: HubUnderTest;
  readonly history: History;
  /** Something has just ended: the next look at the whole hub counts. */
  readonly onEnded: () => void;
}

let faults = 0;
/** Processes that stand still now. */
const standing = new Set<number>();

/** A process that stands still hears no other signal, and so could not be ended. */
export function continueAll(): void {
  for (const pid of standing) signal(pid, "SIGCONT");
  standing.clear();
}

/** Lets everything of a schedule go wrong at its moments; resolves when the last fault has ended. */
export async function inject(schedule: Schedule, injecting: Injecting): Promise<void> {
  const { history, onEnded } = injecting;
  const beganMs = performance.now();
  for (const { atMs, faults: atOnce } of schedule.moments) {
    await pause(Math.max(0, beganMs + atMs - performance.now()));
    await Promise.all(
      atOnce.map(async (is) => {
        faults += 1;
        const fault = faults;
        history.note({ what: "fault-began", fault, schedule: schedule.number, is });
        try {
          await befall(is, injecting.under);
          history.note({ what: "fault-ended", fault });
        } catch (cause) {
          // Without an end in the history, the judge finds that the hub did not recover.
          history.note({ what: "not-whole", missing: [String(cause)] });
        }
        onEnded();
      }),
    );
  }
}

/** Resolves when the fault is over: a killed process has been started again, a stopped one runs on. */
async function befall(fault: Fault, under: HubUnderTest): Promise<void> {
  switch (fault.kind) {
    case "kill":
      return signalAndWait(fault.part, "SIGKILL", under);
    case "end":
      return signalAndWait(fault.part, "SIGTERM", under);
    case "kill-session":
      return killSession(under);
    case "stop":
      return stop(fault.part, fault.forMs, under);
    case "cut":
      for (const relay of under.relays.get(fault.hop) ?? []) relay.cut();
      return;
    case "hole": {
      const relays = under.relays.get(fault.hop) ?? [];
      for (const relay of relays) relay.hold();
      await pause(fault.forMs);
      if (fault.afterwards === "reset") for (const relay of relays) relay.cut();
      for (const relay of relays) relay.release();
      return;
    }
    case "stop-reading": {
      const relay = under.platforms[fault.platform]?.relay;
      relay?.holdAnswers();
      await pause(fault.forMs);
      relay?.release();
      return;
    }
    case "short-tokens":
      under.useShortTokens(true);
      await pause(fault.forMs);
      under.useShortTokens(false);
      return;
    default:
      return fault satisfies never;
  }
}

async function signalAndWait(part: PartName, name: NodeJS.Signals, { hub }: HubUnderTest): Promise<void> {
  const before = await running(part, hub.pid);
  hub.kill(part, name);
  await untilAnother(part, before, hub.pid);
}

async function stop(part: PartName, forMs: number, { hub }: HubUnderTest): Promise<void> {
  const pid = await running(part, hub.pid);
  const stopped = part === "database" ? [pid, ...childrenOf(pid)] : [pid];
  for (const one of stopped) {
    standing.add(one);
    signal(one, "SIGSTOP");
  }
  await pause(forMs);
  for (const one of stopped) {
    signal(one, "SIGCONT");
    standing.delete(one);
  }
}

/** One of PostgreSQL's processes that serve a connection; where the system does not tell of them, its first process. */
async function killSession({ hub }: HubUnderTest): Promise<void> {
  const pid = await running("database", hub.pid);
  const session = childrenOf(pid).find((child) => commandOf(child).includes("exparte_orders"));
  if (session === undefined) {
    hub.kill("database", "SIGKILL");
    await untilAnother("database", pid, hub.pid);
    return;
  }
  signal(session, "SIGKILL");
}

type PidOf = (part: PartName) => number | undefined;

async function running(part: PartName, pidOf: PidOf): Promise<number> {
  return untilAnother(part, undefined, pidOf);
}

async function untilAnother(part: PartName, before: number | undefined, pidOf: PidOf): Promise<number> {
  const givesUpAtMs = performance.now() + STARTED_AGAIN_WITHIN_MS;
  while (performance.now() < givesUpAtMs) {
    const pid = pidOf(part);
    if (pid !== undefined && pid !== before) return pid;
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`${part} was not started again within ${STARTED_AGAIN_WITHIN_MS / 1_000} s`);
}

/** By /proc, where there is one. */
function childrenOf(pid: number): number[] {
  const text = readProc(`/proc/${pid}/task/${pid}/children`);
  return text.split(" ").filter(Boolean).map(Number);
}

/** PostgreSQL writes there whom a session serves, such as `postgres: exparte_orders exparte 127.0.0.1(4711) idle`. */
function commandOf(pid: number): string {
  return readProc(`/proc/${pid}/cmdline`);
}

function readProc(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // there is no /proc, or the process has just gone
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ESRCH")) throw cause;
  }
}
