import { isDeepStrictEqual } from "node:util";
import { type Actor, requireParty, requireScope } from "@exparte/auth";
import { evolveNotice, type Notice, type NoticeContent, recordNotice as record } from "../../rules/notice/notice.js";
import { refuse } from "../../rules/refusals.js";
import { answerDueAt } from "../../store/code-of-conduct.js";
import { doerOf, recordHistory } from "../../store/history.js";
import { loadNoticeByReference, noticeHistory, saveNotice } from "../../store/notice/notices.js";
import { requireCodeHeard } from "../code-heard.js";
import type { Dependencies } from "../dependencies.js";
import { requirePlatform } from "../known-parties.js";

/** A court, hotline or trusted flagger records a prior report to a platform. The same content under its reference returns the same notice. */
export async function recordNotice(
  { database, log, clock, newId, codeHeard }: Dependencies,
  actor: Actor,
  content: NoticeContent,
): Promise<Notice> {
  requireParty(actor, "court", "hotline", "flagger");
  requireScope(actor, "notices:record");
  const now = clock();
  const recorder = { type: actor.partyType, id: actor.partyId };
  const asked = evolveNotice(undefined, record(newId(), recorder, content, undefined, now));
  return database.transaction(async (tx) => {
    const known = await loadNoticeByReference(tx, recorder, content.reference);
    if (known !== undefined) {
      // A retry is the same notice, whatever the code says by now.
      if (isDeepStrictEqual(known.content, asked.content)) return known;
      throw refuse(
        "NOTICE_REFERENCE_TAKEN",
        `You recorded other content under ${content.reference}, as notice ${known.id}. Use a reference of its own.`,
        { field: "input.reference", noticeId: known.id },
      );
    }
    await requirePlatform(tx, content.platform, "input.platform");
    requireCodeHeard({ codeHeard });
    const codeDue = await answerDueAt(tx, content.platform, content.noticedAt);
    const event = record(asked.id, recorder, content, codeDue, now);
    const notice = evolveNotice(undefined, event);
    await saveNotice(tx, notice);
    await recordHistory({ tx, log, doer: doerOf(actor), now }, `notice/${notice.id}`, [noticeHistory(notice, event)]);
    return notice;
  });
}
