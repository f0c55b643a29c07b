import { readFile } from "node:fs/promises";

/** What a published judgment states of its terms; what it does not state is absent. */
export interface Judgment {
  readonly ecli: string;
  readonly court: string;
  readonly summary: string;
  readonly legalBasis?: string;
  readonly removeWithin?: string;
  readonly penalty?: {
    readonly amountCents: number;
    readonly unit: string;
    readonly maximumCents: number;
    readonly currency: string;
  } | null;
}

export async function readJudgments(): Promise<(ecli: string) => Judgment> {
  const file = await readFile(new URL("../cases/judgments.json", import.meta.url), "utf8");
  const judgments: readonly Judgment[] = JSON.parse(file);
  return (ecli) => {
    const found = judgments.find((judgment) => judgment.ecli === ecli);
    if (found === undefined) throw new Error(`There is no ${ecli} in packages/demo/cases/judgments.json`);
    return found;
  };
}
