import type { Tagged } from "type-fest";

/**
 * Every id has a type of its own: an order's where a platform's is due does not compile. A text becomes an id where it
 * comes in, and nowhere after: by the declared type of an argument or input of the schema or of a column, by `newId`, by
 * `toldId` in the feed of another service, or by `checkJwe`; a party's id by `requireParty`. The names of the types are
 * the same in every service.
 */
export type DisclosureId = Tagged<string, "DisclosureId">;
export type OrderId = Tagged<string, "OrderId">;
export type ItemId = Tagged<string, "ItemId">;
export type FindingId = Tagged<string, "FindingId">;

/** As `PartyId` of packages/auth, by the kind of party. */
export type PlatformId = Tagged<string, "platform">;
export type CourtId = Tagged<string, "court">;

/** Names a registered key (`kid`). */
export type KeyId = Tagged<string, "KeyId">;
/** A compact JWS, as the court or a platform made it; until its rules have judged it, whatever was sent as one. */
export type SealedText = Tagged<string, "SealedText">;
/** A compact JWE that `checkJwe` accepted: an answer or an objection that only its recipient opens. */
export type Jwe = Tagged<string, "Jwe">;
/** base64url(SHA-256) of a JWE: what the platform seals, and the recipient checks. */
export type JweDigest = Tagged<string, "JweDigest">;
