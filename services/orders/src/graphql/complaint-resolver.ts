import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { seeOrders } from "../use-cases/order/see-orders.js";
import { Complaint } from "./complaint.js";
import type { OrdersContext } from "./context.js";
import { TakedownOrder } from "./order/takedown-order.js";
import { TakedownOrderConnection } from "./order/takedown-order-connection.js";

@Resolver(() => Complaint)
export class ComplaintResolver {
  @FieldResolver(() => TakedownOrderConnection, {
    nullable: true,
    description: "Orders whose application cites this complaint, newest first: those of them that you may see.",
  })
  async citingOrders(
    @Root() { id }: Complaint,
    @Arg("first", () => Int, { defaultValue: 20, description: "How many orders to a page, 1 to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "The endCursor of the page before." }) after:
      | string
      | null,
    @Ctx() { deps, actor }: OrdersContext,
  ): Promise<TakedownOrderConnection> {
    const wanted = { first, ...(after === null ? {} : { after }) };
    const { page, viewer } = await seeOrders(deps, actor(), { complaint: id }, wanted);
    return TakedownOrderConnection.of(page, (order) => new TakedownOrder(order, viewer, deps.clock()));
  }
}
