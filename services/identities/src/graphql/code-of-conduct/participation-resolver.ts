import { type Instant, instant } from "@exparte/dutch-time";
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { joinCodeOfConduct, leaveCodeOfConduct } from "../../use-cases/code-of-conduct/change-participation.js";
import { seeParticipation, seeParticipations } from "../../use-cases/code-of-conduct/see-code-of-conduct.js";
import type { IdentitiesContext } from "../context.js";
import { Platform } from "../platform.js";
import { DateTime } from "../scalars.js";
import { Participation } from "./participation.js";

@Resolver(() => Platform)
export class ParticipationResolver {
  @FieldResolver(() => Participation, {
    nullable: true,
    description:
      "The platform's part in the code of conduct at a moment, left out: now; null when it stood outside. Any party.",
  })
  async codeOfConduct(
    @Root() { id }: Platform,
    @Arg("at", () => DateTime, { nullable: true, description: "The moment that is asked about; left out: now." }) at:
      | Date
      | null
      | undefined,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<Participation | null> {
    const moment = instantOf(at) ?? deps.clock();
    const found = await seeParticipation(deps, actor(), id, moment);
    return found === null ? null : new Participation(found.participation, found.published, moment);
  }

  @FieldResolver(() => [Participation], {
    nullable: true,
    description: "Every time the platform took part, the first first. Any party.",
  })
  async participationHistory(
    @Root() { id }: Platform,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<Participation[]> {
    const { record, published } = await seeParticipations(deps, actor(), id);
    const now = deps.clock();
    return record.participations.map((participation) => new Participation(participation, published, now));
  }

  @Mutation(() => Participation, {
    description:
      "A platform joins for itself (scope disclosures:answer), or the operator records that it did (scope parties:register). Joining again returns the same.",
  })
  async joinCodeOfConduct(
    @Arg("platform", () => ID, { nullable: true, description: "For the operator only." }) platform:
      | string
      | null
      | undefined,
    @Arg("since", () => DateTime, { nullable: true, description: "For the operator only; left out: now." })
    since: Date | null | undefined,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<Participation> {
    const { participation, published } = await joinCodeOfConduct(
      deps,
      actor(),
      platform ?? undefined,
      instantOf(since),
    );
    return new Participation(participation, published, deps.clock());
  }

  @Mutation(() => Participation, {
    description:
      "A platform leaves for itself (scope disclosures:answer), or the operator records that it did (scope parties:register). Leaving again returns the same.",
  })
  async leaveCodeOfConduct(
    @Arg("platform", () => ID, { nullable: true, description: "For the operator only." }) platform:
      | string
      | null
      | undefined,
    @Arg("until", () => DateTime, { nullable: true, description: "For the operator only; left out: now." })
    until: Date | null | undefined,
    @Ctx() { deps, actor }: IdentitiesContext,
  ): Promise<Participation> {
    const { participation, published } = await leaveCodeOfConduct(
      deps,
      actor(),
      platform ?? undefined,
      instantOf(until),
    );
    return new Participation(participation, published, deps.clock());
  }
}

function instantOf(moment: Date | null | undefined): Instant | undefined {
  return moment == null ? undefined : instant(moment);
}
