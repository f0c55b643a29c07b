import type { Instant } from "@exparte/dutch-time";
import { Field, ObjectType } from "type-graphql";
import { type CodeOfConduct as CodeOfConductState, codeInForce } from "../../rules/code-of-conduct/code-of-conduct.js";
import type { Participation as ParticipationState } from "../../rules/code-of-conduct/participation.js";
import { Platform } from "../platform.js";
import { DateTime } from "../scalars.js";
import { CodeOfConduct } from "./code-of-conduct.js";

@ObjectType({ description: "A platform's part in the code of conduct, from joining until leaving." })
export class Participation {
  readonly #participation: ParticipationState;
  readonly #published: readonly CodeOfConductState[];
  readonly #at: Instant;

  /** `at`: the moment that was asked about. */
  constructor(participation: ParticipationState, published: readonly CodeOfConductState[], at: Instant) {
    this.#participation = participation;
    this.#published = published;
    this.#at = at;
  }

  @Field(() => Platform, { nullable: true, description: "The platform that takes part, or took part." })
  get platform(): Platform {
    return { id: this.#participation.platform };
  }

  @Field(() => DateTime, { description: "When the platform joined the code." })
  get since(): Date {
    return new Date(this.#participation.since);
  }

  @Field(() => DateTime, { nullable: true, description: "When the platform left; null while it takes part." })
  get until(): Date | null {
    const { until } = this.#participation;
    return until === undefined ? null : new Date(until);
  }

  @Field(() => CodeOfConduct, { description: "The version in force when the platform joined." })
  get joinedVersion(): CodeOfConduct {
    const code = this.#published.find(({ version }) => version === this.#participation.joinedVersion);
    if (code === undefined)
      throw new Error(`Version ${this.#participation.joinedVersion} was joined but is not published`);
    return new CodeOfConduct(code, this.#published);
  }

  @Field(() => CodeOfConduct, {
    description: "The version that bound the platform at the moment asked about, or when it left.",
  })
  get boundBy(): CodeOfConduct {
    const { until } = this.#participation;
    const code = codeInForce(this.#published, until !== undefined && until < this.#at ? until : this.#at);
    return code === undefined ? this.joinedVersion : new CodeOfConduct(code, this.#published);
  }
}
