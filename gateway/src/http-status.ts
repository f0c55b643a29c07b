/**
 * 200 once the operation was executed, whatever came of it (GraphQL over HTTP, 6.4); otherwise what HTTP has for the
 * first error. `extensions` are those of the error as it is told.
 */
export function httpStatusOf(extensions: Readonly<Record<string, unknown>> | undefined): {
  status: number;
  headers?: Record<string, string>;
} {
  const { code, retryAfterSeconds } = extensions ?? {};
  if (typeof code !== "string") return { status: 200 };
  if (code.startsWith("TOKEN_")) return { status: 401, headers: { "www-authenticate": "Bearer" } };
  if (code === "RATE_LIMITED") return { status: 429, headers: { "retry-after": String(retryAfterSeconds) } };
  if (code === "TOO_MANY_OPERATIONS") return { status: 429 };
  if (code === "ISSUER_UNAVAILABLE" || code === "GOING_DOWN") return { status: 503 };
  if (code === "INTROSPECTION_OFF") return { status: 403 };
  // Clients that know persisted queries look into the answer only where it is a success.
  if (code === "PERSISTED_QUERY_NOT_SUPPORTED") return { status: 200 };
  return { status: /^(GRAPHQL_|QUERY_TOO_|BAD_|OPERATION_RESOLUTION)/.test(code) ? 400 : 200 };
}
