import type { FigureComparison as Comparison } from "@exparte/publication";
import { comparedFigure, PageInfo } from "@exparte/subgraph";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { BUCKET_ENDS, type ComplianceFigure } from "../../rules/supervision/compliance-figure.js";
import type { ComplianceFigures } from "../../store/supervision/compliance.js";
import type { PlatformIdPage } from "../../use-cases/supervision/see-compliance.js";
import { Platform } from "../platform.js";
import { SafeInt } from "../scalars.js";
import { ComplianceFigureEnum } from "./enums.js";

@ObjectType({
  description:
    "How many took how long, in buckets ready to draw: counts[i] of them took longer than endsSeconds[i - 1] and at most endsSeconds[i]. There is one count more than there are ends: the last is of those that took longer than the last end.",
})
export class TimeDistribution {
  @Field(() => [Int], { description: "Where each bucket but the last ends, in seconds." })
  endsSeconds!: readonly number[];

  @Field(() => [String], { description: "What to write at each bucket, such as “≤ 2 h”; as many as there are counts." })
  labels!: readonly string[];

  @Field(() => [Int], { description: "How many there are in each bucket." })
  counts!: readonly number[];

  static of(counts: readonly number[]): TimeDistribution {
    return { endsSeconds: BUCKET_ENDS, labels: LABELS, counts };
  }
}

const LABELS = [...BUCKET_ENDS.map((end) => `≤ ${inWords(end)}`), `> ${inWords(BUCKET_ENDS.at(-1) ?? 0)}`];

function inWords(seconds: number): string {
  if (seconds < 3_600) return `${seconds / 60} min`;
  return seconds < 86_400 ? `${seconds / 3_600} h` : `${seconds / 86_400} d`;
}

@ObjectType({ description: "Penalties (dwangsommen) in one currency. Whether they were paid is not known to the hub." })
export class PenaltySum {
  @Field(() => String, { description: "The currency of the amounts, ISO 4217." })
  currency!: string;

  @Field(() => SafeInt, {
    description: "What was forfeited, prescribed or not, and has not fallen away with the order, in cents.",
  })
  forfeitedCents!: number;

  @Field(() => SafeInt, { description: "What of that can no longer be collected, in cents (Rv art. 611g)." })
  prescribedCents!: number;
}

@ObjectType({
  description:
    "How a platform, or all of them, did with the orders given in a period, as that stands now: what happened after the period's end counts with the period in which the order was given. An order with several addressees counts once for each. Times are in seconds; shares and rates are 0 to 1, and null when there is nothing to divide by.",
})
export class Compliance {
  @Field(() => Int, { description: "Orders addressed to the platform and given in the period." })
  received!: number;

  @Field(() => Int, { description: "How many of those were served, by acknowledgement or bailiff." })
  served!: number;

  @Field(() => Int, {
    description: "How many of those nobody served within the term for service, and still not, at this moment.",
  })
  unservedNow!: number;

  @Field(() => Int, { description: "Under how many of the orders received every item is confirmed as gone." })
  complied!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median of the first service to the last item's removal, over the complied; null when there are none. Rounded to four decimals.",
  })
  medianSecondsToRemoval!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "95th percentile of the seconds from first service to the last item's removal; null when there are none. Rounded to four decimals.",
  })
  p95SecondsToRemoval!: number | null;

  @Field(() => TimeDistribution, {
    description: "How many took how long from first service to the last item's removal.",
  })
  removalTimes!: TimeDistribution;

  @Field(() => Float, {
    nullable: true,
    description:
      "Complied by the deadline, or while it stood still, of all that complied or are past their deadline without. Rounded to four decimals.",
  })
  shareWithinTerm!: number | null;

  @Field(() => Int, { description: "Served, past the deadline and not complied, at this moment." })
  overdueNow!: number;

  @Field(() => Int, { description: "Under how many orders the platform claims that an item cannot be removed." })
  impossibleClaimed!: number;

  @Field(() => Int, {
    description:
      "Under how many orders every poster who could be told was told (DSA art. 9(5)), and nothing more is to be confirmed.",
  })
  postersInformed!: number;

  @Field(() => Int, { description: "Under how many of those every poster was told in time." })
  postersInformedInTime!: number;

  @Field(() => Int, {
    description: "Under how many orders a confirmation that the poster was told is overdue, at this moment.",
  })
  postersOverdueNow!: number;

  @Field(() => Int, { description: "Under how many orders a poster is unknown or cannot be reached." })
  postersNotPossible!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Orders that were contested, by whomever and whatever came of it, of those received. Rounded to four decimals.",
  })
  oppositionRate!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Orders lifted on opposition, or narrowed: an item of the platform's own no longer covered; of those in which an opposition was decided or that the court narrowed without one. Rounded to four decimals.",
  })
  reversalRate!: number | null;

  @Field(() => Int, { description: "Orders under which something had to be put back." })
  reinstatementsDue!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median of the end of the order, or of its narrowing, to the last item's return, over those of which everything is back. Rounded to four decimals.",
  })
  medianSecondsToReinstatement!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "95th percentile of the seconds from the order's end or narrowing to the last item's return; null when there are none. Rounded to four decimals.",
  })
  p95SecondsToReinstatement!: number | null;

  @Field(() => TimeDistribution, {
    description: "How many took how long from the order's end or narrowing to the last item's return.",
  })
  reinstatementTimes!: TimeDistribution;

  @Field(() => Float, {
    nullable: true,
    description:
      "Every item put back within its term, of all whose term has passed or that are back. Rounded to four decimals.",
  })
  shareReinstatedWithinTerm!: number | null;

  @Field(() => Int, {
    description:
      "Under how many orders the term for putting back has passed with something still down, at this moment.",
  })
  reinstatementOverdueNow!: number;

  @Field(() => Int, {
    description: "Under how many orders a penalty is being forfeited by the hour or day, at this moment.",
  })
  penaltiesRunning!: number;

  @Field(() => [PenaltySum], {
    description:
      "What was forfeited under those orders, one sum for each currency in which anything was. Counted whenever an order changes, a unit is forfeited or one prescribes.",
  })
  penalties!: readonly PenaltySum[];

  static of({ removalCounts, reinstatementCounts, ...figures }: ComplianceFigures): Compliance {
    return {
      ...figures,
      removalTimes: TimeDistribution.of(removalCounts),
      reinstatementTimes: TimeDistribution.of(reinstatementCounts),
    };
  }
}

@ObjectType({ description: "One figure beside that of another period, and beside the median of all platforms." })
export class FigureComparison
  extends comparedFigure<ComplianceFigure>(
    ComplianceFigureEnum,
    "Median over all platforms that received an order in the period and have this figure. A platform is told it only for whole half-years that are published (midnight to midnight in Amsterdam, as in publicReport), and only where at least five other platforms have the figure and what other platforms received was for at least five applicants; else it is null.",
  )
  implements Comparison<ComplianceFigure> {}

@ObjectType({ description: "One page of the platforms of a report, by id. Ask each for the figures of the period." })
export class ComplianceReport {
  @Field(() => [Platform], { nullable: "items", description: "The platforms of this page, by id." })
  nodes!: Platform[];

  @Field(() => PageInfo, { description: "Whether more platforms follow, and after which cursor." })
  pageInfo!: PageInfo;

  static of({ ids, hasNextPage }: PlatformIdPage): ComplianceReport {
    const [startCursor = null, endCursor = null] = [ids.at(0), ids.at(-1)];
    return {
      nodes: ids.map((id) => ({ id })),
      pageInfo: { hasNextPage, hasPreviousPage: false, startCursor, endCursor },
    };
  }
}
