import type { NoticeEvent } from "./notice.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<NoticeEvent["kind"], string>> = {
  NoticeRecorded: "A court, hotline or trusted flagger recorded a report to a platform.",
  NoticeDecided: "A platform decided on a notice, or let its term pass.",
};
