import { pino } from "pino";
import { expect, it } from "vitest";
import { problemLog } from "./problem-log.js";

function logOf(message: string, cause: unknown): Record<string, unknown> {
  const lines: string[] = [];
  problemLog(pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(line) }))(
    message,
    cause,
  );
  return JSON.parse(lines.join()) as Record<string, unknown>;
}

it("logs no error where there was none", () => {
  expect(logOf("The timers stopped; they are started again", undefined)).toEqual({
    level: 40,
    msg: "The timers stopped; they are started again",
  });
});

it("logs an error without the values that it repeats, and says when the thrown value is not an error", () => {
  expect(logOf("It failed", new SyntaxError("Unexpected token 's', \"swordfish\" is not valid JSON"))).toMatchObject({
    msg: "It failed",
    err: { name: "SyntaxError", message: "A text could not be parsed." },
  });
  expect(logOf("It failed", "swordfish")).toMatchObject({
    err: { name: "string", message: "What was thrown is not an error." },
  });
});
