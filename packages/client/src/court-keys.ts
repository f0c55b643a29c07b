import { Refusal } from "@exparte/refusal";
import { readSealUnverified, type SealKey } from "@exparte/seal";
import { type InboxReading, tellInterrupted } from "./durable-inbox.js";
import { type HubAddress, request } from "./request.js";

/**
 * Where a court's sealing keys come from. Give your own to trust no one but the courts themselves. With `kid`, the key
 * that made the seal in hand: keys that hold it may have been kept for a while. Without, they are as they are now.
 */
export type CourtKeys = (court: string, kid?: string) => Promise<readonly SealKey[]>;

/** How long kept keys are relied on: a revocation is known to a reader after this long at most. */
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
 * The keys in the hub's registry. They are kept for a minute, and asked for again before that only for a key that is not
 * among them: so a revocation counts within a minute. While the registry does not answer, `onInterrupted` hears of it.
 */
export function keysFromRegistry(
  hub: HubAddress & Pick<InboxReading, "onInterrupted">,
  nowMs: () => number = () => performance.now(),
): CourtKeys {
  const kept = new Map<string, { readonly askedMs: number; readonly keys: Promise<readonly SealKey[]> }>();
  const ask = (court: string) => {
    const asked = { askedMs: nowMs(), keys: askRegistry(hub, court) };
    kept.set(court, asked);
    // What could not be had is asked for anew.
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

/** The key that a seal names; undefined for what is no seal, which verifying it will say. */
export function kidOf(seal: string): string | undefined {
  try {
    return readSealUnverified(seal).header.kid;
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}
