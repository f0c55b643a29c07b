import { Directive, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { SMALLEST_PUBLIC_GROUP } from "../../rules/supervision/public-report.js";
import type { PublicReport as Report } from "../../use-cases/supervision/see-public-report.js";
import { DateTime } from "../scalars.js";

@InputType({
  description:
    "Whole half-years that are over: only these are published, so that no two periods can be subtracted. At most ten years.",
})
export class PublicPeriodInput {
  @Field(() => String, {
    description: "The month in which the first half-year begins: a January or July, such as 2026-01.",
  })
  from!: string;

  @Field(() => String, { description: "The month after the last half-year: a January or July, such as 2026-07." })
  until!: string;
}

const PLATFORM =
  "The platform's id; or RESPONDENTS, the addressees whom nobody registered; or TOTAL, all platforms; or REST, those of the kind, or of all, that are not named.";
const KIND =
  "What the platform is to the content, as registered; or RESPONDENT, no platform; or TOTAL, all platforms; or REST, those that are not named.";

@ObjectType({
  description:
    "One published figure, of at least five applicants. A figure that is not in the list is withheld, or there is nothing: it is not said which.",
})
export class PublicOrderFigure {
  @Field(() => String, {
    description: PLATFORM,
  })
  platform!: string;

  @Field(() => String, {
    description: KIND,
  })
  platformKind!: string;

  @Field(() => String, {
    description:
      "The type of illegal content, an IllegalContentType or STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER; or TOTAL; or REST, types that are not named.",
  })
  category!: string;

  @Field(() => Int, { description: "Orders given in the half-year, each counted once for each platform it went to." })
  orders!: number;

  @Field(() => Int, { description: "How many exact items those orders named." })
  items!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median hours from the order to its service: the platform's acknowledgement, or the bailiff's. Null when half were not served, or of fewer than ten applicants. Rounded to a tenth.",
  })
  medianHoursToInform!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median hours from the order to the last item's being gone. What is not gone counts as longer than anything; null when that is half, or of fewer than ten applicants. Rounded to a tenth.",
  })
  medianHoursToGiveEffect!: number | null;
}

@ObjectType({ description: "One published count, of at least five applicants; see PublicOrderFigure." })
export class PublicOrderCount {
  @Field(() => String, {
    description: PLATFORM,
  })
  platform!: string;

  @Field(() => String, {
    description: KIND,
  })
  platformKind!: string;

  @Field(() => String, {
    description: "What became of them, a PublicRemoval or PublicOutcome; or TOTAL; or REST, those that are not named.",
  })
  category!: string;

  @Field(() => Int, { description: "How many orders there were, each counted once for each platform it went to." })
  orders!: number;
}

@ObjectType({
  description: "One published figure, on applications of at least five applicants; see PublicOrderFigure.",
})
export class PublicApplicationFigure {
  @Field(() => String, { description: "The court's id; or TOTAL, all courts; or REST, those that are not named." })
  court!: string;

  @Field(() => String, {
    description: "What the court decided, an ApplicationStatus; or TOTAL; or REST, those that are not named.",
  })
  category!: string;

  @Field(() => Int, { description: "How many applications were submitted." })
  applications!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "Median hours from submission to the court's decision. What is not decided counts as longer than anything; null when that is half, or of fewer than ten applicants. Rounded to a tenth.",
  })
  medianHoursToDecision!: number | null;
}

@Directive('@key(fields: "halfYear")')
@ObjectType({
  description:
    "What is published about a half-year, for anyone: aggregates of at least five applicants or complainants (disclosures: orders; notices: notices), from which no smaller group can be derived. Once taken it never changes.",
})
export class PublicReport {
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  @Field(() => ID, { description: "The half-year that the report is about, such as 2026-H1." })
  get halfYear(): string {
    return this.#report.half.id;
  }

  @Field(() => String, { description: "First and last day, as DSA reports write it: 2026-01-01/2026-06-30." })
  get reportingPeriod(): string {
    return this.#report.half.reportingPeriod;
  }

  @Field(() => String, { description: "The Member State whose courts gave the orders (ISO 3166-1)." })
  get memberState(): string {
    return "NL";
  }

  @Field(() => DateTime, { description: "What happened to the half-year's orders later is in no figure." })
  get knownUntil(): Date {
    return this.#report.half.knownUntil;
  }

  @Field(() => DateTime, { description: "When these figures were taken." })
  get takenAt(): Date {
    return new Date(this.#report.takenAt);
  }

  @Field(() => Int, { description: "No figure is about fewer applicants; medians are about twice as many." })
  get smallestGroup(): number {
    return SMALLEST_PUBLIC_GROUP;
  }

  @Field(() => [PublicApplicationFigure], { description: "Applications submitted, by court and what it decided." })
  get applications(): readonly PublicApplicationFigure[] {
    return this.#report.applications;
  }

  @Field(() => [PublicOrderFigure], {
    description: "Orders received, by type of illegal content (DSA art. 15(1)(a)).",
  })
  get orders(): readonly PublicOrderFigure[] {
    return this.#report.figures.byType;
  }

  @Field(() => [PublicOrderCount], { description: "The same orders, by whether the content was gone in time." })
  get removals(): readonly PublicOrderCount[] {
    return this.#report.figures.byRemoval;
  }

  @Field(() => [PublicOrderCount], { description: "The same orders, by what became of them on opposition or after." })
  get outcomes(): readonly PublicOrderCount[] {
    return this.#report.figures.byOutcome;
  }
}
