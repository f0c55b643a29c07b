type Step = () => Promise<unknown>;

/** What has to be undone, noted while it is being done. */
export interface Teardown {
  /** Steps of one call are undone at the same time; those of a later call before those of an earlier one. */
  later(...steps: Step[]): void;
  /** Undoes everything, each step to its end, once however often it is asked. */
  run(): Promise<void>;
}

export function openTeardown(): Teardown {
  const groups: Step[][] = [];
  let running: Promise<void> | undefined;

  async function undo(): Promise<void> {
    const failures: unknown[] = [];
    for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
      const outcomes = await Promise.allSettled(group.map((step) => step()));
      for (const outcome of outcomes) if (outcome.status === "rejected") failures.push(outcome.reason);
    }
    if (failures.length > 0) throw new AggregateError(failures, "The hub did not end cleanly.");
  }

  return {
    later: (...steps) => {
      groups.push(steps);
    },
    run: () => {
      running ??= undo();
      return running;
    },
  };
}
