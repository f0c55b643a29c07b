const READY_WITHIN_MS = 2_000;

/** Which services answer that they are ready, by name. A service that does not answer in 2 s is not. */
export async function upstreamsReady(subgraphUrls: Readonly<Record<string, string>>): Promise<Record<string, boolean>> {
  const answers = Object.entries(subgraphUrls).map(async ([name, url]) => [name, await isReady(url)] as const);
  return Object.fromEntries(await Promise.all(answers));
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL("/ready", url), { signal: AbortSignal.timeout(READY_WITHIN_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Whatever the reason, the answer is the same: not ready.
    return false;
  }
}
