import { Field, ID, Int, ObjectType } from "type-graphql";
import type { ItemId } from "../../rules/ids.js";
import type { PenaltyUnit } from "../../rules/penalty/penalty.js";
import type { NotRunning, UnitStanding } from "../../rules/penalty/penalty-statement.js";
import type { PenaltyTotal as Total } from "../../rules/penalty/penalty-total.js";
import type { JointUse as Joint, OrderStatement } from "../../rules/penalty-of-order/joint-penalty.js";
import type { Viewer } from "../../use-cases/viewer.js";
import { Platform } from "../platform.js";
import { DateTime, SafeInt } from "../scalars.js";
import { ForfeitedUnitStandingEnum, NotRunningEnum, PenaltyUnitEnum } from "./enums.js";

@ObjectType({ description: "One hour, day, violation or order for which a penalty is forfeited." })
export class ForfeitedUnit {
  @Field(() => ID, {
    nullable: true,
    description: "The id of the item that it is forfeited for; null where items do not count on their own.",
  })
  itemId!: ItemId | null;

  @Field(() => DateTime, {
    description: "When it was forfeited: a started unit when the breach in it began, a full unit when it ended.",
  })
  forfeitedAt!: Date;

  @Field(() => SafeInt, { description: "What was forfeited, in cents." })
  amountCents!: number;

  @Field(() => ForfeitedUnitStandingEnum, { description: "Whether it can still be collected." })
  standing!: UnitStanding;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it prescribes, as things stand (Rv art. 611g); null while that cannot be said.",
  })
  prescribesAt!: Date | null;
}

@ObjectType({
  description: "Forfeited units that follow on each other, for the same item, of one amount and one standing.",
})
export class ForfeitedRun {
  @Field(() => ID, {
    nullable: true,
    description: "The id of the item that they are forfeited for; null where items do not count on their own.",
  })
  itemId!: ItemId | null;

  @Field(() => PenaltyUnitEnum, { description: "What each of them is." })
  unit!: PenaltyUnit;

  @Field(() => Int, { description: "How many they are." })
  count!: number;

  @Field(() => SafeInt, { description: "What was forfeited for each, in cents." })
  amountCents!: number;

  @Field(() => DateTime, { description: "When the first of them was forfeited." })
  firstForfeitedAt!: Date;

  @Field(() => DateTime, { description: "When the last of them was forfeited." })
  lastForfeitedAt!: Date;

  @Field(() => ForfeitedUnitStandingEnum, { description: "Whether they can still be collected." })
  standing!: UnitStanding;
}

@ObjectType({ description: "What one addressee has used of an order's joint maximum." })
export class JointShare {
  @Field(() => Platform, {
    nullable: true,
    description: "The addressee; null to a platform for all others together, whom it does not know.",
  })
  platform!: Platform | null;

  @Field(() => SafeInt, { description: "What it forfeited, and what is PENDING, in cents." })
  usedCents!: number;
}

@ObjectType({ description: "What is used of an order's joint maximum at the moment of an account." })
export class JointUse {
  @Field(() => SafeInt, {
    nullable: true,
    description: "The joint maximum, in cents; null where it was taken back since.",
  })
  maximumCents!: number | null;

  @Field(() => SafeInt, { description: "What all addressees have used of it, in cents: forfeited, and PENDING." })
  usedCents!: number;

  @Field(() => Boolean, { description: "Whether nothing more can be forfeited under it by anybody." })
  reached!: boolean;

  @Field(() => [JointShare], { description: "By whom, in the sequence of the order." })
  shares!: JointShare[];

  static of({ maximumCents: most, shares, ...use }: Joint, viewer: Viewer): JointUse {
    const maximumCents = most ?? null;
    if (viewer.role !== "platform") {
      const all = shares.map(({ platform, usedCents }) => ({ platform: { id: platform }, usedCents }));
      return Object.assign(new JointUse(), { ...use, maximumCents, shares: all });
    }
    const own = shares.filter(({ platform }) => platform === viewer.platform);
    const others = shares.filter(({ platform }) => platform !== viewer.platform);
    const shown = [
      ...own.map(({ platform, usedCents }) => ({ platform: { id: platform }, usedCents })),
      ...(others.length === 0
        ? []
        : [{ platform: null, usedCents: others.reduce((sum, { usedCents }) => sum + usedCents, 0) }]),
    ];
    return Object.assign(new JointUse(), { ...use, maximumCents, shares: shown });
  }
}

@ObjectType({
  description:
    "The account of a platform's penalty (dwangsom) at a moment. Whether it was paid is not known to the hub.",
})
export class PenaltyStatement {
  @Field(() => DateTime, { description: "The moment of the account." })
  asOf!: Date;

  @Field(() => String, {
    nullable: true,
    description: "The currency of the amounts, ISO 4217; null when the order has never had a penalty.",
  })
  currency!: string | null;

  @Field(() => SafeInt, { description: "What is forfeited and has not fallen away, in cents." })
  forfeitedCents!: number;

  @Field(() => SafeInt, { description: "What of that can no longer be collected, in cents (Rv art. 611g)." })
  prescribedCents!: number;

