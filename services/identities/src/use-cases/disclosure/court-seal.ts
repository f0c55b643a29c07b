import type { EntityManager } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import { canonicalJson, takeInSeal } from "@exparte/seal";
import { refuse } from "../../rules/refusals.js";
import { sealKeysOf } from "../../store/directory.js";

const CLOCK_SKEW_MS = 5 * 60_000;

export interface CourtSeal {
  readonly court: string;
  /** What the seal must cover, as it was sent, without absent members. */
  readonly sent: object;
  /** The member that says when it was sealed. */
  readonly sealedAt: { readonly name: string; readonly moment: Instant };
  readonly seal: string;
}

/** Verifies that the seal is the court's own, was made now, and covers exactly what was sent. */
export async function checkCourtSeal(
  em: EntityManager,
  { court, sent, sealedAt, seal }: CourtSeal,
  now: Instant,
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
  const { document } = await takeInSeal(seal, keys, () => new Date(moment));
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
