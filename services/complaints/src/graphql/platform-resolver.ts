import { PeriodInput } from "@exparte/subgraph";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { seeComplaintFigures, seeNoticeFigures } from "../use-cases/see-figures.js";
import type { ComplaintsContext } from "./context.js";
import { ComplaintFigures, NoticeOutcomeFigures } from "./figures.js";
import { Platform } from "./platform.js";

const WHO = "Regulator or AP (scope compliance:read); a platform sees its own.";

@Resolver(() => Platform)
export class PlatformResolver {
  @FieldResolver(() => ComplaintFigures, { description: WHO })
  complaints(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput) period: PeriodInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<ComplaintFigures> {
    return seeComplaintFigures(deps, actor(), id, period);
  }

  @FieldResolver(() => NoticeOutcomeFigures, { description: WHO })
  async noticeOutcomes(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput) period: PeriodInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<NoticeOutcomeFigures> {
    return Object.assign(new NoticeOutcomeFigures(), await seeNoticeFigures(deps, actor(), id, period));
  }
}
