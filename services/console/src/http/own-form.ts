import type { Request, Response } from "express";
import { withoutPrivateKeys } from "../operator/private-key.js";
import type { Fields } from "../session/late-forms.js";
import { standingOf } from "../session/own-forms.js";
import type { Party, Session, Sessions } from "../session/sessions.js";
import { typedFields } from "./typed-fields.js";

const SENT_ON = 303;

/** Whoever signed in, with a token that is good now. */
export interface SignedIn {
  readonly session: Session;
  readonly party: Party;
  readonly token: string;
}

/**
 * What was sent, and who sent it; or why it is not taken. `late`: it is kept for when its visitor has signed in. `discarded`:
 * the visitor throws away what was kept of it.
 */
export type SentForm =
  | ({ readonly kind: "own"; readonly fields: Fields } & SignedIn)
  | { readonly kind: "late"; readonly isSignedIn: boolean }
  | { readonly kind: "discarded" }
  | { readonly kind: "foreign" };

export async function signedIn(sessions: Sessions, request: Request): Promise<SignedIn | undefined> {
  const session = sessions.of(request);
  const token = session === undefined ? undefined : await sessions.tokenOf(session);
  return session?.party === undefined || token === undefined ? undefined : { session, party: session.party, token };
}

/** Reads a form that only whoever signed in may send. Its page and the form have one path. */
export async function sentForm(sessions: Sessions, request: Request, response: Response): Promise<SentForm> {
  const fields = typedFields(request.body);
  const standing = standingOf(request, sessions.of(request), fields);
  if (standing === "foreign") return { kind: "foreign" };
  const by = await signedIn(sessions, request);
  const path = pathOf(request);
  if (standing === "own" && by !== undefined) {
    if (fields.step?.[0] === "discard") {
      by.session.late.discard(path);
      return { kind: "discarded" };
    }
    by.session.late.renew(path, withoutPrivateKeys(fields));
    return { kind: "own", fields, ...by };
  }
  sessions.keepLate(request, response, path, withoutPrivateKeys(fields));
  return { kind: "late", isSignedIn: by !== undefined };
}

/** After a form was taken, its visitor is sent on to another page, and what was kept of the form goes. */
export function endKept(form: SentForm | undefined, request: Request, response: Response): void {
  if (form?.kind === "own" && response.statusCode === SENT_ON) form.session.late.sent(pathOf(request), form.fields);
}

/** The address of the page whose form was sent, in the language that its visitor has. */
export function addressOf(request: Request): string {
  const { searchParams } = new URL(`http://console${request.originalUrl}`);
  searchParams.delete("lang");
  return searchParams.size === 0 ? pathOf(request) : `${pathOf(request)}?${searchParams}`;
}

/** The path of a page and its form, without a query. */
export function pathOf({ baseUrl, path }: Request): string {
  return `${baseUrl}${path}`;
}
