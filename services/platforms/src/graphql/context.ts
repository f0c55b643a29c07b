import type { SubgraphContext } from "@exparte/subgraph";
import type { Dependencies } from "../use-cases/dependencies.js";

export type PlatformsContext = SubgraphContext<Dependencies>;
