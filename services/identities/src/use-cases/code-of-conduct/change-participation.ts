import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Instant } from "@exparte/dutch-time";
import { isId } from "@exparte/text";
import type { CodeOfConduct } from "../../rules/code-of-conduct/code-of-conduct.js";
import {
  decideParticipation,
  evolveParticipation,
  type Participation,
  type ParticipationCommand,
} from "../../rules/code-of-conduct/participation.js";
import type { PlatformId } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import { loadCodesOfConduct } from "../../store/code-of-conduct/codes-of-conduct.js";
import { loadParticipationsForChange, saveParticipations } from "../../store/code-of-conduct/participations.js";
import { recordEvents } from "../../store/history.js";
import type { Dependencies } from "../dependencies.js";
import { PARTICIPATION_STREAM } from "./follow-code.js";

export interface ChangedParticipation {
  readonly participation: Participation;
  readonly published: readonly CodeOfConduct[];
}

/** A platform joins the code of conduct as of now, or the operator records that it did. Joining again changes nothing. */
export async function joinCodeOfConduct(
  deps: Dependencies,
  actor: Actor,
  platform?: PlatformId,
  since?: Instant,
): Promise<ChangedParticipation> {
  const joining = platformConcerned(actor, platform, { field: "since", moment: since });
  await requireRegistered(deps, joining);
  return change(deps, actor, joining, { type: "join", ...(since === undefined ? {} : { since }) });
}

/** A platform leaves the code of conduct as of now, or the operator records that it did. Leaving again changes nothing. */
export async function leaveCodeOfConduct(
  deps: Dependencies,
  actor: Actor,
  platform?: PlatformId,
  until?: Instant,
): Promise<ChangedParticipation> {
  const leaving = platformConcerned(actor, platform, { field: "until", moment: until });
  await requireRegistered(deps, leaving);
  return change(deps, actor, leaving, { type: "leave", ...(until === undefined ? {} : { until }) });
}

function change(
  { database, log, clock }: Dependencies,
  actor: Actor,
  platform: PlatformId,
  command: ParticipationCommand,
): Promise<ChangedParticipation> {
  const now = clock();
  return database.transaction(async (tx) => {
    const record = await loadParticipationsForChange(tx, platform);
    const published = await loadCodesOfConduct(tx.em);
    const events = decideParticipation(record, command, published, now);
    const next = events.reduce(evolveParticipation, record);
    if (events.length > 0) await saveParticipations(tx, next);
    await recordEvents({ tx, log, actor, now }, `${PARTICIPATION_STREAM}/${platform}`, events);
    const participation = next.participations.at(-1);
    if (participation === undefined) throw new Error(`To ${command.type} left ${platform} without a participation`);
    return { participation, published };
  });
}

/** Otherwise a misspelt platform would take part for ever, under a name that nobody has. */
async function requireRegistered({ parties }: Dependencies, platform: PlatformId): Promise<void> {
  if (await parties.isRegistered({ type: "platform", id: platform })) return;
  throw refuse(
    "PLATFORM_UNKNOWN",
    `No platform "${platform}" is registered with this hub. Check the id, or register it with registerPlatform first.`,
    { field: "platform" },
  );
}

/** Which participation the actor may change: a platform its own, as of now; the operator any, with a date. */
function platformConcerned(
  actor: Actor,
  platform: PlatformId | undefined,
  { field, moment }: { readonly field: string; readonly moment: Instant | undefined },
): PlatformId {
  requireParty(actor, "platform", "operator");
  if (actor.partyType === "operator") {
    requireScope(actor, "parties:register");
    if (platform !== undefined && isId(platform)) return platform;
    throw refuse(
      "PARTICIPATION_PLATFORM_MISSING",
      "platform says whose participation it is; fill in the id it is registered under.",
      {
        field: "platform",
      },
    );
  }
  requireScope(actor, "disclosures:answer");
  if (platform !== undefined && platform !== actor.partyId) {
    throw refuse(
      "PARTICIPATION_FOREIGN",
      `Your token is of ${actor.partyId}, which speaks for itself, not for ${platform}. Leave platform out.`,
      {
        field: "platform",
      },
    );
  }
  if (moment !== undefined) {
    throw refuse(
      "PARTICIPATION_DATED",
      `${field} is for the operator to record. Leave it out to have it count from now.`,
      { field },
    );
  }
  return actor.partyId;
}
