/** How long a party repeats a call that is not answered. No fault lasts nearly as long. */
export const PATIENCE_MS = 60_000;
