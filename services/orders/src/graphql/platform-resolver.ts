import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { seeCompliance } from "../use-cases/see-compliance.js";
import type { OrdersContext } from "./context.js";
import { PeriodInput } from "./order-inputs.js";
import { Compliance, Platform } from "./platform.js";

@Resolver(() => Platform)
export class PlatformResolver {
  @FieldResolver(() => Compliance, { description: "Regulator or AP (scope compliance:read); a platform sees its own." })
  compliance(
    @Root() { id }: Platform,
    @Arg("period", () => PeriodInput) period: PeriodInput,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<Compliance> {
    return seeCompliance(deps, actor(), id, period);
  }
}
