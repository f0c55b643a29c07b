import type { EntityManager } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import { canonicalJson, type JsonObject, presentSeal, splitSeal, takeInParts, takeInSeal } from "@exparte/seal";
import type { CourtId, PlatformId, SealedText } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import { sealKeysOf } from "../../store/directory.js";

const CLOCK_SKEW_MS = 5 * 60_000;

export interface CourtSeal {
  readonly court: CourtId;
  /** What the seal must cover, as it was sent, without absent members. */
  readonly sent: object;
  /** The member that says when it was sealed. */
  readonly sealedAt: { readonly name: string; readonly moment: Instant };
  readonly seal: SealedText;
}

/** The list of a request that is sealed in parts, so that no platform reads who else is asked. */
const ADDRESSEES = "addressees";

/**
 * As `checkCourtSeal`, of a request that may be sealed in parts; one to several platforms must be. Gives the seal as each
 * platform reads it, in the sequence of the addressees: with its own part alone.
 */
export async function checkRequestSeal(
  em: EntityManager,
  request: CourtSeal & { readonly platforms: readonly PlatformId[] },
  now: Instant,
): Promise<Map<PlatformId, SealedText>> {
  const { platforms } = request;
  const { seal, disclosures } = splitSeal(request.seal);
  let parts: readonly { readonly disclosure: (typeof disclosures)[number] }[] = [];
  await checkCourtSeal(em, { ...request, seal: seal as string as SealedText }, now, (document) => {
    const opened = takeInParts(document, ADDRESSEES, disclosures);
    if (!opened.inParts && platforms.length > 1) {
      throw refuse(
        "PARTS_REQUIRED",
        `The request is sealed in clear and has ${platforms.length} addressees, who would all read of each other in it. Seal each addressee as a part (RFC 9901), as sealDisclosureRequest of packages/client does.`,
        { field: "input.seal" },
      );
    }
    parts = opened.parts;
    return opened.document;
  });
  return new Map(
    platforms.map((platform, index) => {
      const own = parts[index];
      return [platform, (own === undefined ? seal : presentSeal(seal, [own.disclosure])) as string as SealedText];
    }),
  );
}

/** Verifies that the seal is the court's own, was made now, and covers exactly what was sent. */
export async function checkCourtSeal(
  em: EntityManager,
  { court, sent, sealedAt, seal }: CourtSeal,
  now: Instant,
  open: (document: JsonObject) => JsonObject = (document) => document,
): Promise<void> {
  const { name: momentName, moment } = sealedAt;
  if (Math.abs(Date.parse(moment) - Date.parse(now)) > CLOCK_SKEW_MS) {
    const field = `input.${momentName}`;
    throw refuse(
      "FIELD_INVALID",
      `${field} is ${moment} but it is now ${now}; a document is sealed and sent within five minutes. Check the clock and seal anew.`,
      { field },
    );
  }
  const keys = await sealKeysOf(em, { type: "court", id: court });
  const document = open((await takeInSeal(seal, keys, () => new Date(moment))).document);
  const expected: Record<string, unknown> = JSON.parse(JSON.stringify(sent));
  if (canonicalJson(document) === canonicalJson(expected)) return;
  const names = new Set([...Object.keys(document), ...Object.keys(expected)]);
  const differs = [...names].find((name) => memberText(document, name) !== memberText(expected, name));
  const field = `input.${differs ?? "seal"}`;
  throw refuse(
    "SEAL_MISMATCH",
    `The sealed document differs from what was sent at ${field}. Seal exactly what you send.`,
    { field },
  );
}

function memberText(value: Readonly<Record<string, unknown>>, name: string): string | undefined {
  return value[name] === undefined ? undefined : canonicalJson(value[name]);
}
