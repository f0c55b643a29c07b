/** The figures of notices over a period (domain reference §7), which can be compared. */
export const NOTICE_FIGURES = [
  "NOTICED",
  "OPEN",
  "REMOVED",
  "REMOVED_AS_UNLAWFUL",
  "REMOVED_UNDER_HOUSE_RULES",
  "REFUSED_AS_LAWFUL",
  "REFUSED_FOR_PUBLIC_INTEREST",
  "NO_RESPONSE",
  "REMOVAL_RATE",
  "REFUSAL_RATE",
  "NO_RESPONSE_RATE",
] as const;
export type NoticeFigure = (typeof NOTICE_FIGURES)[number];
