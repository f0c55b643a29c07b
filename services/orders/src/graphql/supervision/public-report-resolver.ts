import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { seePublicReports } from "../../use-cases/supervision/see-public-report.js";
import type { OrdersContext } from "../context.js";
import { PublicPeriodInput, PublicReport } from "./public-report.js";

@Resolver()
export class PublicReportResolver {
  @Query(() => [PublicReport], {
    description:
      "Aggregates for the public and for research, one report for each half-year; needs no token. Also at /public-report.csv and /public-report.json.",
  })
  async publicReport(
    @Arg("period", () => PublicPeriodInput, { description: "The half-years that are wanted." })
    period: PublicPeriodInput,
    @Ctx() { deps }: OrdersContext,
  ): Promise<PublicReport[]> {
    const reports = await seePublicReports(deps, period);
    return reports.map((report) => new PublicReport(report));
  }
}
