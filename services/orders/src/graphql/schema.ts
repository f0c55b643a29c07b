import "reflect-metadata";
import { type SubgraphSchema, subgraphSchema } from "@exparte/subgraph";
import type { ComplaintId, OrderId, PlatformId } from "../rules/ids.js";
import { seeOrder } from "../use-cases/order/see-orders.js";
import { seePublicReport } from "../use-cases/supervision/see-public-report.js";
import { FindingResolver } from "./addressee/finding-resolver.js";
import { PosterResolver } from "./addressee/poster-resolver.js";
import { AppealResolver } from "./appeal/appeal-resolver.js";
import { ApplicationResolver } from "./application/application-resolver.js";
import { CaseCodeResolver } from "./case-code/case-code-resolver.js";
import { ComplaintResolver } from "./complaint-resolver.js";
import type { OrdersContext } from "./context.js";
import { ContestResolver } from "./opposition/contest-resolver.js";
import { ChangeResolver } from "./order/change-resolver.js";
import { CoordinatorInboxResolver } from "./order/coordinator-inbox-resolver.js";
import { InboxResolver } from "./order/inbox-resolver.js";
import { OrderResolver } from "./order/order-resolver.js";
import { TakedownOrder } from "./order/takedown-order.js";
import { DutyPenaltyResolver, OrderPenaltyResolver, PenaltyResolver } from "./penalty-of-order/penalty-resolver.js";
import { PlatformResolver } from "./platform-resolver.js";
import { ComplianceFeedResolver } from "./supervision/compliance-feed-resolver.js";
import { ComplianceResolver } from "./supervision/compliance-resolver.js";
import { InboxLagResolver } from "./supervision/inbox-lag-resolver.js";
import { PublicReport } from "./supervision/public-report.js";
import { PublicReportResolver } from "./supervision/public-report-resolver.js";
import { WorkloadResolver } from "./supervision/workload-resolver.js";

export function ordersSchema(): Promise<SubgraphSchema> {
  return subgraphSchema({
    resolvers: [
      ApplicationResolver,
      ComplaintResolver,
      ComplianceFeedResolver,
      OrderResolver,
      ContestResolver,
      AppealResolver,
      CaseCodeResolver,
      FindingResolver,
      ChangeResolver,
      InboxResolver,
      CoordinatorInboxResolver,
      DutyPenaltyResolver,
      OrderPenaltyResolver,
      PenaltyResolver,
      PlatformResolver,
      PosterResolver,
      PublicReportResolver,
      ComplianceResolver,
      WorkloadResolver,
      InboxLagResolver,
    ],
    references: {
      async TakedownOrder({ id }: { id: OrderId }, { deps, actor }: OrdersContext) {
        const { order, viewer } = await seeOrder(deps, actor(), id);
        return new TakedownOrder(order, viewer, deps.clock());
      },
      PublicReport: async ({ halfYear }: { halfYear: string }, { deps }: OrdersContext) =>
        new PublicReport(await seePublicReport(deps, halfYear)),
      Platform: ({ id }: { id: PlatformId }) => ({ id }),
      Complaint: ({ id }: { id: ComplaintId }) => ({ id }),
    },
  });
}
