import type { NoticeEvent } from "./notice.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<NoticeEvent["kind"], string>> = {
  NoticeRecorded: "A court, hotline or trusted flagger recorded a report to a platform.",
  NoticeDecided: "A platform decided on a notice, or its term passed without a decision.",
};
