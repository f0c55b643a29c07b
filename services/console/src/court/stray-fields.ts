import {
  CATEGORIES,
  categoryName,
  DISCLOSURE_FINDINGS,
  disclosureName,
  dutyRows,
  isDisclosure,
  isSomeone,
  PARTICULARS,
} from "./duty-rows.js";
import type { Typed, Wrong } from "./fields.js";

/**
 * What is filled in of a duty and is of no duty of its kind, or of no addressee like its own: the order would go out without
 * what its writer sees in it.
 */
export function strayInRows(typed: Typed): Wrong[] {
  return dutyRows(typed).flatMap((row) => [
    ...(isSomeone(typed, row) ? [] : strayOf(typed, respondentNames(row), "onlyUnregistered")),
    ...(isDisclosure(typed, row) ? [] : strayOf(typed, disclosureNames(row), "onlyDisclosure")),
    ...(typed.text(`targetKind-${row}`) === "SEARCH_RESULT" ? [] : strayOf(typed, [`query-${row}`], "onlySearch")),
  ]);
}

type Only = "onlyUnregistered" | "onlyDisclosure" | "onlySearch" | "notForData";

export function strayOf(typed: Typed, names: readonly string[], kind: Only): Wrong[] {
  return names.filter((name) => typed.text(name) !== "").map((at) => ({ at, problem: { kind } }));
}

const respondentNames = (row: number) => ["respondentReference", ...PARTICULARS].map((name) => `${name}-${row}`);
const disclosureNames = (row: number) => [
  ...CATEGORIES.map((category) => categoryName(row, category)),
  ...DISCLOSURE_FINDINGS.map((finding) => disclosureName(row, finding)),
];
