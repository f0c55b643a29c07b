import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { decideNotice, evolveNotice, type Notice, type NoticeDecision } from "../../rules/notice/notice.js";
import { refuse } from "../../rules/refusals.js";
import { answerDueAt } from "../../store/code-of-conduct.js";
import { doerOf, recordHistory } from "../../store/history.js";
import { loadNoticeForChange, noticeHistory, saveNotice } from "../../store/notice/notices.js";
import type { Dependencies } from "../dependencies.js";
import { maySeeNotice, noticeViewerOf } from "../viewer.js";
import { unknownNotice } from "./see-notices.js";

/** Whoever recorded the notice records what the platform decided; recording it again changes nothing. */
export async function recordNoticeDecision(
  { database, log, clock }: Dependencies,
  actor: Actor,
  id: string,
  decision: NoticeDecision,
): Promise<Notice> {
  requireParty(actor, "court", "hotline", "flagger");
  requireScope(actor, "notices:record");
  // The answer holds the notice as it now stands.
  const viewer = noticeViewerOf(actor);
  const now = clock();
  return database.transaction(async (tx) => {
    const notice = await loadNoticeForChange(tx, id);
    if (notice === undefined || !maySeeNotice(viewer, notice)) throw unknownNotice(id, "input.noticeId");
    const { recorder } = notice;
    if (recorder.type !== actor.partyType || recorder.id !== actor.partyId) {
      throw refuse(
        "NOTICE_NOT_YOURS",
        `Notice ${id} was recorded by ${recorder.type} ${recorder.id}; only they record what became of it.`,
        {
          field: "input.noticeId",
        },
      );
    }
    const { platform, noticedAt } = notice.content;
    const events = decideNotice(notice, decision, await answerDueAt(tx, platform, noticedAt), now);
    const next = events.reduce(evolveNotice, notice);
    if (events.length > 0) await saveNotice(tx, next);
    const entries = events.map((event) => noticeHistory(next, event));
    await recordHistory({ tx, log, doer: doerOf(actor), now }, `notice/${id}`, entries);
    return next;
  });
}
