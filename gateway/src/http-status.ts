/**
 * The status of an answer without `data`, by its first error's `extensions` as they are told. Nothing was executed, so it is
 * not 200, whatever media type it is told in: GraphQL over HTTP demands that of `application/graphql-response+json` (6.4.2)
 * and leaves it free for `application/json` (6.4.1).
 */
export function httpStatusOf(extensions: Readonly<Record<string, unknown>> | undefined): {
  status: number;
  headers?: Record<string, string>;
} {
  const { code, retryAfterSeconds } = extensions ?? {};
  if (typeof code !== "string") return { status: 400 };
  if (code.startsWith("TOKEN_")) return { status: 401, headers: { "www-authenticate": "Bearer" } };
  if (code === "RATE_LIMITED") return { status: 429, headers: { "retry-after": String(retryAfterSeconds) } };
  if (code === "TOO_MANY_OPERATIONS") return { status: 429 };
  if (code === "ISSUER_UNAVAILABLE" || code === "GOING_DOWN") return { status: 503 };
  if (code === "INTROSPECTION_OFF") return { status: 403 };
  // Clients that know persisted queries look into the answer only where it is a success.
  if (code === "PERSISTED_QUERY_NOT_SUPPORTED") return { status: 200 };
  return { status: code === "INTERNAL_SERVER_ERROR" ? 500 : 400 };
}
