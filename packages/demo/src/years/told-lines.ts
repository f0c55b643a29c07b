import type { Happened } from "./happened.js";

/** How often it is told how far it has come. */
const TOLD_AT_PERCENT = 10;

interface ToldHistory {
  /** Entries of the party feed, as the platforms service printed them. */
  readonly parties: readonly string[];
  readonly moments: readonly Happened[];
  readonly now: Date;
  readonly tell: (line: string) => void;
}

/** What the orders service takes in, a line each, while it is told how far it has come. */
export function* toldLines({ parties, moments, now, tell }: ToldHistory): Generator<string> {
  for (const party of parties) yield `{"party":${party}}`;
  let orders = 0;
  let toldPercent = 0;
  for (const [index, happened] of moments.entries()) {
    yield JSON.stringify({ happened });
    if (happened.order?.some(({ kind }) => kind === "OrderIssued")) orders += 1;
    const percent = Math.floor((100 * (index + 1)) / moments.length);
    if (percent < toldPercent + TOLD_AT_PERCENT) continue;
    toldPercent = percent;
    tell(`  ${String(percent).padStart(3)}%  up to ${happened.at.slice(0, 10)}, ${orders} orders`);
  }
  yield JSON.stringify({ until: now.toISOString() });
}
