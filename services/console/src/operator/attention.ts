import type { KeyUse } from "../graph/operator-documents.js";
import { coveredUntil } from "./keys.js";
import type { InboxLag, ListedParty } from "./parties.js";
import type { Readiness } from "./readiness.js";

/** A message that waits longer asks for attention: as long as the alert of deploy/prometheus/alerts.yml waits. */
const LATE_AFTER_MS = 60 * 60_000;
/** A key that ends sooner asks for the next one. */
const ENDS_SOON_MS = 30 * 86_400_000;

/** What the operator has to look at. */
export type Attention =
  | { readonly what: "gateway" }
  | { readonly what: "service"; readonly service: string }
  | { readonly what: "stale"; readonly service: string; readonly feeds: readonly string[] }
  | { readonly what: "noKey"; readonly party: ListedParty }
  | {
      readonly what: "lag";
      readonly party: Pick<ListedParty, "type" | "id" | "name">;
      readonly since: Date;
      readonly waiting: number;
    }
  | { readonly what: "keyEnds"; readonly party: ListedParty; readonly use: KeyUse; readonly at: Date };

export interface Watched {
  readonly now: Date;
  /** Absent where the gateway gave no answer. */
  readonly readiness: Readiness | undefined;
  /** Absent where the graph gave none. */
  readonly parties: readonly ListedParty[] | undefined;
  readonly lags: readonly InboxLag[] | undefined;
}

/** What stops the hub first, then what stops a party, then what will. */
export function attentionIn({ now, readiness, parties = [], lags = [] }: Watched): Attention[] {
  const names = new Map(parties.filter(({ type }) => type === "platform").map(({ id, name }) => [id, name]));
  return [
    ...ofReadiness(readiness),
    ...parties.filter((party) => lacksKey(party, now)).map((party) => ({ what: "noKey" as const, party })),
    ...lags.flatMap((lag) => lateLag(lag, names, now)),
    ...parties.flatMap((party) => endingKeys(party, now)).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  ];
}

function ofReadiness(readiness: Readiness | undefined): Attention[] {
  if (readiness === undefined) return [{ what: "gateway" }];
  const away = Object.entries(readiness.services).filter(([, isReady]) => !isReady);
  return [
    ...away.map(([service]) => ({ what: "service" as const, service })),
    ...Object.entries(readiness.stale).map(([service, feeds]) => ({ what: "stale" as const, service, feeds })),
  ];
}

/** Whoever seals needs a key for it; a platform that is not connected seals nothing, nor does the coordinator. */
export function lacksKey({ type, keys, connected }: ListedParty, now: Date): boolean {
  const seals = type === "court" || (type === "platform" && connected);
  return seals && coveredUntil(keys, "SIG", now) === undefined;
}

export function isLate({ oldestSentAt }: Pick<InboxLag, "oldestSentAt">, now: Date): boolean {
  return oldestSentAt !== null && now.getTime() - Date.parse(oldestSentAt) > LATE_AFTER_MS;
}

function lateLag(lag: InboxLag, names: ReadonlyMap<string, string>, now: Date): Attention[] {
  const { oldestSentAt, waiting, platform } = lag;
  if (platform === null || oldestSentAt === null || !isLate(lag, now)) return [];
  const { id } = platform;
  const party = { type: "platform", id, name: names.get(id) ?? id } as const;
  return [{ what: "lag", party, since: new Date(oldestSentAt), waiting }];
}

function endingKeys(party: ListedParty, now: Date): Extract<Attention, { what: "keyEnds" }>[] {
  return (["SIG", "ENC"] as const).flatMap((use) => {
    const at = coveredUntil(party.keys, use, now);
    const isSoon = at instanceof Date && at.getTime() - now.getTime() < ENDS_SOON_MS;
    return isSoon ? [{ what: "keyEnds" as const, party, use, at }] : [];
  });
}
