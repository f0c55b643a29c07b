import type { FindingId, ItemId } from "../ids.js";
import type { Instant } from "../instant.js";

/**
 * Finding (vaststelling): what the court found of an addressee's items, over what the platform says.
 *
 * FOUND      it counts from the moment at which the court makes it. Left by
 * CONTESTED  the platform says why it is wrong; it still counts. Left by
 * UPHELD     the court stays with it. Whoever disagrees still has a higher court.
 * WITHDRAWN  the court takes it back: as if it had never been made. A finding that nobody contests can be withdrawn too.
 * UPHELD and WITHDRAWN are not left again.
 */
export const FINDING_STATUSES = ["FOUND", "CONTESTED", "UPHELD", "WITHDRAWN"] as const;

export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** BREACH: the items were up from a moment, until another or until today. COMPLIANCE: they were gone since `effectAt`. */
export type Found =
  | { readonly kind: "BREACH"; readonly from: Instant; readonly until?: Instant }
  | { readonly kind: "COMPLIANCE"; readonly effectAt: Instant };

export const FINDING_KINDS = ["BREACH", "COMPLIANCE"] as const satisfies readonly Found["kind"][];

export interface Finding {
  readonly id: FindingId;
  readonly itemIds: readonly ItemId[];
  readonly found: Found;
  readonly reasons: string;
  readonly foundAt: Instant;
  readonly status: FindingStatus;
  readonly contested?: { readonly grounds: string; readonly at: Instant };
  readonly decided?: { readonly reasons: string; readonly at: Instant };
}

interface Of<Kind extends string> {
  readonly kind: Kind;
  readonly findingId: FindingId;
  readonly at: Instant;
}

/** What happens to a finding, without the addressee that it is about. */
export type FindingEvent =
  | (Of<"BreachFound"> & {
      readonly itemIds: readonly ItemId[];
      readonly from: Instant;
      /** Absent while the breach lasts. */
      readonly until?: Instant;
      readonly reasons: string;
    })
  | (Of<"ComplianceFound"> & {
      readonly itemIds: readonly ItemId[];
      readonly effectAt: Instant;
      /** The numbers of the duties to disclose that count as met from now on; absent where there is none. */
      readonly dutiesMet?: readonly number[];
      readonly reasons: string;
    })
  | (Of<"FindingContested"> & { readonly grounds: string })
  | (Of<"FindingUpheld"> & { readonly reasons: string })
  | (Of<"FindingWithdrawn"> & { readonly itemIds: readonly ItemId[]; readonly reasons: string });

/** What an event makes of an addressee's findings. */
export function evolveFindings(findings: readonly Finding[], event: FindingEvent): Finding[] {
  const change = (next: Partial<Finding>) =>
    findings.map((finding) => (finding.id === event.findingId ? { ...finding, ...next } : finding));
  switch (event.kind) {
    case "BreachFound":
    case "ComplianceFound": {
      const { findingId: id, itemIds, reasons, at: foundAt } = event;
      return [...findings, { id, itemIds, found: foundBy(event), reasons, foundAt, status: "FOUND" }];
    }
    case "FindingContested":
      return change({ status: "CONTESTED", contested: { grounds: event.grounds, at: event.at } });
    case "FindingUpheld":
      return change({ status: "UPHELD", decided: { reasons: event.reasons, at: event.at } });
    case "FindingWithdrawn":
      return change({ status: "WITHDRAWN", decided: { reasons: event.reasons, at: event.at } });
    default:
      return event satisfies never;
  }
}

function foundBy(event: FindingEvent & { kind: "BreachFound" | "ComplianceFound" }): Found {
  if (event.kind === "ComplianceFound") return { kind: "COMPLIANCE", effectAt: event.effectAt };
  const { from, until } = event;
  return { kind: "BREACH", from, ...(until === undefined ? {} : { until }) };
}
