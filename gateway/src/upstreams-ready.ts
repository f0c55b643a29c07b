const READY_WITHIN_MS = 2_000;

export interface UpstreamsReady {
  /** Which services answer that they are ready, by name. A service that does not answer in 2 s is not. */
  readonly services: Readonly<Record<string, boolean>>;
  /** The feeds that a service does not hear at present, by its name: it serves, and refuses what depends on them. */
  readonly stale: Readonly<Record<string, readonly string[]>>;
}

/** What the services say of themselves. */
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
    // Whatever the reason, the answer is the same: not ready.
    return { ready: false, stale: [] };
  }
}

/** What a service says beside its status is told on, and never needed. */
function staleIn(body: string): readonly string[] {
  try {
    const { stale }: { stale?: unknown } = JSON.parse(body);
    return Array.isArray(stale) ? stale.map(String) : [];
  } catch {
    return [];
  }
}
