import type { FiguresSeenFragment, SupervisionQuery } from "../graph/supervision-documents.js";
import type { HalfYear } from "./periods.js";

export type Figures = FiguresSeenFragment;

export interface MonthOfPlatform {
  /** When it begins. */
  readonly from: string;
  readonly received: number;
  readonly shareWithinTerm: number | null;
}

export interface PlatformSeen {
  readonly id: string;
  readonly name: string;
  readonly current: Figures;
  readonly earlier: Figures;
  readonly months: readonly MonthOfPlatform[];
}

export interface Overview {
  readonly current: Figures;
  readonly earlier: Figures;
  /** Those that got orders in either half-year: who is late first, then by orders. */
  readonly platforms: readonly PlatformSeen[];
  /** How many got none. */
  readonly without: number;
}

/** What a supervisor asks: who is late, is it getting better, who puts back. */
export function overviewOf(told: SupervisionQuery, { months }: HalfYear): Overview {
  const { current, earlier, complianceReport } = told;
  const seen = complianceReport.nodes.flatMap((node) => platformOf(node, months));
  const platforms = seen.filter((one) => one.current.received + one.earlier.received > 0);
  return {
    current,
    earlier,
    platforms: platforms.toSorted(
      (one, other) => lateOf(other.current) - lateOf(one.current) || other.current.received - one.current.received,
    ),
    without: seen.length - platforms.length,
  };
}

/** Orders under which the platform is late now, with removing or with putting back. */
export function lateOf({ overdueNow, reinstatementOverdueNow }: Figures): number {
  return overdueNow + reinstatementOverdueNow;
}

function platformOf(
  node: SupervisionQuery["complianceReport"]["nodes"][number],
  months: HalfYear["months"],
): PlatformSeen | [] {
  // A respondent whom nobody registered has no figures of its own.
  if (node?.current == null || node.earlier === null) return [];
  const { id, name, current, earlier } = node;
  const told = [node.month1, node.month2, node.month3, node.month4, node.month5, node.month6];
  return {
    id,
    name,
    current,
    earlier,
    months: months.flatMap(({ from }, place) => {
      const month = told[place];
      return month == null ? [] : { from, received: month.received, shareWithinTerm: month.shareWithinTerm };
    }),
  };
}

/** The change of a share: in percentage points, rounded; null where one of both is missing. */
export function pointsBetween(now: number | null, then: number | null): number | null {
  return now === null || then === null ? null : Math.round((now - then) * 100);
}
