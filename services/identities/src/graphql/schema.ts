import "reflect-metadata";
import { type SubgraphSchema, subgraphSchema } from "@exparte/subgraph";
import type { PlatformId } from "../rules/ids.js";
import { CodeFeedResolver } from "./code-of-conduct/code-feed-resolver.js";
import { CodeOfConductResolver } from "./code-of-conduct/code-of-conduct-resolver.js";
import { ParticipationResolver } from "./code-of-conduct/participation-resolver.js";
import { DisclosureFeedResolver } from "./disclosure/disclosure-feed-resolver.js";
import { DisclosureInboxResolver } from "./disclosure/disclosure-inbox-resolver.js";
import { DisclosureResolver } from "./disclosure/disclosure-resolver.js";
import { DisclosureFiguresResolver } from "./supervision/disclosure-figures-resolver.js";
import { PublicReport } from "./supervision/public-report.js";
import { PublicReportResolver } from "./supervision/public-report-resolver.js";

export function identitiesSchema(): Promise<SubgraphSchema> {
  return subgraphSchema({
    resolvers: [
      CodeOfConductResolver,
      CodeFeedResolver,
      ParticipationResolver,
      DisclosureResolver,
      DisclosureInboxResolver,
      DisclosureFeedResolver,
      DisclosureFiguresResolver,
      PublicReportResolver,
    ],
    // Nothing here returns it: it is found by its key alone.
    orphanedTypes: [PublicReport],
    references: {
      Platform: ({ id }: { id: PlatformId }) => ({ id }),
      PublicReport: ({ halfYear }: { halfYear: string }) => ({ halfYear }),
    },
  });
}
