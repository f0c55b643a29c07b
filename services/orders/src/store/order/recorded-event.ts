import type { RecordedEvent } from "@exparte/event-log";
import { z } from "zod";
import {
  CONFIRMATION_OUTCOMES,
  IMPOSSIBLE_REASONS,
  MEANS_OF_SERVICE,
  REINSTATEMENT_DUTIES,
  REINSTATEMENT_OUTCOMES,
} from "../../rules/addressee/addressee.js";
import type { Instant } from "../../rules/instant.js";
import { CORRECTION_INITIATIVES, LIFTING_CAUSES } from "../../rules/order/cause.js";
import type { OrderEvent } from "../../rules/order/order-events.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { RESPONDENT_KINDS } from "../../rules/order-document/respondent.js";
import { PENALTY_BARS } from "../../rules/penalty/penalty-events.js";

/*
 * The events of an order as its stream holds them. An event with a member that is missing, of another type or unknown here
 * is none that this version can fold: reading it fails, instead of leaving something out of a state or an account.
 */

const moment = z.iso.datetime() as unknown as z.ZodType<Instant>;
const text = z.string();
const ids = z.array(text);
const optional = z.exactOptional;

/** What was sealed: the rules checked it when it was taken in, and what they add to a document they add for good. */
const document = z.looseObject({
  type: z.literal("exparte-order"),
  court: text,
  caseNumber: text,
  version: z.int().min(1),
  issuedAt: text,
  removeWithin: text,
  addressees: z.array(
    z.looseObject({
      platform: text,
      respondent: optional(z.strictObject({ kind: z.enum(RESPONDENT_KINDS), locked: text })),
    }),
  ),
}) as unknown as z.ZodType<OrderDocument>;

const sealed = {
  seal: text,
  parts: optional(
    z.array(
      z.union([z.strictObject({ platform: text, disclosure: text }), z.strictObject({ platform: text, locked: text })]),
    ),
  ),
};
const platform = text;
const duty = optional(z.int());
const freedItem = z.strictObject({ itemId: text, duty: z.enum(REINSTATEMENT_DUTIES), heldBy: optional(text) });
const deadlines = {
  deadline: optional(moment),
  deadlines: optional(z.array(z.strictObject({ itemIds: ids, deadline: moment }))),
};
const confirmation = z.strictObject({
  itemId: text,
  outcome: z.enum(CONFIRMATION_OUTCOMES),
  effectAt: moment,
  where: optional(text),
  impossibleReason: optional(z.enum(IMPOSSIBLE_REASONS)),
  explanation: optional(text),
  fallsShort: optional(z.literal(true)),
});
const stopped = z.enum(["CLARIFICATION", "SUSPENSION"]);
const ending = {
  reasons: text,
  penaltiesFallAway: z.boolean(),
  releases: z.array(z.strictObject({ platform, freed: z.array(freedItem) })),
  reinstateBy: moment,
  cause: optional(z.enum(LIFTING_CAUSES)),
  annulment: optional(z.strictObject({ court: text, decision: text })),
};
const interval = { from: moment, until: optional(moment) };
const version = {
  ...sealed,
  document,
  mainTermEnd: optional(moment),
  serveBy: optional(moment),
  objectionWindow: optional(text),
};
const opponent = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("ADDRESSEE"), platform }),
  z.strictObject({ role: z.literal("POSTER"), reference: optional(text) }),
  z.strictObject({ role: z.literal("THIRD_PARTY"), reference: text }),
]);
const opposition = { oppositionId: text };

