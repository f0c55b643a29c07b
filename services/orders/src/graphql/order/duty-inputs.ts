import { Field, InputType, Int } from "type-graphql";
import type { DutyKind, TargetKind } from "../../rules/order-document/duty-document.js";
import { Duration } from "../scalars.js";
import { DutyDisclosureInput } from "./duty-disclosure-inputs.js";
import { DutyKindEnum, TargetKindEnum } from "./enums.js";
import { PenaltyInput } from "./penalty-input.js";

@InputType({ description: "What a duty is owed on. Which fields name it follows from its kind." })
export class TargetInput {
  @Field(() => TargetKindEnum, { nullable: true, description: "What it is; left out: URL." })
  kind?: TargetKind | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Of URL, ACCOUNT, SITE, SEARCH_RESULT and ITEM: absolute http(s) URL, in the form that the WHATWG URL standard gives it.",
  })
  url?: string | null;

  @Field(() => String, { nullable: true, description: "Of SEARCH_RESULT: the query that is not to show the page." })
  query?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Of LOCATOR: what finds it, such as a group's name, or who sent a message and when.",
  })
  locator?: string | null;

  @Field(() => String, { nullable: true, description: "Of CONTENT_HASH: the algorithm, such as SHA-256 or PDQ." })
  algorithm?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Of CONTENT_HASH: the hash; of SHA-256 its 64 hexadecimal digits, in small letters.",
  })
  value?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Of EQUIVALENT: the elements by which content is essentially the same (CJEU C-18/18).",
  })
  words?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it is the addressee's, where it does not lie below a domain that the addressee registered.",
  })
  because?: string | null;

  @Field(() => String, { nullable: true, description: "The platform's own id of the content, where it is known." })
  contentId?: string | null;

  @Field(() => String, { nullable: true, description: "A hash of the content, where it is known." })
  contentHash?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What else is needed to find the content; of LOCATOR, what it is.",
  })
  description?: string | null;
}

@InputType({
  description: "One duty (verplichting) of an addressee: what it owes, on what, by when, under what penalty.",
})
export class DutyInput {
  @Field(() => Int, {
    description: "The duty's number: its own within the addressee, and the same in every version of the order.",
  })
  number!: number;

  @Field(() => DutyKindEnum, { description: "What is owed." })
  kind!: DutyKind;

  @Field(() => [TargetInput], { description: "On what; each target stands there once." })
  targets!: TargetInput[];

  @Field(() => Duration, {
    nullable: true,
    description: "How soon it is to be met, from service; left out: the order's `removeWithin`.",
  })
  within?: string | null;

  @Field(() => PenaltyInput, {
    nullable: true,
    description: "A penalty of its own; left out, the duty stands under the order's, if that has one.",
  })
  penalty?: PenaltyInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With REMOVE: gone everywhere, whatever the order's territorial scope. Left out: false.",
  })
  everywhere?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "With KEEP_DOWN, and required there: the date or event that ends it, in words.",
  })
  until?: string | null;

  @Field(() => DutyDisclosureInput, {
    nullable: true,
    description: "With DISCLOSE, and required there: what is to be disclosed, to whom, and why.",
  })
  disclosure?: DutyDisclosureInput | null;
}
