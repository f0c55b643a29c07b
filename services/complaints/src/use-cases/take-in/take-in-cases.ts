import type { Actor } from "@exparte/auth";
import type { Database } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { type EventLog, noWakeups } from "@exparte/event-log";
import type { FeedEvent } from "@exparte/feed-reader";
import { playTime } from "@exparte/timers";
import type { ComplaintContent } from "../../rules/complaint/complaint.js";
import type { DecisionTerms } from "../../rules/decision/decision.js";
import type { ComplaintId, NoticeId } from "../../rules/ids.js";
import type { NoticeContent, NoticeDecision } from "../../rules/notice/notice.js";
import { SCHEMA } from "../../store/store.js";
import { createFigures } from "../../store/supervision/figures-reader.js";
import { PASS_TERM, type PassTermPayload, TIMERS_SCHEMA } from "../../store/timers.js";
import { fileComplaint } from "../complaint/file-complaint.js";
import { decideOnMerits, handleComplaint } from "../complaint/handle-complaint.js";
import { passTerm } from "../complaint/pass-term.js";
import type { Dependencies } from "../dependencies.js";
import { learnParties } from "../learn-parties.js";
import { recordNotice } from "../notice/record-notice.js";
import { recordNoticeDecision } from "../notice/record-notice-decision.js";

/** What somebody did in one case at one moment: a court with a notice, or the AP with a complaint. */
export type ActInCase = { readonly at: Instant } & (
  | { readonly court: string; readonly notice: NoticeContent; readonly id: NoticeId }
  | { readonly court: string; readonly noticeDecision: NoticeDecision; readonly id: NoticeId }
  | { readonly complaint: ComplaintContent; readonly id: ComplaintId }
  | { readonly underReview: ComplaintId }
  | { readonly decision: DecisionTerms; readonly id: ComplaintId }
);

/** A line of a history: a party of the registry, an act, and last of all when the history ends. */
export type Told = { readonly party: FeedEvent } | { readonly act: ActInCase } | { readonly until: Instant };

/** Does what was done, as whoever did it and at its time, by the use cases of a running service; terms pass in theirs. */
export async function takeInCases(
  { database, log }: { readonly database: Database; readonly log: EventLog },
  history: AsyncIterable<Told> | Iterable<Told>,
): Promise<void> {
  const time = playTime({
    sql: database.sql,
    schema: TIMERS_SCHEMA,
    tasks(clock) {
      const deps = { database, log, clock: () => instant(clock().getTime()) };
      return { [PASS_TERM]: (payload: unknown) => passTerm(deps, payload as PassTermPayload) };
    },
  });
  const wakeups = noWakeups({ sql: database.sql, schema: SCHEMA });
  const deps = (id: string): Dependencies => ({
    database,
    log,
    wakeups,
    figures: createFigures(database.sql),
    clock: () => instant(time.now().getTime()),
    newId: <Kind extends string>() => id as Kind,
    // Nobody takes part in the code in an invented history.
    codeHeard: () => true,
  });
  for await (const told of history) {
    if ("party" in told) {
      await learnParties({ database }, told.party);
    } else if ("until" in told) {
      await time.goTo(new Date(told.until));
    } else {
      await time.goTo(new Date(told.act.at));
      await perform(deps, told.act);
    }
  }
  await wakeups.close();
}

async function perform(deps: (newId: string) => Dependencies, act: ActInCase): Promise<void> {
  if ("notice" in act) await recordNotice(deps(act.id), courtOf(act.court), act.notice);
  else if ("noticeDecision" in act)
    await recordNoticeDecision(deps(act.id), courtOf(act.court), act.id, act.noticeDecision);
  else if ("complaint" in act) await fileComplaint(deps(act.id), AP, act.complaint);
  else if ("underReview" in act)
    await handleComplaint(deps(act.underReview), AP, act.underReview, { type: "takeUnderReview" });
  else await decideOnMerits(deps(`${act.id}-decision`), AP, act.id, { decision: act.decision });
}

const courtOf = (id: string): Actor => actorOf("court", id, ["notices:record", "notices:read"]);
const AP = actorOf("ap", "ap", ["complaints:handle"]);

function actorOf(partyType: string, partyId: string, scopes: readonly string[]): Actor {
  return { partyType, partyId, subject: "a demonstration", scopes: new Set(scopes), expiresAt: new Date(0) };
}
