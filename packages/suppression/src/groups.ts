/** How to divide the records of a population, and whose records they are. */
export interface Grouping<Member> {
  /** From the general to the particular, the same number of words for every member: `["fruit", "apple"]`. */
  readonly pathOf: (member: Member) => readonly string[];
  /** Whose record it is: several records of one person count as one person. */
  readonly personOf: (member: Member) => string;
  /** The least number of persons in a group. */
  readonly atLeast: number;
}

/** Members that are published together. */
export interface Group<Member> {
  /**
   * What they have in common: a whole path, a shorter one for the rest of a branch, or an empty one for the rest of
   * all.
   */
  readonly path: readonly string[];
  readonly members: readonly Member[];
}

/**
 * Divides a population into groups that may each be published: no two overlap, together they hold everybody, and each
 * has at least `atLeast` persons. A group that is too small is not left out, since subtraction would undo that. It is
 * put together with the other small groups of its branch; where those are still too few, with those of all branches;
 * and where those are too few, with the smallest group that was large enough. Empty when the whole population is too
 * small.
 *
 * Why it is safe: adding and subtracting sums of these groups gives only unions of them. A small group is part of one
 * with at least `atLeast` persons, and nothing reveals which part.
 *
 * A group without any member is not named, so that it looks like one that was put together with others.
 */
export function groupsOf<Member>(members: readonly Member[], grouping: Grouping<Member>): Group<Member>[] {
  const { personOf, atLeast } = grouping;
  const { groups, rest } = settle(members, [], grouping);
  const ascending = groups.toSorted((a, b) => a.members.length - b.members.length || comparePaths(a.path, b.path));
  let together = rest;
  while (together.length > 0 && personsIn(together, personOf) < atLeast) {
    const next = ascending.shift();
    if (next === undefined) return [];
    together = [...together, ...next.members];
  }
  const settled = together.length === 0 ? ascending : [...ascending, { path: [], members: together }];
  return settled.toSorted((a, b) => comparePaths(a.path, b.path));
}

/** How many persons the records belong to. */
export function personsIn<Member>(members: readonly Member[], personOf: (member: Member) => string): number {
  return new Set(members.map(personOf)).size;
}

interface Settled<Member> {
  readonly groups: readonly Group<Member>[];
  /** Too few to be a group here. */
  readonly rest: readonly Member[];
}

function settle<Member>(
  members: readonly Member[],
  path: readonly string[],
  grouping: Grouping<Member>,
): Settled<Member> {
  const { pathOf, personOf, atLeast } = grouping;
  const branches = Map.groupBy(members, (member) => pathOf(member)[path.length]);
  // Members with the same path are not divided further.
  const within = branches.has(undefined)
    ? { groups: [], rest: members }
    : joined([...branches].map(([word = "", those]) => settle(those, [...path, word], grouping)));
  if (path.length === 0 || within.rest.length === 0) return within;
  if (personsIn(within.rest, personOf) < atLeast) return within;
  return { groups: [...within.groups, { path, members: within.rest }], rest: [] };
}

function joined<Member>(parts: readonly Settled<Member>[]): Settled<Member> {
  return { groups: parts.flatMap(({ groups }) => groups), rest: parts.flatMap(({ rest }) => rest) };
}

/** Sorts by words; a rest comes after the groups that it is the rest of. */
function comparePaths(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a, b].map((path) => [...path, "\uffff"].join("\u0000"));
  return left === right ? 0 : (left ?? "") < (right ?? "") ? -1 : 1;
}
