/**
 * The data that a court may ask for about a poster (domain reference §5). An answer may hold only what was asked for.
 */
export const DATA_CATEGORIES = [
  "NAME",
  "ADDRESS",
  "EMAIL",
  "PHONE",
  "ACCOUNT_IDENTIFIER",
  "REGISTRATION_IP",
  "ACCESS_IP",
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];
