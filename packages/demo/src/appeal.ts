import {
  type Court,
  type CourtOptions,
  decideOpposition,
  decideOrderAppeal,
  declareIrrevocable,
  lodgeOpposition,
  lodgeOrderAppeal,
  request,
} from "@exparte/client";
import type { ContestParties } from "./contest.js";
import type { Judgment } from "./judgments.js";
import { applicationFor, orderOn } from "./order.js";
import type { Teller } from "./teller.js";

/** A higher court narrows an order under a seal of its own; the main judgment confirms it, and becomes irrevocable. */
export async function tellAppeal(
  { court, higher, platform, next }: ContestParties & { readonly higher: Court & CourtOptions },
  { act, tell }: Teller,
  { judgment, run }: { readonly judgment: Judgment; readonly run: string },
): Promise<void> {
  act("An appeal, and a judgment that becomes irrevocable (the demo's own continuation)");
  const [kept, freed] = [`https://vidshare.example/a/${run}-1`, `https://vidshare.example/a/${run}-2`] as const;
  const application = await court.submit(applicationFor(judgment, `demo appeal/${run}`, [kept, freed]));
  const over = (...urls: readonly string[]) =>
    orderOn(judgment, { addressees: [{ platform: "vidshare", items: urls.map((url) => ({ url })) }] });
  const { id } = await court.grant(application, over(kept, freed));
  const issued = await next();
  await platform.acknowledge(issued);
  await platform.confirm(
    id,
    issued.items.map((item) => ({ itemId: item.id, outcome: "REMOVED", effectAt: new Date() })),
  );

  const opposition = await lodgeOpposition(platform, id, "The second item is a news report.");
  await decideOpposition(court, opposition.id, {
    outcome: "UPHELD",
    reasons: "Both items are unlawful.",
    enforceableDespiteAppeal: false,
  });
  tell("court rb-amsterdam", "upholds the order on opposition, and does not declare that enforceable despite appeal");
  const given = { court: "rb-amsterdam", caseNumber: application.caseNumber };
  const caseNumber = `200.${run}/01`;
  const appeal = await lodgeOrderAppeal(higher, {
    appealOf: given,
    against: "OPPOSITION",
    caseNumber,
    role: "ADDRESSEE",
    platform: "vidshare",
    lodgedAt: new Date(),
  });
  tell(
    "court gh-amsterdam",
    `has the platform's appeal, in case ${caseNumber}; ${appeal.suspends ? "it suspends the order" : "the order goes on"}`,
  );
  await decideOrderAppeal(higher, appeal.id, {
    outcome: "MODIFIED",
    reasons: "The second item is lawful.",
    order: over(kept),
    version: 2,
    given,
    caseNumber,
  });
  const kinds: string[] = [];
  let modified = await next();
  for (; modified.kind !== "ORDER_MODIFIED"; modified = await next()) kinds.push(modified.kind);
  tell("platform vidshare", `messages: ${[...kinds, modified.kind].join(", ")}`);
  tell("platform vidshare", `version 2 holds under the seal of ${String(sealedBy(modified.document))}`);
  const due = modified.freed.filter(({ duty }) => duty === "DUE");
  await platform.reinstate(
    id,
    due.map((item) => ({ itemId: item.id, outcome: "REINSTATED", effectAt: new Date() })),
  );
  tell("platform vidshare", `puts ${due.length} item back`);

  await request(court, REGISTER, { input: { orderId: id, reference: `HA ${run}`, broughtAt: new Date() } });
  const { concludeMainProceedings: judged } = await request<{
    concludeMainProceedings: { status: string; mainJudgment: { appealBy: string } };
  }>(court, CONCLUDE, { input: { orderId: id, outcome: "CONFIRMED", reasons: "The first item is unlawful." } });
  tell(
    "court rb-amsterdam",
    `the main judgment confirms the order, which stays ${judged.status}: it can be appealed until ${judged.mainJudgment.appealBy}`,
  );
  const { status } = await declareIrrevocable(court, {
    orderId: id,
    reasons: "Both sides acquiesced in the judgment.",
    acquiesced: true,
  });
  tell("court rb-amsterdam", `both sides acquiesce (berusting), and the order is ${status}`);
  let last = await next();
  while (last.kind !== "ORDER_FINAL") last = await next();
  tell("platform vidshare", `message: ${last.kind}`);
}

const REGISTER = "mutation ($input: RegisterMainClaimInput!) { registerMainClaim(input: $input) { mainTermEnd } }";
const CONCLUDE =
  "mutation ($input: ConcludeMainProceedingsInput!) { concludeMainProceedings(input: $input) { status mainJudgment { appealBy } } }";

function sealedBy(
  document: { readonly court: string; readonly onAppeal?: { readonly court: string } | undefined } | null,
) {
  return document?.onAppeal?.court ?? document?.court;
}
