import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { CoordinatorId } from "../rules/ids.js";
import { changeCoordinator, registerCoordinator } from "../use-cases/register-coordinator.js";
import { seeCoordinator } from "../use-cases/see-parties.js";
import type { PlatformsContext } from "./context.js";
import { Coordinator } from "./coordinator.js";
import { CoordinatorInput } from "./inputs.js";

@Resolver(() => Coordinator)
export class CoordinatorResolver {
  @Query(() => Coordinator, { nullable: true, description: "Any party of the hub. Null when it is not registered." })
  coordinator(
    @Arg("id", () => ID, {
      nullable: true,
      description: "The coordinator's id on the hub; left out: the one there is.",
    })
    id: CoordinatorId | null | undefined,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Coordinator | null> {
    return seeCoordinator(deps, actor(), id ?? undefined);
  }

  @Mutation(() => Coordinator, {
    description:
      "Operator, scope parties:register. The same id with the same name returns the same coordinator; there is one.",
  })
  registerCoordinator(
    @Arg("input", () => CoordinatorInput, { description: "The coordinator's id and name." }) input: CoordinatorInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Coordinator> {
    return registerCoordinator(deps, actor(), { ...input });
  }

  @Mutation(() => Coordinator, { description: "Operator, scope parties:register. Repeating it changes nothing." })
  changeCoordinator(
    @Arg("input", () => CoordinatorInput, { description: "The coordinator's id and its new name." })
    input: CoordinatorInput,
    @Ctx() { deps, actor }: PlatformsContext,
  ): Promise<Coordinator> {
    return changeCoordinator(deps, actor(), { ...input });
  }
}
