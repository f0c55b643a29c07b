import type { CourtDetails } from "../rules/court.js";
import type { PlatformId } from "../rules/ids.js";
import { partyRef } from "../rules/party.js";
import type { ContactPoint, OwnKeyPermission, PlatformDetails } from "../rules/platform.js";
import type { KeyInput } from "../use-cases/register-key.js";
import type {
  ChangePlatformInput,
  ContactPointInput,
  CourtInput,
  RegisterKeyInput,
  RegisterPlatformInput,
} from "./inputs.js";

export function newPlatform(input: RegisterPlatformInput): PlatformDetails & { id: PlatformId } {
  return { ...input, contactPoint: input.contactPoint ? contactPoint(input.contactPoint) : null };
}

/** Only the contact point and the permission can be taken away, so a null elsewhere means what leaving it out means. */
export function platformChanges(
  input: ChangePlatformInput,
): Partial<PlatformDetails & OwnKeyPermission> & { id: PlatformId } {
  const { id, name, kind, domains, languages, contactPoint: contact, connected, ownKeyUntil } = input;
  return {
    id,
    ...(typeof name === "string" ? { name } : {}),
    ...(kind ? { kind } : {}),
    ...(domains ? { domains } : {}),
    ...(languages ? { languages } : {}),
    ...(contact === undefined ? {} : { contactPoint: contact && contactPoint(contact) }),
    ...(typeof connected === "boolean" ? { connected } : {}),
    ...(ownKeyUntil === undefined ? {} : { ownKeyUntil }),
  };
}

export function courtDetails({ id, name, instance }: CourtInput): CourtDetails {
  return { id, name, ...(instance ? { instance } : {}) };
}

export function newKey({ party, jwk, validFrom, validUntil }: RegisterKeyInput): KeyInput {
  return {
    party: partyRef(party),
    jwk,
    validity: { ...(validFrom ? { from: validFrom } : {}), until: validUntil ?? null },
  };
}

function contactPoint({ email, url, languages }: ContactPointInput): ContactPoint {
  return { email: email ?? null, url: url?.href ?? null, languages };
}
