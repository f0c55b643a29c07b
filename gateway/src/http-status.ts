/**
 * The status of an answer without `data`, from the `extensions` of its first error. Nothing was executed, so the status
 * is not 200, whatever the media type: GraphQL over HTTP demands that for `application/graphql-response+json` (6.4.2)
 * and leaves it open for `application/json` (6.4.1).
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
  // Clients that use persisted queries read the answer only when it is a success.
  if (code === "PERSISTED_QUERY_NOT_SUPPORTED") return { status: 200 };
  return { status: code === "INTERNAL_SERVER_ERROR" ? 500 : 400 };
}
