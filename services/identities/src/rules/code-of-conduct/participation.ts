import type { Instant } from "@exparte/dutch-time";
import { refuse } from "../refusals.js";
import { type CodeOfConduct, codeInForce } from "./code-of-conduct.js";

/**
 * Participation: one platform's part in the code of conduct, over time.
 *
 * OUTSIDE      the platform never joined, or has left. A court may still ask it for a disclosure, but the request says
 *              that it stands outside, and its refusal is no breach. Left by joining, once a version is in force.
 * PARTICIPANT  the platform is bound by the version in force, and by each next version from the day it takes effect:
 *              versions are announced ahead so that the platform can leave in time. Left by leaving.
 *
 * Participations of one platform follow each other and never overlap, so it is always clear whether it was bound on a
 * given day. They are recorded after they have begun or ended, and stay on record.
 */
export type ParticipationStatus = "OUTSIDE" | "PARTICIPANT";

export interface Participation {
  readonly platform: string;
  /** The version in force when the platform joined. */
  readonly joinedVersion: number;
  readonly since: Instant;
  /** Exclusive; absent while it lasts. */
  readonly until?: Instant;
}

/** One platform's participations, oldest first. */
export interface ParticipationRecord {
  readonly platform: string;
  readonly participations: readonly Participation[];
}

export type ParticipationEvent =
  | { readonly kind: "CodeOfConductJoined"; readonly version: number; readonly since: Instant; readonly at: Instant }
  | { readonly kind: "CodeOfConductLeft"; readonly until: Instant; readonly at: Instant };

export type ParticipationCommand =
  /** Without a date: as of now. */
  { readonly type: "join"; readonly since?: Instant } | { readonly type: "leave"; readonly until?: Instant };

export function participationStatus(record: ParticipationRecord): ParticipationStatus {
  const last = record.participations.at(-1);
  return last !== undefined && last.until === undefined ? "PARTICIPANT" : "OUTSIDE";
}

/** The participation that held at a moment, if any. */
export function participationAt(record: ParticipationRecord, at: Instant): Participation | undefined {
  return record.participations.find(({ since, until }) => since <= at && (until === undefined || at < until));
}

/** Decides nothing when the command repeats what is on record. */
export function decideParticipation(
  record: ParticipationRecord,
  command: ParticipationCommand,
  published: readonly CodeOfConduct[],
  now: Instant,
): ParticipationEvent[] {
  switch (command.type) {
    case "join":
      return join(record, command.since, published, now);
    case "leave":
      return leave(record, command.until, now);
    default:
      return command satisfies never;
  }
}

function join(
  { platform, participations }: ParticipationRecord,
  asked: Instant | undefined,
  published: readonly CodeOfConduct[],
  now: Instant,
): ParticipationEvent[] {
  const last = participations.at(-1);
  if (last !== undefined && last.until === undefined) {
    if (asked === undefined || asked === last.since) return [];
    throw refuse(
      "ALREADY_A_PARTICIPANT",
      `${platform} takes part since ${last.since}, not ${asked}. Leave since out, or let it leave first.`,
      { field: "since", since: last.since },
    );
  }
  if (last !== undefined && asked === last.since) return [];
  const since = asked ?? now;
  checkPast(since, "since", now);
  if (last?.until !== undefined && since < last.until) {
    throw refuse("PARTICIPATION_OVERLAPS", `${platform} took part until ${last.until}; since must not be earlier.`, {
      field: "since",
      until: last.until,
    });
  }
  const code = codeInForce(published, since);
  if (code === undefined) {
    throw refuse(
      "CODE_NOT_IN_FORCE",
      `No version of the code of conduct was in force on ${since}; there is nothing to join.`,
      { field: "since" },
    );
  }
  return [{ kind: "CodeOfConductJoined", version: code.version, since, at: now }];
}

function leave(
  { platform, participations }: ParticipationRecord,
  asked: Instant | undefined,
  now: Instant,
): ParticipationEvent[] {
  const last = participations.at(-1);
  if (last === undefined) {
    throw refuse("NOT_A_PARTICIPANT", `${platform} never joined the code of conduct; there is nothing to leave.`, {
      platform,
    });
  }
  if (last.until !== undefined) {
    if (asked === undefined || asked === last.until) return [];
    throw refuse("NOT_A_PARTICIPANT", `${platform} left on ${last.until}, and does not take part now.`, {
      field: "until",
      until: last.until,
    });
  }
  const until = asked ?? now;
  checkPast(until, "until", now);
  if (until < last.since) {
    throw refuse("PARTICIPATION_OVERLAPS", `${platform} takes part since ${last.since}; until must not be earlier.`, {
      field: "until",
      since: last.since,
    });
  }
  return [{ kind: "CodeOfConductLeft", until, at: now }];
}

function checkPast(moment: Instant, field: string, now: Instant): void {
  if (moment <= now) return;
  throw refuse(
    "PARTICIPATION_IN_FUTURE",
    `${field} is ${moment} and it is now ${now}; record it when it has happened.`,
    { field },
  );
}

export function evolveParticipation(record: ParticipationRecord, event: ParticipationEvent): ParticipationRecord {
  const { platform, participations } = record;
  switch (event.kind) {
    case "CodeOfConductJoined":
      return {
        platform,
        participations: [...participations, { platform, joinedVersion: event.version, since: event.since }],
      };
    case "CodeOfConductLeft": {
      const last = participations.at(-1);
      if (last === undefined) throw new Error("CodeOfConductLeft before CodeOfConductJoined");
      return { platform, participations: [...participations.slice(0, -1), { ...last, until: event.until }] };
    }
    default:
      return event satisfies never;
  }
}
