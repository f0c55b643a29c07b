import "reflect-metadata";
import { type SubgraphSchema, subgraphSchema } from "@exparte/subgraph";
import type { ComplaintId, NoticeId, OrderId, PlatformId } from "../rules/ids.js";
import { seeComplaint } from "../use-cases/complaint/see-complaints.js";
import { seeNotice } from "../use-cases/notice/see-notices.js";
import { Complaint } from "./complaint/complaint.js";
import { ComplaintInboxResolver } from "./complaint/complaint-inbox-resolver.js";
import { ComplaintResolver } from "./complaint/complaint-resolver.js";
import type { ComplaintsContext } from "./context.js";
import { RemedyResolver } from "./decision/remedy-resolver.js";
import { Notice } from "./notice/notice.js";
import { NoticeResolver } from "./notice/notice-resolver.js";
import { PlatformResolver } from "./platform-resolver.js";
import { PublicReport } from "./supervision/public-report.js";
import { PublicReportResolver } from "./supervision/public-report-resolver.js";
import { TakedownOrderResolver } from "./takedown-order-resolver.js";

interface Reference<Id> {
  readonly id: Id;
}

export function complaintsSchema(): Promise<SubgraphSchema> {
  return subgraphSchema({
    resolvers: [
      NoticeResolver,
      ComplaintResolver,
      RemedyResolver,
      ComplaintInboxResolver,
      PlatformResolver,
      PublicReportResolver,
      TakedownOrderResolver,
    ],
    // Nothing here returns it: it is found by its key alone.
    orphanedTypes: [PublicReport],
    references: {
      async Notice({ id }: Reference<NoticeId>, { deps, actor }: ComplaintsContext) {
        const { notice, viewer } = await seeNotice(deps, actor(), id);
        return new Notice(notice, viewer);
      },
      async Complaint({ id }: Reference<ComplaintId>, { deps, actor }: ComplaintsContext) {
        const { complaint, viewer } = await seeComplaint(deps, actor(), id);
        return new Complaint(complaint, viewer, deps.clock());
      },
      Platform: ({ id }: Reference<PlatformId>) => ({ id }),
      PublicReport: ({ halfYear }: { halfYear: string }) => ({ halfYear }),
      TakedownOrder: ({ id }: Reference<OrderId>) => ({ id }),
    },
  });
}
