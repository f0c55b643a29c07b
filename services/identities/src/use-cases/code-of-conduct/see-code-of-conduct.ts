import type { Actor } from "@exparte/auth";
import type { Instant } from "@exparte/dutch-time";
import { type CodeOfConduct, codeInForce } from "../../rules/code-of-conduct/code-of-conduct.js";
import {
  type Participation,
  type ParticipationRecord,
  participationAt,
} from "../../rules/code-of-conduct/participation.js";
import { refuse } from "../../rules/refusals.js";
import type { Dependencies } from "../dependencies.js";

/*
 * Everyone on the hub may see the code of conduct and who takes part in it. The only condition is that there is an
 * actor, so each use case asks for one and does no more with it.
 */

export function seeCodesOfConduct({ readers }: Dependencies, _anyone: Actor): Promise<readonly CodeOfConduct[]> {
  return readers.codesOfConduct();
}

/** One version; without a number the one in force now, if any. */
export async function seeCodeOfConduct(
  { readers, clock }: Dependencies,
  _anyone: Actor,
  version: number | undefined,
): Promise<{ code: CodeOfConduct | undefined; published: readonly CodeOfConduct[] }> {
  const published = await readers.codesOfConduct();
  if (version === undefined) return { code: codeInForce(published, clock()), published };
  const code = published.find((known) => known.version === version);
  if (code === undefined) {
    throw refuse(
      "CODE_UNKNOWN",
      `There is no version ${version} of the code of conduct; codesOfConduct lists all ${published.length}.`,
      {
        field: "version",
      },
    );
  }
  return { code, published };
}

/** The platform's participation at a moment, if it took part then. */
export async function seeParticipation(
  deps: Dependencies,
  anyone: Actor,
  platform: string,
  at: Instant,
): Promise<{ participation: Participation; published: readonly CodeOfConduct[] } | null> {
  const { record, published } = await seeParticipations(deps, anyone, platform);
  const participation = participationAt(record, at);
  return participation === undefined ? null : { participation, published };
}

export async function seeParticipations(
  { readers }: Dependencies,
  _anyone: Actor,
  platform: string,
): Promise<{ record: ParticipationRecord; published: readonly CodeOfConduct[] }> {
  const record = await readers.participations(platform);
  // Read second, so that it holds every version that somebody joined.
  return { record, published: await readers.codesOfConduct() };
}
