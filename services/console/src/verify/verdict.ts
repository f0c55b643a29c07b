import type { SealCheckFragment } from "../graph/documents.js";

/** What a visitor is told first of a seal; everything else on the page explains it. */
export type Verdict = "inForce" | "final" | "superseded" | "suspended" | "lifted" | "lapsed" | "notGenuine";

export type Standing = NonNullable<SealCheckFragment["standing"]>;

/**
 * An order that has ended is not in force whatever its version, so its end comes before a newer version. A suspension
 * can end, so a newer version comes before that.
 */
export function verdictOn({ genuine, isCurrentVersion, standing }: SealCheckFragment): Verdict {
  if (!genuine || !standing) return "notGenuine";
  const { status } = standing;
  if (status === "LIFTED") return "lifted";
  if (status === "LAPSED") return "lapsed";
  if (!isCurrentVersion) return "superseded";
  switch (status) {
    case "SUSPENDED":
      return "suspended";
    case "FINAL":
      return "final";
    case "IN_FORCE":
      return "inForce";
    default:
      return status satisfies never;
  }
}

export const ALERT_OF = {
  inForce: "ok",
  final: "ok",
  superseded: "warning",
  suspended: "warning",
  lifted: "warning",
  lapsed: "warning",
  notGenuine: "error",
} as const satisfies Record<Verdict, "ok" | "warning" | "error">;