/** The members of each kind, besides its moment. */
const MEMBERS: Readonly<Record<OrderEvent["kind"], z.ZodRawShape>> = {
  OrderIssued: {
    ...version,
    id: text,
    applicationId: text,
    addressees: z.array(z.strictObject({ platform, connected: z.boolean(), itemIds: ids })),
    wholeDays: optional(z.literal(true)),
    writ: optional(z.looseObject({})),
  },
  OrderModified: {
    ...version,
    changes: z.array(
      z.strictObject({
        platform,
        connected: z.boolean(),
        freed: z.array(freedItem),
        added: z.array(z.looseObject({ id: text, url: text, duty })),
      }),
    ),
    reinstateBy: moment,
    terms: optional(z.array(z.strictObject({ platform, itemIds: ids, deadline: moment }))),
    reasons: text,
    cause: optional(text),
    initiative: optional(z.enum(CORRECTION_INITIATIVES)),
    partiesHeard: optional(text),
    appliedAt: optional(moment),
  },
  OrderSuspended: { reasons: text },
  OrderResumed: { reasons: text },
  OrderLifted: ending,
  OrderLapsed: ending,
  OrderMadeFinal: { reasons: text },
  MainClaimRegistered: { reference: text, broughtAt: moment },
  MainTermPassed: { deadline: moment },
  OppositionLodged: { ...opposition, opponent, itemIds: optional(ids), grounds: text },
  HearingSet: { ...opposition, hearingAt: moment },
  OppositionDecided: {
    ...opposition,
    outcome: z.enum(["UPHELD", "MODIFIED", "LIFTED"]),
    reasons: text,
    terms: optional(z.strictObject({ penaltiesFallAway: optional(z.boolean()), reinstateWithin: optional(text) })),
  },
  OppositionWithdrawn: { ...opposition, reasons: text },
  OppositionMooted: { ...opposition, reasons: text },
  PenaltyModerated: {
    platform,
    duty,
    moderation: z.strictObject({
      effect: z.enum(["LIFTED", "SUSPENDED", "REDUCED"]),
      ...interval,
      itemIds: optional(ids),
      amountCents: optional(z.int()),
      maximumCents: optional(z.int()),
    }),
    reasons: text,
  },
  PrescriptionInterrupted: {
    platform,
    duty,
    interruption: z.strictObject({ at: moment, by: z.enum(["CLAIM", "RESERVATION"]) }),
  },
  PenaltyBarred: {
    platform,
    duty,
    bar: z.strictObject({ ...interval, because: z.enum(PENALTY_BARS), forfeitsAllTheSame: optional(z.boolean()) }),
  },
  PenaltyContinued: { platform, duty, reasons: text },
  PenaltyAccrualStarted: { platform, duty, since: moment },
  PenaltyAccrualStopped: { platform, duty, because: text, forfeitedCents: z.int() },
  PenaltyMaximumReached: { platform, duty, forfeitedCents: z.int() },
  AddresseeServed: {
    platform,
    ...deadlines,
    means: z.enum(MEANS_OF_SERVICE),
    servedAt: moment,
    itemIds: optional(ids),
    ofOlderVersion: optional(z.literal(true)),
    note: optional(text),
  },
  AcknowledgementRecorded: { platform, acknowledgedAt: moment },
  AddresseeUnserved: { platform, serveBy: moment },
  ConfirmationRecorded: { platform, confirmation },
  ConfirmationCorrected: { platform, confirmation, corrected: confirmation },
  AddresseeComplied: { platform, compliedAt: moment },
  ComplianceUndone: { platform },
  DeadlineStopped: { platform, because: stopped, itemIds: optional(ids) },
  DeadlineResumed: { platform, ...deadlines, because: optional(stopped), itemIds: optional(ids) },
  DeadlinePassed: { platform, deadline: moment, itemIds: optional(ids) },
  ClarificationGiven: { platform, ...deadlines, text, itemIds: optional(ids) },
  ClaimRejected: { platform, reasons: text, itemIds: ids },
  ItemsSuspended: { platform, itemIds: ids, freed: z.array(freedItem), reinstateBy: moment, reasons: text },
  ItemsResumed: { platform, ...deadlines, itemIds: ids, owedAgain: ids, reasons: text },
  ReinstatementConfirmed: {
    platform,
    confirmation: z.strictObject({
      itemId: text,
      outcome: z.enum(REINSTATEMENT_OUTCOMES),
      effectAt: moment,
      explanation: optional(text),
    }),
  },
  AddresseeReinstated: { platform },
  ReinstatementDeadlinePassed: { platform, deadline: moment },
  ItemsHeld: { platform, held: z.array(z.strictObject({ itemId: text, heldBy: text })) },
  HeldItemsReleased: { platform, itemIds: ids, reinstateBy: moment },
};

const SCHEMAS = new Map(
  Object.entries(MEMBERS).map(([kind, members]) => [kind, z.strictObject({ ...members, at: moment })]),
);

/** An event of an order's stream in the form of the rules. Throws when it is none that this version knows. */
export function orderEventOf({ kind, body, streamPosition }: RecordedEvent): OrderEvent {
  const { orderId, court: _court, by: _by, ...facts } = body;
  const read = SCHEMAS.get(kind)?.safeParse(facts);
  if (read?.success) return { kind, ...read.data } as unknown as OrderEvent;
  const why = read === undefined ? "this version knows no such event" : z.prettifyError(read.error);
  throw new Error(`Event ${streamPosition}, ${kind}, of order ${String(orderId)}, cannot be read: ${why}`, {
    cause: read?.error,
  });
}
