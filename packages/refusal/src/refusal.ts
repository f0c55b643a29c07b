/** What a refusal holds beside its message: plain values only, so that it can cross a process boundary. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Every code that a part can refuse with, and one sentence on what it means and what to do next. */
export type RefusalTable = Readonly<Record<string, string>>;

/**
 * A request that was understood and refused. It reaches the caller as a GraphQL error with `extensions.code` and the
 * facts; anything else that is thrown is a bug and is masked.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly facts: RefusalFacts;

  constructor(code: string, message: string, facts: RefusalFacts = {}, options: ErrorOptions = {}) {
    super(message, options);
    this.name = "Refusal";
    this.code = code;
    this.facts = facts;
  }
}

/** Binds a table of codes to a constructor, so that only documented codes can be refused with. */
export function refusals<Table extends RefusalTable>(_table: Table) {
  return (code: keyof Table & string, message: string, facts?: RefusalFacts, options?: ErrorOptions): Refusal =>
    new Refusal(code, message, facts, options);
}

/** A refusal that says more of what it is about, in addition to or instead of what it said; other errors unchanged. */
export function restated(error: unknown, facts: RefusalFacts): unknown {
  if (!(error instanceof Refusal)) return error;
  return new Refusal(error.code, error.message, { ...error.facts, ...facts }, { cause: error });
}
