import type { PageWanted } from "@exparte/database";
import { ArgsType, Field, Int } from "type-graphql";

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: "1 to 100." })
  first!: number;

  @Field(() => String, { nullable: true, description: "The endCursor of the page before." })
  after?: string | null;
}

export function pageWanted({ first, after }: PageArgs): PageWanted {
  return { first, ...(after == null ? {} : { after }) };
}
