import type { Instant } from "@exparte/dutch-time";

export function dateOrNull(moment: Instant | undefined): Date | null {
  return moment === undefined ? null : new Date(moment);
}
