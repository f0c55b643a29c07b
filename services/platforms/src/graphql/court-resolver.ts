import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CourtId } from "../rules/ids.js";
import type { PartyKey as Key } from "../rules/party-key.js";
import { changeCourt, registerCourt } from "../use-cases/register-court.js";
import { seeCourt, seeCourts, seeKeys } from "../use-cases/see-parties.js";
import type { PlatformsContext } from "./context.js";
import { Court } from "./court.js";
import { courtDetails } from "./from-input.js";
import { CourtInput } from "./inputs.js";
import { PartyKey } from "./party-key.js";

@Resolver(() => Court)
export class CourtResolver {
  @Query(() => Court, { nullable: true, description: "Any party of the hub." })
  court(
    @Arg("id", () => ID, { description: "The court's id on the hub." }) id: CourtId,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Court | null> {
    return seeCourt(deps, actor(), id);
  }

  @Query(() => [Court], { description: "Any party of the hub. By id." })
  courts(@Ctx() { deps, actor }: PlatformsContext): Promise<Court[]> {
    return seeCourts(deps, actor());
  }

  @FieldResolver(() => [PartyKey], {
    description: "All of them, revoked ones too, in the order in which they began to be valid.",
  })
  keys(@Root() { id }: Court, @Ctx() { deps, actor }: PlatformsContext): Promise<readonly Key[]> {
    return seeKeys(deps, actor(), { type: "court", id });
  }

  @Mutation(() => Court, {
    description: "Operator, scope parties:register. The same id, name and instance return the same court.",
  })
  registerCourt(
    @Arg("input", () => CourtInput, { description: "The court's id, name and instance." }) input: CourtInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Court> {
    return registerCourt(deps, actor(), courtDetails(input));
  }

  @Mutation(() => Court, { description: "Operator, scope parties:register. Repeating it changes nothing." })
  changeCourt(
    @Arg("input", () => CourtInput, { description: "The court's id, its new name, and its instance if that changes." })
    input: CourtInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Court> {
    return changeCourt(deps, actor(), courtDetails(input));
  }
}
