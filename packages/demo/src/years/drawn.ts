import type { Chance } from "@exparte/simulation/chance";

/** One of them, each as often as its weight says. */
export function drawn<One extends { readonly weight: number }>(all: readonly One[], chance: Chance): One {
  let left = chance.uniform() * all.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of all) {
    left -= one.weight;
    if (left < 0) return one;
  }
  const last = all.at(-1);
  if (last === undefined) throw new Error("There is nothing to draw from");
  return last;
}
