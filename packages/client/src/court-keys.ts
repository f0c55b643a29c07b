import { Refusal } from "@exparte/refusal";
import { readSealUnverified, type SealKey } from "@exparte/seal";
import { type InboxReading, tellInterrupted } from "./durable-inbox.js";
import { type HubAddress, request } from "./request.js";

/**
 * Gives a court's sealing keys. Write your own to trust nobody but the courts themselves. With `kid`, which names the key
 * of a seal, the answer may be up to a minute old if it holds that key. Without `kid` it must be current.
 */
export type CourtKeys = (court: string, kid?: string) => Promise<readonly SealKey[]>;

/** How long cached keys are used, and so how long a reader may miss a revocation. */
export const KEYS_KEPT_MS = 60_000;

interface RegistryAnswer {
  readonly court: {
    readonly keys: readonly {
      readonly kid: string;
      readonly jwk: SealKey["jwk"];
      readonly validFrom: string;
      readonly validUntil: string | null;
      readonly revokedAt: string | null;
    }[];
  } | null;
}

/**
 * The keys in the hub's registry. They are cached for a minute and fetched earlier only for a key that is not among
 * them, so a revocation takes effect within a minute. While the registry does not answer, `onInterrupted` is called.
 */
export function keysFromRegistry(
  hub: HubAddress & Pick<InboxReading, "onInterrupted">,
  nowMs: () => number = () => performance.now(),
): CourtKeys {
  const kept = new Map<string, { readonly askedMs: number; readonly keys: Promise<readonly SealKey[]> }>();
  const ask = (court: string) => {
    const asked = { askedMs: nowMs(), keys: askRegistry(hub, court) };
    kept.set(court, asked);
    // A failed fetch is not cached.
    asked.keys.catch(() => {
      if (kept.get(court) === asked) kept.delete(court);
    });
    return asked.keys;
  };
  return async (court, kid) => {
    const known = kept.get(court);
    if (kid === undefined || known === undefined || nowMs() - known.askedMs >= KEYS_KEPT_MS) return ask(court);
    const keys = await known.keys;
    return keys.some((key) => key.kid === kid) ? keys : ask(court);
  };
}

async function askRegistry(
  hub: HubAddress & Pick<InboxReading, "onInterrupted">,
  court: string,
): Promise<readonly SealKey[]> {
  const { court: registered } = await request<RegistryAnswer>(
    hub,
    "query ($id: ID!) { court(id: $id) { keys { kid jwk validFrom validUntil revokedAt } } }",
    { id: court },
    (why) => tellInterrupted(hub, why),
  );
  return (registered?.keys ?? []).map((key) => ({
    ...key,
    validFrom: new Date(key.validFrom),
    validUntil: key.validUntil === null ? null : new Date(key.validUntil),
    revokedAt: key.revokedAt === null ? null : new Date(key.revokedAt),
  }));
}

/** The key that a seal names; undefined if the text is no seal, which its verification will report. */
export function kidOf(seal: string): string | undefined {
  try {
    return readSealUnverified(seal).header.kid;
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}
