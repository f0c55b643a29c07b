import type { RecordedEvent } from "@exparte/event-log";
import { z } from "zod";
import {
  CONFIRMATION_OUTCOMES,
  type Confirmation,
  type FreedItem,
  type HeldItem,
  IMPOSSIBLE_REASONS,
  MEANS_OF_SERVICE,
  REINSTATEMENT_DUTIES,
  REINSTATEMENT_OUTCOMES,
  type ReinstatementConfirmation,
} from "../../rules/addressee/addressee.js";
import type { SuspensionsOfItems } from "../../rules/addressee/addressee-events.js";
import type { AddresseeChange } from "../../rules/addressee/modification.js";
import type { ChangedTerm } from "../../rules/addressee/modified-addressee.js";
import { POSTER_OUTCOMES, POSTER_REASONS, type PosterConfirmation } from "../../rules/addressee/poster-record.js";
import { APPEAL_OUTCOMES, type AppealedDecision, type AppealTerms } from "../../rules/appeal/appeal.js";
import { INSTANCES } from "../../rules/application/instance.js";
import type { Instant } from "../../rules/instant.js";
import type { DecisionTerms } from "../../rules/opposition/opposition.js";
import { type Annulment, CORRECTION_INITIATIVES, LIFTING_CAUSES } from "../../rules/order/cause.js";
import type { OrderEvent, OrderIssued, Release } from "../../rules/order/order-events.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { RESPONDENT_KINDS } from "../../rules/order-document/respondent.js";
import type { LockedPart, OpenPart } from "../../rules/order-document/sealed-parts.js";
import { PENALTY_BARS, type PenaltyBar } from "../../rules/penalty/penalty-events.js";
import type { Interruption, Moderation } from "../../rules/penalty/penalty-history.js";

/*
 * The events of an order as its stream holds them. An event with a member that is missing, of another type or unknown here
 * is none that this version can fold: reading it fails, instead of leaving something out of a state or an account.
 */

const moment = z.iso.datetime() as unknown as z.ZodType<Instant>;
const text = z.string();
const ids = z.array(text);
const optional = z.exactOptional;

type KeysOf<T> = T extends unknown ? keyof T : never;
type MembersOf<Kind> = OrderEvent extends infer Event
  ? Event extends { readonly kind: infer Kinds }
    ? Kind extends Kinds
      ? Exclude<KeysOf<Event>, "kind" | "at">
      : never
    : never
  : never;

/** An object with the members of the type and no others; one that is forgotten here does not compile. */
const exactly =
  <T>() =>
  (members: Record<KeysOf<T>, z.ZodType>) =>
    z.strictObject(members);

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
      z.union([
        exactly<OpenPart>()({ platform: text, disclosure: text }),
        exactly<LockedPart>()({ platform: text, locked: text }),
      ]),
    ),
  ),
};
const platform = text;
const intermediary = optional(z.literal(true));
const duty = optional(z.int());
const freedItem = exactly<FreedItem>()({ itemId: text, duty: z.enum(REINSTATEMENT_DUTIES), heldBy: optional(text) });
const deadlines = {
  deadline: optional(moment),
  deadlines: optional(z.array(z.strictObject({ itemIds: ids, deadline: moment }))),
};
const confirmation = exactly<Confirmation>()({
  itemId: text,
  outcome: z.enum(CONFIRMATION_OUTCOMES),
  effectAt: moment,
  where: optional(text),
  impossibleReason: optional(z.enum(IMPOSSIBLE_REASONS)),
  explanation: optional(text),
  fallsShort: optional(z.literal(true)),
});
const posterConfirmation = exactly<PosterConfirmation>()({
  itemId: text,
  outcome: z.enum(POSTER_OUTCOMES),
  informedAt: optional(moment),
  because: optional(z.enum(POSTER_REASONS)),
});
const stopped = z.enum(["CLARIFICATION", "SUSPENSION"]);
const ending = {
  reasons: text,
  penaltiesFallAway: z.boolean(),
  releases: z.array(exactly<Release>()({ platform, freed: z.array(freedItem) })),
  reinstateBy: moment,
  cause: optional(z.enum(LIFTING_CAUSES)),
  annulment: optional(exactly<Annulment>()({ court: text, decision: text })),
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
const decided = { appealBy: optional(moment), appealSuspends: optional(z.literal(true)) };
const against = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("OPPOSITION"), ...opposition }),
  z.strictObject({ decision: z.literal("MAIN_JUDGMENT") }),
  z.strictObject({ decision: z.literal("APPEAL"), appealId: text }),
]) as unknown as z.ZodType<AppealedDecision>;
const finding = { findingId: text };

