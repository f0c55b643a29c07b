import { Refusal } from "@exparte/refusal";
import type { Actor } from "./actor.js";
import { refuse } from "./refusals.js";
import type { VerifyToken } from "./token-verifier.js";

export interface Party {
  /** The kind of party, such as `court` or `platform`. */
  readonly type: string;
  readonly id: string;
}

export interface RegistryOptions {
  /** The kinds of party that take part only once they are registered. */
  readonly types: readonly string[];
  /** Says whether this service's own copy of the registry holds the party. */
  readonly isKnownHere: (party: Party) => Promise<boolean>;
  /** Asks the registry itself; rejects when it gives no answer. */
  readonly ask: (party: Party) => Promise<boolean>;
  /** Called with the error when no answer came. */
  readonly onProblem: (message: string, cause: unknown) => void;
}

export interface RegisteredParties {
  /** Whether parties of this kind must be registered at all. */
  mustBe(party: Party): boolean;
  /** Rejects with SERVICE_UNAVAILABLE when the service's copy lacks the party and the registry gives no answer. */
  isRegistered(party: Party): Promise<boolean>;
}

/**
 * Knows which parties are registered. The service's own copy answers first, so a party in it needs no other service to
 * be up. The copy may lag behind, so the registry itself is asked about a party that the copy lacks. Only "yes" is
 * kept, since a registration is never undone: a party that was refused works as soon as it is registered.
 */
export function registeredParties({ types, isKnownHere, ask, onProblem }: RegistryOptions): RegisteredParties {
  const registered = new Set<string>();
  const asking = new Map<string, Promise<boolean>>();

  async function lookUp(party: Party): Promise<boolean> {
    try {
      return (await isKnownHere(party)) || (await ask(party));
    } catch (cause) {
      onProblem(`Whether the ${party.type} ${party.id} is registered cannot be told`, cause);
      throw new Refusal(
        "SERVICE_UNAVAILABLE",
        `Whether the ${party.type} ${party.id} is registered cannot be told now: the registry of parties gives no answer. Try again shortly; a subscription comes back with its last position.`,
        { partyType: party.type, partyId: party.id },
        { cause },
      );
    }
  }

  return {
    mustBe: ({ type }) => types.includes(type),
    async isRegistered(party) {
      const name = `${party.type}/${party.id}`;
      if (registered.has(name)) return true;
      // Those who ask at the same moment share one answer.
      const answer = asking.get(name) ?? lookUp(party).finally(() => asking.delete(name));
      asking.set(name, answer);
      const found = await answer;
      if (found) registered.add(name);
      return found;
    },
  };
}

/**
 * Accepts a token only if its party is registered, where parties of its kind must be. Rejects with PARTY_UNKNOWN, with
 * SERVICE_UNAVAILABLE while nobody can say, and as `verify` does.
 */
export function registeredOnly(verify: VerifyToken, parties: RegisteredParties): VerifyToken {
  return async (token) => {
    const actor = await verify(token);
    const party = partyOf(actor);
    if (!parties.mustBe(party) || (await parties.isRegistered(party))) return actor;
    throw refuse(
      "PARTY_UNKNOWN",
      `The access token is good, but the ${party.type} ${party.id} is not registered with this hub. Ask the operator to register it, then come back; what was asked has not been done.`,
      { partyType: party.type, partyId: party.id },
    );
  };
}

function partyOf({ partyType, partyId }: Actor): Party {
  return { type: partyType, id: partyId };
}

const REGISTRY_TIMEOUT_MS = 5_000;

/**
 * Asks the service that keeps the registry, whose query has the name of the party's kind. Rejects when it gives no
 * answer.
 */
export function askRegistry({
  url,
  token,
}: {
  readonly url: string;
  /** A token of the calling service. */
  readonly token: () => Promise<string>;
}): (party: Party) => Promise<boolean> {
  return async ({ type, id }) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await token()}` },
      body: JSON.stringify({ query: `query ($id: ID!) { party: ${type}(id: $id) { id } }`, variables: { id } }),
      signal: AbortSignal.timeout(REGISTRY_TIMEOUT_MS),
    });
    const { data, errors }: { data?: { party?: { id: string } | null } | null; errors?: unknown } = JSON.parse(
      await response.text(),
    );
    if (errors !== undefined || data?.party === undefined) {
      throw new Error(`The registry gives no answer about ${type} ${id}: status ${response.status}`, { cause: errors });
    }
    return data.party !== null;
  };
}
