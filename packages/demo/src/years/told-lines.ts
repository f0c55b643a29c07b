/** How often it is told how far it has come. */
const TOLD_AT_PERCENT = 10;

interface ToldHistory<Moment> {
  /** Entries of the party feed, as the platforms service printed them. */
  readonly parties: readonly string[];
  /** In the order of time. */
  readonly moments: readonly Moment[];
  /** As the service names a moment in a line. */
  readonly as: "happened" | "act";
  readonly now: Date;
  readonly tell: (line: string) => void;
}

/** What a service takes in, a line each, while it is told how far it has come. */
export function* toldLines<Moment extends { readonly at: string }>(history: ToldHistory<Moment>): Generator<string> {
  const { parties, moments, as, now, tell } = history;
  for (const party of parties) yield `{"party":${party}}`;
  let toldPercent = 0;
  for (const [index, moment] of moments.entries()) {
    yield JSON.stringify({ [as]: moment });
    const percent = Math.floor((100 * (index + 1)) / moments.length);
    if (percent < toldPercent + TOLD_AT_PERCENT) continue;
    toldPercent = percent - (percent % TOLD_AT_PERCENT);
    tell(`  ${String(percent).padStart(3)}%  up to ${moment.at.slice(0, 10)}`);
  }
  yield JSON.stringify({ until: now.toISOString() });
}
