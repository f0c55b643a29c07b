import { createHash, randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import { LRUCache } from "lru-cache";
import { type CookieOptions, cookieIn, dropCookie, setCookie } from "./cookie.js";
import { CSRF_FIELD } from "./csrf-field.js";
import { type Fields, KEPT_MS, type LateForms, lateForms } from "./late-forms.js";

/*
 * A browser holds a random id and nothing else. What the id stands for is in the memory of this process: after a restart,
 * or after an hour without a visit, the visitor signs in again, and a form that was sent meanwhile is kept for then.
 *
 * A session begins open, for whoever needs a form or is on the way to sign in. Signing in makes another session with an
 * id of its own, so that an id that somebody planted in a browser never becomes a signed-in one. Open sessions have a
 * store of their own: whoever begins many of them puts nobody out.
 */

/** What a visitor may ask of the graph with: a token of the operator's issuer, or of the hub's own for a code. */
export interface Access {
  /** Sent with every question. The graph alone judges it. */
  readonly token: string;
  readonly expiresAt: Date;
  /** Gives the next one; absent where the visitor has to sign in again. Rejects when there is no next one. */
  readonly renew?: () => Promise<Access>;
}

/** Whom the token is of: for what is shown alone, as the graph judges the token itself. */
export interface Party {
  readonly type: string;
  readonly id: string;
  readonly scopes: readonly string[];
}

export interface Session {
  /** Stands in every form of the session, and says whose form it is, also after the session has ended. */
  readonly csrf: string;
  readonly party?: Party;
  access?: Access;
  readonly late: LateForms;
  /** What is on its way to the issuer; each can come back once. */
  readonly signingIn: Map<string, SigningIn>;
  readonly beganAtMs: number;
  /** What was done just now, for the page that says so, once: a word in an address, which anybody can send, says nothing. */
  readonly done: Map<string, string>;
}

/** One way to the issuer and back, by its state. */
export interface SigningIn {
  readonly codeVerifier: string;
  readonly nonce: string;
  readonly returnTo: string;
}

export interface Sessions {
  /**
   * The session of whoever asks; undefined where there is none, or none any more. What the script of an open page asks by
   * itself does not make it last longer: nobody need be there.
   */
  of(request: Request): Session | undefined;
  /** The same, and where there is none, a new open one. */
  begun(request: Request, response: Response): Session;
  /**
   * Ends the session and makes one for this party, under another id. What was sent too late in this browser goes along: a
   * party finds its own.
   */
  signIn(request: Request, response: Response, party: Party, access: Access): Session;
  /** Keeps a form that came too late, for the party whose session its page was of. */
  keepLate(request: Request, response: Response, path: string, fields: Fields): void;
  /**
   * Ends the session that this form is to end; the session of another party, begun since in the same browser, goes on. What
   * is kept waits in the browser for its party.
   */
  end(request: Request, response: Response, fields: Fields): void;
  /** Whether the session still stands. Asking does not make it last longer. */
  holds(request: Request, session: Session): boolean;
  /** A token that is still good, renewed where that can be; undefined when the visitor has to sign in again. */
  tokenOf(session: Session): Promise<string | undefined>;
}

export interface SessionsOptions extends CookieOptions {
  readonly now: () => Date;
}

const MOST_SESSIONS = 10_000;
const IDLE_MS = 60 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
/** A token that ends sooner would end on its way. */
const SPARE_MS = 15_000;
const MOST_SIGNING_IN = 5;

export function sessions({ now, ...cookie }: SessionsOptions): Sessions {
  const kept = { max: MOST_SESSIONS, ttl: IDLE_MS, updateAgeOnGet: true, perf: { now: () => now().getTime() } };
  const open = new LRUCache<string, Session>(kept);
  const signedIn = new LRUCache<string, Session>(kept);
  const noLateForms = lateForms({ now });
  /** By the id in a browser: what it keeps outlives a session that nobody visits. */
  const lateOf = new LRUCache<string, LateForms>({
    max: 2 * MOST_SESSIONS,
    ttl: LONGEST_MS + KEPT_MS,
    perf: kept.perf,
  });
  const renewing = new WeakMap<Session, Promise<void>>();

  function of(request: Request): Session | undefined {
    const id = cookieIn(request, cookie);
    if (id === undefined) return undefined;
    const session = isByScript(request) ? (signedIn.peek(id) ?? open.peek(id)) : (signedIn.get(id) ?? open.get(id));
    if (session === undefined || now().getTime() - session.beganAtMs < LONGEST_MS) return session;
    forget(id);
    return undefined;
  }

  function forget(id: string | undefined): void {
    if (id === undefined) return;
    signedIn.delete(id);
    open.delete(id);
  }

  /** Ends the session of this browser, which gets another id or none. */
  function leave(request: Request): void {
    const id = cookieIn(request, cookie);
    forget(id);
    if (id !== undefined) lateOf.delete(id);
  }

  /** What is kept in this browser, as this party or nobody sees it. */
  function lateFor(request: Request, party?: Party): LateForms {
    const late = of(request)?.late ?? lateOf.get(cookieIn(request, cookie) ?? "") ?? noLateForms();
    return late.seenBy(party === undefined ? undefined : ownerNameOf(party));
  }

  function begin(
    response: Response,
    store: LRUCache<string, Session>,
    own: Pick<Session, "late" | "party" | "access">,
  ): Session {
    const session: Session = {
      csrf: newToken(own.party),
      signingIn: new Map<string, SigningIn>(),
      done: new Map<string, string>(),
      beganAtMs: now().getTime(),
      ...own,
    };
    const id = randomBytes(32).toString("base64url");
    store.set(id, session);
    lateOf.set(id, session.late);
    setCookie(response, id, cookie);
    return session;
  }

  return {
    of,
    begun: (request, response) => of(request) ?? begin(response, open, { late: lateFor(request) }),
    signIn(request, response, party, access) {
      const late = lateFor(request, party);
      leave(request);
      return begin(response, signedIn, { party, access, late });
    },
    keepLate(request, response, path, fields) {
      const { late } = of(request) ?? begin(response, open, { late: lateFor(request) });
      late.keep(path, fields, ownerOf(fields));
    },
    end(request, response, fields) {
      const session = of(request);
      const owner = ownerOf(fields);
      if (session?.party !== undefined && owner !== undefined && owner !== ownerNameOf(session.party)) return;
      const late = lateFor(request);
      leave(request);
      if (late.paths().length === 0) dropCookie(response, cookie);
      else begin(response, open, { late });
    },
    holds(request, session) {
      const id = cookieIn(request, cookie);
      return id !== undefined && signedIn.peek(id) === session && now().getTime() - session.beganAtMs < LONGEST_MS;
    },
    async tokenOf(session) {
      const isGood = () =>
        session.access !== undefined && session.access.expiresAt.getTime() - SPARE_MS > now().getTime();
      if (!isGood() && session.access?.renew !== undefined) {
        // Two pages that are asked for at once share one renewal: an issuer takes a refresh token once.
        const under = renewing.get(session) ?? renewed(session, session.access.renew);
        renewing.set(session, under);
        await under;
      }
      return isGood() ? session.access?.token : undefined;
    },
  };

  async function renewed(session: Session, renew: () => Promise<Access>): Promise<void> {
    try {
      session.access = await renew();
    } catch {
      // Whatever the issuer said, there is no next token: the visitor signs in again.
      delete session.access;
    } finally {
      renewing.delete(session);
    }
  }
}

/** A browser names what it asks for: for a script, `empty`. */
function isByScript({ headers }: Request): boolean {
  return headers["sec-fetch-dest"] === "empty";
}

/** The oldest goes when there are too many. */
export function keepSigningIn({ signingIn: all }: Session, state: string, signingIn: SigningIn): void {
  all.set(state, signingIn);
  const [oldest] = all.keys();
  if (all.size > MOST_SIGNING_IN && oldest !== undefined) all.delete(oldest);
}

/** What was done just now under this name; it is told once. */
export function takeDone({ done }: Session, name: string): string | undefined {
  const told = done.get(name);
  done.delete(name);
  return told;
}

/** What was kept under this state; a state counts once. */
export function takeSigningIn(session: Session, state: string): SigningIn | undefined {
  const signingIn = session.signingIn.get(state);
  session.signingIn.delete(state);
  return signingIn;
}

/** Random, and for whoever signed in the name of the owner behind it: so it is known after a restart whose form an old page sends. */
function newToken(party: Party | undefined): string {
  const random = randomBytes(32).toString("base64url");
  return party === undefined ? random : `${random}.${ownerNameOf(party)}`;
}

/** The owner that the token in a form names. A token that somebody made up only gives a form of their own away. */
function ownerOf(fields: Fields): string | undefined {
  return /^[\w-]{43}\.([\w-]{43})$/.exec(fields[CSRF_FIELD]?.[0] ?? "")?.[1];
}

/** A digest: an id may hold whatever a token in a form may not. */
function ownerNameOf({ type, id }: Party): string {
  return createHash("sha256").update(`${type} ${id}`).digest("base64url");
}
