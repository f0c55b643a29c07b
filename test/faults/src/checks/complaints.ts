import type { Reading } from "../reading.js";
import type { Findings } from "../verdict.js";

/** A complaint that is answered as under review stands in its platform's complaint inbox once. */
export function checkComplaints(reading: Reading, findings: Findings): void {
  for (const { asked, answered } of reading.calls("review")) {
    if (answered === undefined) continue;
    const { complaintId, platform } = asked.ask;
    const inbox = reading.recordsOf(`platform:${platform}`, "complaintInbox");
    if (inbox === undefined) continue;
    findings.looked("a complaint answered is told");
    const told = inbox.messages.filter(
      (message) => message.complaintId === complaintId && message.kind === "COMPLAINT_UNDER_REVIEW",
    );
    if (told.length === 1) continue;
    const text = `Complaint ${complaintId} was taken under review, and ${platform} was told of it ${told.length} times.`;
    findings.broken("a complaint answered is told", text, asked, answered, inbox);
  }
}
