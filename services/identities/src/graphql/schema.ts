import "reflect-metadata";
import { type SubgraphSchema, subgraphSchema } from "@exparte/subgraph";
import { CodeFeedResolver } from "./code-feed-resolver.js";
import { CodeOfConductResolver } from "./code-of-conduct-resolver.js";
import { DisclosureFiguresResolver } from "./disclosure-figures-resolver.js";
import { DisclosureInboxResolver } from "./disclosure-inbox-resolver.js";
import { DisclosureResolver } from "./disclosure-resolver.js";
import { ParticipationResolver } from "./participation-resolver.js";
import { PublicReport } from "./public-report.js";
import { PublicReportResolver } from "./public-report-resolver.js";

export function identitiesSchema(): Promise<SubgraphSchema> {
  return subgraphSchema({
    resolvers: [
      CodeOfConductResolver,
      CodeFeedResolver,
      ParticipationResolver,
      DisclosureResolver,
      DisclosureInboxResolver,
      DisclosureFiguresResolver,
      PublicReportResolver,
    ],
    // Nothing here returns it: it is found by its key alone.
    orphanedTypes: [PublicReport],
    references: {
      Platform: ({ id }: { id: string }) => ({ id }),
      PublicReport: ({ halfYear }: { halfYear: string }) => ({ halfYear }),
    },
  });
}
