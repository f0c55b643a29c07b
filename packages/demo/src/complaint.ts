import { connectComplaints, type HubAddress } from "@exparte/client";
import type { Cast } from "./cast.js";
import { ago, call, decide, file, inDays, lastDayOf, refusedAs, review } from "./complaint-calls.js";
import { complaintHead } from "./complaint-limits.js";
import { reader } from "./inbox-reader.js";
import { readJudgments } from "./judgments.js";
import { applicationFor, orderOn } from "./order.js";
import type { Teller } from "./teller.js";

const THE_COURT = "court rb-amsterdam";

/** A complaint to the AP, from the platform's refusal to the appeal that is pending when the demo ends. */
export async function tellComplaint(cast: Cast, voice: Teller, run: string): Promise<void> {
  const { act, tell } = voice;
  const ap = await cast.address("ap:ap");
  const vidshare = await cast.address("platform:vidshare");
  await using inbox = connectComplaints({ ...vidshare, cursor: await complaintHead(vidshare) });
  const next = reader(inbox);

  act("A complaint to the Autoriteit Persoonsgegevens (the demo's own)");
  const url = `https://vidshare.example/v/${run}-address`;
  const noticeId = await refusedNotice(await cast.address("court:rb-amsterdam"), url, run);
  tell(THE_COURT, "records a hotline's notice to vidshare, and that vidshare refused: it calls the content lawful");
  const complaint = await file(ap, { caseNumber: `demo klacht/${run}`, urls: [url], noticeId });
  tell(
    "ap",
    `files the complaint; the hub knows the complainant by number only. Progress is due by ${lastDayOf(complaint.progressDueAt)}`,
  );
  await review(ap, complaint.id);
  tell("platform vidshare", `complaint inbox: ${(await next()).kind}`);

  await tellReferral(cast, voice, { run, url, noticeId, complaintId: complaint.id });

  const sanctions = [
    { kind: "FINE", amountCents: 7_500_000 },
    { kind: "PERIODIC_PENALTY", amountCents: 100_000, maximumCents: 2_000_000, from: inDays(14) },
    { kind: "PROCESSING_BAN", processing: "Keeping the home address up.", from: inDays(1) },
  ];
  await refusedAs("SANCTION_WITHOUT_FINDING", () =>
    decide(ap, { id: complaint.id, outcome: "DISMISSED", reasons: "Nothing found.", sanctions }),
  );
  tell("ap", "a fine without a finding is refused: SANCTION_WITHOUT_FINDING");
  const reasons = "No ground for publishing it.";
  await decide(ap, { id: complaint.id, outcome: "INFRINGEMENT_FOUND", reasons, sanctions });
  const decided = await next();
  tell(
    "platform vidshare",
    `${decided.kind}: ${decided.details.outcome}, with fine, periodic penalty and processing ban; contestable up to and with ${lastDayOf(decided.details.contestableUntil)}`,
  );

  const objection = await inbox.object({
    complaintId: complaint.id,
    grounds: "The address stands in a public register.",
  });
  tell("platform vidshare", `objects (bezwaar); ${(await next()).kind}. The fine waits, the ban does not`);
  const revision = {
    result: "REVISED",
    outcome: "INFRINGEMENT_FOUND",
    reasons: "The ban is enough to end it.",
    sanctions: sanctions.slice(2),
  };
  await call(
    ap,
    "mutation ($id: ID!, $input: RemedyDecisionInput!) { decideObjection(id: $id, input: $input) { status } }",
    { id: objection.id, input: revision },
  );
  tell("ap", `decides on objection: ${String((await next()).details.result)}; only the processing ban stands`);

  const appeal = {
    complaintId: complaint.id,
    side: "COMPLAINANT",
    grounds: "The fine should stand.",
    reference: `AMS 26/${run}`,
  };
  await call(ap, "mutation ($input: LodgeAppealInput!) { lodgeAppeal(input: $input) { id } }", { input: appeal });
  const lodged = await next();
  tell("ap", `records the complainant's appeal (beroep) to the district court; vidshare hears: ${lodged.kind}`);
  await inbox.acknowledge(lodged);
  tell("ap", `${await standing(ap, complaint.id)}: there the demo leaves it`);
}

/**
 * A hotline reported to vidshare, which refused. The court records that, because hotlines have no access of their own.
 */
async function refusedNotice(court: HubAddress, url: string, run: string): Promise<string> {
  const { id } = await call<{ id: string }>(
    court,
    "mutation ($input: RecordNoticeInput!) { recordNotice(input: $input) { id } }",
    {
      input: {
        reference: `demo notice/${run}`,
        source: "HOTLINE",
        sourceName: "the demo's hotline",
        platform: "vidshare",
        urls: [url],
        noticedAt: ago(3),
      },
    },
  );
  await call(
    court,
    "mutation ($input: RecordNoticeDecisionInput!) { recordNoticeDecision(input: $input) { status } }",
    { input: { noticeId: id, outcome: "REFUSED_LAWFUL", decidedAt: ago(2) } },
  );
  return id;
}

/** The AP takes its time; the court orders removal at once, on an application that cites notice and complaint. */
async function tellReferral(
  cast: Cast,
  { tell }: Teller,
  about: { readonly run: string; readonly url: string; readonly noticeId: string; readonly complaintId: string },
): Promise<void> {
  const { run, url, noticeId, complaintId } = about;
  const ap = await cast.address("ap:ap");
  const court = await cast.court("rb-amsterdam");
  const platform = await cast.platform("vidshare");
  const nextOrder = reader(platform);
  const judgment = (await readJudgments())("ECLI:NL:RBAMS:2015:3984");
  await call(ap, "mutation ($id: ID!, $reasons: String!) { referToCourt(id: $id, reasons: $reasons) { status } }", {
    id: complaintId,
    reasons: "The court can order removal within hours.",
  });
  tell("ap", "refers the complainant to the court, which can order removal within hours");
  const { noNoticeBecause: _, ...asked } = applicationFor(judgment, `demo verwezen/${run}`, [url]);
  const application = await court.submit({ ...asked, noticeId, complaintId });
  await court.grant(application, orderOn(judgment, { addressees: [{ platform: "vidshare", items: [{ url }] }] }));
  const message = await nextOrder();
  await platform.acknowledge(message);
  const removed = message.items.map(({ id }) => ({ itemId: id, outcome: "REMOVED" as const, effectAt: new Date() }));
  const { status } = await platform.confirm(message.orderId, removed);
  platform.close();
  tell(THE_COURT, `grants the order on an application that cites notice and complaint; vidshare: ${status}`);
  const { citingOrders } = await call<{
    citingOrders: { edges: readonly { node: { court: string; status: string } }[] };
  }>(ap, "query ($id: ID!) { complaint(id: $id) { citingOrders { edges { node { court status } } } } }", {
    id: complaintId,
  });
  const orders = citingOrders.edges.map(({ node }) => `${node.status} by ${node.court}`);
  tell("ap", `sees with the complaint what came of it: an order ${orders.join(", ")}`);
}

async function standing(ap: HubAddress, id: string): Promise<string> {
  const { status, decisions, appeals } = await call<{
    status: string;
    decisions: readonly { stage: string }[];
    appeals: readonly { status: string }[];
  }>(ap, "query ($id: ID!) { complaint(id: $id) { status decisions { stage } appeals { status } } }", { id });
  return `${status} ${decisions.at(-1)?.stage} stands, and is under appeal (${appeals.at(-1)?.status})`;
}
