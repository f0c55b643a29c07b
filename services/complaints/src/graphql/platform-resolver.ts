import { PeriodInput } from "@exparte/subgraph";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { ComplaintFigure } from "../rules/supervision/complaint-figure.js";
import type { NoticeFigure } from "../rules/supervision/notice-figure.js";
import { compareComplaints, compareNotices } from "../use-cases/supervision/compare-figures.js";
import {
  seeAllComplaintFigures,
  seeAllNoticeFigures,
  seeComplaintFigures,
  seeNoticeFigures,
} from "../use-cases/supervision/see-figures.js";
import type { ComplaintsContext } from "./context.js";
import { ComplaintFigureEnum, NoticeFigureEnum } from "./enums.js";
import { Platform } from "./platform.js";
import { ComplaintFigureComparison, NoticeFigureComparison } from "./supervision/figure-comparison.js";
import { ComplaintFigures, NoticeOutcomeFigures } from "./supervision/figures.js";

const WHO = "Scope compliance:read. Regulator or AP; a platform sees its own.";
const COMPARED = `Its figures beside those of another period and beside the median of all platforms. ${WHO}`;
const ALL =
  "Of all platforms together, over the records themselves: no average of the platforms' figures. Regulator or AP, scope compliance:read.";

@Resolver(() => Platform)
export class PlatformResolver {
  @FieldResolver(() => ComplaintFigures, { nullable: true, description: WHO })
  complaints(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintFigures> {
    return seeComplaintFigures(deps, actor(), id, period);
  }

  @FieldResolver(() => NoticeOutcomeFigures, { nullable: true, description: WHO })
  noticeOutcomes(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<NoticeOutcomeFigures> {
    return seeNoticeFigures(deps, actor(), id, period);
  }

  @FieldResolver(() => [ComplaintFigureComparison], {
    nullable: true,
    description: COMPARED,
  })
  complaintsCompared(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Arg("comparedWith", () => PeriodInput, {
      nullable: true,
      description: "An earlier period to set beside it; left out, `earlier` and `change` are null.",
    })
    comparedWith: PeriodInput | null | undefined,
    @Arg("figures", () => [ComplaintFigureEnum], { nullable: true, description: "All of them when left out." })
    figures: ComplaintFigure[] | null | undefined,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintFigureComparison[]> {
    return compareComplaints(deps, actor(), id, {
      period,
      ...(comparedWith ? { comparedWith } : {}),
      ...(figures ? { figures } : {}),
    });
  }

  @FieldResolver(() => [NoticeFigureComparison], { nullable: true, description: COMPARED })
  noticesCompared(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Arg("comparedWith", () => PeriodInput, {
      nullable: true,
      description: "An earlier period to set beside it; left out, `earlier` and `change` are null.",
    })
    comparedWith: PeriodInput | null | undefined,
    @Arg("figures", () => [NoticeFigureEnum], { nullable: true, description: "All of them when left out." })
    figures: NoticeFigure[] | null | undefined,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<NoticeFigureComparison[]> {
    return compareNotices(deps, actor(), id, {
      period,
      ...(comparedWith ? { comparedWith } : {}),
      ...(figures ? { figures } : {}),
    });
  }

  @Query(() => ComplaintFigures, { name: "complaintFigures", description: ALL })
  complaintsAboutAll(
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintFigures> {
    return seeAllComplaintFigures(deps, actor(), period);
  }

  @Query(() => NoticeOutcomeFigures, { name: "noticeOutcomes", description: ALL })
  noticesToAll(
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<NoticeOutcomeFigures> {
    return seeAllNoticeFigures(deps, actor(), period);
  }
}
