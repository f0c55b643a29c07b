import type { DutyKind } from "../order-document/duty-document.js";
import type { TerritorialExtent } from "../order-document/order-document.js";
import { refuse } from "../refusals.js";
import type { Confirmation, ConfirmationOutcome, DutyTerms, ImpossibleReason } from "./addressee.js";

/**
 * Which outcomes meet a duty. An order without duties written out accepts every outcome that existed before duties:
 * there, a platform says in free text where access is disabled, and only a person can weigh that.
 */
export const OUTCOMES_OF: Readonly<Record<DutyKind, readonly ConfirmationOutcome[]>> = {
  REMOVE: ["REMOVED", "ACCESS_DISABLED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"],
  DISABLE_ACCESS: ["ACCESS_DISABLED", "REMOVED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"],
  DEREFERENCE: ["DEREFERENCED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"],
  KEEP_DOWN: ["MEASURE_IN_PLACE", "IMPOSSIBLE"],
  DISCLOSE: ["DISCLOSED", "IMPOSSIBLE"],
};

/** An item that must be gone everywhere is not gone while it can be reached from somewhere. */
export function outcomesOf({ kind, everywhere }: Pick<DutyTerms, "kind" | "everywhere">): ConfirmationOutcome[] {
  return OUTCOMES_OF[kind].filter((outcome) => !(everywhere && outcome === "ACCESS_DISABLED"));
}

export function checkOutcome(duty: DutyTerms, { outcome }: Confirmation, field: string): void {
  const allowed = outcomesOf(duty);
  if (allowed.includes(outcome)) return;
  const what = duty.everywhere ? `${duty.kind} everywhere` : duty.kind;
  throw refuse(
    "OUTCOME_NOT_OF_DUTY",
    `${field}.outcome: duty ${duty.number} is ${what}, and ${outcome} does not meet it; confirm ${allowed.join(", ")}.`,
    { field: `${field}.outcome`, duty: duty.number, kind: duty.kind, allowed },
  );
}

/** Reasons for which nothing is disclosed. Nothing else that is ordered fails for them. */
const REASONS_OF_DISCLOSURE: ReadonlySet<ImpossibleReason> = new Set(["DATA_NOT_HELD", "LEGAL_OBSTACLE"]);

/**
 * Refuses what only a duty to disclose is confirmed by, for another duty; and for such a duty, a connected platform's word
 * that it disclosed or does not: it answers the request that the duty made, where its answer is encrypted.
 */
export function checkOfDisclosure(
  { kind, connected }: { readonly kind: DutyKind; readonly connected: boolean },
  { outcome, impossibleReason }: Confirmation,
  field: string,
): void {
  const ofReason = impossibleReason !== undefined && REASONS_OF_DISCLOSURE.has(impossibleReason);
  if (outcome !== "DISCLOSED" && !ofReason) return;
  const at = ofReason ? `${field}.impossibleReason` : `${field}.outcome`;
  const said = ofReason ? impossibleReason : outcome;
  if (kind !== "DISCLOSE") {
    throw refuse("OUTCOME_NOT_OF_DUTY", `${at}: ${said} is of a duty to disclose, and this item is to ${kind}.`, {
      field: at,
      kind,
    });
  }
  if (!connected) return;
  throw refuse(
    "ANSWERED_IN_DISCLOSURES",
    `${at}: a platform on the hub answers the disclosure request of the duty, with answerDisclosure; that confirms the item. Its disclosureInbox brings the request.`,
    { field: at },
  );
}

/** Disabled access counts where it covers the order's territorial scope. Refuses a `where` that cannot be compared. */
export function isEnough({ outcome, where = "" }: Confirmation, extent: TerritorialExtent, field: string): boolean {
  if (outcome !== "ACCESS_DISABLED") return true;
  const areas = new Set(where.split(/[\s,;]/).filter((area) => area !== ""));
  const unknown = [...areas].find((area) => !AREAS.has(area) && REGION_NAMES.of(area) === undefined);
  if (areas.size === 0 || unknown !== undefined) {
    throw refuse(
      "FIELD_INVALID",
      `${field}.where must say of this duty for which areas access is disabled: WORLDWIDE, EU, or countries by their ISO 3166 code such as "NL, BE".`,
      { field: `${field}.where` },
    );
  }
  return isCovered(extent, areas);
}

function isCovered(extent: TerritorialExtent, areas: ReadonlySet<string>): boolean {
  switch (extent) {
    case "WORLDWIDE":
      return areas.has("WORLDWIDE");
    case "EU":
      return isCovered("WORLDWIDE", areas) || areas.has("EU") || MEMBER_STATES.every((state) => areas.has(state));
    case "NL":
      return isCovered("EU", areas) || areas.has("NL");
    default:
      return extent satisfies never;
  }
}

const AREAS: ReadonlySet<string> = new Set(["WORLDWIDE", "EU"]);
const MEMBER_STATES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
/* From the language's own tables, without I/O. */
const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const REGION_NAMES = { of: (code: string) => (/^[A-Z]{2}$/.test(code) ? REGIONS.of(code) : undefined) };
