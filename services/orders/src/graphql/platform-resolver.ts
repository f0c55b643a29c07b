import { PeriodInput } from "@exparte/subgraph";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { isRespondentId } from "../rules/order-document/respondent.js";
import type { ComplianceFigure } from "../rules/supervision/compliance-figure.js";
import { compareCompliance, seeCompliance } from "../use-cases/supervision/see-compliance.js";
import type { OrdersContext } from "./context.js";
import { Platform } from "./platform.js";
import { Compliance, FigureComparison } from "./supervision/compliance.js";
import { ComplianceFigureEnum } from "./supervision/enums.js";

@Resolver(() => Platform)
export class PlatformResolver {
  @FieldResolver(() => Compliance, {
    nullable: true,
    description:
      "Scope compliance:read. Regulator or AP; a platform sees its own. Null for a respondent whom nobody registered.",
  })
  async compliance(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Compliance | null> {
    if (isRespondentId(id)) return null;
    return Compliance.of(await seeCompliance(deps, actor(), id, period));
  }

  @FieldResolver(() => [FigureComparison], {
    nullable: true,
    description:
      "Its figures beside those of another period and beside the median of all platforms. Scope compliance:read. Regulator or AP; a platform sees its own. Null for a respondent whom nobody registered.",
  })
  complianceCompared(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Arg("comparedWith", () => PeriodInput, {
      nullable: true,
      description: "An earlier period to set beside it; left out, `earlier` and `change` are null.",
    })
    comparedWith: PeriodInput | null | undefined,
    @Arg("figures", () => [ComplianceFigureEnum], { nullable: true, description: "All of them when left out." })
    figures: ComplianceFigure[] | null | undefined,
    @Arg("currency", () => String, { defaultValue: "EUR", description: "The currency of the amounts, ISO 4217." })
    currency: string,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<FigureComparison[]> | null {
    if (isRespondentId(id)) return null;
    return compareCompliance(deps, actor(), id, {
      period,
      currency,
      ...(comparedWith ? { comparedWith } : {}),
      ...(figures ? { figures } : {}),
    });
  }
}
