import type { Tagged } from "type-fest";

/**
 * Every id has a type of its own: a court's where a platform's is due does not compile. A text becomes an id where it
 * comes in, and nowhere after: by the declared type of an argument or input of the schema or of a column, or by
 * `partyRef`, `checkKid` or a cursor that was read. The names of the types are the same in every service.
 */

/** As `PartyId` of packages/auth, by the kind of party. */
export type PlatformId = Tagged<string, "platform">;
export type CourtId = Tagged<string, "court">;
export type CoordinatorId = Tagged<string, "coordinator">;

/** Names a registered key (`kid`). */
export type KeyId = Tagged<string, "KeyId">;
/** Of a key (RFC 7638): the same for the same key, under any name. */
export type Thumbprint = Tagged<string, "Thumbprint">;
