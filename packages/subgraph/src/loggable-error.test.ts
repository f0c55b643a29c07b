import { GraphQLError } from "graphql";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { codedError, isOutage } from "./coded-error.js";

const CANARY = "swordfish";

/** An error as MikroORM throws it: with the driver's properties, and the statement before the driver's message. */
class DriverException extends Error {
  constructor(message: string, properties: object = {}) {
    super(message);
    Object.assign(this, properties);
  }
}
class UniqueConstraintViolationException extends DriverException {}

function logOf(error: unknown): { err: Record<string, unknown>; line: string } {
  const lines: string[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(line) });
  codedError(error, { requestId: "r", logger });
  const [line = "{}"] = lines;
  return { ...(JSON.parse(line) as { err: Record<string, unknown> }), line };
}

describe("what is logged of an error", () => {
  const statement = `insert into "orders" ("judge") values ('${CANARY}')`;
  const properties = {
    severity: "ERROR",
    code: "23505",
    routine: "_bt_check_unique",
    detail: `Key (judge)=(${CANARY}) already exists.`,
    where: `unnamed portal parameter $1 = '${CANARY}'`,
    query: statement,
    parameters: [CANARY],
  };
  const duplicate = 'duplicate key value violates unique constraint "orders_judge"';

  it("is a database's own message, code and routine, and where it was thrown", () => {
    const { err } = logOf(new UniqueConstraintViolationException(`${statement} - ${duplicate}`, properties));
    expect(err).toEqual({
      type: "UniqueConstraintViolationException",
      name: "UniqueConstraintViolationException",
      message: duplicate,
      code: "23505",
      severity: "ERROR",
      routine: "_bt_check_unique",
      stack: expect.stringMatching(/^\s+at .*loggable-error\.test\.ts/),
    });
  });

  it.each([
    ["a statement", new DriverException(`${statement}\n - Connection terminated unexpectedly`)],
    ["a driver's own error", Object.assign(new Error(duplicate), properties)],
    ["a wrapped one", new Error("The order was not kept", { cause: Object.assign(new Error(duplicate), properties) })],
    [
      "a datum",
      Object.assign(new Error(`invalid input syntax for type uuid: "${CANARY}"`), { ...properties, code: "22P02" }),
    ],
    ["a datum without a code", new DriverException(statement)],
    [
      "a word of SQL",
      Object.assign(new Error(`syntax error at or near "${CANARY}"`), { ...properties, code: "42601" }),
    ],
    ["what a scalar could not carry", new GraphQLError(`String cannot represent a non string value: ["${CANARY}"]`)],
    ["what a date could not be", new TypeError(`DateTime cannot represent an invalid date-time-string ${CANARY}.`)],
    ["what a URL could not be", Object.assign(new TypeError("Invalid URL"), { input: CANARY })],
    ["half a JSON text", new SyntaxError(`Unexpected token 's', "${CANARY}" is not valid JSON`)],
    ["something thrown that is no error", CANARY],
  ])("never holds %s", (_, error) => {
    expect(logOf(error).line).not.toContain(CANARY);
    expect(logOf(new GraphQLError("x", { originalError: error as Error })).line).not.toContain(CANARY);
  });
});

describe("an outage", () => {
  it.each([
    new Error("Connection terminated unexpectedly"),
    new Error("Connection terminated due to connection timeout"),
    new Error("Client has encountered a connection error and is not queryable"),
    new Error("Client was closed and is not queryable"),
    new Error("timeout exceeded when trying to connect"),
    new DriverException("select 1 - Connection terminated unexpectedly", { code: undefined }),
    Object.assign(new Error("terminating connection"), { code: "57P01" }),
    Object.assign(new Error("connection failure"), { code: "08006" }),
    Object.assign(new Error("The database has been closed"), { code: "08003" }),
    Object.assign(new Error("cannot execute INSERT in a read-only transaction"), { code: "25006" }),
    Object.assign(new Error("terminating connection due to transaction timeout"), { code: "25P04" }),
    Object.assign(new Error("could not serialize access"), { code: "40001" }),
    Object.assign(new Error("deadlock detected"), { code: "40P01" }),
    Object.assign(new Error("No space left on device"), { code: "53100" }),
    Object.assign(new Error("sorry, too many clients already"), { code: "53300" }),
    Object.assign(new Error("canceling statement due to lock timeout"), { code: "55P03" }),
    Object.assign(new Error("canceling statement due to statement timeout"), { code: "57014" }),
    Object.assign(new Error("could not read file"), { code: "58030" }),
    Object.assign(new Error(""), { code: "ECONNREFUSED" }),
  ])("is $message ($code)", (error) => {
    expect(isOutage(error)).toBe(true);
    const { extensions } = codedError(error, { requestId: "r-1", logger: pino({ level: "silent" }) });
    expect(extensions).toEqual({ code: "SERVICE_UNAVAILABLE", requestId: "r-1" });
  });

  it.each([
    Object.assign(new Error("invalid message format"), { code: "08P01" }),
    Object.assign(new Error("duplicate key"), { code: "23505" }),
    new Error("no rows"),
  ])("is not $message", (error) => {
    expect(isOutage(error)).toBe(false);
  });
});
