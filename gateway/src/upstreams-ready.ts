const READY_WITHIN_MS = 2_000;

export interface UpstreamsReady {
  /** Which services report that they are ready, by name. A service that does not answer in 2 s is not. */
  readonly services: Readonly<Record<string, boolean>>;
  /** The feeds that a service cannot hear now, by service name: it works, but refuses what depends on them. */
  readonly stale: Readonly<Record<string, readonly string[]>>;
}

/** Asks each service for its health. */
export async function upstreamsReady(subgraphUrls: Readonly<Record<string, string>>): Promise<UpstreamsReady> {
  const answers = await Promise.all(
    Object.entries(subgraphUrls).map(async ([name, url]) => ({ name, ...(await readinessOf(url)) })),
  );
  return {
    services: Object.fromEntries(answers.map(({ name, ready }) => [name, ready])),
    stale: Object.fromEntries(answers.flatMap(({ name, stale }) => (stale.length > 0 ? [[name, stale]] : []))),
  };
}

async function readinessOf(url: string): Promise<{ ready: boolean; stale: readonly string[] }> {
  try {
    const response = await fetch(new URL("/ready", url), { signal: AbortSignal.timeout(READY_WITHIN_MS) });
    return { ready: response.ok, stale: staleIn(await response.text()) };
  } catch {
    // Every failure means the same: not ready.
    return { ready: false, stale: [] };
  }
}

/** Parts of a service's answer beside its status are passed on, but never required. */
function staleIn(body: string): readonly string[] {
  try {
    const { stale }: { stale?: unknown } = JSON.parse(body);
    return Array.isArray(stale) ? stale.map(String) : [];
  } catch {
    return [];
  }
}
