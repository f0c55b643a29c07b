import { randomBytes } from "node:crypto";
import type { ActName } from "../../court/acts/acts.js";
import type { VersionKind } from "../../court/acts/version-kinds.js";
import type { Session } from "../../session/sessions.js";
import type { CourtVisit } from "./court-visit.js";

/** What was done to an order just now. */
export type Done = "given" | "lodge-appeal" | VersionKind | ActName;

interface Note {
  readonly orderId: string;
  readonly done: Done;
}

/** Of one session; the oldest goes when there are too many. */
const MOST_NOTES = 20;
const notes = new WeakMap<Session, Map<string, Note>>();

/** The address of the order's page, which then says what was done: to this session alone, as a link made up by anybody says nothing. */
export function doneAddress({ session }: Pick<CourtVisit, "session">, orderId: string, done: Done): string {
  const own = notes.get(session) ?? new Map<string, Note>();
  notes.set(session, own);
  const id = randomBytes(9).toString("base64url");
  own.set(id, { orderId, done });
  const [oldest] = own.keys();
  if (own.size > MOST_NOTES && oldest !== undefined) own.delete(oldest);
  return `/court/orders/${encodeURIComponent(orderId)}?done=${id}`;
}

/** What this session did to the order, by the note in the address. */
export function doneJustNow({
  session,
  request,
  id,
}: Pick<CourtVisit, "session" | "request" | "id">): Done | undefined {
  const { done: asked } = request.query;
  const note = typeof asked === "string" ? notes.get(session)?.get(asked) : undefined;
  return note?.orderId === id ? note.done : undefined;
}
