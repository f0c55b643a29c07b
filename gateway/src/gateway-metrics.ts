import { type MetricsDoor, mayScrape, metricsDoor, partMetrics } from "@exparte/metrics";
import type { PartyCounts } from "./party-limits.js";
import type { AddressOf } from "./trusted-proxies.js";
import type { UpstreamsReady } from "./upstreams-ready.js";

/** What the doors tell of what passes through them. */
export interface Watch {
  /** The code of an error that a caller was told. */
  onTold(code: string): void;
  /** How long ago an event was recorded that now goes to its reader's socket. */
  onSent(seconds: number): void;
}

export interface GatewayMetrics {
  readonly watch: Watch;
  readonly door: MetricsDoor;
}

export interface GatewayMetricsOptions {
  /** METRICS_FROM. */
  readonly from: string | undefined;
  readonly addressOf: AddressOf;
  readonly counts: PartyCounts;
  readonly upstreams: () => Promise<UpstreamsReady>;
  readonly onProblem: (message: string, cause: unknown) => void;
}

/** The kinds of party that tokens can name; a kind that an issuer made up is counted as `other`. */
const KINDS: ReadonlySet<string> = new Set([
  "ap",
  "case",
  "coordinator",
  "court",
  "operator",
  "platform",
  "regulator",
  "respondent",
]);

export function gatewayMetrics({
  from,
  addressOf,
  counts,
  upstreams,
  onProblem,
}: GatewayMetricsOptions): GatewayMetrics {
  const metrics = partMetrics({ part: "gateway", onProblem });
  metrics.read(
    "connections",
    {
      exparte_connected_parties: {
        help: "Parties with a websocket or an event stream open at this gateway, by kind.",
        labels: ["kind"],
      },
    },
    () => ({ exparte_connected_parties: connectedParties(counts) }),
  );
  metrics.read(
    "services",
    { exparte_service_ready: { help: "1 while the service says that it is ready, 0 otherwise.", labels: ["service"] } },
    async () => {
      const { services } = await upstreams();
      return {
        exparte_service_ready: Object.entries(services).map(([service, ready]) => ({
          labels: { service },
          value: ready ? 1 : 0,
        })),
      };
    },
  );
  const onSent = metrics.seconds(
    "exparte_commit_to_socket_seconds",
    "Time from an event's recording, its commit included, to its reader's socket at this gateway; what is replayed is not counted.",
  );
  return {
    watch: { onTold: metrics.refused, onSent },
    door: metricsDoor(metrics, mayScrape(from, addressOf)),
  };
}

/** A kind of which nobody is connected is told as 0, so that an alert can tell nobody from no answer. */
function connectedParties({ sockets, operations }: PartyCounts) {
  const parties = new Set([...sockets.keys(), ...operations.keys()]);
  const byKind = new Map([...KINDS].map((kind) => [kind, 0]));
  for (const party of parties) {
    const [named = ""] = party.split("\n");
    const kind = KINDS.has(named) ? named : "other";
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  }
  return [...byKind].map(([kind, value]) => ({ labels: { kind }, value }));
}
