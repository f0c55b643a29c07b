import { Field, InputType, Int, ObjectType } from "type-graphql";
import type { AskedDuty as AskedDutyState } from "../../rules/application/asked-duties.js";
import type { DutyKind, TargetDocument, TargetKind } from "../../rules/order-document/duty-document.js";
import { TargetInput } from "../order/duty-inputs.js";
import { DutyKindEnum, TargetKindEnum } from "../order/enums.js";

@InputType({ description: "One duty that the applicant asks for: of whom, and by when, the judge decides." })
export class AskedDutyInput {
  @Field(() => Int, { description: "Its number in the application, by which a judge who refuses it names it." })
  number!: number;

  @Field(() => DutyKindEnum, { description: "What is asked for." })
  kind!: DutyKind;

  @Field(() => [TargetInput], { description: "On what; each target stands there once." })
  targets!: TargetInput[];
}

@InputType({ description: "What of an application the judge refuses, where the rest is granted." })
export class RefusedPartInput {
  @Field(() => Int, { description: "The number of the duty asked for; 1 where the application names URLs alone." })
  duty!: number;

  @Field(() => [Int], {
    nullable: true,
    description: "Which of its targets, by their place in the list from 1; left out: all of them.",
  })
  targets?: number[] | null;

  @Field(() => String, { description: "Why it is refused." })
  reasons!: string;
}

@ObjectType({ description: "What a duty is asked on." })
export class AskedTarget {
  @Field(() => TargetKindEnum, { description: "What it is." })
  kind!: TargetKind;

  @Field(() => String, { nullable: true, description: "Its address; null for kinds that have none." })
  url!: string | null;

  @Field(() => String, { nullable: true, description: "The query of a SEARCH_RESULT, null for other kinds." })
  query!: string | null;

  @Field(() => String, { nullable: true, description: "What finds a LOCATOR, null for other kinds." })
  locator!: string | null;

  @Field(() => String, { nullable: true, description: "The algorithm of a CONTENT_HASH, null for other kinds." })
  algorithm!: string | null;

  @Field(() => String, { nullable: true, description: "The hash of a CONTENT_HASH, null for other kinds." })
  value!: string | null;

  @Field(() => String, { nullable: true, description: "The elements of an EQUIVALENT, null for other kinds." })
  words!: string | null;

  @Field(() => String, { nullable: true, description: "What else is needed to find it, null where nothing is said." })
  description!: string | null;

  static of(target: TargetDocument): AskedTarget {
    const { kind = "URL", url, query, locator, algorithm, value, words, description } = target;
    return Object.assign(new AskedTarget(), {
      kind,
      url: url ?? null,
      query: query ?? null,
      locator: locator ?? null,
      algorithm: algorithm ?? null,
      value: value ?? null,
      words: words ?? null,
      description: description ?? null,
    });
  }
}

@ObjectType({ description: "One duty that the applicant asks for." })
export class AskedDuty {
  @Field(() => Int, { description: "Its number in the application." })
  number!: number;

  @Field(() => DutyKindEnum, { description: "What is asked for." })
  kind!: DutyKind;

  @Field(() => [AskedTarget], { description: "On what, in the order in which the application names them." })
  targets!: AskedTarget[];

  static of({ number, kind, targets }: AskedDutyState): AskedDuty {
    return Object.assign(new AskedDuty(), { number, kind, targets: targets.map(AskedTarget.of) });
  }
}

@ObjectType({ description: "What of the application the judge refused, while the rest was granted." })
export class RefusedPart {
  @Field(() => Int, { description: "The number of the duty that was asked for." })
  duty!: number;

  @Field(() => [Int], {
    nullable: true,
    description: "Which of its targets, by their place in the list from 1; null: all of them.",
  })
  targets!: number[] | null;

  @Field(() => String, { description: "Why it was refused." })
  reasons!: string;
}
