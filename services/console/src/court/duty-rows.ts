import { durationOf, isWholeNumber, type PenaltyFields, penaltyIn, wrongInPenalty } from "./amounts.js";
import type { Typed, Wrong } from "./fields.js";
import { namedBy } from "./targets.js";

/*
 * The rows of an order's form, each a duty of one addressee. What a row is called in the form is its number: `addressee-2`,
 * `targets-2`. A row whose addressee is empty is no duty.
 */

export const ROW_KINDS = ["REMOVE", "DISABLE_ACCESS", "DEREFERENCE", "KEEP_DOWN", "DISCLOSE"] as const;
export const CATEGORIES = [
  "NAME",
  "ADDRESS",
  "EMAIL",
  "PHONE",
  "ACCOUNT_IDENTIFIER",
  "REGISTRATION_IP",
  "ACCESS_IP",
] as const;
export const DISCLOSURE_FINDINGS = ["unlawfulness", "realInterest", "noLessIntrusiveWay", "balance"] as const;
export const RESPONDENT_KINDS = ["PERSON", "COMPANY", "SITE_KEEPER"] as const;
/** What is said of somebody without registration, besides the kind that is always chosen. */
export const PARTICULARS = ["respondentName", "respondentAddress", "respondentIp"] as const;
/** What a row has for its addressee where nobody registered it: no platform's id is in capitals. */
export const SOMEONE = "SOMEONE";
/** So many fit into one form. */
export const MOST_ROWS = 100;

/** What an order needs of its court besides what is typed. */
export interface OfCourt {
  /** The court's id, in the ids of its respondents. */
  readonly court: string;
  /** The court's public key for confidential answers; absent where it has none that is valid. */
  readonly recipient: Readonly<Record<string, unknown>> | undefined;
}

/** One too many is none of them less: a row that stood there stays. */
export function rowsOf(typed: Typed): number {
  const rows = Number(typed.text("rows"));
  return Number.isInteger(rows) && rows >= 1 ? Math.min(rows, MOST_ROWS) : 1;
}

/** The rows that are duties. */
export function dutyRows(typed: Typed): number[] {
  return Array.from({ length: rowsOf(typed) }, (_, index) => index + 1).filter(
    (row) => typed.text(`addressee-${row}`) !== "",
  );
}

export const isDisclosure = (typed: Typed, row: number) => typed.text(`kind-${row}`) === "DISCLOSE";
export const isSomeone = (typed: Typed, row: number) => typed.text(`addressee-${row}`) === SOMEONE;

/** The addressee's id: of somebody without registration the one that the court makes. */
function platformOf(typed: Typed, row: number, { court }: OfCourt): string {
  if (!isSomeone(typed, row)) return typed.text(`addressee-${row}`);
  return `respondent-${court}-${typed.text(`respondentReference-${row}`)}`;
}

/** The addressees with their duties, and the row of each duty by both places. */
export function addresseesIn(typed: Typed, ofCourt: OfCourt) {
  const rows = Map.groupBy(dutyRows(typed), (row) => platformOf(typed, row, ofCourt));
  return {
    rows: [...rows.values()],
    addressees: [...rows].map(([platform, own]) => ({
      platform,
      // Whoever has several duties is described once, in the first of them.
      ...respondentIn(typed, own[0] ?? 1),
      duties: own.map((row, index) => dutyIn(typed, row, index + 1, ofCourt)),
    })),
  };
}

function respondentIn(typed: Typed, row: number) {
  if (!isSomeone(typed, row)) return {};
  const kind = RESPONDENT_KINDS.find((one) => one === typed.text(`respondentKind-${row}`)) ?? "PERSON";
  const ipAddress = typed.text(`respondentIp-${row}`);
  return {
    respondent: {
      kind,
      legalName: typed.text(`respondentName-${row}`),
      address: typed.lines(`respondentAddress-${row}`).join("\n"),
      ...(ipAddress === "" ? {} : { ipAddress }),
    },
  };
}

