/** What a court may ask of who posted something (domain reference §5); only what is asked for may be answered. */
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
