import { type HubAddress, request } from "@exparte/client";
import { COURT_TIME_ZONE } from "@exparte/orders/rules/instant";

const DAY_MS = 24 * 3600_000;

/** What the operation's one field answers. */
export async function call<Data>(hub: HubAddress, query: string, variables: Record<string, unknown>): Promise<Data> {
  const [answer] = Object.values(await request<Record<string, Data>>(hub, query, variables));
  if (answer === undefined) throw new Error("The hub answered without data");
  return answer;
}

/** The AP files a complaint about vidshare. */
export function file(ap: HubAddress, complaint: Record<string, unknown> & { readonly caseNumber: string }) {
  return call<{ readonly id: string; readonly progressDueAt: string }>(
    ap,
    "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id progressDueAt } }",
    {
      input: {
        // The case's own last part: a file number, and no words.
        complainantReference: `k1-${complaint.caseNumber.split("/").at(-1)}`,
        controller: "vidshare",
        description: "Personal data is kept up.",
        ...complaint,
      },
    },
  );
}

export async function review(ap: HubAddress, id: string): Promise<void> {
  await call(ap, "mutation ($id: ID!) { takeUnderReview(id: $id) { status } }", { id });
}

export function decide(ap: HubAddress, input: Record<string, unknown>) {
  return call<{ readonly status: string; readonly referrals: readonly { readonly because: string }[] }>(
    ap,
    "mutation ($input: DecideComplaintInput!) { decideComplaint(input: $input) { status referrals { because } } }",
    { input },
  );
}

export async function refusedAs(code: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (refusal) {
    if (refusal instanceof Error && "code" in refusal && refusal.code === code) return;
    throw refusal;
  }
  throw new Error(`This should have been refused as ${code}`);
}

export function ago(days: number): string {
  return inDays(-days);
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

/** A term's last day: it ends with the first moment of the day after. */
export function lastDayOf(end: unknown): string {
  return new Date(Date.parse(String(end)) - 1).toLocaleDateString("en-GB", {
    dateStyle: "medium",
    timeZone: COURT_TIME_ZONE,
  });
}
