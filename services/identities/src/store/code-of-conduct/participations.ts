import type { EntityManager, Tx } from "@exparte/database";
import { instant } from "@exparte/dutch-time";
import { isId } from "@exparte/text";
import { type ParticipationRecord } from "../../rules/code-of-conduct/participation.js";
import { ParticipationRow } from "../rows.js";

/** The records of those platforms that ever took part. */
export async function loadParticipations(
  em: EntityManager,
  platforms: readonly string[],
): Promise<Map<string, ParticipationRecord>> {
  const rows = await em.find(
    ParticipationRow,
    { platform: { $in: platforms.filter(isId) } },
    { orderBy: { platform: "asc", ordinal: "asc" } },
  );
  const byPlatform = Map.groupBy(rows, ({ platform }) => platform);
  return new Map([...byPlatform].map(([platform, own]) => [platform, recordOf(platform, own)]));
}

/** The record, locked until the transaction ends, so that two changes wait for each other. */
export async function loadParticipationsForChange(tx: Tx, platform: string): Promise<ParticipationRecord> {
  await tx.sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`participation ${platform}`]);
  return (await loadParticipations(tx.em, [platform])).get(platform) ?? { platform, participations: [] };
}

export async function saveParticipations(tx: Tx, { platform, participations }: ParticipationRecord): Promise<void> {
  await tx.em.upsertMany(
    ParticipationRow,
    participations.map(({ joinedVersion, since, until }, index) => ({
      platform,
      ordinal: index + 1,
      joinedVersion,
      since: new Date(since),
      until: until === undefined ? null : new Date(until),
    })),
  );
}

function recordOf(platform: string, rows: readonly ParticipationRow[]): ParticipationRecord {
  return {
    platform,
    participations: rows.map(({ joinedVersion, since, until }) => ({
      platform,
      joinedVersion,
      since: instant(since),
      ...(until == null ? {} : { until: instant(until) }),
    })),
  };
}
