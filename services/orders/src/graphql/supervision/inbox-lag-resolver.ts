import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { PlatformId } from "../../rules/ids.js";
import { seeInboxLags } from "../../use-cases/supervision/see-inbox-lags.js";
import type { OrdersContext } from "../context.js";
import { InboxLag } from "./inbox-lag.js";

@Resolver()
export class InboxLagResolver {
  @Query(() => [InboxLag], {
    description:
      "Operator, scope parties:register. How far connected platforms are with their inboxes, the one that waits longest first.",
  })
  async inboxLags(
    @Arg("platform", () => ID, { nullable: true, description: "Of this platform alone; left out: of all." })
    platform: PlatformId | null | undefined,
    @Arg("first", () => Int, { defaultValue: 50, description: "How many platforms, at most 100." }) first: number,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<InboxLag[]> {
    const lags = await seeInboxLags(deps, actor(), { platform: platform ?? null, first });
    return lags.map(({ platform: id, ...lag }) => ({ ...lag, platform: { id } }));
  }
}
