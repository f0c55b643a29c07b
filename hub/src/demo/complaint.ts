import { type HubAddress, request } from "@exparte/client";
import type { Cast } from "./cast.js";
import type { Teller } from "./teller.js";

const DAY_MS = 24 * 3600_000;
/** A message that takes longer than this will not come, and the demo has failed. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 200;

/** A complaint to the AP, from the platform's refusal to the appeal; and what becomes of journalism, and of being late. */
export async function tellComplaint(cast: Cast, { act, tell }: Teller, run: string): Promise<void> {
  const ap = await cast.address("ap:ap");
  const court = await cast.address("court:rb-amsterdam");
  const vidshare = await cast.address("platform:vidshare");
  const inbox = await complaintInbox(vidshare);

  act("A complaint to the Autoriteit Persoonsgegevens (the demo's own)");
  const url = `https://vidshare.example/v/${run}-address`;
  const notice = await call<{ id: string }>(
    court,
    "mutation ($input: RecordNoticeInput!) { recordNotice(input: $input) { id } }",
    {
      input: {
        reference: `demo notice/${run}`,
        source: "VICTIM",
        platform: "vidshare",
        urls: [url],
        noticedAt: ago(3),
      },
    },
  );
  await call(
    court,
    "mutation ($input: RecordNoticeDecisionInput!) { recordNoticeDecision(input: $input) { status } }",
    { input: { noticeId: notice.id, outcome: "REFUSED_LAWFUL", decidedAt: ago(2) } },
  );
  tell("court rb-amsterdam", "records the notice to vidshare, and that vidshare refused: it calls the content lawful");

  const complaint = await file(ap, { caseNumber: `demo klacht/${run}`, urls: [url], noticeId: notice.id });
  tell(
    "ap",
    `files the complaint; the hub knows the complainant by number only. Progress is due by ${lastDayOf(complaint.progressDueAt)}`,
  );
  await review(ap, complaint.id);
  tell("platform vidshare", `complaint inbox: ${(await inbox.next()).kind}`);
  const sanctions = [
    { kind: "FINE", amountCents: 7_500_000 },
    {
      kind: "PERIODIC_PENALTY",
      amountCents: 100_000,
      maximumCents: 2_000_000,
      from: new Date(Date.now() + 14 * DAY_MS),
    },
    { kind: "PROCESSING_BAN", processing: "Keeping the home address up.", from: new Date(Date.now() + DAY_MS) },
  ];
  await refusedAs("SANCTION_WITHOUT_FINDING", () =>
    decide(ap, { id: complaint.id, outcome: "DISMISSED", reasons: "Nothing found.", sanctions }),
  );
  tell("ap", "a fine without a finding is refused: SANCTION_WITHOUT_FINDING");
  await decide(ap, {
    id: complaint.id,
    outcome: "INFRINGEMENT_FOUND",
    reasons: "No ground for publishing it.",
    sanctions,
  });
  const decided = await inbox.next();
  tell(
    "platform vidshare",
    `${decided.kind}: ${decided.details.outcome}, with fine, periodic penalty and processing ban; contestable up to and with ${lastDayOf(decided.details.contestableUntil)}`,
  );

  const objection = await call<{ id: string }>(
    vidshare,
    "mutation ($input: LodgeObjectionInput!) { lodgeObjection(input: $input) { id } }",
    { input: { complaintId: complaint.id, grounds: "The address stands in a public register." } },
  );
  tell("platform vidshare", `objects (bezwaar); ${(await inbox.next()).kind}. The fine waits, the ban does not`);
  await call(
    ap,
    "mutation ($id: ID!, $input: RemedyDecisionInput!) { decideObjection(id: $id, input: $input) { status } }",
    {
      id: objection.id,
      input: {
        result: "REVISED",
        outcome: "INFRINGEMENT_FOUND",
        reasons: "The ban is enough to end it.",
        sanctions: sanctions.slice(2),
      },
    },
  );
  const revised = await inbox.next();
  tell("ap", `decides on objection: ${String(revised.details.result)}; only the processing ban stands`);
  await call(ap, "mutation ($input: LodgeAppealInput!) { lodgeAppeal(input: $input) { id } }", {
    input: {
      complaintId: complaint.id,
      side: "COMPLAINANT",
      grounds: "The fine should stand.",
      reference: `AMS 26/${run}`,
    },
  });
  tell(
    "ap",
    `records the complainant's appeal (beroep) to the district court; vidshare hears: ${(await inbox.next()).kind}`,
  );

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
  await inbox.next();
  await inbox.next();
  tell(
    "ap",
    `another complaint is about a news report: NOT_COMPETENT (UAVG art. 43); referred to the civil court: ${referrals[0]?.because}`,
  );

  const old = await file(ap, {
    caseNumber: `demo te laat/${run}`,
    urls: [`https://vidshare.example/v/${run}-old`],
    platformRefused: false,
    receivedAt: ago(90),
  });
  await review(ap, old.id);
  await decide(ap, { id: old.id, outcome: "DISMISSED", reasons: "Nothing was infringed.", madeKnownAt: ago(60) });
  let settled = await inbox.next();
  while (settled.kind !== "DECISION_IRREVOCABLE" || settled.complaintId !== old.id) settled = await inbox.next();
  tell(
    "platform vidshare",
    "DECISION_IRREVOCABLE: a decision entered with its date of 60 days ago; its timer found the six weeks over",
  );
  const late = { complaintId: old.id, side: "COMPLAINANT", grounds: "It was infringed.", receivedAt: ago(1) };
  await refusedAs("REMEDY_LATE", () =>
    call(ap, "mutation ($input: LodgeObjectionInput!) { lodgeObjection(input: $input) { id } }", { input: late }),
  );
  tell("ap", "an objection now is refused, REMEDY_LATE, unless the AP records an excuse (Awb art. 6:11)");
  await inbox.acknowledge();
}

