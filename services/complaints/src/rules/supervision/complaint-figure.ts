/** The figures of complaints over a period (domain reference §7) that are one number, and so can be compared. */
export const COMPLAINT_FIGURES = [
  "RECEIVED",
  "UNDER_REVIEW",
  "NOT_COMPETENT",
  "JOURNALISTIC_EXCEPTION",
  "DISMISSED",
  "INFRINGEMENT_FOUND",
  "FINES",
  "PERIODIC_PENALTIES",
  "PROCESSING_BANS",
  "OBJECTIONS",
  "APPEALS",
  "CHANGED_ON_REVIEW",
  "IRREVOCABLE",
  "MEDIAN_DAYS",
] as const;
export type ComplaintFigure = (typeof COMPLAINT_FIGURES)[number];
