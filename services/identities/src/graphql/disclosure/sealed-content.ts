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
  @Field(() => DateTime)
  at!: Date;

  @Field(() => String)
  court!: string;

  @Field(() => String, { description: "Which client or person of the court." })
  subject!: string;
}

@ObjectType({
  description: "What a platform left, encrypted. Its bytes are had by collecting it, as long as they exist.",
})
export class SealedContent {
  @Field(() => ContentKindEnum)
  kind!: ContentKind;

  @Field(() => String, { description: "Of the key it was encrypted to." })
  kid!: string;

  @Field(() => String, { description: "base64url(SHA-256) of the JWE." })
  digest!: string;

  @Field(() => DateTime)
  leftAt!: Date;

  @Field(() => DateTime, { description: "It is destroyed at this moment at the latest." })
  destroyBy!: Date;

  @Field(() => [ContentCollection])
  collections!: ContentCollection[];

  @Field(() => DateTime, { nullable: true })
  destroyedAt!: Date | null;

  @Field(() => DestructionCauseEnum, { nullable: true })
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
