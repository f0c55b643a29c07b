import type { ReceivedOrder } from "../src/rules/supervision/public-report.js";

/** The platforms that publish in these tests, each with its kind. */
export const KINDS: Readonly<Record<string, string>> = {
  vidshare: "VIDEO",
  clipper: "VIDEO",
  chirper: "SOCIAL_MEDIA",
  "lawyer-list": "WEBSITE",
  gossip: "WEBSITE",
};
/** One order as it is counted, by an applicant of its own unless told otherwise. */
export const received = (order: Partial<ReceivedOrder> = {}): ReceivedOrder => ({
  platform: "vidshare",
  platformKind: KINDS[order.platform ?? "vidshare"] ?? "",
  illegalContentType: "STATEMENT_CATEGORY_VIOLENCE",
  applicant: `applicant ${applicants++}`,
  items: 1,
  hoursToInform: 1,
  hoursToGiveEffect: 2,
  removal: "WITHIN_TERM",
  outcome: "UNCONTESTED",
  ...order,
});
let applicants = 0;
export const times = (count: number, order: Partial<ReceivedOrder> = {}) =>
  Array.from({ length: count }, () => received(order));
