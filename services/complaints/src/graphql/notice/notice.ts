import { PageInfo } from "@exparte/subgraph";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type {
  NoticeOutcome,
  NoticeSource,
  Notice as NoticeState,
  NoticeStatus,
  RemovalGround,
} from "../../rules/notice/notice.js";
import { refuse } from "../../rules/refusals.js";
import type { NoticeViewer } from "../../use-cases/viewer.js";
import { NoticeOutcomeEnum, NoticeSourceEnum, NoticeStatusEnum, RemovalGroundEnum } from "../enums.js";
import { Platform } from "../platform.js";
import { DateTime, Url } from "../scalars.js";

@ObjectType({ description: "What the platform decided on a notice, and when." })
export class NoticeDecision {
  @Field(() => NoticeOutcomeEnum, { description: "What the platform decided." })
  outcome!: NoticeOutcome;

  @Field(() => RemovalGroundEnum, {
    nullable: true,
    description: "Why the platform removed the content; null where it did not.",
  })
  ground!: RemovalGround | null;

  @Field(() => DateTime, { description: "When the platform decided." })
  decidedAt!: Date;
}

@ObjectType({ description: "The court, hotline or trusted flagger that recorded a notice." })
export class NoticeRecorder {
  @Field(() => String, { description: "What kind of party recorded it: court, hotline or flagger." })
  type!: string;

  @Field(() => ID, { description: "The id of the party that recorded it." })
  id!: string;
}

/**
 * The notice as one viewer may see it. What a viewer may not see is refused here, in the subgraph, so that no other
 * way in can show more; such fields are nullable, so that the rest of the answer stands.
 */
@Directive('@key(fields: "id")')
@ObjectType({
  description: "Melding: the report that a platform was sent before anyone went to court, and what it decided.",
})
export class Notice {
  readonly #notice: NoticeState;
  readonly #viewer: NoticeViewer;

  constructor(notice: NoticeState, viewer: NoticeViewer) {
    this.#notice = notice;
    this.#viewer = viewer;
  }

  @Field(() => ID, { description: "The notice's id, which an application or a complaint names." })
  get id(): string {
    return this.#notice.id;
  }

  @Field(() => NoticeStatusEnum, { description: "Where the notice stands." })
  get status(): NoticeStatus {
    return this.#notice.status;
  }

  @Field(() => NoticeSourceEnum, { description: "Who made the report to the platform." })
  get source(): NoticeSource {
    return this.#notice.content.source;
  }

  @Field(() => String, {
    nullable: true,
    description: "The hotline or flagger by name; null where the source is neither.",
  })
  get sourceName(): string | null {
    return this.#notice.content.sourceName ?? null;
  }

  @Field(() => Platform, { nullable: true, description: "The platform that was told." })
  get platform(): Platform {
    return { id: this.#notice.content.platform };
  }

  @Field(() => [Url], { nullable: true, description: "Where the content stands; not for regulators." })
  get urls(): string[] | null {
    if (this.#viewer.role === "regulator") throw forbidden("urls");
    return [...this.#notice.content.urls];
  }

  @Field(() => DateTime, { description: "When the platform was told." })
  get noticedAt(): Date {
    return new Date(this.#notice.content.noticedAt);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "By when the platform is to answer: as the recorder asked, or as the code of conduct has it; null while neither says.",
  })
  get respondBy(): Date | null {
    const { respondBy } = this.#notice;
    return respondBy === undefined ? null : new Date(respondBy);
  }

  @Field(() => [NoticeDecision], { description: "Every decision, the first first; the last one is the status." })
  get decisions(): NoticeDecision[] {
    return this.#notice.decisions.map(({ outcome, ground, decidedAt }) => ({
      outcome,
      ground: ground ?? null,
      decidedAt: new Date(decidedAt),
    }));
  }

  @Field(() => NoticeRecorder, { description: "Which party recorded the notice." })
  get recordedBy(): NoticeRecorder {
    return this.#notice.recorder;
  }

  @Field(() => DateTime, { description: "When the hub recorded the notice." })
  get recordedAt(): Date {
    return new Date(this.#notice.recordedAt);
  }

  @Field(() => String, { nullable: true, description: "The recorder's own reference; of the recorder only." })
  get reference(): string | null {
    const { party } = this.#viewer;
    const { recorder, content } = this.#notice;
    if (recorder.type !== party.type || recorder.id !== party.id) throw forbidden("reference");
    return content.reference;
  }
}

function forbidden(field: string): Error {
  return refuse("FIELD_FORBIDDEN", `Notice.${field} is not for a party of your kind; ask for the notice without it.`, {
    field,
  });
}

@ObjectType({ description: "One notice in a list, with its place." })
export class NoticeEdge {
  @Field(() => String, { description: "The notice's place in the list, to go on after." })
  cursor!: string;

  @Field(() => Notice, { description: "The notice itself." })
  node!: Notice;
}

@ObjectType({ description: "A page of notices, newest first (a Relay connection)." })
export class NoticeConnection {
  @Field(() => [NoticeEdge], { description: "The notices of this page." })
  edges!: NoticeEdge[];

  @Field(() => PageInfo, { description: "Whether more notices follow, and after which cursor." })
  pageInfo!: PageInfo;
}
