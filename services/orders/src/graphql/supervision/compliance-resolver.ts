import { PeriodInput } from "@exparte/subgraph";
import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { PlatformId } from "../../rules/ids.js";
import type { ComplianceFigure } from "../../rules/supervision/compliance-figure.js";
import {
  REPORT_PAGE_MAX,
  seeAllCompliance,
  seeComplianceReport,
  seeOrdersBehind,
} from "../../use-cases/supervision/see-compliance.js";
import type { OrdersContext } from "../context.js";
import { TakedownOrder } from "../order/takedown-order.js";
import { TakedownOrderConnection } from "../order/takedown-order-connection.js";
import { Compliance, ComplianceReport } from "./compliance.js";
import { ComplianceFigureEnum } from "./enums.js";

@Resolver()
export class ComplianceResolver {
  @Query(() => Compliance, {
    description:
      "Of all platforms together, over the orders themselves: no average of the platforms' figures. Regulator or AP, scope compliance:read.",
  })
  async compliance(
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Compliance> {
    return Compliance.of(await seeAllCompliance(deps, actor(), period));
  }

  @Query(() => ComplianceReport, {
    description: `Every registered platform, by id, at most ${REPORT_PAGE_MAX} to a page: ask each node for \`compliance\`, \`disclosures\` and \`complaints\` of the same period. Regulator or AP, scope compliance:read.`,
  })
  async complianceReport(
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Arg("first", () => Int, { defaultValue: 100, description: "How many platforms to a page, at most 2000." })
    first: number,
    @Arg("after", () => String, { nullable: true, description: "The endCursor of the page before." }) after:
      | string
      | null
      | undefined,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<ComplianceReport> {
    const page = { first, ...(after ? { after } : {}) };
    return ComplianceReport.of(await seeComplianceReport(deps, actor(), period, page));
  }

  @Query(() => TakedownOrderConnection, {
    description:
      "The orders that a figure counts, newest first: of a platform, or of all when none is named. Scope compliance:read. Regulator or AP, who see no text of them; a platform, with orders:read too, sees its own.",
  })
  async complianceOrders(
    @Arg("figure", () => ComplianceFigureEnum, { description: "The figure whose orders are wanted." })
    figure: ComplianceFigure,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Arg("platform", () => ID, { nullable: true, description: "The id of the platform; left out: all." }) platform:
      | PlatformId
      | null
      | undefined,
    @Arg("first", () => Int, { defaultValue: 20, description: "How many orders to a page, 1 to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "The endCursor of the page before." }) after:
      | string
      | null
      | undefined,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrderConnection> {
    const { page, viewer } = await seeOrdersBehind(
      deps,
      actor(),
      { figure, period, ...(platform ? { platform } : {}) },
      { first, ...(after ? { after } : {}) },
    );
    return TakedownOrderConnection.of(page, (order) => new TakedownOrder(order, viewer, deps.clock()));
  }
}
