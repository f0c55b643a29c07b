import type { Request, Response } from "express";
import type { Fields } from "../session/late-forms.js";
import { fieldsOf, standingOf } from "../session/own-forms.js";
import type { Party, Session, Sessions } from "../session/sessions.js";

/** Whoever signed in, with a token that is good now. */
export interface SignedIn {
  readonly session: Session;
  readonly party: Party;
  readonly token: string;
}

/** What was sent, and who sent it; or why it is not taken. `late`: it is kept for when its visitor has signed in. */
export type SentForm =
  | ({ readonly kind: "own"; readonly fields: Fields } & SignedIn)
  | { readonly kind: "late"; readonly isSignedIn: boolean }
  | { readonly kind: "foreign" };

export async function signedIn(sessions: Sessions, request: Request): Promise<SignedIn | undefined> {
  const session = sessions.of(request);
  const token = session === undefined ? undefined : await sessions.tokenOf(session);
  return session?.party === undefined || token === undefined ? undefined : { session, party: session.party, token };
}

/** Reads a form that only whoever signed in may send. Its page and the form have one path. */
export async function sentForm(sessions: Sessions, request: Request, response: Response): Promise<SentForm> {
  const fields = fieldsOf(request.body);
  const standing = standingOf(request, sessions.of(request), fields);
  if (standing === "foreign") return { kind: "foreign" };
  const by = await signedIn(sessions, request);
  if (standing === "own" && by !== undefined) return { kind: "own", fields, ...by };
  sessions.begun(request, response).late.keep(pathOf(request), fields);
  return { kind: "late", isSignedIn: by !== undefined };
}

/** The path of a page and its form, without a query. */
export function pathOf({ baseUrl, path }: Request): string {
  return `${baseUrl}${path}`;
}
