import type { SealKey } from "@exparte/seal";
import { type HubAddress, request } from "./request.js";

/** Where a court's sealing keys come from. Give your own to trust no one but the courts themselves. */
export type CourtKeys = (court: string) => Promise<readonly SealKey[]>;

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

/** The keys in the hub's registry, asked again for each court whose seal is to be verified. */
export function keysFromRegistry(hub: HubAddress): CourtKeys {
  return async (court) => {
    const { court: registered } = await request<RegistryAnswer>(
      hub,
      "query ($id: ID!) { court(id: $id) { keys { kid jwk validFrom validUntil revokedAt } } }",
      { id: court },
    );
    return (registered?.keys ?? []).map((key) => ({
      ...key,
      validFrom: new Date(key.validFrom),
      validUntil: key.validUntil === null ? null : new Date(key.validUntil),
      revokedAt: key.revokedAt === null ? null : new Date(key.revokedAt),
    }));
  };
}
