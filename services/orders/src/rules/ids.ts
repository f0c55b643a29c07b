import type { Tagged } from "type-fest";

/**
 * Every id has a type of its own: an order's where a platform's is due does not compile. A text becomes an id where it
 * comes in, and nowhere after: by the declared type of an argument or input of the schema, of a column, or of `newId`;
 * a party's id by `requireParty`. The names of the types are the same in every service.
 */
export type OrderId = Tagged<string, "OrderId">;
export type ItemId = Tagged<string, "ItemId">;
export type ApplicationId = Tagged<string, "ApplicationId">;
export type OppositionId = Tagged<string, "OppositionId">;
export type AppealId = Tagged<string, "AppealId">;
export type CaseCodeId = Tagged<string, "CaseCodeId">;
/** Of what a court found of an addressee's items. */
export type FindingId = Tagged<string, "FindingId">;
export type NoticeId = Tagged<string, "NoticeId">;
export type ComplaintId = Tagged<string, "ComplaintId">;
/** The court's own number of a case (zaaknummer). */
export type CaseNumber = Tagged<string, "CaseNumber">;

/** As `PartyId` of packages/auth, by the kind of party. */
export type PlatformId = Tagged<string, "platform">;
export type CourtId = Tagged<string, "court">;
export type CoordinatorId = Tagged<string, "coordinator">;

/** Names a registered key (`kid`). */
export type KeyId = Tagged<string, "KeyId">;
/** A compact JWS, as the court or a platform made it. */
export type SealedText = Tagged<string, "SealedText">;
/** A seal as it travels: the JWS, and after it the parts that its reader may read. */
export type PresentedSeal = Tagged<string, "PresentedSeal"> | SealedText;
/** One part of a document that is sealed in parts, as text. */
export type Disclosure = Tagged<string, "Disclosure">;
/** An encrypted text that only the hub's orders service reads: a compact JWE. */
export type LockedText = Tagged<string, "LockedText">;
/** base64url(SHA-256) of a seal, by which it is found. */
export type SealDigest = Tagged<string, "SealDigest">;
