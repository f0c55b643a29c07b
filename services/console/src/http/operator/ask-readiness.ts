import { z } from "zod";
import type { Readiness } from "../../operator/readiness.js";

const READINESS = z.object({
  services: z.record(z.string(), z.boolean()),
  stale: z.record(z.string(), z.array(z.string())).default({}),
});
/** The gateway itself waits two seconds for a service. */
const ANSWERED_WITHIN_MS = 5_000;

/** Asks the gateway's public `/ready`, without any token; undefined where it gives no answer. */
export function readinessAsker(gatewayUrl: string): () => Promise<Readiness | undefined> {
  return async () => {
    try {
      const response = await fetch(new URL("/ready", gatewayUrl), { signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) });
      // 503 says the same in the same form: that no service is ready.
      return READINESS.parse(await response.json());
    } catch {
      return undefined;
    }
  };
}
