import type { TFunction } from "i18next";

interface Doer {
  readonly type: string;
  readonly id: string | number | null;
}

const KNOWN = ["court", "platform", "hub", "case", "respondent"] as const;

/** Who did it, in the reader's language; of whoever used a code only a court is told which code it was. */
export function doneByText({ type, id }: Doer, t: TFunction): string {
  if (id === null) return t("court.order.doneBy.unnamed");
  const known = KNOWN.find((one) => one === type);
  return known === undefined ? `${type} ${id}` : t(`court.order.doneBy.${known}`, { id });
}
