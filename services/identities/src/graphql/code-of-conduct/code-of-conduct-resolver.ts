import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { publishCodeOfConduct } from "../../use-cases/code-of-conduct/publish-code-of-conduct.js";
import { seeCodeOfConduct, seeCodesOfConduct } from "../../use-cases/code-of-conduct/see-code-of-conduct.js";
import type { IdentitiesContext } from "../context.js";
import { CodeOfConduct, codeTerms, PublishCodeOfConductInput } from "./code-of-conduct.js";

@Resolver(() => CodeOfConduct)
export class CodeOfConductResolver {
  @Query(() => CodeOfConduct, {
    nullable: true,
    description: "One version; without a number the one in force now, null when there is none. Any party.",
  })
  async codeOfConduct(
    @Arg("version", () => Int, {
      nullable: true,
      description: "The number of the version wanted; left out, the one in force now.",
    })
    version: number | null | undefined,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<CodeOfConduct | null> {
    const { code, published } = await seeCodeOfConduct(deps, actor(), version ?? undefined);
    return code === undefined ? null : new CodeOfConduct(code, published);
  }

  @Query(() => [CodeOfConduct], { description: "Every version, the first first. Any party." })
  async codesOfConduct(@Ctx() { deps, actor }: IdentitiesContext): Promise<CodeOfConduct[]> {
    const published = await seeCodesOfConduct(deps, actor());
    return published.map((code) => new CodeOfConduct(code, published));
  }

  @Mutation(() => CodeOfConduct, {
    description: "Operator, scope parties:register. The same version with the same terms again returns it unchanged.",
  })
  async publishCodeOfConduct(
    @Arg("input", () => PublishCodeOfConductInput, { description: "The version, with its terms." })
    input: PublishCodeOfConductInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<CodeOfConduct> {
    const { code, published } = await publishCodeOfConduct(deps, actor(), codeTerms(input));
    return new CodeOfConduct(code, published);
  }
}
