import "reflect-metadata";
import { type SubgraphSchema, subgraphSchema } from "@exparte/subgraph";
import { CodeOfConductResolver } from "./code-of-conduct-resolver.js";
import { DisclosureFiguresResolver } from "./disclosure-figures-resolver.js";
import { DisclosureInboxResolver } from "./disclosure-inbox-resolver.js";
import { DisclosureResolver } from "./disclosure-resolver.js";
import { ParticipationResolver } from "./participation-resolver.js";

export function identitiesSchema(): Promise<SubgraphSchema> {
  return subgraphSchema({
    resolvers: [
      CodeOfConductResolver,
      ParticipationResolver,
      DisclosureResolver,
      DisclosureInboxResolver,
      DisclosureFiguresResolver,
    ],
    references: {
      Platform: ({ id }: { id: string }) => ({ id }),
    },
  });
}
