import { pino } from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runProcess } from "./run-process.js";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a process", () => {
  it("that cannot start says why in its log, and ends with code 1", async () => {
    const lines: string[] = [];
    const logger = pino({}, { write: (line) => void lines.push(line) });
    await runProcess("ledger", () => Promise.reject(new Error("the port is taken")), logger);
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
    expect(JSON.parse(lines.join())).toMatchObject({
      level: 60,
      msg: "the ledger service could not start",
      err: { message: "the port is taken" },
    });
  });

  it.each(["SIGTERM", "SIGINT"] as const)("is closed by %s, and cut when that takes five seconds", async (signal) => {
    vi.useFakeTimers();
    const exit = vi.spyOn(process, "exit").mockImplementation((() => undefined) as never);
    const listening = new Set(process.listeners(signal));
    const close = vi.fn(() => Promise.resolve());
    await runProcess("ledger", async () => ({ close }));
    const other = signal === "SIGTERM" ? "SIGINT" : "SIGTERM";
    const [onSignal] = process.listeners(signal).filter((one) => !listening.has(one));
    onSignal?.(signal);
    expect(close).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(4_999);
    expect(exit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(exit).toHaveBeenCalledWith(1);
    for (const one of process.listeners(signal)) if (!listening.has(one)) process.off(signal, one);
    process.off(other, process.listeners(other).at(-1) ?? (() => undefined));
  });
});
