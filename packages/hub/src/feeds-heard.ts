import { setTimeout as delay } from "node:timers/promises";

const LOOK_EVERY_MS = 50;
const HEARD_WITHIN_MS = 30_000;

/**
 * Waits until every service hears the others' feeds, as the gateway's /ready says: until then each service refuses what
 * depends on them. After half a minute it resolves anyway, as everything else is served.
 */
export async function feedsHeard(gatewayUrl: string): Promise<void> {
  const givesUpAtMs = performance.now() + HEARD_WITHIN_MS;
  while (performance.now() < givesUpAtMs) {
    try {
      const response = await fetch(new URL("/ready", gatewayUrl), { signal: AbortSignal.timeout(5_000) });
      const { status, stale = {} } = (await response.json().catch(() => ({}))) as { status?: unknown; stale?: object };
      if (response.ok && status !== "partly ready" && Object.keys(stale).length === 0) return;
    } catch {
      // The gateway or a service has just ended and is restarting; the next attempt will show.
    }
    await delay(LOOK_EVERY_MS);
  }
}
