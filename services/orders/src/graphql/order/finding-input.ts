import { Field, InputType } from "type-graphql";

@InputType({ description: "One of the judge's findings; each must be found and reasoned." })
export class FindingInput {
  @Field(() => Boolean, { description: "Whether the judge finds it so." })
  holds!: boolean;

  @Field(() => String, { description: "Why the judge finds it so." })
  reasons!: string;
}
