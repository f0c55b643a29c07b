import { checkCalls } from "./checks/calls.js";
import { checkComplaints } from "./checks/complaints.js";
import { checkGrants } from "./checks/grants.js";
import { checkKept } from "./checks/kept.js";
import { checkLiftings } from "./checks/liftings.js";
import { checkOwnership } from "./checks/ownership.js";
import { checkRecovery } from "./checks/recovery.js";
import { checkSeals } from "./checks/seals.js";
import { checkStreams } from "./checks/streams.js";
import { checkTerms } from "./checks/terms.js";
import type { Entry } from "./history.js";
import { readHistory } from "./reading.js";
import { collectFindings, type Verdict } from "./verdict.js";

/**
 * Judges a history by what the documentation promises. It knows the written formats alone (the chain of digests, RFC
 * 7515 and RFC 9901), and nothing of how the hub works.
 */
export async function judge(entries: readonly Entry[]): Promise<Verdict> {
  const reading = readHistory(entries);
  const findings = collectFindings();
  checkStreams(reading, findings);
  checkGrants(reading, findings);
  checkKept(reading, findings);
  checkLiftings(reading, findings);
  checkComplaints(reading, findings);
  checkTerms(reading, findings);
  await checkSeals(reading, findings);
  checkOwnership(reading, findings);
  checkCalls(reading, findings);
  checkRecovery(reading, findings);
  return findings.verdict();
}
