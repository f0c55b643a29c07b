import type { Reading, Received } from "../reading.js";
import type { Findings } from "../verdict.js";

const BROKEN = "nobody receives another's";

/** By what the courts and the AP asked: whom each order and each complaint is about. */
export function checkOwnership(reading: Reading, findings: Findings): void {
  const addressees = new Map(
    reading.calls("grant").map(({ asked }) => [asked.ask.caseNumber, asked.ask.items.map(({ platform }) => platform)]),
  );
  const complainedOf = new Map(
    reading.calls("complain").flatMap(({ asked, answered }) => {
      const { complaintId } = answered?.answer ?? {};
      return complaintId === undefined ? [] : [[complaintId, asked.ask.platform] as const];
    }),
  );
  for (const entry of reading.of("received")) {
    if (entry.feed === "complianceFeed") continue;
    findings.looked(BROKEN);
    const platform = entry.party.slice(entry.party.indexOf(":") + 1);
    const others = othersIn(entry, platform, addressees, complainedOf);
    if (others === undefined) continue;
    findings.broken(BROKEN, `${entry.party} received at ${entry.message.position} what is ${others}.`, entry);
  }
}

function othersIn(
  { feed, message }: Received,
  platform: string,
  addressees: ReadonlyMap<string, readonly string[]>,
  complainedOf: ReadonlyMap<string, string>,
): string | undefined {
  if (feed === "complaintInbox") {
    const controller = complainedOf.get(message.complaintId ?? "");
    return controller === undefined || controller === platform ? undefined : `about ${controller}`;
  }
  const own = addressees.get(message.caseNumber ?? "")?.includes(platform) === true;
  if (!own) return `of case ${message.caseNumber}, which does not address it`;
  const named = (message.named ?? []).filter((other) => other !== platform);
  return named.length === 0 ? undefined : `addressed to ${named.join(", ")} too`;
}
