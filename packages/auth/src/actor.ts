import type { Tagged } from "type-fest";
import { refuse } from "./refusals.js";

/** The id of a party of this kind: a court's where a platform's is due does not compile. */
export type PartyId<Type extends string> = Tagged<string, Type>;

/** The caller: the party that an access token was issued to, and what the token lets it do. */
export interface Actor {
  /** The kind of party, such as `court` or `platform`. */
  readonly partyType: string;
  readonly partyId: string;
  /** The `sub` of the token: the client or person of the party that is calling. */
  readonly subject: string;
  readonly scopes: ReadonlySet<string>;
  /** From this moment the token is invalid; a subscription must end then. */
  readonly expiresAt: Date;
}

/** A party's key in a table: no name holds a line break. */
export function partyKey({ partyType, partyId }: Actor): string {
  return `${partyType}\n${partyId}`;
}

/** Refuses with SCOPE_MISSING unless the token carries the scope. */
export function requireScope(actor: Actor, scope: string): void {
  if (actor.scopes.has(scope)) return;
  const held = actor.scopes.size === 0 ? "no scope at all" : [...actor.scopes].join(" ");
  throw refuse(
    "SCOPE_MISSING",
    `This needs the scope ${scope}; the access token carries ${held}. Ask the issuer for a token with ${scope}; which scopes it gives you, the operator of the hub decides.`,
    { scope, held: [...actor.scopes] },
  );
}

/** Whose an id is; of several kinds, a switch on `partyType` tells. */
export type PartyOf<Type extends string> = Type extends string
  ? { readonly partyType: Type; readonly partyId: PartyId<Type> }
  : never;

/**
 * Refuses with ROLE_FORBIDDEN unless the party is of one of the given kinds; from then on its id is one of that kind.
 */
export function requireParty<Type extends string>(
  actor: Actor,
  ...types: Type[]
): asserts actor is Actor & PartyOf<Type> {
  if (types.some((type) => type === actor.partyType)) return;
  throw refuse(
    "ROLE_FORBIDDEN",
    `This is for ${types.map(withArticle).join(" or ")}; the access token belongs to the ${actor.partyType} ${actor.partyId}. Use a token of a party that may do this.`,
    { allowed: types, partyType: actor.partyType },
  );
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}
