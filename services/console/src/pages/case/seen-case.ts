import type { CaseItemFragment, CaseQuery, OwnItemFragment, OwnOrderFragment } from "../../graph/case-documents.js";

/** A case as the graph shows it to whoever has a code. */
export type SeenCase = CaseQuery["case"];
export type CaseItem = CaseItemFragment;
export type OwnOrder = OwnOrderFragment;
export type OwnItem = OwnItemFragment;
export type Duty = OwnOrder["addressees"][number]["duties"][number];
export type Opposition = SeenCase["oppositions"][number];

export function isPending({ status }: Opposition): boolean {
  return status === "LODGED" || status === "HEARING_SET";
}

/** Who can contest with the code, and has not: the applicant has nothing to contest. */
export function mayContest({ for: user, orderStatus, oppositions, items }: SeenCase): boolean {
  const isOpen = orderStatus === "IN_FORCE" || orderStatus === "SUSPENDED";
  return user !== "APPLICANT" && isOpen && !oppositions.some(isPending) && items.some(isNamed);
}

/** The order names it: it covers it, or the judge suspended it for this item alone. */
export function isNamed({ covered, suspended }: CaseItem): boolean {
  return covered || suspended;
}

export function dutiesOf({ order }: SeenCase): readonly Duty[] {
  return order?.addressees.flatMap(({ duties }) => duties) ?? [];
}

/** The respondent's item with its duty; undefined where the order has none of this id. */
export function ownItem(seen: SeenCase, id: string): { readonly duty: Duty; readonly item: OwnItem } | undefined {
  for (const duty of dutiesOf(seen)) {
    const item = duty.items.find((one) => one.id === id);
    if (item !== undefined) return { duty, item };
  }
  return undefined;
}

/** What names an item to a reader: its address, or of what has none the words that find it. */
export function nameOf({ url }: { readonly url: string }): string {
  const [, words] = /^data:,(.*)$/s.exec(url) ?? [];
  if (words === undefined) return url;
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}
