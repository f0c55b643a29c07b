import { Field, InputType } from "type-graphql";
import type { RespondentKind } from "../../rules/order-document/respondent.js";
import { RespondentKindEnum } from "../addressee/enums.js";

@InputType({
  description:
    "Who an addressee is whom nobody registered. The hub keeps name and address locked, and shows them to your court and on the paper alone.",
})
export class RespondentInput {
  @Field(() => RespondentKindEnum, { description: "Who it is to the law." })
  kind!: RespondentKind;

  @Field(() => String, {
    description: "The name as a bailiff's writ has it; of a keeper whose name nobody knows, what is known instead.",
  })
  legalName!: string;

  @Field(() => String, { description: "Where a bailiff finds it: an address, in lines." })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description: "With SITE_KEEPER, and required there: the IP address of the site, an IPv6 one in its short form.",
  })
  ipAddress?: string | null;
}
