/** The status of a request that cannot be read, which is the sender's doing; undefined for anything else. */
export function statusOf(error: unknown): number | undefined {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}

/** How many bytes a form may have that was not read for its length; undefined for one that had too many fields. */
export function limitOf(error: unknown): number | undefined {
  const limit = typeof error === "object" && error !== null && "limit" in error ? error.limit : undefined;
  return typeof limit === "number" ? limit : undefined;
}
