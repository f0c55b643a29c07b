import type { DisclosureCommand } from "../../rules/disclosure/disclosure-commands.js";
import { decideDisclosure } from "../../rules/disclosure/disclosure-decisions.js";
import { HUB, loadDisclosureForChange, recordDisclosures } from "../../store/disclosure/disclosures.js";
import { wipeContentKeys } from "../../store/disclosure/sealed-contents.js";
import { firesAt, type PassMomentPayload, type WipePayload } from "../../store/timers.js";
import type { Dependencies } from "../dependencies.js";

/** Runs when a timer fires: does what still follows when a window closes, a term passes or the retention ends. */
export async function passMoment({ database, log, clock }: Dependencies, payload: PassMomentPayload): Promise<void> {
  const now = clock();
  // Another machine's clock may run ahead of this one's; throwing sets the timer again.
  if (now < firesAt(payload))
    throw new Error(`${payload.moment} of ${payload.requestId} is at ${payload.at}; it is ${now}`);
  await database.transaction(async (tx) => {
    const request = await loadDisclosureForChange(tx, payload.requestId);
    if (request === undefined) return;
    const events = decideDisclosure(request, commandFor(payload), now);
    await recordDisclosures({ tx, log, doer: HUB, now }, [{ before: request, events }]);
  });
}

/**
 * Runs after each destruction and again until it succeeds: 25 times over four days, at growing intervals, which
 * outlasts a dump that holds it up. A later destruction also does the work of this one.
 */
export async function wipeDestroyed({ database }: Pick<Dependencies, "database">, payload: WipePayload): Promise<void> {
  await wipeContentKeys(database, payload.upToTransaction);
}

function commandFor(payload: PassMomentPayload): DisclosureCommand {
  switch (payload.moment) {
    case "WINDOW_END":
      return { type: "closeWindow", windowEndsAt: payload.at };
    case "EXPIRY":
      return { type: "expire", expiresAt: payload.at };
    case "NOTICE_FROM":
      return { type: "askLateNotice", noticeFrom: payload.at };
    case "NOTICE_BY":
      return { type: "passLateNotice", dueBy: payload.at };
    case "RETENTION_END":
      return { type: "passRetention", content: payload.content, destroyBy: payload.at };
    default:
      return payload satisfies never;
  }
}
