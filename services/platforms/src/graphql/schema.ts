import "reflect-metadata"; // before any decorated class is loaded
import { type SubgraphSchema, subgraphSchema } from "@exparte/subgraph";
import type { CourtId, PlatformId } from "../rules/ids.js";
import { seeAddressee, seeCourt } from "../use-cases/see-parties.js";
import type { PlatformsContext } from "./context.js";
import { CoordinatorResolver } from "./coordinator-resolver.js";
import { CourtResolver } from "./court-resolver.js";
import { PartyFeedResolver } from "./party-feed-resolver.js";
import { PartyKeyResolver } from "./party-key-resolver.js";
import { PlatformResolver } from "./platform-resolver.js";

export function platformsSchema(): Promise<SubgraphSchema> {
  return subgraphSchema({
    resolvers: [PlatformResolver, CourtResolver, CoordinatorResolver, PartyKeyResolver, PartyFeedResolver],
    references: {
      Platform: ({ id }: { id: PlatformId }, { deps, actor }: PlatformsContext) => seeAddressee(deps, actor(), id),
      Court: ({ id }: { id: CourtId }, { deps, actor }: PlatformsContext) => seeCourt(deps, actor(), id),
    },
  });
}
