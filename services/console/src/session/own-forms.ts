import { timingSafeEqual } from "node:crypto";
import type { Request } from "express";
import { CSRF_FIELD } from "./csrf-field.js";
import type { Fields } from "./late-forms.js";
import type { Session } from "./sessions.js";

/**
 * Whether a form may be taken. `foreign`: another site sent it, and nothing is done with it, nor kept. `late`: it is of
 * our own page, but of a session that has ended.
 */
export type Standing = "own" | "late" | "foreign";

export function standingOf(request: Request, session: Session | undefined, fields: Fields): Standing {
  if (!isFromOwnPages(request)) return "foreign";
  const [token] = fields[CSRF_FIELD] ?? [];
  return session !== undefined && token !== undefined && isEqual(token, session.csrf) ? "own" : "late";
}

/** Every present browser says where a request comes from; one that does not is judged by the token alone. */
function isFromOwnPages(request: Request): boolean {
  const site = request.get("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = request.get("origin");
  // Our pages send no referrer, and some browsers then call their origin null.
  if (origin === undefined || origin === "null") return true;
  return URL.parse(origin)?.host === request.get("host");
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The fields of a form as they were sent, each with its values in order. */
export function fieldsOf(body: unknown): Fields {
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string"),
    ]),
  );
}
