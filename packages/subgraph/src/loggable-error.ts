/** What a log line says about an error, and nothing more: drivers attach statements and parameters to their errors. */
export interface LoggableError {
  /** The error's class; pino logs it as `type`. */
  name: string;
  message: string;
  code?: string;
  severity?: string;
  routine?: string;
  stack?: string;
}

/**
 * Makes an error safe to log: without the values that callers sent. Databases, scalars and parsers quote those in their
 * messages, and drivers add the statement, its parameters and the row.
 */
export function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { name: typeof error, message: "What was thrown is not an error." };
  const { code, severity, routine } = error as { code?: unknown; severity?: unknown; routine?: unknown };
  const stack = framesOf(error);
  const told: LoggableError = {
    name: error.constructor.name,
    message: messageOf(error),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof severity === "string" ? { severity } : {}),
    ...(typeof routine === "string" ? { routine } : {}),
    ...(stack === "" ? {} : { stack }),
  };
  // Has no prototype, as pino would otherwise log the class `Object`.
  return Object.assign(Object.create(null) as object, told);
}

function messageOf(error: Error): string {
  // JSON.parse quotes the text that it could not read.
  if (error instanceof SyntaxError) return "A text could not be parsed.";
  const message = isDriverError(error) ? databaseMessage(error) : error.message;
  // graphql-js and graphql-scalars repeat the value after these words.
  return message.replace(
    /(cannot represent|got invalid value|is not a valid|but got|Expected value of type).*$/s,
    "$1 …",
  );
}

/** PostgreSQL's own errors have a severity; MikroORM's exceptions copy them, or wrap the driver's error. */
function isDriverError(error: Error): boolean {
  if ("severity" in error || "query" in error) return true;
  for (let type: unknown = error.constructor; typeof type === "function"; type = Object.getPrototypeOf(type)) {
    if (type.name === "DriverException") return true;
  }
  return false;
}

/** What PostgreSQL says, without the statement that some drivers put before it (`select … - message`). */
function databaseMessage(error: Error): string {
  const own = error.message.slice(error.message.lastIndexOf(" - ") + 1).replace(/^- /, "");
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "" && /^\s*(with|select|insert|update|delete|begin|set|lock)\s/i.test(own)) return "A statement failed.";
  // Class 22 (data exceptions), 42601 (syntax) and P0001 (raised) quote what was sent; other classes name only tables.
  if (code === "P0001") return "An exception was raised in the database.";
  return /^22|^42601/.test(code) ? own.replace(/[\s:(]*".*$/s, "") : own;
}

/** Keeps only the frames: the text before them repeats the message. */
function framesOf({ stack = "", message }: Error): string {
  const at = stack.indexOf(message);
  const afterMessage = at < 0 ? stack : stack.slice(at + message.length);
  const frames = afterMessage.split("\n").filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return frames.join("\n");
}
