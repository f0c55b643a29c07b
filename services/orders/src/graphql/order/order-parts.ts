import { Field, ObjectType } from "type-graphql";
import type { TerritorialExtent } from "../../rules/order-document/order-document.js";
import { DateTime } from "../scalars.js";
import { TerritorialExtentEnum } from "./enums.js";

@ObjectType({ description: "One of the three findings of the marginal test." })
export class Finding {
  @Field(() => Boolean, { description: "Whether the judge found it so." })
  holds!: boolean;

  @Field(() => String, { description: "Why the judge found it so." })
  reasons!: string;
}

@ObjectType({
  description: "The judge's marginal test (marginale toets): on the papers alone, without hearing the other side.",
})
export class MarginalTest {
  @Field(() => Finding, {
    description: "Whether it is sufficiently plausible that the content is unlawful (aannemelijk onrechtmatig).",
  })
  unlawfulness!: Finding;

  @Field(() => Finding, {
    description: "Whether removal outweighs the freedom of expression (afweging vrijheid van meningsuiting).",
  })
  freedomOfExpression!: Finding;

  @Field(() => Finding, { description: "Whether the matter cannot wait (spoedeisend belang)." })
  urgency!: Finding;
}

@ObjectType({ description: "What can be done against the order (rechtsmiddel, DSA art. 9(2)(a)(v))." })
export class Redress {
  @Field(() => String, { description: "What an addressee can do, whether a platform or a respondent." })
  platform!: string;

  @Field(() => String, { description: "What the poster can do." })
  poster!: string;
}

@ObjectType({ description: "Where the order has effect, and why that far (DSA art. 9(2)(b))." })
export class TerritorialScope {
  @Field(() => TerritorialExtentEnum, { description: "Where the order has effect." })
  extent!: TerritorialExtent;

  @Field(() => String, { description: "Why the order reaches that far; of the court and the addressees only." })
  readonly reasons!: string;
}

@ObjectType({ description: "From when the poster may be told of the order, as the court set it." })
export class PosterInformedBy {
  @Field(() => DateTime, { description: "From then on the poster is to be told, and not before." })
  after!: Date;

  @Field(() => String, {
    description: "Why the poster is not told when the order takes effect; of the court and the addressees only.",
  })
  readonly reasons!: string;
}

@ObjectType({ description: "The order's text in another language." })
export class Translation {
  @Field(() => String, { description: "The language of the translation, ISO 639-1." })
  language!: string;

  @Field(() => String, { description: "The translated text." })
  text!: string;
}

@ObjectType({ description: "The decision of a higher court that annulled the order (vernietiging)." })
export class Annulment {
  @Field(() => String, { description: "The higher court, as the court that gave the order named it." })
  court!: string;

  @Field(() => String, { description: "The case number or ECLI of its decision." })
  decision!: string;
}
