import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { evolveOrder } from "../order/evolve-order.js";
import type { Order } from "../order/order.js";
import type { OrderEvent } from "../order/order-events.js";
import { accountsOf } from "../order/penalties-of-order.js";
import { costOf, cutJointly, type JointRun, type JointVersion } from "../penalty/joint-maximum.js";
import { type PenaltyStatement, penaltyStatement, reckoned, statementOf } from "../penalty/penalty-statement.js";
import type { PenaltyAccountOf } from "./penalty-decisions.js";
import { penaltyHistoryOf } from "./penalty-of-order.js";

/** What is used of the joint maximum at the moment of an account. */
export interface JointUse {
  /** Absent where the version in force has none, and an earlier one had. */
  readonly maximumCents?: number;
  readonly usedCents: number;
  readonly reached: boolean;
  /** By whom, in the sequence of the document; PENDING units are among them. */
  readonly shares: readonly { readonly platform: PlatformId; readonly usedCents: number }[];
}

export type OrderStatement = PenaltyStatement & { readonly joint?: JointUse };

/** The accounts of penalties at a moment, from the order's events up to it; under a joint maximum, each by what the others left. */
export function statementsOf(
  events: readonly OrderEvent[],
  wanted: readonly PenaltyAccountOf[],
  now: Instant,
  unitsFrom?: Instant,
): OrderStatement[] {
  const historyOf = ({ platform, duty }: PenaltyAccountOf) => penaltyHistoryOf(events, platform, duty);
  const versions = jointVersionsOf(events);
  if (versions.every(({ maximumCents }) => maximumCents === undefined))
    return wanted.map((account) => penaltyStatement(historyOf(account), now, unitsFrom));
  const accounts = accountsIn(events).map((account) => {
    const history = historyOf(account);
    return { ...account, history, own: reckoned(history, now) };
  });
  const cut = cutJointly(
    accounts.map(({ own: { forfeited, pending } }) => [...marked(forfeited, false), ...marked(pending, true)]),
    versions,
  );
  const joint = useOf(accounts, cut, versions);
  return wanted.map((account) => {
    const index = accounts.findIndex(({ platform, duty }) => platform === account.platform && duty === account.duty);
    const of = accounts[index];
    const runs = cut[index] ?? [];
    if (of === undefined) return penaltyStatement(historyOf(account), now, unitsFrom);
    const left = { forfeited: runs.filter(({ pending }) => !pending), pending: runs.filter(({ pending }) => pending) };
    return { ...statementOf(of.history, of.own, now, unitsFrom, { ...left, reached: joint.reached }), joint };
  });
}

function marked<T extends object>(runs: readonly T[], pending: boolean): (T & Pick<JointRun, "pending">)[] {
  return runs.map((run) => ({ ...run, pending }));
}

/** A version without a joint maximum has none, whatever an earlier one had. */
function jointVersionsOf(events: readonly OrderEvent[]): JointVersion[] {
  return events.flatMap((event) => {
    if (event.kind !== "OrderIssued" && event.kind !== "OrderModified") return [];
    const { jointMaximum } = event.document;
    return [{ from: event.at, ...(jointMaximum === undefined ? {} : { maximumCents: jointMaximum.maximumCents }) }];
  });
}

function accountsIn(events: readonly OrderEvent[]): PenaltyAccountOf[] {
  const order = events.reduce<Order | undefined>(evolveOrder, undefined);
  return (order?.addressees ?? []).flatMap((addressee) =>
    accountsOf(addressee).map((duty) => ({ platform: addressee.platform, duty })),
  );
}

function useOf(
  accounts: readonly PenaltyAccountOf[],
  cut: readonly (readonly JointRun[])[],
  versions: readonly JointVersion[],
): JointUse {
  const maximumCents = versions.at(-1)?.maximumCents;
  const costs = accounts.map(({ platform }, index) => ({ platform, usedCents: costOf(cut[index] ?? []) }));
  const shares = [...Map.groupBy(costs, ({ platform }) => platform)].map(([platform, some]) => ({
    platform,
    usedCents: some.reduce((sum, { usedCents }) => sum + usedCents, 0),
  }));
  const usedCents = shares.reduce((sum, share) => sum + share.usedCents, 0);
  return {
    ...(maximumCents === undefined ? {} : { maximumCents }),
    usedCents,
    reached: usedCents >= (maximumCents ?? Infinity),
    shares,
  };
}
