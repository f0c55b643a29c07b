import { connectionOf } from "@exparte/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { recordNotice } from "../../use-cases/notice/record-notice.js";
import { recordNoticeDecision } from "../../use-cases/notice/record-notice-decision.js";
import { seeNotice, seeNotices } from "../../use-cases/notice/see-notices.js";
import { recorderOf } from "../../use-cases/viewer.js";
import type { ComplaintsContext } from "../context.js";
import { PageArgs, pageWanted } from "../page-args.js";
import { Platform } from "../platform.js";
import { Notice, NoticeConnection } from "./notice.js";
import {
  NoticeFilter,
  noticeContent,
  noticeDecision,
  noticeFilter,
  RecordNoticeDecisionInput,
  RecordNoticeInput,
} from "./notice-inputs.js";

@Resolver(() => Platform)
export class NoticeResolver {
  @Query(() => Notice, {
    nullable: true,
    description:
      "Scope notices:read; the AP complaints:handle, a regulator compliance:read. A notice that you may not see is refused as one that does not exist.",
  })
  async notice(
    @Arg("id", () => ID, { description: "The id of the notice." }) id: string,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Notice> {
    const { notice, viewer } = await seeNotice(deps, actor(), id);
    return new Notice(notice, viewer);
  }

  @Query(() => NoticeConnection, {
    description:
      "Scope notices:read; the AP complaints:handle, a regulator compliance:read. Newest first. A hotline or trusted flagger sees those it recorded, a platform those about itself; courts, the AP and regulators all.",
  })
  async notices(
    @Arg("filter", () => NoticeFilter, {
      nullable: true,
      description: "Which notices are wanted; left out: all that you may see.",
    })
    filter: NoticeFilter | null | undefined,
    @Args(() => PageArgs) wanted: PageArgs,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<NoticeConnection> {
    const { page, viewer } = await seeNotices(deps, actor(), noticeFilter(filter ?? {}), pageWanted(wanted));
    return connectionOf(page, (notice) => new Notice(notice, viewer));
  }

  @FieldResolver(() => NoticeConnection, {
    name: "notices",
    nullable: true,
    description:
      "Notices about this platform, newest first, for whoever may read `notices`. A platform sees its own only.",
  })
  async noticesAbout(
    @Root() { id }: Platform,
    @Args(() => PageArgs) wanted: PageArgs,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<NoticeConnection> {
    const { page, viewer } = await seeNotices(deps, actor(), { platform: id }, pageWanted(wanted));
    return connectionOf(page, (notice) => new Notice(notice, viewer));
  }

  @Mutation(() => Notice, {
    description:
      "Court, hotline or flagger, scope notices:record. The same content under the same reference returns the same notice.",
  })
  async recordNotice(
    @Arg("input", () => RecordNoticeInput, { description: "The notice, with platform and content." })
    input: RecordNoticeInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Notice> {
    const recorder = actor();
    return new Notice(await recordNotice(deps, recorder, noticeContent(input)), recorderOf(recorder));
  }

  @Mutation(() => Notice, {
    description:
      "The court, hotline or flagger that recorded the notice, scopes notices:record and notices:read. Repeating it changes nothing.",
  })
  async recordNoticeDecision(
    @Arg("input", () => RecordNoticeDecisionInput, { description: "The notice and what the platform decided." })
    input: RecordNoticeDecisionInput,
    @Ctx() { deps, actor }: ComplaintsContext,
  ): Promise<Notice> {
    const recorder = actor();
    const notice = await recordNoticeDecision(deps, recorder, input.noticeId, noticeDecision(input));
    return new Notice(notice, recorderOf(recorder));
  }
}
