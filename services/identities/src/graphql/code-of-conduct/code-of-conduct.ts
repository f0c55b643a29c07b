import { instant } from "@exparte/dutch-time";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import {
  type CodeOfConduct as CodeOfConductState,
  type CodeTerms,
  inForceUntil,
} from "../../rules/code-of-conduct/code-of-conduct.js";
import { DateTime, Duration, Url } from "../scalars.js";

@ObjectType({
  description:
    "Gedragscode: one version of what platforms have agreed to do with a request to disclose who posted something.",
})
export class CodeOfConduct {
  readonly #code: CodeOfConductState;
  readonly #published: readonly CodeOfConductState[];

  constructor(code: CodeOfConductState, published: readonly CodeOfConductState[]) {
    this.#code = code;
    this.#published = published;
  }

  @Field(() => Int, { description: "The number of this version: 1, 2, 3 …" })
  get version(): number {
    return this.#code.version;
  }

  @Field(() => String, {
    nullable: true,
    description: "The text of the code; null where only `url` says where it stands.",
  })
  get text(): string | null {
    return this.#code.text ?? null;
  }

  @Field(() => Url, {
    nullable: true,
    description: "Where the text of the code stands; null where only `text` gives it.",
  })
  get url(): string | null {
    return this.#code.url ?? null;
  }

  @Field(() => DateTime, { description: "From when on this version binds whoever takes part." })
  get inForceFrom(): Date {
    return new Date(this.#code.inForceFrom);
  }

  @Field(() => DateTime, {
    nullable: true,
    description: "When the next version takes over; null while none is published.",
  })
  get inForceUntil(): Date | null {
    const until = inForceUntil(this.#published, this.#code);
    return until === undefined ? null : new Date(until);
  }

  @Field(() => Duration, { description: "How long a poster has to object before a disclosure." })
  get objectionWindow(): string {
    return this.#code.objectionWindow;
  }

  @Field(() => Duration, { description: "How soon a participant decides on a notice (melding) that was made to it." })
  get answerNoticesWithin(): string {
    return this.#code.answerNoticesWithin;
  }

  @Field(() => DateTime, { description: "When the operator published this version." })
  get publishedAt(): Date {
    return new Date(this.#code.publishedAt);
  }
}

@InputType({ description: "A version of the code of conduct. Published once: it never changes." })
export class PublishCodeOfConductInput {
  @Field(() => Int, { description: "The next number: 1, 2, 3 …" })
  version!: number;

  @Field(() => String, { nullable: true, description: "The text of the code; give text or url, or both." })
  text?: string | null;

  @Field(() => Url, { nullable: true, description: "Where the text stands; give text or url, or both." })
  url?: URL | string | null;

  @Field(() => DateTime, {
    description: "Later than that of the version before, and for all but the first not in the past.",
  })
  inForceFrom!: Date;

  @Field(() => Duration, { description: "How long a poster has to object before a disclosure; at most three months." })
  objectionWindow!: string;

  @Field(() => Duration, {
    description: "How soon a participant decides on a notice (melding) that was made to it; at most three months.",
  })
  answerNoticesWithin!: string;
}

export function codeTerms(input: PublishCodeOfConductInput): CodeTerms {
  const { version, text, url, inForceFrom, objectionWindow, answerNoticesWithin } = input;
  return {
    version,
    ...(text == null ? {} : { text }),
    ...(url == null ? {} : { url: String(url) }),
    inForceFrom: instant(inForceFrom),
    objectionWindow,
    answerNoticesWithin,
  };
}
