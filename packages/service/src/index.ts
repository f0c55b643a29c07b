export type { ServiceMetrics } from "./service-metrics.js";
export {
  type CommonDependencies,
  type Service,
  type ServiceFeed,
  type ServiceParts,
  type ServicePeers,
  type ServiceRegistry,
  type ServiceTimers,
  type Surroundings,
  startService,
} from "./start-service.js";
