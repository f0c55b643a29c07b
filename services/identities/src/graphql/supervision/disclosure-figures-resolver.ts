import { PeriodInput } from "@exparte/subgraph";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { DisclosureFigure } from "../../rules/supervision/disclosure-figure.js";
import { compareDisclosures } from "../../use-cases/supervision/compare-disclosures.js";
import { seeAllDisclosureFigures, seeDisclosureFigures } from "../../use-cases/supervision/see-disclosure-figures.js";
import type { IdentitiesContext } from "../context.js";
import { DisclosureFigureEnum } from "../enums.js";
import { Platform } from "../platform.js";
import { DisclosureFigureComparison, DisclosureFigures } from "./disclosure-figures.js";

@Resolver(() => Platform)
export class DisclosureFiguresResolver {
  @FieldResolver(() => DisclosureFigures, {
    nullable: true,
    description: "Scope compliance:read. Regulator or AP; a platform sees its own.",
  })
  disclosures(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureFigures> {
    return seeDisclosureFigures(deps, actor(), id, period);
  }

  @FieldResolver(() => [DisclosureFigureComparison], {
    nullable: true,
    description:
      "Its figures beside those of another period and beside the median of all platforms. Scope compliance:read. Regulator or AP; a platform sees its own.",
  })
  disclosuresCompared(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Arg("comparedWith", () => PeriodInput, {
      nullable: true,
      description: "An earlier period to set beside it; left out, `earlier` and `change` are null.",
    })
    comparedWith: PeriodInput | null | undefined,
    @Arg("figures", () => [DisclosureFigureEnum], { nullable: true, description: "All of them when left out." })
    figures: DisclosureFigure[] | null | undefined,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureFigureComparison[]> {
    return compareDisclosures(deps, actor(), id, {
      period,
      ...(comparedWith ? { comparedWith } : {}),
      ...(figures ? { figures } : {}),
    });
  }

  @Query(() => DisclosureFigures, {
    description: "Of all platforms together. Regulator or AP, scope compliance:read.",
  })
  disclosureFigures(
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<DisclosureFigures> {
    return seeAllDisclosureFigures(deps, actor(), period);
  }
}
