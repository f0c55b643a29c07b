import type { Actor } from "@exparte/auth";
import { createReaders } from "../store/readers.js";
import type { CourtDetails } from "../rules/court.js";
import type { PlatformId } from "../rules/ids.js";
import type { PlatformDetails } from "../rules/platform.js";
import type { Dependencies } from "./dependencies.js";
import { registerCourt } from "./register-court.js";
import { registerPlatform } from "./register-platform.js";

/** A court or a platform that exists in a demonstration alone, and when it was registered there. */
export type InventedParty = { readonly at: string } & (
  | { readonly court: CourtDetails }
  | { readonly platform: PlatformDetails & { readonly id: PlatformId } }
);

/** Registers it as an operator would have done at that time. */
export async function registerInvented(
  deps: Pick<Dependencies, "database" | "log" | "wakeups">,
  { at, ...party }: InventedParty,
): Promise<void> {
  const then = new Date(at);
  const registering = { ...deps, readers: createReaders(deps.database), clock: () => then };
  const operator: Actor = {
    partyType: "operator",
    partyId: "hub",
    subject: "invented parties of a demonstration",
    scopes: new Set(["parties:register"]),
    expiresAt: then,
  };
  if ("court" in party) await registerCourt(registering, operator, party.court);
  else await registerPlatform(registering, operator, party.platform);
}
