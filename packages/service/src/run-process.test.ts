import { readFileSync } from "node:fs";
import { pino } from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { OLDEST_NODE, wrongNode } from "./require-node.js";
import { runProcess } from "./run-process.js";
import { WrongEnvironment } from "./wrong-environment.js";

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

  it("whose environment is not right says so in plain lines on stderr", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const wrong = new WrongEnvironment("the ledger service", ["PORT is wrong: it is no number (the port)"]);
    await runProcess("ledger", () => Promise.reject(wrong));
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
    expect(said.mock.calls).toEqual([
      ["The environment of the ledger service is not right:\n  PORT is wrong: it is no number (the port)"],
    ]);
  });

  it("says which Node it wants, when it runs on an older one, and that is the one that npm brings", () => {
    expect(wrongNode("20.20.2", "dist/main.js")).toBe(
      "This is Node 20.20.2; the hub wants Node 26 or later. npm ci brings one: node_modules/.bin/node dist/main.js",
    );
    expect(wrongNode("26.0.0", "dist/main.js")).toBeUndefined();
    const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(Number.parseInt(devDependencies.node, 10)).toBe(OLDEST_NODE);
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