/** The members of each kind, besides its moment. */
const MEMBERS: { readonly [Kind in OrderEvent["kind"]]: Readonly<Record<MembersOf<Kind>, z.ZodType>> } = {
  OrderIssued: {
    ...version,
    id: text,
    applicationId: text,
    addressees: z.array(
      exactly<OrderIssued["addressees"][number]>()({
        platform,
        connected: z.boolean(),
        intermediary,
        itemIds: ids,
      }),
    ),
    wholeDays: optional(z.literal(true)),
    confirmPosterWithin: optional(text),
    writ: optional(z.looseObject({})),
  },
  OrderModified: {
    ...version,
    changes: z.array(
      exactly<AddresseeChange>()({
        platform,
        connected: z.boolean(),
        intermediary,
        freed: z.array(freedItem),
        added: z.array(z.looseObject({ id: text, url: text, duty })),
      }),
    ),
    reinstateBy: moment,
    terms: optional(z.array(exactly<ChangedTerm>()({ platform, itemIds: ids, deadline: moment }))),
    reasons: text,
    cause: optional(text),
    initiative: optional(z.enum(CORRECTION_INITIATIVES)),
    partiesHeard: optional(text),
    appliedAt: optional(moment),
  },
  OrderSuspended: { reasons: text, appealId: optional(text) },
  OrderResumed: { reasons: text },
  OrderLifted: ending,
  OrderLapsed: ending,
  MainJudgmentGiven: {
    outcome: z.enum(["CONFIRMED", "REJECTED"]),
    reasons: text,
    enforceableDespiteAppeal: optional(z.boolean()),
    ...decided,
  },
  OrderMadeFinal: { reasons: text, acquiesced: optional(z.literal(true)) },
  MainClaimRegistered: { reference: text, broughtAt: moment },
  MainTermPassed: { deadline: moment },
  OppositionLodged: { ...opposition, opponent, itemIds: optional(ids), grounds: text },
  HearingSet: { ...opposition, hearingAt: moment },
  OppositionDecided: {
    ...opposition,
    outcome: z.enum(["UPHELD", "MODIFIED", "LIFTED"]),
    reasons: text,
    terms: optional(
      exactly<DecisionTerms>()({
        penaltiesFallAway: optional(z.boolean()),
        reinstateWithin: optional(text),
        enforceableDespiteAppeal: optional(z.boolean()),
      }),
    ),
    ...decided,
  },
  OppositionWithdrawn: { ...opposition, reasons: text },
  OppositionMooted: { ...opposition, reasons: text },
  OrderAppealLodged: {
    appealId: text,
    against,
    heardBy: text,
    instance: z.enum(INSTANCES),
    caseNumber: text,
    appellant: z.discriminatedUnion("role", [z.strictObject({ role: z.literal("APPLICANT") }), ...opponent.options]),
    lodgedAt: moment,
    late: optional(z.literal(true)),
    suspends: optional(z.literal(true)),
  },
  OrderAppealDecided: {
    appealId: text,
    outcome: z.enum(APPEAL_OUTCOMES),
    reasons: text,
    terms: optional(
      exactly<AppealTerms>()({
        reinstateWithin: optional(text),
        enforceableDespiteAppeal: optional(z.boolean()),
      }),
    ),
    ...decided,
    penaltiesFallAway: optional(z.literal(true)),
  },
  OrderAppealWithdrawn: { appealId: text, reasons: text },
  OrderAppealMooted: { appealId: text, reasons: text },
  PenaltyModerated: {
    platform,
    duty,
    moderation: exactly<Moderation>()({
      effect: z.enum(["LIFTED", "SUSPENDED", "REDUCED"]),
      ...interval,
      itemIds: optional(ids),
      amountCents: optional(z.int()),
      whileLastingCents: optional(z.int()),
      maximumCents: optional(z.int()),
    }),
    reasons: text,
  },
  PrescriptionInterrupted: {
    platform,
    duty,
    interruption: exactly<Interruption>()({ at: moment, by: z.enum(["CLAIM", "RESERVATION"]) }),
  },
  PenaltyBarred: {
    platform,
    duty,
    bar: exactly<PenaltyBar>()({
      ...interval,
      because: z.enum(PENALTY_BARS),
      forfeitsAllTheSame: optional(z.boolean()),
    }),
  },
  PenaltyContinued: { platform, duty, reasons: text },
  ModerationRequested: { platform, duty, from: moment, itemIds: optional(ids), reasons: text },
  ModerationRefused: { platform, duty, reasons: text },
  PenaltyAccrualStarted: { platform, duty, since: moment },
  PenaltyAccrualStopped: { platform, duty, because: text, forfeitedCents: z.int() },
  PenaltyMaximumReached: { platform, duty, forfeitedCents: z.int() },
  AddresseeServed: {
    platform,
    ...deadlines,
    means: z.enum(MEANS_OF_SERVICE),
    servedAt: moment,
    itemIds: optional(ids),
    suspensions: optional(
      z.array(exactly<SuspensionsOfItems>()({ itemIds: ids, during: z.array(z.strictObject(interval)) })),
    ),
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
  BreachFound: { platform, ...finding, itemIds: ids, ...interval, reasons: text },
  ComplianceFound: {
    platform,
    ...finding,
    itemIds: ids,
    effectAt: moment,
    dutiesMet: optional(z.array(z.int())),
    reasons: text,
  },
  FindingContested: { platform, ...finding, grounds: text },
  FindingUpheld: { platform, ...finding, reasons: text },
  FindingWithdrawn: { platform, ...finding, itemIds: ids, reasons: text },
  ItemsSuspended: { platform, itemIds: ids, freed: z.array(freedItem), reinstateBy: moment, reasons: text },
  ItemsResumed: { platform, ...deadlines, itemIds: ids, owedAgain: ids, reasons: text },
  PosterConfirmationRecorded: { platform, confirmation: posterConfirmation },
  PosterConfirmationCorrected: { platform, confirmation: posterConfirmation, corrected: posterConfirmation },
  PosterConfirmationOverdue: { platform, confirmBy: moment, itemIds: ids },
  ReinstatementConfirmed: {
    platform,
    confirmation: exactly<ReinstatementConfirmation>()({
      itemId: text,
      outcome: z.enum(REINSTATEMENT_OUTCOMES),
      effectAt: moment,
      explanation: optional(text),
    }),
  },
  AddresseeReinstated: { platform },
  ReinstatementDeadlinePassed: { platform, deadline: moment },
  ItemsHeld: { platform, held: z.array(exactly<HeldItem>()({ itemId: text, heldBy: text })) },
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
