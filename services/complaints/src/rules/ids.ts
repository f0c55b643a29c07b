import type { Tagged } from "type-fest";

/**
 * Every id has a type of its own: a notice's where a complaint's is due does not compile. A text becomes an id where it
 * comes in, and nowhere after: by the declared type of an argument or input of the schema or of a column, by `newId`, or
 * by `toldId` in the feed of another service; a party's id by `requireParty`. The names of the types are the same in
 * every service.
 */
export type ComplaintId = Tagged<string, "ComplaintId">;
/** One of the decisions on a complaint: the first, or one on an objection or appeal. */
export type DecisionId = Tagged<string, "DecisionId">;
/** An objection or an appeal. */
export type RemedyId = Tagged<string, "RemedyId">;
export type NoticeId = Tagged<string, "NoticeId">;
export type OrderId = Tagged<string, "OrderId">;
/** The AP's own number of a case (zaaknummer). */
export type CaseNumber = Tagged<string, "CaseNumber">;

/** As `PartyId` of packages/auth, by the kind of party. */
export type PlatformId = Tagged<string, "platform">;
export type CourtId = Tagged<string, "court">;
