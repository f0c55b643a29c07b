import { PeriodInput } from "@exparte/subgraph";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { seeTotalWorkload, seeWorkload } from "../../use-cases/supervision/see-workload.js";
import type { OrdersContext } from "../context.js";
import { CourtWorkload, Workload } from "./workload.js";
import { CostModelInput, costChange } from "./workload-input.js";

@Resolver()
export class WorkloadResolver {
  @Query(() => [CourtWorkload], {
    description:
      "Regulator or AP (scope compliance:read): every registered court, by id. A court (scope workload:read): its own.",
  })
  async workload(
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Arg("cost", () => CostModelInput, {
      nullable: true,
      description: "What the cost model is to take differently; left out: nothing.",
    })
    cost: CostModelInput | null | undefined,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<CourtWorkload[]> {
    return (await seeWorkload(deps, actor(), period, costChange(cost))).map(CourtWorkload.ofCourt);
  }

  @Query(() => Workload, {
    description:
      "Regulator or AP, scope compliance:read: all courts together. Times are over all applications, not averages of the courts' own.",
  })
  async totalWorkload(
    @Arg("period", () => PeriodInput, { description: "The period that the figures are about." }) period: PeriodInput,
    @Arg("cost", () => CostModelInput, {
      nullable: true,
      description: "What the cost model is to take differently; left out: nothing.",
    })
    cost: CostModelInput | null | undefined,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Workload> {
    return Workload.of(await seeTotalWorkload(deps, actor(), period, costChange(cost)));
  }
}
