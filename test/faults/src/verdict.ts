import type { Entry } from "./history.js";

/** What the README and the guides promise, each as something that a history can break. */
export const INVARIANTS = {
  "a grant answered is kept": "Each addressee of an answered grant has the order in its inbox.",
  "no order twice": "A case has at most one order, and each addressee is told of it once.",
  "in order without a gap": "A reader receives positions 1, 2, 3 …, each once, also when it resumes.",
  "an unbroken chain": "Each message has the digest of the one before, and its own digest as the schema defines it.",
  "the record is what was received": "At the end the hub holds at each position what readers received there.",
  "everything arrives": "At the end each reader has received all that the hub holds for it.",
  "an acknowledgement answered is kept": "The hub holds each answered acknowledgement, and the order counts as served.",
  "a confirmation answered is kept": "The hub holds each answered confirmation of removal or reinstatement.",
  "a lifted order frees its items":
    "After an answered lifting every item is free and every addressee is told of it once.",
  "a complaint answered is told": "A complaint taken under review is told to its platform once.",
  "a term passes once": "An order obeyed too late is told as overdue once, and one obeyed in time never.",
  "a term passes in time": "A passed term is told neither before it ends nor long after, beside the time of faults.",
  "every seal verifies": "The court's signature on each order holds, over the part that came with it.",
  "nobody receives another's": "A platform hears only of its own part of its own orders and complaints.",
  "each call is answered": "No call is refused without cause, and none is without an answer for a minute.",
  "the hub recovers": "After each fault all processes become ready and all readers are connected again.",
} as const;
export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  /** Of the first entry that shows it. */
  readonly atMs: number;
  readonly text: string;
  /** The entries that show it. */
  readonly shownBy: readonly Entry[];
}

/** What one check found, and how often it looked: a promise that was never put to the test was not kept either. */
export interface Findings {
  looked(invariant: Invariant): void;
  broken(invariant: Invariant, text: string, ...shownBy: readonly Entry[]): void;
}

export interface Verdict {
  readonly looked: ReadonlyMap<Invariant, number>;
  readonly violations: readonly Violation[];
}

export function collectFindings(): Findings & { verdict(): Verdict } {
  const looked = new Map<Invariant, number>(
    (Object.keys(INVARIANTS) as Invariant[]).map((invariant) => [invariant, 0]),
  );
  const violations: Violation[] = [];
  return {
    looked: (invariant) => void looked.set(invariant, (looked.get(invariant) ?? 0) + 1),
    broken(invariant, text, ...shownBy) {
      const [first] = shownBy.map((entry) => entry.atMs).sort((a, b) => a - b);
      violations.push({ invariant, atMs: first ?? 0, text, shownBy });
    },
    verdict: () => ({ looked, violations }),
  };
}
