import { instant } from "@exparte/dutch-time";
import { PeriodInput } from "@exparte/subgraph";
import { Field, ID, InputType } from "type-graphql";
import type { NoticeId, PlatformId } from "../../rules/ids.js";
import type {
  NoticeDecision as Decision,
  NoticeContent,
  NoticeOutcome,
  NoticeSource,
  NoticeStatus,
  RemovalGround,
} from "../../rules/notice/notice.js";
import type { NoticeFilter as Filter } from "../../store/notice/notices.js";
import { NoticeOutcomeEnum, NoticeSourceEnum, NoticeStatusEnum, RemovalGroundEnum } from "../enums.js";
import { DateTime } from "../scalars.js";

@InputType({ description: "A prior report to a platform (melding). Natural key: you and your reference." })
export class RecordNoticeInput {
  @Field(() => String, {
    description: "Your own number for the notice, such as dossier 2026-17: with a digit and without @, never a name.",
  })
  reference!: string;

  @Field(() => NoticeSourceEnum, { description: "Who made the report to the platform." })
  source!: NoticeSource;

  @Field(() => String, {
    nullable: true,
    description: "The hotline or flagger by name; with HOTLINE and TRUSTED_FLAGGER only.",
  })
  sourceName?: string | null;

  @Field(() => ID, { description: "The id of the platform that was told." })
  platform!: PlatformId;

  @Field(() => [String], { description: "Where the content stands: absolute http(s) URLs." })
  urls!: string[];

  @Field(() => DateTime, { description: "When the platform was told." })
  noticedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "By when you asked the platform to answer; NO_RESPONSE is refused before. Left out: the code of conduct's term, where the platform takes part in it; never sooner.",
  })
  respondBy?: Date | null;
}

@InputType({ description: "What the platform decided on a notice." })
export class RecordNoticeDecisionInput {
  @Field(() => ID, { description: "The id of the notice." })
  noticeId!: NoticeId;

  @Field(() => NoticeOutcomeEnum, { description: "What the platform decided." })
  outcome!: NoticeOutcome;

  @Field(() => RemovalGroundEnum, {
    nullable: true,
    description: "Why the platform removed the content; with REMOVED, and only then.",
  })
  ground?: RemovalGround | null;

  @Field(() => DateTime, { description: "When the platform decided; for NO_RESPONSE, when you stopped waiting." })
  decidedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "With NO_RESPONSE, where neither the code of conduct nor the notice says it: by when you asked the platform to answer.",
  })
  respondBy?: Date | null;
}

@InputType({ description: "Which notices are wanted; those for which all that is given holds." })
export class NoticeFilter {
  @Field(() => ID, { nullable: true, description: "Notices to the platform with this id." })
  platform?: PlatformId | null;

  @Field(() => [NoticeStatusEnum], { nullable: true, description: "Notices that stand in one of these." })
  status?: NoticeStatus[] | null;

  @Field(() => [NoticeSourceEnum], { nullable: true, description: "Notices that one of these made." })
  source?: NoticeSource[] | null;

  @Field(() => PeriodInput, { nullable: true, description: "Notices of which the platform was told in this period." })
  noticed?: PeriodInput | null;
}

export function noticeContent({
  reference,
  source,
  sourceName,
  platform,
  urls,
  noticedAt,
  respondBy,
}: RecordNoticeInput): NoticeContent {
  return {
    reference,
    source,
    ...(sourceName == null ? {} : { sourceName }),
    platform,
    urls,
    noticedAt: instant(noticedAt),
    ...(respondBy == null ? {} : { respondBy: instant(respondBy) }),
  };
}

export function noticeDecision({ outcome, ground, decidedAt, respondBy }: RecordNoticeDecisionInput): Decision {
  return {
    outcome,
    ...(ground == null ? {} : { ground }),
    decidedAt: instant(decidedAt),
    ...(respondBy == null ? {} : { respondBy: instant(respondBy) }),
  };
}

export function noticeFilter({ platform, status, source, noticed }: NoticeFilter): Filter {
  return {
    ...(platform == null ? {} : { platform }),
    ...(status == null ? {} : { status }),
    ...(source == null ? {} : { source }),
    ...(noticed == null ? {} : { noticed }),
  };
}