interface Message {
  readonly position: number;
  readonly kind: string;
  readonly complaintId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The platform's complaint inbox from now on, one message at a time. */
async function complaintInbox(platform: HubAddress) {
  const READ =
    "query ($after: Int!) { complaintInbox(after: $after, first: 1) { head messages { position kind complaintId details } } }";
  const read = (after: number) =>
    call<{ readonly head: number; readonly messages: readonly Message[] }>(platform, READ, { after });
  let { head: position } = await read(0);
  return {
    async next(): Promise<Message> {
      const until = Date.now() + PATIENCE_MS;
      for (;;) {
        const [message] = (await read(position)).messages;
        if (message !== undefined) {
          position = message.position;
          return message;
        }
        if (Date.now() > until) throw new Error(`No complaint message within ${PATIENCE_MS / 1000} s`);
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
    acknowledge: () =>
      call(platform, "mutation ($upTo: Int!) { acknowledgeComplaintInbox(upTo: $upTo) { acknowledged } }", {
        upTo: position,
      }),
  };
}

async function file(ap: HubAddress, complaint: Record<string, unknown>) {
  return call<{ readonly id: string; readonly progressDueAt: string }>(
    ap,
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id progressDueAt } }",
    {
      input: {
        complainantReference: `1/${complaint.caseNumber}`.replaceAll(/[^\w/]/g, "-"),
        controller: "vidshare",
        description: "Personal data is kept up.",
        ...complaint,
      },
    },
  );
}

async function review(ap: HubAddress, id: string): Promise<void> {
  await call(ap, "mutation ($id: ID!) { takeUnderReview(id: $id) { status } }", { id });
}

function decide(ap: HubAddress, input: Record<string, unknown>) {
  return call<{ readonly status: string; readonly referrals: readonly { readonly because: string }[] }>(
    ap,
    "mutation ($input: DecideComplaintInput!) { decideComplaint(input: $input) { status referrals { because } } }",
    { input },
  );
}

/** What the operation's one field answers. */
async function call<Data>(hub: HubAddress, query: string, variables: Record<string, unknown>): Promise<Data> {
  const [answer] = Object.values(await request<Record<string, Data>>(hub, query, variables));
  if (answer === undefined) throw new Error("The hub answered without data");
  return answer;
}

async function refusedAs(code: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (refusal) {
    if (refusal instanceof Error && "code" in refusal && refusal.code === code) return;
    throw refusal;
  }
  throw new Error(`This should have been refused as ${code}`);
}

function ago(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString();
}

/** A term's last day: it ends with the first moment of the day after. */
function lastDayOf(end: unknown): string {
  return new Date(Date.parse(String(end)) - 1).toLocaleDateString("en-GB", {
    dateStyle: "medium",
    timeZone: "Europe/Amsterdam",
  });
}
