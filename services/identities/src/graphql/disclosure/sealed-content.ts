import { dateOrNull } from "@exparte/dutch-time";
import { Field, ObjectType } from "type-graphql";
import type {
  Collection,
  ContentKind,
  DestructionCause,
  SealedContent as SealedContentState,
} from "../../rules/sealed-content/sealed-content.js";
import { ContentKindEnum, DestructionCauseEnum } from "../enums.js";
import { DateTime } from "../scalars.js";

@ObjectType({ description: "One access to what was left for the court." })
export class ContentCollection {
  @Field(() => DateTime, { description: "When the content was collected." })
  at!: Date;

  @Field(() => String, { description: "The id of the court that collected it." })
  court!: string;

  @Field(() => String, { description: "Which client or person of the court." })
  subject!: string;
}

@ObjectType({
  description: "What a platform left, encrypted. Its bytes are had by collecting it, as long as they exist.",
})
export class SealedContent {
  @Field(() => ContentKindEnum, { description: "Whether it is the platform's answer or the poster's objection." })
  kind!: ContentKind;

  @Field(() => String, { description: "The id of the key to which it is encrypted." })
  kid!: string;

  @Field(() => String, { description: "base64url(SHA-256) of the JWE, by which to know it again." })
  digest!: string;

  @Field(() => DateTime, { description: "When the platform left it." })
  leftAt!: Date;

  @Field(() => DateTime, { description: "The moment at which it is destroyed at the latest." })
  destroyBy!: Date;

  @Field(() => [ContentCollection], { description: "Every access to it, the first first." })
  collections!: ContentCollection[];

  @Field(() => DateTime, { nullable: true, description: "When its bytes were destroyed; null while they exist." })
  destroyedAt!: Date | null;

  @Field(() => DestructionCauseEnum, {
    nullable: true,
    description: "Why its bytes were destroyed; null while they exist.",
  })
  destroyedBecause!: DestructionCause | null;

  static of(state: SealedContentState | undefined): SealedContent | null {
    if (state === undefined) return null;
    const { kind, kid, digest, leftAt, destroyBy, collections, destroyed } = state;
    return {
      kind,
      kid,
      digest,
      leftAt: new Date(leftAt),
      destroyBy: new Date(destroyBy),
      collections: collections.map(({ at, court, subject }: Collection) => ({ at: new Date(at), court, subject })),
      destroyedAt: dateOrNull(destroyed?.at),
      destroyedBecause: destroyed?.because ?? null,
    };
  }
}
