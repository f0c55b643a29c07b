import "reflect-metadata";
import { type SubgraphSchema, subgraphSchema } from "@exparte/subgraph";
import { seeOrder } from "../use-cases/see-orders.js";
import { seePublicReport } from "../use-cases/see-public-report.js";
import { ApplicationResolver } from "./application-resolver.js";
import { ComplaintResolver } from "./complaint-resolver.js";
import { ComplianceFeedResolver } from "./compliance-feed-resolver.js";
import { ComplianceResolver } from "./compliance-resolver.js";
import { ContestResolver } from "./contest-resolver.js";
import type { OrdersContext } from "./context.js";
import { InboxResolver } from "./inbox-resolver.js";
import { OrderResolver } from "./order-resolver.js";
import { OrderPenaltyResolver, PenaltyResolver } from "./penalty-resolver.js";
import { PlatformResolver } from "./platform-resolver.js";
import { PublicReport } from "./public-report.js";
import { PublicReportResolver } from "./public-report-resolver.js";
import { TakedownOrder } from "./takedown-order.js";
import { WorkloadResolver } from "./workload-resolver.js";

export function ordersSchema(): Promise<SubgraphSchema> {
  return subgraphSchema({
    resolvers: [
      ApplicationResolver,
      ComplaintResolver,
      ComplianceFeedResolver,
      OrderResolver,
      ContestResolver,
      InboxResolver,
      OrderPenaltyResolver,
      PenaltyResolver,
      PlatformResolver,
      PublicReportResolver,
      ComplianceResolver,
      WorkloadResolver,
    ],
    references: {
      async TakedownOrder({ id }: { id: string }, { deps, actor }: OrdersContext) {
        const { order, viewer } = await seeOrder(deps, actor(), id);
        return new TakedownOrder(order, viewer, deps.clock());
      },
      PublicReport: async ({ halfYear }: { halfYear: string }, { deps }: OrdersContext) =>
        new PublicReport(await seePublicReport(deps, halfYear)),
      Platform: ({ id }: { id: string }) => ({ id }),
      Complaint: ({ id }: { id: string }) => ({ id }),
    },
  });
}
