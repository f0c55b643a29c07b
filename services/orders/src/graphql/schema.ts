import "reflect-metadata";
import { type SubgraphSchema, subgraphSchema } from "@exparte/subgraph";
import { seeOrder } from "../use-cases/see-orders.js";
import { ApplicationResolver } from "./application-resolver.js";
import { ContestResolver } from "./contest-resolver.js";
import type { OrdersContext } from "./context.js";
import { InboxResolver } from "./inbox-resolver.js";
import { OrderResolver } from "./order-resolver.js";
import { OrderPenaltyResolver, PenaltyResolver } from "./penalty-resolver.js";
import { PlatformResolver } from "./platform-resolver.js";
import { TakedownOrder } from "./takedown-order.js";

export function ordersSchema(): Promise<SubgraphSchema> {
  return subgraphSchema({
    resolvers: [
      ApplicationResolver,
      OrderResolver,
      ContestResolver,
      InboxResolver,
      OrderPenaltyResolver,
      PenaltyResolver,
      PlatformResolver,
    ],
    references: {
      async TakedownOrder({ id }: { id: string }, { deps, actor }: OrdersContext) {
        const { order, viewer } = await seeOrder(deps, actor(), id);
        return new TakedownOrder(order, viewer, deps.clock());
      },
      Platform: ({ id }: { id: string }) => ({ id }),
    },
  });
}
