import { type ComplaintInboxMessage, connectComplaints, type HubAddress } from "@exparte/client";
import type { Cast } from "./cast.js";
import { ago, call, decide, file, refusedAs, review } from "./complaint-calls.js";
import { reader } from "./inbox-reader.js";
import type { Teller } from "./teller.js";

/** Two complaints that end early: the AP is not competent for journalism, and an objection comes too late. */
export async function tellLimits(cast: Cast, { act, tell }: Teller, run: string): Promise<void> {
  act("What the AP does not take: journalism, and what comes too late (the demo's own)");
  const ap = await cast.address("ap:ap");
  const vidshare = await cast.address("platform:vidshare");
  await using inbox = connectComplaints({ ...vidshare, cursor: await complaintHead(vidshare) });
  const next = reader(inbox);

  const report = await file(ap, {
    caseNumber: `demo journalistiek/${run}`,
    urls: [`https://vidshare.example/v/${run}-report`],
    platformRefused: true,
  });
  await review(ap, report.id);
  const { referrals } = await decide(ap, {
    id: report.id,
    outcome: "NOT_COMPETENT",
    ground: "JOURNALISTIC_EXCEPTION",
    reasons: "The report was made for journalism alone.",
  });
  tell(
    "ap",
    `a complaint about a news report: NOT_COMPETENT (UAVG art. 43); referred to the civil court: ${referrals[0]?.because}`,
  );

  const old = await file(ap, {
    caseNumber: `demo te laat/${run}`,
    urls: [`https://vidshare.example/v/${run}-old`],
    platformRefused: false,
    receivedAt: ago(90),
  });
  await review(ap, old.id);
  await decide(ap, { id: old.id, outcome: "DISMISSED", reasons: "Nothing was infringed.", madeKnownAt: ago(60) });
  let settled: ComplaintInboxMessage = await next();
  while (settled.kind !== "DECISION_IRREVOCABLE" || settled.complaintId !== old.id) settled = await next();
  tell(
    "platform vidshare",
    "DECISION_IRREVOCABLE: a decision entered with its date of 60 days ago; its timer found the six weeks over",
  );
  const late = { complaintId: old.id, side: "COMPLAINANT", grounds: "It was infringed.", receivedAt: ago(1) };
  await refusedAs("REMEDY_LATE", () =>
    call(ap, "mutation ($input: LodgeObjectionInput!) { lodgeObjection(input: $input) { id } }", { input: late }),
  );
  tell("ap", "an objection now is refused, REMEDY_LATE, unless the AP records an excuse (Awb art. 6:11)");
  await inbox.acknowledge(settled);
}

/** Where the platform's complaint inbox stands, to listen from there on. */
export async function complaintHead(platform: HubAddress) {
  const PAGE = "query ($after: Int!) { complaintInbox(after: $after, first: 1) { head messages { position digest } } }";
  const read = (after: number) =>
    call<{ head: number; messages: readonly { position: number; digest: string }[] }>(platform, PAGE, { after });
  const { head } = await read(0);
  if (head === 0) return { position: 0 };
  const { messages } = await read(head - 1);
  return messages[0] ?? { position: head };
}
