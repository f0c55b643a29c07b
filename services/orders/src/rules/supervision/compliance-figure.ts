/**
 * The figures of a platform over a period (domain reference §7), and which part of an addressee's facts each one counts.
 * The count of a share is the number of orders in its numerator; that of a time, the number of orders it was taken over.
 */
export const COMPLIANCE_FIGURES = [
  "RECEIVED",
  "SERVED",
  "UNSERVED_NOW",
  "COMPLIED",
  "MEDIAN_SECONDS_TO_REMOVAL",
  "P95_SECONDS_TO_REMOVAL",
  "SHARE_WITHIN_TERM",
  "OVERDUE_NOW",
  "IMPOSSIBLE_CLAIMED",
  "POSTERS_INFORMED",
  "POSTERS_INFORMED_IN_TIME",
  "POSTERS_OVERDUE_NOW",
  "POSTERS_NOT_POSSIBLE",
  "OPPOSITION_RATE",
  "REVERSAL_RATE",
  "REINSTATEMENTS_DUE",
  "MEDIAN_SECONDS_TO_REINSTATEMENT",
  "P95_SECONDS_TO_REINSTATEMENT",
  "SHARE_REINSTATED_WITHIN_TERM",
  "REINSTATEMENT_OVERDUE_NOW",
  "PENALTIES_RUNNING",
  "PENALTIES_FORFEITED_CENTS",
  "PENALTIES_PRESCRIBED_CENTS",
] as const;
export type ComplianceFigure = (typeof COMPLIANCE_FIGURES)[number];

/**
 * The ends of a distribution's buckets in seconds: a quarter, 1, 2, 6, 12 hours, 1, 2, 7 days. The last bucket is open.
 */
export const BUCKET_ENDS = [900, 3_600, 7_200, 21_600, 43_200, 86_400, 172_800, 604_800] as const;
