import { type Instant, instant } from "@exparte/dutch-time";
import { Field, ID, InputType } from "type-graphql";
import type { Ruling } from "../../rules/complaint/contest.js";
import type { ComplaintOutcome, DecisionTerms, NotCompetentGround } from "../../rules/decision/decision.js";
import type { SanctionKind, SanctionTerms } from "../../rules/decision/sanction.js";
import { refuse } from "../../rules/refusals.js";
import { ComplaintOutcomeEnum, NotCompetentGroundEnum, RemedyResultEnum, SanctionKindEnum } from "../enums.js";
import { DateTime, SafeInt } from "../scalars.js";

@InputType({ description: "A sanction has the terms of its kind and no others; one of each kind at most." })
export class SanctionInput {
  @Field(() => SanctionKindEnum, { description: "What kind of sanction it is." })
  kind!: SanctionKind;

  @Field(() => SafeInt, {
    nullable: true,
    description: "In cents: of a FINE the whole, of a PERIODIC_PENALTY the sum per day.",
  })
  amountCents?: number | null;

  @Field(() => String, { nullable: true, description: "The currency of the amounts, ISO 4217; left out: EUR." })
  currency?: string | null;

  @Field(() => SafeInt, { nullable: true, description: "In cents, with PERIODIC_PENALTY: what it comes to at most." })
  maximumCents?: number | null;

  @Field(() => SafeInt, {
    nullable: true,
    description:
      "FINE above 20 million euros: the undertaking's worldwide turnover of the year before, of which it is at most 4% (GDPR art. 83(5)).",
  })
  turnoverCents?: number | null;

  @Field(() => String, { nullable: true, description: "PROCESSING_BAN: which processing is to stop." })
  processing?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "PERIODIC_PENALTY: the end of the time given to end the infringement. PROCESSING_BAN: when it begins.",
  })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When a PROCESSING_BAN ends; left out: for good." })
  until?: Date | null;
}

@InputType({ description: "The AP's decision on a complaint." })
export class DecideComplaintInput {
  @Field(() => ID, { description: "The id of the complaint." })
  id!: string;

  @Field(() => ComplaintOutcomeEnum, { description: "What the decision says." })
  outcome!: ComplaintOutcome;

  @Field(() => NotCompetentGroundEnum, { nullable: true, description: "With NOT_COMPETENT, and only then." })
  ground?: NotCompetentGround | null;

  @Field(() => String, { description: "Why it is decided so." })
  reasons!: string;

  @Field(() => [SanctionInput], { nullable: true, description: "With INFRINGEMENT_FOUND, and only then." })
  sanctions?: SanctionInput[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the decision was made known (bekendgemaakt); left out: now.",
  })
  madeKnownAt?: Date | null;
}

@InputType({ description: "What is decided on an objection or appeal." })
export class RemedyDecisionInput {
  @Field(() => RemedyResultEnum, { description: "Whether the decision contested stands." })
  result!: "UPHELD" | "REVISED";

  @Field(() => String, { description: "Why it is decided so." })
  reasons!: string;

  @Field(() => ComplaintOutcomeEnum, {
    nullable: true,
    description: "With REVISED: what the decision that takes its place says.",
  })
  outcome?: ComplaintOutcome | null;

  @Field(() => NotCompetentGroundEnum, {
    nullable: true,
    description: "Why the AP is not competent, with the outcome NOT_COMPETENT only.",
  })
  ground?: NotCompetentGround | null;

  @Field(() => [SanctionInput], { nullable: true, description: "With REVISED: all sanctions that stand from now on." })
  sanctions?: SanctionInput[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the decision was made known (bekendgemaakt); left out: now.",
  })
  madeKnownAt?: Date | null;
}

export function meritsOf(input: DecideComplaintInput): { decision: DecisionTerms; madeKnownAt?: Instant } {
  return { decision: decisionTerms({ ...input, outcome: input.outcome }), ...madeKnown(input) };
}

/** Refuses what is neither an upholding nor a whole revision. */
export function rulingOf(input: RemedyDecisionInput): { ruling: Ruling; madeKnownAt?: Instant } {
  const { result, reasons, outcome, ground, sanctions } = input;
  if (result === "REVISED") {
    if (outcome == null) {
      throw refuse("FIELD_INVALID", "input.outcome says what takes the decision's place; a revision needs it.", {
        field: "input.outcome",
      });
    }
    return { ruling: { result, decision: decisionTerms({ ...input, outcome }) }, ...madeKnown(input) };
  }
  const beyond = Object.entries({ outcome, ground, sanctions }).find(([, value]) => value != null);
  if (beyond === undefined) return { ruling: { result, reasons }, ...madeKnown(input) };
  const field = `input.${beyond[0]}`;
  throw refuse("FIELD_INVALID", `${field} changes nothing when the decision is upheld; leave it out.`, { field });
}

interface Terms extends Pick<RemedyDecisionInput, "reasons" | "ground" | "sanctions"> {
  readonly outcome: ComplaintOutcome;
}

function decisionTerms({ outcome, ground, reasons, sanctions }: Terms): DecisionTerms {
  return { outcome, ...(ground == null ? {} : { ground }), reasons, sanctions: (sanctions ?? []).map(sanctionTerms) };
}

function sanctionTerms(input: SanctionInput): SanctionTerms {
  const { kind, amountCents, currency, maximumCents, turnoverCents, processing, from, until } = input;
  return {
    kind,
    ...(amountCents == null ? {} : { amountCents }),
    ...(currency == null ? {} : { currency }),
    ...(maximumCents == null ? {} : { maximumCents }),
    ...(turnoverCents == null ? {} : { turnoverCents }),
    ...(processing == null ? {} : { processing }),
    ...(from == null ? {} : { from: instant(from) }),
    ...(until == null ? {} : { until: instant(until) }),
  };
}

function madeKnown({ madeKnownAt }: { readonly madeKnownAt?: Date | null }): { madeKnownAt?: Instant } {
  return madeKnownAt == null ? {} : { madeKnownAt: instant(madeKnownAt) };
}
