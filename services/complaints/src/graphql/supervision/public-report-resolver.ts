import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { seePublicFigures } from "../../use-cases/supervision/see-public-report.js";
import type { ComplaintsContext } from "../context.js";
import { PublicOutcomeCount, PublicReport } from "./public-report.js";

@Resolver(() => PublicReport)
export class PublicReportResolver {
  @FieldResolver(() => [PublicOutcomeCount], {
    nullable: true,
    description: "Complaints to the AP about each platform, by the decision that stood; needs no token.",
  })
  async complaints(
    @Root() { halfYear }: PublicReport,
    @Ctx() { deps }: ComplaintsContext,
  ): Promise<readonly PublicOutcomeCount[]> {
    return (await seePublicFigures(deps, halfYear)).complaints;
  }

  @FieldResolver(() => [PublicOutcomeCount], {
    nullable: true,
    description: "Notices that platforms were sent, by what they decided; needs no token.",
  })
  async notices(
    @Root() { halfYear }: PublicReport,
    @Ctx() { deps }: ComplaintsContext,
  ): Promise<readonly PublicOutcomeCount[]> {
    return (await seePublicFigures(deps, halfYear)).notices;
  }
}
