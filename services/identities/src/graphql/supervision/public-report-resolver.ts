import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { seePublicDisclosures } from "../../use-cases/supervision/see-public-report.js";
import type { IdentitiesContext } from "../context.js";
import { PublicDisclosureFigure, PublicReport } from "./public-report.js";

@Resolver(() => PublicReport)
export class PublicReportResolver {
  @FieldResolver(() => [PublicDisclosureFigure], {
    nullable: true,
    description: "Requests to say who posted, by platform and by what came of them; needs no token.",
  })
  disclosures(
    @Root() { halfYear }: PublicReport,
    @Ctx() { deps }: IdentitiesContext,
  ): Promise<PublicDisclosureFigure[]> {
    return seePublicDisclosures(deps, halfYear);
  }
}
