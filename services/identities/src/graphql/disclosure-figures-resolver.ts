import { PeriodInput } from "@exparte/subgraph";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { seeAllDisclosureFigures, seeDisclosureFigures } from "../use-cases/see-disclosure-figures.js";
import type { IdentitiesContext } from "./context.js";
import { DisclosureFigures } from "./disclosure-figures.js";
import { Platform } from "./platform.js";

@Resolver(() => Platform)
export class DisclosureFiguresResolver {
  @FieldResolver(() => DisclosureFigures, {
    description: "Regulator or AP (scope compliance:read); a platform sees its own.",
  })
  disclosures(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput) period: PeriodInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureFigures> {
    return seeDisclosureFigures(deps, actor(), id, period);
  }

  @Query(() => DisclosureFigures, {
    description: "Of all platforms together. Regulator or AP, scope compliance:read.",
  })
  disclosureFigures(
    @Arg("period", () => PeriodInput) period: PeriodInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureFigures> {
    return seeAllDisclosureFigures(deps, actor(), period);
  }
}
