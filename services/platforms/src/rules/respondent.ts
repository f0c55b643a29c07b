import type { PlatformId } from "./ids.js";
import type { Platform } from "./platform.js";
import { refuse } from "./refusals.js";

/**
 * Respondent (wederpartij): an addressee of an order whom nobody registered. Courts make its id, and the orders service
 * keeps who it is. Here it is only known that such an id is nobody's in the registry.
 */
const RESPONDENT_PREFIX = "respondent-";

/** Refuses an id that courts give to respondents; otherwise an order to one would reach a platform. */
export function refuseRespondentId(id: PlatformId): void {
  if (!id.startsWith(RESPONDENT_PREFIX)) return;
  throw refuse(
    "ID_RESERVED",
    `input.id must not begin with ${RESPONDENT_PREFIX}: courts name addressees so whom nobody registers. Choose another id.`,
    { field: "input.id" },
  );
}

/** What an order's addressee is to everybody, where it is a respondent: without particulars. Null for another id. */
export function respondentNamed(id: PlatformId): Unregistered | null {
  if (!id.startsWith(RESPONDENT_PREFIX)) return null;
  return {
    id,
    name: "Respondent outside the registry",
    kind: "RESPONDENT",
    domains: [],
    languages: [],
    contactPoint: null,
    connected: false,
    registeredAt: null,
    ownKeyUntil: null,
  };
}

export type Unregistered = Omit<Platform, "registeredAt"> & { readonly registeredAt: null };