  @Field(() => SafeInt, { description: "What is forfeited, not prescribed, and admitted in an insolvency, in cents." })
  collectibleCents!: number;

  @Field(() => SafeInt, { description: "What fell away when the order ended, as the judge said, in cents." })
  fallenAwayCents!: number;

  @Field(() => SafeInt, {
    description:
      "What was forfeited before an insolvency that lasts, and is not admitted in it (Rv art. 611e(2)), in cents.",
  })
  notAdmittedCents!: number;

  @Field(() => SafeInt, {
    description:
      "What would be added if the court rejected the claims of impossibility that it has not answered yet, in cents. It is in none of the other sums.",
  })
  pendingCents!: number;

  @Field(() => JointUse, {
    nullable: true,
    description: "What is used of the order's joint maximum, and by whom; null where the order has had none.",
  })
  jointMaximum!: JointUse | null;

  @Field(() => Boolean, {
    description: "Whether nothing more can be forfeited under the maximum, its own or the joint one (Rv art. 611b).",
  })
  maximumReached!: boolean;

  @Field(() => Boolean, { description: "Whether more is being forfeited at this moment." })
  running!: boolean;

  @Field(() => DateTime, { nullable: true, description: "Since when more is being forfeited; null when none is." })
  runningSince!: Date | null;

  @Field(() => NotRunningEnum, {
    nullable: true,
    description: "Why nothing more is being forfeited; null when more is.",
  })
  notRunningBecause!: NotRunning | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the first of what can be collected prescribes, as things stand; null while nothing does.",
  })
  prescribesNextAt!: Date | null;

  @Field(() => SafeInt, {
    description:
      "How many units there are: hours, days, violations or orders for which a penalty was forfeited, and those PENDING.",
  })
  unitCount!: number;

  @Field(() => [ForfeitedUnit], {
    description:
      "Every hour, day, violation or order for which a penalty was forfeited or is PENDING, in order of time: 10,000 at most. For those after them, ask again with the last one's `forfeitedAt` as `unitsFrom`; those of that moment come again.",
  })
  units!: ForfeitedUnit[];

  @Field(() => [ForfeitedRun], { description: "All of them, those that are alike and follow on each other together." })
  runs!: ForfeitedRun[];

  static of({ joint, ...statement }: OrderStatement, viewer: Viewer): PenaltyStatement {
    return Object.assign(new PenaltyStatement(), {
      ...statement,
      jointMaximum: joint === undefined ? null : JointUse.of(joint, viewer),
      asOf: new Date(statement.asOf),
      currency: statement.currency ?? null,
      runningSince: statement.running ? new Date(statement.since) : null,
      notRunningBecause: statement.running ? null : statement.because,
      prescribesNextAt: statement.prescribesNextAt === undefined ? null : new Date(statement.prescribesNextAt),
      runs: statement.runs.map(({ itemId, firstForfeitedAt, lastForfeitedAt, ...run }) => ({
        ...run,
        itemId: itemId ?? null,
        firstForfeitedAt: new Date(firstForfeitedAt),
        lastForfeitedAt: new Date(lastForfeitedAt),
      })),
      units: statement.units.map(({ itemId, forfeitedAt, amountCents, standing, prescribesAt }) => ({
        itemId: itemId ?? null,
        forfeitedAt: new Date(forfeitedAt),
        amountCents,
        standing,
        prescribesAt: prescribesAt === undefined ? null : new Date(prescribesAt),
      })),
    });
  }
}

@ObjectType({ description: "What the addressees of an order have forfeited together, at a moment." })
export class PenaltyTotal {
  @Field(() => DateTime, { description: "The moment of the account." })
  asOf!: Date;

  @Field(() => String, {
    nullable: true,
    description: "The currency of the amounts, ISO 4217; null when the order has never had a penalty.",
  })
  currency!: string | null;

  @Field(() => SafeInt, { description: "What is forfeited and has not fallen away, in cents." })
  forfeitedCents!: number;

  @Field(() => SafeInt, { description: "What of that can no longer be collected, in cents (Rv art. 611g)." })
  prescribedCents!: number;

  @Field(() => SafeInt, { description: "What is forfeited, not prescribed, and admitted in an insolvency, in cents." })
  collectibleCents!: number;

  @Field(() => SafeInt, { description: "What fell away when the order ended, as the judge said, in cents." })
  fallenAwayCents!: number;

  @Field(() => SafeInt, {
    description:
      "What was forfeited before an insolvency that lasts, and is not admitted in it (Rv art. 611e(2)), in cents.",
  })
  notAdmittedCents!: number;

  @Field(() => SafeInt, {
    description:
      "What would be added if the court rejected the claims of impossibility that it has not answered yet, in cents. It is in none of the other sums.",
  })
  pendingCents!: number;

  @Field(() => Boolean, { description: "Whether any of them is forfeiting more at this moment." })
  running!: boolean;

  static of(total: Total): PenaltyTotal {
    return Object.assign(new PenaltyTotal(), {
      ...total,
      asOf: new Date(total.asOf),
      currency: total.currency ?? null,
    });
  }
}
