import { liftOrder, modifyOrder } from "@exparte/client";
import type { ContestParties } from "./contest.js";
import type { Judgment } from "./judgments.js";
import { applicationFor, orderOn } from "./order.js";
import type { Teller } from "./teller.js";

/** Nobody contests: the court corrects its own slip, and later the applicant gives the order up. */
export async function tellChange(
  { court, platform, next }: ContestParties,
  { act, tell }: Teller,
  { judgment, run }: { readonly judgment: Judgment; readonly run: string },
): Promise<void> {
  act("An evident mistake is corrected, and an order given up (the demo's own continuation)");
  const [asked, mistaken] = [`https://vidshare.example/w/${run}-1`, `https://vidshare.example/w/${run}-11`] as const;
  const application = await court.submit(applicationFor(judgment, `demo change/${run}`, [asked]));
  const over = (url: string) => orderOn(judgment, { addressees: [{ platform: "vidshare", items: [{ url }] }] });
  const { id } = await court.grant(application, over(mistaken));
  const issued = await next();
  await platform.acknowledge(issued);
  await platform.confirm(
    id,
    issued.items.map((item) => ({ itemId: item.id, outcome: "REMOVED", effectAt: new Date() })),
  );
  tell("platform vidshare", "has removed what the order names: a video that nobody asked about, by a slip of the pen");

  const { version } = await modifyOrder(court, id, {
    cause: "CORRECTION",
    correction: { initiative: "ON_REQUEST", partiesHeard: "By telephone, this morning." },
    reasons: "The address has a digit too many.",
    caseNumber: application.caseNumber,
    version: 2,
    order: over(asked),
  });
  tell(
    "court rb-amsterdam",
    `the judge corrects it (Rv art. 31): version ${version} names what the application asked for`,
  );
  const corrected = await next();
  const { cause, freed } = corrected.details as { cause: string; freed: readonly { itemId: string; duty: string }[] };
  const due = freed.filter(({ duty }) => duty === "DUE");
  await platform.reinstate(
    id,
    due.map(({ itemId }) => ({ itemId, outcome: "REINSTATED", effectAt: new Date() })),
  );
  tell("platform vidshare", `message: ${corrected.kind}, for ${cause}; puts the mistaken video back`);

  const lifted = await liftOrder(court, id, {
    cause: "WITHDRAWN_BY_APPLICANT",
    reasons: "The poster has taken the video down and apologised.",
    penaltiesFallAway: true,
  });
  tell("court rb-amsterdam", `the registry records that the applicant gives the order up: ${lifted.status}`);
  const last = await next();
  tell("platform vidshare", `message: ${last.kind}, for ${String(last.details.cause)}`);
}
