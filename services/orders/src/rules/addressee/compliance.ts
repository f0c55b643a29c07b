import type { Instant } from "../instant.js";
import { type Addressee } from "./addressee.js";
import { type AddresseeEvent } from "./addressee-events.js";
import { coveredItems, isAllBack, isGone } from "./addressee-status.js";
import { complianceMoment } from "./confirmation.js";

/** What is to be recorded because the order covers, or is to put back, something else than before: everything is gone, or back. */
export function complianceOf(addressee: Addressee, now: Instant): AddresseeEvent[] {
  const { platform, servedAt, compliedAt, reinstatedAt } = addressee;
  const covered = coveredItems(addressee);
  const complies = servedAt !== undefined && covered.length > 0 && covered.every(isGone);
  return [
    ...(complies && compliedAt === undefined
      ? [{ kind: "AddresseeComplied", platform, compliedAt: complianceMoment(addressee), at: now } as const]
      : []),
    ...(isAllBack(addressee) && reinstatedAt === undefined
      ? [{ kind: "AddresseeReinstated", platform, at: now } as const]
      : []),
  ];
}