function dutyIn(typed: Typed, row: number, number: number, { recipient }: OfCourt) {
  const kind = typed.text(`kind-${row}`) || "REMOVE";
  const until = typed.text(`until-${row}`);
  const within = typed.text(`ownWithin-${row}`);
  return {
    number,
    kind,
    targets: targetsIn(typed, row),
    ...(until === "" ? {} : { until }),
    ...(within === "" ? {} : { within: durationOf(within, typed.text(`ownWithinUnit-${row}`)) }),
    ...penaltyIn(typed, ownPenalty(row)),
    ...(kind === "DISCLOSE" ? { disclosure: disclosureIn(typed, row, recipient) } : {}),
  };
}

function disclosureIn(typed: Typed, row: number, recipient: OfCourt["recipient"]) {
  return {
    categories: CATEGORIES.filter((category) => typed.isChecked(categoryName(row, category))),
    purpose: "CIVIL_CLAIM",
    recipient: { jwk: recipient ?? {} },
    findings: Object.fromEntries(
      DISCLOSURE_FINDINGS.map((name) => [name, { holds: true, reasons: typed.text(disclosureName(row, name)) }]),
    ),
  };
}

export const categoryName = (row: number, category: string) => `category-${row}-${category}`;
export const disclosureName = (row: number, finding: string) => `disclosureBecause-${row}-${finding}`;
export const ownPenalty = (row: number): PenaltyFields => ({
  unit: `ownPenaltyUnit-${row}`,
  amount: `ownPenaltyAmount-${row}`,
  maximum: `ownPenaltyMaximum-${row}`,
});

function targetsIn(typed: Typed, row: number) {
  const kind = typed.text(`targetKind-${row}`) || "URL";
  const because = typed.text(`because-${row}`);
  return typed.lines(`targets-${row}`).map((line) => ({
    kind,
    ...namedBy(kind, line, typed.text(`query-${row}`)),
    ...(because === "" ? {} : { because }),
  }));
}

/** What is missing or wrong in the rows. */
export function wrongInRows(typed: Typed, { recipient }: OfCourt): Wrong[] {
  const described = new Map<string, number>();
  return dutyRows(typed).flatMap((row) => {
    const reference = typed.text(`respondentReference-${row}`);
    const first = described.get(reference) ?? row;
    if (isSomeone(typed, row)) described.set(reference, first);
    const required = [
      `targets-${row}`,
      ...(isSomeone(typed, row) ? [`respondentReference-${row}`] : []),
      ...(isSomeone(typed, row) && first === row ? [`respondentName-${row}`, `respondentAddress-${row}`] : []),
      ...(isDisclosure(typed, row) ? DISCLOSURE_FINDINGS.map((name) => disclosureName(row, name)) : []),
    ];
    const within = typed.text(`ownWithin-${row}`);
    return [
      ...required.filter((name) => typed.text(name) === "").map((at): Wrong => ({ at, problem: { kind: "required" } })),
      ...(within === "" || isWholeNumber(within)
        ? []
        : [{ at: `ownWithin-${row}`, problem: { kind: "number" } } satisfies Wrong]),
      ...wrongInPenalty(typed, ownPenalty(row)),
      ...(isSomeone(typed, row) && reference !== "" && isOtherThan(typed, first, row)
        ? [{ at: `respondentReference-${row}`, problem: { kind: "otherRespondent" } } satisfies Wrong]
        : []),
      ...(isDisclosure(typed, row) ? wrongInDisclosure(typed, row, recipient) : []),
    ];
  });
}

/** Whether what is filled in of somebody differs from where the same reference stands first. */
function isOtherThan(typed: Typed, first: number, row: number): boolean {
  const filled = PARTICULARS.filter((name) => typed.text(`${name}-${row}`) !== "");
  const said = filled.length === 0 ? [] : ["respondentKind", ...filled];
  const of = (name: string, one: number) => typed.lines(`${name}-${one}`).join("\n");
  return said.some((name) => of(name, row) !== of(name, first));
}

function wrongInDisclosure(typed: Typed, row: number, recipient: OfCourt["recipient"]): Wrong[] {
  const [first] = CATEGORIES;
  return [
    ...(CATEGORIES.some((category) => typed.isChecked(categoryName(row, category)))
      ? []
      : [{ at: categoryName(row, first), problem: { kind: "category" } } satisfies Wrong]),
    ...(recipient === undefined ? [{ at: `kind-${row}`, problem: { kind: "noKey" } } satisfies Wrong] : []),
  ];
}
